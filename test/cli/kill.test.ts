import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { mend, readFolder, replaceFolder } from '../../compiler/cli/replace-folder.js'
import { project } from '../project.js'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'codicil-kill-'))
})
afterEach(() => {
  rmSync(root, { recursive: true, force: true })
})

const filesOf = (version: number): ReadonlyMap<string, string> =>
  new Map(Array.from({ length: 30 }, (_, i) => [`folder-${i % 5}/file-${i}.txt`, `${version} `.repeat(200)]))

/** Replaces the folder over and over, each time with files that all carry the same number. */
const writer = `
  import { replaceFolder } from ${JSON.stringify(join(project, 'dist/cli/replace-folder.js'))}
  process.stdout.write('ready')
  for (let version = 1; ; version++)
    replaceFolder(process.argv[1], 'generated', new Map(Array.from({ length: 30 }, (_, i) => ['folder-' + (i % 5) + '/file-' + i + '.txt', (version + ' ').repeat(200)])))
`

describe('replacing a folder', () => {
  it('leaves all old or all new whenever it is killed', async () => {
    replaceFolder(root, 'generated', filesOf(0))
    const versions = new Set<string>()
    for (let round = 0; round < 60; round++) {
      const child = spawn(process.execPath, ['--input-type=module', '-e', writer, root], {
        stdio: ['ignore', 'pipe', 'ignore'],
      })
      await new Promise((resolve) => child.stdout.once('data', resolve))
      await new Promise((resolve) => setTimeout(resolve, (round * 7) % 60))
      child.kill('SIGKILL')
      await new Promise((resolve) => child.once('exit', resolve))

      mend(root, 'generated')
      const files = readFolder(join(root, 'generated'))
      expect(files.size).toBe(30)
      const contents = new Set(files.values())
      expect(contents.size).toBe(1)
      versions.add([...contents].join())
      expect(readdirSync(root).filter((name) => name !== '.generated.lock')).toEqual(['generated'])
    }
    expect(versions.size).toBeGreaterThan(1)
  }, 120_000)

  it('does not wait for a writer that died', () => {
    replaceFolder(root, 'generated', filesOf(1))
    replaceFolder(root, 'generated', filesOf(2))
    expect(readFolder(join(root, 'generated')).get('folder-0/file-0.txt')).toBe('2 '.repeat(200))
  })
})
