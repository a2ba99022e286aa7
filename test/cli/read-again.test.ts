import { rmSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readAgain, readProject, type FilesDecoded, type Project } from '../../compiler/cli/read-project.js'
import { libraryProject } from './io.js'

let root: string
let decoded: FilesDecoded
let before: Project
beforeEach(() => {
  root = libraryProject()
  decoded = new Map()
  before = readProject(root, decoded)
})
afterEach(() => {
  rmSync(root, { recursive: true, force: true })
})

const rare = 'policies/library/2024/rare.yaml'
const book = 'policies/library/book.yaml'
const write = (path: string, text: string | Buffer): string => {
  writeFileSync(join(root, path), text)
  return join(root, path)
}
const again = (...paths: readonly string[]): Project | undefined => readAgain(before, new Set(paths), decoded)

describe('a project of which it is known what was written', () => {
  it('is what reading the whole gives, with the same objects for all other files', () => {
    const now = again(write(rare, '# Nothing any more.\n'))
    expect(now?.sources).toEqual(readProject(root).sources)
    expect(now?.sources.filter((source, place) => source !== before.sources[place]).map(({ path }) => path)).toEqual([
      rare,
    ])
  })

  it('is the same objects where a file was written with the same bytes', () => {
    const { text = '' } = before.sources.find(({ path }) => path === rare) ?? {}
    const now = again(write(rare, text))
    expect(now?.sources.every((source, place) => source === before.sources[place])).toBe(true)
  })

  it('is read as a whole where that cannot be all', () => {
    // A file that was not there.
    expect(again(write('policies/library/2024/new.yaml', 'kind: rules\n'))).toBeUndefined()
    // One that is no more.
    unlinkSync(join(root, rare))
    expect(again(join(root, rare))).toBeUndefined()
    // One that cannot be read now, and one that could not be read before.
    const path = write(book, Buffer.from([0xff, 0xfe, 0x00]))
    expect(again(path)).toBeUndefined()
    before = readProject(root, decoded)
    expect(before.diagnostics.length).toBeGreaterThan(0)
    expect(again(path)).toBeUndefined()
  })
})
