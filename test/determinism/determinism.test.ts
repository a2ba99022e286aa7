import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { compile } from '../../compiler/compile.js'
import { emit } from '../../compiler/emit.js'
import { project, readPolicySources } from '../project.js'

const sources = readPolicySources(project)

describe('what is generated', () => {
  const generated = emit(compile(sources), { readBack: true })

  it('is the same in whatever order files are read', async () => {
    const backwards = await emit(compile(sources.toReversed()))
    expect([...backwards].sort()).toEqual([...(await generated)].sort())
  })

  it('is the same every time', async () => {
    expect(await emit(compile(sources))).toEqual(await generated)
  })

  it.each([
    { LC_ALL: 'C', TZ: 'UTC' },
    { LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8', TZ: 'Asia/Kolkata' },
    { LC_ALL: 'fr_FR.UTF-8', LANG: 'fr_FR.UTF-8', TZ: 'Pacific/Chatham' },
  ])('is what is committed under $LC_ALL in $TZ', (env) => {
    const codicil = [`${project}/dist/cli/main.js`, 'build', '--check']
    expect(
      execFileSync(process.execPath, codicil, {
        cwd: project,
        encoding: 'utf8',
        env: { ...process.env, ...env },
        stdio: 'pipe',
      }),
    ).toBe('')
  })

  it('holds nothing of the machine that made it', async () => {
    for (const [path, text] of await generated) {
      expect(text, path).not.toContain(project)
      // An instant that a comment shows as an example is the same on every machine.
      expect(text.replaceAll('`2023-06-16T17:00:00+02:00`', ''), path).not.toMatch(/\b20\d\d-\d\d-\d\dT\d\d:/)
    }
  })
})
