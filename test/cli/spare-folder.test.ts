import fc from 'fast-check'
import {
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { compareOutput, isSame, writeOutput } from '../../compiler/cli/output.js'
import { readFolder } from '../../compiler/cli/read-folder.js'
import { mend, newFolderMemory, settle, type FolderMemory } from '../../compiler/cli/replace-folder.js'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'codicil-spare-'))
  mkdirSync(join(root, 'node_modules'))
})
afterEach(() => {
  rmSync(root, { recursive: true, force: true })
})

type Files = ReadonlyMap<string, string>
const first: Files = new Map([
  ['manifest.json', '{ "files": { "a/1": "", "a/2": "", "b/3": "" } }'],
  ['a/1', 'one'],
  ['a/2', 'two'],
  ['b/3', 'three'],
])
const spare = () => join(root, 'node_modules/.cache/codicil-generated')

function build(files: Files, memory: FolderMemory): void {
  writeOutput(root, files, memory)
  expect(readFolder(join(root, 'generated'))).toEqual(files)
  settle(root, 'generated', memory)
  mend(root, 'generated')
}

const changed = (path: string, text: string): Files => new Map([...first, [path, text]])
/** The folders that stand there now, or stood there before. */
const folder = (path: string): number => statSync(join(root, 'generated', path)).ino

describe('a spare folder', () => {
  it('is the next one, with what has changed', () => {
    const memory = newFolderMemory(root, 'generated')
    build(first, memory)
    build(changed('a/1', 'uno'), memory)
    expect(readFolder(spare())).toEqual(changed('a/1', 'uno'))
    const before = folder('b')
    // Whoever reads the present one meanwhile reads what it says.
    linkSync(join(root, 'generated/a/2'), join(root, 'node_modules/opened'))
    build(changed('a/2', 'due'), memory)
    expect(readFileSync(join(root, 'node_modules/opened'), 'utf8')).toBe('two')
    build(changed('b/3', 'tre'), memory)
    expect(folder('b')).toBe(before)
  })

  it('never shows, whatever is written and whatever others do meanwhile', () => {
    const path = fc.constantFrom('a/1', 'a/2', 'b/3', 'b/c/4', '5')
    const files = fc.dictionary(path, fc.string({ maxLength: 2 }), { minKeys: 1, noNullPrototype: true })
    const remove = (file: string): void => {
      rmSync(file, { recursive: true, force: true })
    }
    const others = {
      nothing: () => undefined,
      'remove the folder': () => {
        remove(join(root, 'generated'))
      },
      'remove a file': () => {
        remove(join(root, 'generated/a/1'))
      },
      'remove a file of the spare one': () => {
        remove(join(spare(), 'b/3'))
      },
      'write by hand': () => {
        if (existsSync(join(root, 'generated/a/2'))) writeFileSync(join(root, 'generated/a/2'), 'by hand')
      },
      'build something else': (said: Files) => {
        writeOutput(root, said)
        mend(root, 'generated')
      },
      'put a file there and take it away': (said: Files, memory: FolderMemory) => {
        writeFileSync(join(root, 'generated/foreign'), '')
        expect(() => writeOutput(root, said, memory)).toThrow('generated/foreign')
        settle(root, 'generated', memory)
        remove(join(root, 'generated/foreign'))
      },
    }
    const withManifest = (state: Readonly<Record<string, string>>): Files => {
      const manifest = JSON.stringify({ files: Object.fromEntries(Object.keys(state).map((name) => [name, ''])) })
      return new Map([...Object.entries(state), ['manifest.json', manifest]])
    }
    const meanwhile = fc.constantFrom(...(Object.keys(others) as (keyof typeof others)[]))
    const step = fc.record({ state: files, meanwhile, elsewhere: files })
    fc.assert(
      fc.property(fc.array(step, { minLength: 2, maxLength: 6 }), (steps) => {
        for (const folder of [join(root, 'generated'), spare()]) remove(folder)
        const memory = newFolderMemory(root, 'generated')
        build(first, memory)
        for (const one of steps) {
          others[one.meanwhile](withManifest(one.elsewhere), memory)
          build(withManifest(one.state), memory)
        }
      }),
      { numRuns: 150, seed: 20230601 },
    )
  })

  it('is not believed where others have written, even what is to be written now', () => {
    const memory = newFolderMemory(root, 'generated')
    build(first, memory)
    build(changed('a/1', 'uno'), memory)
    writeOutput(root, changed('a/2', 'due'))
    mend(root, 'generated')
    build(new Map([...changed('a/2', 'due'), ['b/3', 'tre']]), memory)
    // As when another branch is checked out, policies and all.
    rmSync(join(root, 'generated/a/1'))
    writeFileSync(join(root, 'generated/a/1'), 'eins')
    build(new Map([...changed('a/1', 'eins'), ['b/3', 'drei']]), memory)
    rmSync(join(root, 'generated'), { recursive: true })
    build(changed('b/3', 'tre'), memory)
  })

  it('is made anew when it is gone, damaged or in the way', () => {
    const memory = newFolderMemory(root, 'generated')
    build(first, memory)
    build(changed('a/1', 'uno'), memory)
    rmSync(spare(), { recursive: true })
    build(changed('a/1', 'eins'), memory)
    rmSync(spare(), { recursive: true })
    writeFileSync(spare(), 'a file')
    build(changed('a/1', 'ein'), memory)
    expect(readFolder(spare())).toEqual(changed('a/1', 'ein'))
  })

  it('in which somebody wrote is put right by the build after', () => {
    const memory = newFolderMemory(root, 'generated')
    build(first, memory)
    build(changed('a/1', 'uno'), memory)
    rmSync(join(spare(), 'b/3'))
    writeFileSync(join(spare(), 'b/3'), 'something else')
    writeOutput(root, changed('a/1', 'eins'), memory)
    expect(isSame(compareOutput(root, changed('a/1', 'eins'), memory.read))).toBe(false)
    build(changed('a/1', 'eins'), memory)
  })

  it('does not keep a file that was changed by hand from being written again', () => {
    const memory = newFolderMemory(root, 'generated')
    build(first, memory)
    build(changed('a/1', 'uno'), memory)
    writeFileSync(join(root, 'generated/a/2'), 'by hand')
    build(changed('a/1', 'eins'), memory)
  })

  it('is there for the first change already', () => {
    const memory = newFolderMemory(root, 'generated')
    build(first, newFolderMemory(root, 'generated'))
    build(first, memory)
    const spared = statSync(spare()).ino
    build(changed('a/1', 'uno'), memory)
    expect(statSync(join(root, 'generated')).ino).toBe(spared)
  })

  it('that holds more than is wanted is not taken', () => {
    const memory = newFolderMemory(root, 'generated')
    build(first, memory)
    build(changed('a/1', 'uno'), memory)
    rmSync(join(root, 'generated'), { recursive: true })
    build(new Map([...first].filter(([path]) => path !== 'b/3')), memory)
    expect(existsSync(join(root, 'generated/b'))).toBe(false)
  })

  it('is not made in a project without node_modules', () => {
    rmSync(join(root, 'node_modules'), { recursive: true })
    const memory = newFolderMemory(root, 'generated')
    build(first, memory)
    build(changed('a/1', 'uno'), memory)
    expect(readdirSync(root)).toEqual(['generated'])
  })
})
