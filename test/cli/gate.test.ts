import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { project } from '../project.js'
import { codicil } from './io.js'

let root: string
const git = (...args: readonly string[]): string =>
  execFileSync('git', ['-C', root, '-c', 'user.name=a', '-c', 'user.email=a@b.c', ...args], { encoding: 'utf8' })
const edit = (path: string, before: string, after: string): void => {
  const file = join(root, 'policies/library', path)
  const text = readFileSync(file, 'utf8')
  expect(text).toContain(before)
  writeFileSync(
    file,
    text.replace(before, () => after),
  )
}
const gate = (...more: readonly string[]) => codicil(root, ['diff', 'git:HEAD', '--gate', ...more])

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'codicil-gate-'))
  cpSync(join(project, 'test/messages/base'), join(root, 'policies'), { recursive: true })
  git('init', '-q')
  git('add', '-A')
  git('commit', '-q', '-m', 'first')
})
afterEach(() => {
  rmSync(root, { recursive: true, force: true })
})

describe('codicil diff --gate', () => {
  it('is open when nothing changed, and when versions are honest', async () => {
    expect(await gate()).toMatchObject({ code: 0, out: '' })
    edit('2024/loans.yaml', 'P14D', 'P15D')
    edit('2024/loans.yaml', 'version: 1.0.0', 'version: 2.0.0')
    expect(await gate()).toMatchObject({ code: 0, out: '' })
  })

  it('asks for a major version when an answer changes, says which, and --fix writes it and nothing else', async () => {
    edit('2024/loans.yaml', 'P14D', 'P15D')
    const { code, out } = await gate()
    expect(code).toBe(1)
    expect(out)
      .toBe(`error[gate/version-too-low]: \`loans\` says version 1.0.0, but the answer of some case changes: it must be at least 2.0.0
 --> policies/library/2024/loans.yaml:3:10
  |
3 | version: 1.0.0
  |          ^^^^^
help: write \`version: 2.0.0\`, or let \`codicil diff --gate --fix\` write it

1 error
`)
    const before = readFileSync(join(root, 'policies/library/2024/loans.yaml'), 'utf8')
    expect((await gate('--fix')).code).toBe(0)
    expect(readFileSync(join(root, 'policies/library/2024/loans.yaml'), 'utf8')).toBe(before.replace('1.0.0', '2.0.0'))
    expect((await gate()).code).toBe(0)
  })

  it('asks for a patch when only words change, and for nothing of files that did not change', async () => {
    edit('2024/loans.yaml', 'en: Loans', 'en: Lending')
    const { out } = await gate()
    expect(out).toContain('its words change: it must be at least 1.0.1')
    expect(out).toContain('1 error')
  })

  it('keeps a published edition as it is, until an erratum says why', async () => {
    edit('2024/edition.yaml', 'from: 2024-01-01', 'from: 2024-01-01\npublished: true')
    git('commit', '-qam', 'published')
    edit('2024/loans.yaml', 'P14D', 'P15D')
    await gate('--fix')
    const refused = await gate()
    expect(refused.code).toBe(1)
    expect(refused.out).toContain(
      'error[gate/frozen]: the edition `2024` is published, so its answers stand, but `loan-period` when',
    )
    edit(
      '2024/edition.yaml',
      'published: true',
      'published: true\nerrata:\n  - { on: 2024-03-01, by: legal editor, reason: { fr: Coquille, en: Misprint }, cites: L1 }',
    )
    await gate('--fix')
    expect(await gate()).toMatchObject({ code: 0, out: '' })
  })

  it('waits for an approval where the book asks for one, by the fingerprint of the change', async () => {
    edit('book.yaml', 'outputs:\n  within: { type: duration,', 'outputs:\n  within: { type: duration, better: more,')
    edit('book.yaml', 'source: by-laws\nfacts:', 'source: by-laws\napproval-needed: [worse]\nfacts:')
    git('commit', '-qam', 'ask for approvals')
    edit('2024/loans.yaml', 'P14D', 'P10D')
    await gate('--fix')
    const refused = await gate()
    const [, fingerprint = ''] = /approval of the change ([0-9a-f]{12})/.exec(refused.out) ?? []
    expect(refused.out).toContain('error[gate/needs-approval]')
    expect(fingerprint).not.toBe('')
    edit(
      'book.yaml',
      'approval-needed: [worse]',
      `approval-needed: [worse]\napprovals:\n  - { change: ${fingerprint}, reason: Agreed }`,
    )
    await gate('--fix')
    expect(await gate()).toMatchObject({ code: 0, out: '' })
    // A further change asks again.
    edit('2024/loans.yaml', 'P10D', 'P9D')
    expect((await gate()).out).toContain('gate/needs-approval')
  })

  it('refuses what it cannot compare', async () => {
    expect((await codicil(root, ['diff', 'git:no-such-branch'])).err).toContain('git cannot show `no-such-branch`')
    expect((await codicil(root, ['diff', 'nowhere'])).err).toContain('is no edition, no folder')
    expect((await codicil(root, ['diff', 'library@2024', 'library@2030'])).err).toContain(
      'there is no edition `library@2030`',
    )
    expect((await codicil(root, ['diff', 'git:HEAD', '--fix'])).err).toContain('add `--gate`')
  })
})

