import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readFolder } from '../../compiler/cli/read-folder.js'
import { mend, newFolderMemory, replaceFolder, settle } from '../../compiler/cli/replace-folder.js'
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
  for (let version = 1; ; version++) {
    replaceFolder(process.argv[1], 'generated', new Map(Array.from({ length: 30 }, (_, i) => ['folder-' + (i % 5) + '/file-' + i + '.txt', (version + ' ').repeat(200)])))
    process.stdout.write('.')
    await new Promise((resolve) => setTimeout(resolve))
  }
`

/** Resolves when the writer has told of that many replacements. */
function swaps(output: Readable, count: number): Promise<void> {
  return new Promise((resolve) => {
    let told = 0
    output.on('data', (chunk: Buffer) => {
      told += chunk.length
      if (told >= count) resolve()
    })
  })
}

describe('replacing a folder', () => {
  it('leaves all old or all new whenever it is killed', async () => {
    const start = performance.now()
    replaceFolder(root, 'generated', filesOf(0))
    const oneReplacement = performance.now() - start
    const versions = new Set<string>()
    for (let round = 0; round < 60; round++) {
      const child = spawn(process.execPath, ['--input-type=module', '-e', writer, root], {
        stdio: ['ignore', 'pipe', 'ignore'],
      })
      // Killed somewhere in the replacement after the first, the second or the third, however fast the machine is.
      await swaps(child.stdout, 1 + (round % 3))
      await new Promise((resolve) => setTimeout(resolve, (oneReplacement * round) / 50))
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

  it('that need not be on the disk at once says which files are not, until they are settled', () => {
    replaceFolder(root, 'generated', filesOf(1))
    const memory = newFolderMemory(root, 'generated')
    const files = new Map([...filesOf(1), ['folder-0/file-0.txt', 'other']])
    replaceFolder(root, 'generated', files, { kept: (path) => path !== 'folder-0/file-0.txt', memory })
    expect([...memory.unsettled]).toEqual(['folder-0/file-0.txt'])
    settle(root, 'generated', memory)
    expect(memory.unsettled.size).toBe(0)
    expect(readFolder(join(root, 'generated'))).toEqual(files)
  })

  it('does not wait for a writer that died', () => {
    replaceFolder(root, 'generated', filesOf(1))
    replaceFolder(root, 'generated', filesOf(2))
    expect(readFolder(join(root, 'generated')).get('folder-0/file-0.txt')).toBe('2 '.repeat(200))
  })
})
