import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { project } from '../project.js'
import { codicil } from './io.js'

let root: string
const kept = (): string => join(root, 'node_modules/.cache/codicil')
const decide = (...more: readonly string[]) =>
  codicil(root, ['decide', 'loan-period', '--facts', '{"reader":"child","item":"book"}', '--on', '2024-06-01', ...more])
const edit = (path: string, before: string, after: string): void => {
  const file = join(root, 'policies/library', path)
  const text = readFileSync(file, 'utf8')
  expect(text).toContain(before)
  writeFileSync(file, text.replace(before, after))
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'codicil-store-'))
  cpSync(join(project, 'test/messages/base'), join(root, 'policies'), { recursive: true })
  mkdirSync(join(root, 'node_modules'))
})
afterEach(() => {
  rmSync(root, { recursive: true, force: true })
})

describe('what is kept of a compilation', () => {
  it('gives the answer that compiling gives', async () => {
    const first = await decide()
    expect(first.out).toMatch(/within 14\sdays/)
    expect(readdirSync(kept())).toHaveLength(1)
    expect(await decide()).toEqual(first)
    expect(await decide('--json')).toMatchObject({ code: 0 })
    const { err } = await codicil(root, ['decide', 'loan-perid', '--facts', '{}'])
    expect(err).toContain('did you mean `loan-period`?')
  })

  it('is not believed of other policies: each change is seen, an error is told, and the way back is known', async () => {
    const first = await decide()
    edit('2024/loans.yaml', 'P14D', 'P15D')
    expect((await decide()).out).toMatch(/within 15\sdays/)
    edit('2024/loans.yaml', 'P15D', 'P15')
    expect(await decide()).toMatchObject({ code: 1, out: '' })
    edit('2024/loans.yaml', 'P15', 'P14D')
    expect(await decide()).toEqual(first)
  })

  it('is not believed when it is damaged', async () => {
    const first = await decide()
    const [name = ''] = readdirSync(kept())
    const path = join(kept(), name)
    const whole = readFileSync(path)
    const spoilt = (at: number): Buffer => {
      const copy = Buffer.from(whole)
      copy[at] = (copy[at] ?? 0) ^ 255
      return copy
    }
    const places = Array.from({ length: 40 }, (_, i) => Math.floor((i * (whole.length - 1)) / 39))
    for (const bytes of [...places.map(spoilt), whole.subarray(0, 100), Buffer.alloc(0)]) {
      writeFileSync(path, bytes)
      expect(await decide()).toEqual(first)
    }
  })

  it('is kept only beside installed packages', async () => {
    rmSync(join(root, 'node_modules'), { recursive: true })
    expect(await decide()).toMatchObject({ code: 0 })
    expect(readdirSync(root)).toEqual(['policies'])
  })
})
