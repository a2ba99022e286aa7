import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { codicil, libraryProject } from './io.js'

let root: string
beforeEach(() => {
  root = libraryProject()
  const scenarios = (days: string): string =>
    `kind: scenarios\nid: loans\nversion: 1.0.0\ntitle: { fr: Prêts, en: Loans }\ndecision: loan-period\nscenarios:\n  - id: child\n    facts: { reader: child, item: book }\n    expect: { within: ${days} }\n`
  cpSync(join(root, 'policies/library'), join(root, 'policies/branch'), { recursive: true })
  const book = join(root, 'policies/branch/book.yaml')
  writeFileSync(book, readFileSync(book, 'utf8').replace('id: library', 'id: branch'))
  writeFileSync(join(root, 'policies/library/scenarios.yaml'), scenarios('P14D'))
  writeFileSync(join(root, 'policies/branch/scenarios.yaml'), scenarios('P99D'))
  rmSync(join(root, 'policies/branch/2024/fine.yaml'))
  const text = readFileSync(book, 'utf8')
  const documents = text.split('---\n').filter((one) => !one.includes('id: fine\n'))
  writeFileSync(book, documents.join('---\n'))
})
afterEach(() => {
  rmSync(root, { recursive: true, force: true })
})

describe('a decision that two books have', () => {
  it.each(['decide', 'ask', 'explain'])('%s asks which book is meant', async (command) => {
    const { code, err } = await codicil(root, [command, 'loan-period'])
    expect(code).toBe(2)
    expect(err).toContain('several books have a decision `loan-period`: `branch`, `library`\n')
    expect(err).toContain('say which one you mean with `--book`')
  })

  it('is tested in the book that is named', async () => {
    const both = await codicil(root, ['test', '--decision', 'loan-period'])
    expect(both.code).toBe(2)
    expect(both.err).toContain('several books have a decision `loan-period`: `branch`, `library`\n')
    const one = await codicil(root, ['test', '--decision', 'loan-period', '--book', 'library'])
    expect(one).toMatchObject({ code: 0, err: '1 scenario: 1 passed, 0 failed\n' })
    expect((await codicil(root, ['test', '--book', 'branch'])).code).toBe(1)
    expect((await codicil(root, ['test'])).err).toContain('2 scenarios: 1 passed, 1 failed')
  })

  it('is listed for both, or for the book that is named', async () => {
    expect((await codicil(root, ['list', 'loan-period'])).out).toMatch(/branch 2024[^]*library 2024/)
    expect((await codicil(root, ['list', 'loan-period', '--book', 'branch'])).out).not.toContain('library 2024')
  })

  it.each([
    [['test', '--book', 'brnch'], 'there is no book `brnch`', 'did you mean `branch`?'],
    [['list', '--book', 'town'], 'there is no book `town`', 'the books are branch, library'],
    [['decide', 'loan-period', '--book', 'town'], 'there is no book `town`', 'the books are `branch`, `library`'],
    [['decide', 'fine', '--book', 'branch'], '`branch` has no decision `fine`', '`library` has one'],
  ])('%j is misuse, also when it was compiled before', async (argv, message, help) => {
    mkdirSync(join(root, 'node_modules'))
    for (const time of ['first', 'again']) {
      const { code, err } = await codicil(root, argv)
      expect(code, time).toBe(2)
      expect(err).toContain(message)
      expect(err).toContain(help)
    }
  })
})