describe('codicil diff', () => {
  it('names a dirty tree, and says that a refactoring changes nothing', async () => {
    const refactorings: readonly (readonly [string, string, string])[] = [
      ['2024/rare.yaml', 'id: never', 'id: not-at-all'],
      [
        '2024/rare.yaml',
        'over: loans\n    cites: L3\n  - id: a-day',
        'over: [loans/adult, loans/child, loans/1]\n    cites: L3\n  - id: a-day',
      ],
      ['2024/rare.yaml', 'when: { item: rare-book }', 'when: { item: { is: rare-book } }'],
      ['2024/rare.yaml', 'when: { item: rare-book }', 'when: { item: [rare-book] }'],
      ['2024/rare.yaml', 'when: { item: rare-book }', 'when: { not: { item: { not: rare-book } } }'],
      [
        '2024/rare.yaml',
        'when: { item: rare-book }',
        'when: { any: [{ item: rare-book, reader: adult }, { item: rare-book, reader: { not: adult } }] }',
      ],
      ['2024/loans.yaml', '  child:\n    period: { within: P14D, cites: L1 }\n', ''],
      [
        '2024/rare.yaml',
        '  - id: never\n    when: { item: rare-book }\n    reading: { rare-meaning: never }\n    then: { silence: not-offered }\n    over: loans\n    cites: L3\n',
        '  - id: never-to-adults\n    when: { item: rare-book, reader: adult }\n    reading: { rare-meaning: never }\n    then: { silence: not-offered }\n    over: loans\n    cites: L3\n  - id: never-to-others\n    when: { item: rare-book, reader: [child, "1"] }\n    reading: { rare-meaning: never }\n    then: { silence: not-offered }\n    over: loans\n    cites: L3\n',
      ],
      ['2024/fine.yaml', '- id: rate', '- id: by-day'],
      ['2024/fine.yaml', 'min(amount, EUR(0.25) * copies)', 'min(amount,  EUR(0.25) * copies)'],
    ]
    for (const [path, before, after] of refactorings) {
      git('checkout', '-q', '.')
      edit(path, before, after)
      if (after === '')
        edit(
          '2024/loans.yaml',
          '    period: { within: P30D, cites: L1 }\n',
          '    period: { within: P30D, cites: L1 }\n  child:\n    period: { within: P14D, cites: L1 }\n',
        )
      const { out, err } = await codicil(root, ['diff', 'git:HEAD'])
      expect(err).toBe('The working tree has changes that are not committed.\n')
      expect(out, after).toContain('No case changes its answer.')
    }
  })
})
