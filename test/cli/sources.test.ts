import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clauseText, fingerprint } from '../../compiler/source/fingerprint.js'
import { project } from '../project.js'
import { codicil } from './io.js'

/** The text of the by-laws of the library, two lines a clause. */
const text = ['By-laws', '1 Readers', 'keep books', '2 Films', 'stay short', '3 Rare books', 'stay here']
const stretches = { L1: [2, 3], L2: [4, 5], L3: [6, 7] }

let root: string
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'codicil-sources-'))
  cpSync(join(project, 'test/messages/base'), join(root, 'policies'), { recursive: true })
  const book = join(root, 'policies/library/book.yaml')
  let policy = readFileSync(book, 'utf8')
  for (const [id, lines] of Object.entries(stretches))
    policy = policy.replace(
      new RegExp(`  ${id}: .*`),
      `  ${id}: { page: 1, lines: [${lines.join(', ')}], kind: scope, fingerprint: "${fingerprint(clauseText(text, lines))}" }`,
    )
  writeFileSync(book, policy)
})
afterAll(() => {
  rmSync(root, { recursive: true, force: true })
})

async function check(lines: readonly string[]) {
  writeFileSync(join(root, 'text.txt'), lines.join('\n'))
  const { code, out } = await codicil(root, ['sources', 'check', '--text', 'text.txt', '--json'])
  const found = JSON.parse(out) as {
    clauses: { id: string; drift: { kind: string; lines?: number[] }; rules: string[] }[]
    added: unknown
    coverage: unknown
  }
  return {
    code,
    drift: found.clauses.map(({ id, drift }) => `${id} ${drift.kind} ${drift.lines?.join() ?? ''}`.trim()),
    ...found,
  }
}

describe('codicil sources check', () => {
  it('says what carries each clause, and that the text is the one the index was made from', async () => {
    const { code, drift, coverage } = await check(text)
    expect(code).toBe(0)
    expect(drift).toEqual(['L1 same', 'L2 same', 'L3 same'])
    expect(coverage).toEqual({ rule: 3, obligation: 0, reading: 0, informative: 0, nothing: 0 })
  })

  it('finds clauses that moved, as long as their words are the same', async () => {
    const { code, drift } = await check(['', ...text])
    expect(code).toBe(0)
    expect(drift).toEqual(['L1 moved 3,4', 'L2 moved 5,6', 'L3 moved 7,8'])
  })

  it('tells changed, vanished and new text apart, and names what rests on it', async () => {
    const changed = await check(text.with(4, 'stay long'))
    expect(changed.code).toBe(1)
    expect(changed.drift).toEqual(['L1 same', 'L2 changed 4,5', 'L3 same'])
    expect(changed.clauses.find(({ id }) => id === 'L2')?.rules).toEqual(['fine: fine/rate'])
    expect((await check(text.toSpliced(3, 2))).drift).toEqual(['L1 same', 'L2 vanished', 'L3 moved 4,5'])
    const added = await check(text.toSpliced(3, 0, '1a Cards', 'are free'))
    expect(added.drift).toEqual(['L1 same', 'L2 moved 6,7', 'L3 moved 8,9'])
    expect(added.added).toEqual([[4, 5]])
    expect(added.code).toBe(1)
  })

  it('refuses a text that is not there, and what it does not do', async () => {
    expect((await codicil(root, ['sources', 'check', '--text', 'nowhere.txt'])).err).toContain(
      '`nowhere.txt` cannot be read',
    )
    expect((await codicil(root, ['sources', 'mend', '--text', 'text.txt'])).code).toBe(2)
  })
})
