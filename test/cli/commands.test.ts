import { mkdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { codicil, libraryProject } from './io.js'

let root: string
beforeEach(() => {
  root = libraryProject()
})
afterEach(() => {
  rmSync(root, { recursive: true, force: true })
})

const facts = '{"reader":"adult","item":"rare-book"}'

describe('codicil build', () => {
  it('writes generated/, then finds nothing to do and touches nothing', async () => {
    const first = await codicil(root, ['build'])
    expect(first).toMatchObject({ code: 0, out: '' })
    expect(first.err).toMatch(
      /^1 book, 2 decisions, 6 rules: generated\/ has \d+ files: \d+ new, 0 changed, 0 removed\n$/,
    )
    const file = join(root, 'generated/library/2024/loan-period.ts')
    const before = statSync(file)
    const second = await codicil(root, ['build'])
    expect(second.err).toMatch(/generated\/ is up to date/)
    expect(statSync(file).ino).toBe(before.ino)
    expect(statSync(file).mtimeMs).toBe(before.mtimeMs)
  })

  it('--check names every stale, missing and orphaned file and writes nothing', async () => {
    await codicil(root, ['build'])
    const folder = join(root, 'generated/library')
    writeFileSync(join(folder, 'index.ts'), '// edited\n')
    rmSync(join(folder, 'clauses.ts'))
    writeFileSync(join(folder, 'mine.txt'), 'mine')
    expect(await codicil(root, ['build', '--check'])).toEqual({
      code: 1,
      out: 'missing: generated/library/clauses.ts\nstale: generated/library/index.ts\norphaned: generated/library/mine.txt\n',
      err: 'generated/ is not what the policies say: run `codicil build` and commit the result\n',
    })
    expect(readFileSync(join(folder, 'index.ts'), 'utf8')).toBe('// edited\n')
  })

  it('never deletes a file that it did not write', async () => {
    await codicil(root, ['build'])
    writeFileSync(join(root, 'generated/notes.md'), 'mine')
    writeFileSync(join(root, 'generated/library/index.ts'), '// edited\n')
    const refused = await codicil(root, ['build'])
    expect(refused.code).toBe(2)
    expect(refused.err).toContain('generated/ holds a file that Codicil did not write: generated/notes.md')
    expect(readFileSync(join(root, 'generated/notes.md'), 'utf8')).toBe('mine')
  })

  it('leaves generated/ as it was when the policies have errors', async () => {
    await codicil(root, ['build'])
    const rare = join(root, 'policies/library/2024/rare.yaml')
    writeFileSync(rare, readFileSync(rare, 'utf8').replace('item: rare-book', 'item: rare-bok'))
    const { code, err } = await codicil(root, ['build'])
    expect(code).toBe(1)
    expect(err).toContain('error[name/unknown]: there is no item `rare-bok` in the vocabulary `items`')
    expect(err).toContain('Nothing was written; generated/ is as it was.')
    expect(statSync(join(root, 'generated/library/index.ts')).isFile()).toBe(true)
  })

  it('--json says what it did', async () => {
    const data: unknown = JSON.parse((await codicil(root, ['build', '--json'])).out)
    expect(data).toMatchObject({ schemaVersion: 1, command: 'build', ok: true, written: true, stale: [], orphaned: [] })
  })
})

describe('codicil check', () => {
  it('says in one line that all is well', async () => {
    expect(await codicil(root, ['check'])).toEqual({
      code: 0,
      out: '',
      err: '1 book, 2 decisions, 6 rules: no findings\n',
    })
  })

  it.each(['json', 'sarif', 'github'])('--format %s prints findings for programs', async (format) => {
    writeFileSync(join(root, 'policies/library/2024/loans.yaml'), 'kind: severity-tabel\nid: loans\n')
    const { code, out } = await codicil(root, ['check', '--format', format])
    expect(code).toBe(1)
    expect(out).toContain('document/unknown-kind')
    if (format !== 'github') expect(JSON.parse(out)).toBeTypeOf('object')
  })

  it('refuses a link that leads out of the folder, and follows one that does not', async () => {
    writeFileSync(join(root, 'outside.yaml'), 'kind: rules\n')
    symlinkSync(join(root, 'outside.yaml'), join(root, 'policies/library/link.yaml'))
    const { code, out } = await codicil(root, ['check'])
    expect(code).toBe(1)
    expect(out).toContain('error[file/link-leaves-folder]: this link leads out of the policies folder')
  })
})

describe('codicil decide', () => {
  it('answers with rule, clause, edition and contested readings', async () => {
    expect((await codicil(root, ['decide', 'loan-period', '--facts', facts, '--on', '2024-06-01'])).out).toBe(
      [
        'How long may the item be kept?',
        '→ not offered',
        '  rule:       rare/never',
        '  clauses:    L3 (section 1, page 2)',
        '  edition:    library 2024',
        '  contested:  Rare book (rare-meaning = never)',
        '              a-day → to be returned within 1\u00a0day',
        '',
      ].join('\n'),
    )
  })

  it('--json prints outcome, rule, clauses with section and page, edition and contested readings', async () => {
    const { code, out } = await codicil(
      root,
      ['decide', 'loan-period', '--facts', '-', '--json', '--reading', 'rare-meaning=a-day'],
      { input: facts },
    )
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({
      schemaVersion: 1,
      command: 'decide',
      edition: '2024',
      outcome: { kind: 'value', value: { within: 'P1D' } },
      rule: 'rare/a-day',
      clauses: [{ id: 'L3', section: '1', page: 2 }],
      contested: [{ reading: 'rare-meaning', chosen: 'a-day', others: [{ choice: 'never' }] }],
    })
  })

  it.each([
    [
      ['decide', 'loan-period', '--facts', '{"reader":"adlt","item":"book"}'],
      '`adlt` is no term of the fact `reader`',
      'did you mean `adult`?',
    ],
    [
      ['decide', 'loan-period', '--facts', '{"reader":"adult"}'],
      'the fact `item` is missing: Item (it is one of `book`, `rare-book`, `film`)',
      '`codicil ask loan-period` with the facts you know says which of the others matter',
    ],
    [
      ['decide', 'loan-period', '--facts', '{"reader":"adult","item":"book","colour":"red"}'],
      'there is no fact `colour`',
      '`loan-period` asks for',
    ],
    [['decide', 'loan-perod', '--facts', facts], 'there is no decision `loan-perod`', 'did you mean `loan-period`?'],
    [['decide', 'loan-period', '--facts', '{'], 'the facts are not JSON', 'in single quotes'],
    [
      ['decide', 'loan-period', '--facts', facts, '--on', '2019-01-01'],
      'no edition of `library` holds on 2019-01-01',
      '`2024` from 2024-01-01 on',
    ],
    [
      ['decide', 'loan-period', '--facts', facts, '--on', '2024-02-30'],
      '`2024-02-30` is not a day of the calendar',
      '',
    ],
    [
      ['decide', 'loan-period', '--facts', facts, '--reading', 'rare-meaning=always'],
      '`always` is no choice of the reading `rare-meaning`',
      '',
    ],
    [['explain', 'decision/gup'], 'there is no code `decision/gup`', 'did you mean `decision/gap`?'],
    [
      ['show', 'policies/library/2024/lons.yaml'],
      'is no policy file of this project',
      'did you mean `policies/library/2024/loans.yaml`?',
    ],
    [['decide', 'loan-period', '--facts', '@nowhere.json'], 'the file `nowhere.json` cannot be read', 'after @ stands'],
    [
      ['decide', 'loan-period', '--facts', facts, '--on', '1/6/2024'],
      'is not a date like',
      'write the day as YYYY-MM-DD',
    ],
    [['--project', 'policies/library/book.yaml', 'list'], 'book.yaml is no folder', 'with `--project`'],
    [['show', 'policies'], 'policies is no policy file of this project', 'name a .yaml file below policies/'],
    [['buld'], "unknown command 'buld'", '(Did you mean build?)'],
    [['build', '--chek'], "unknown option '--chek'", '(Did you mean --check?)'],
  ])('%j is misuse, said with what to do', async (argv, message, help) => {
    const { code, out, err } = await codicil(root, argv)
    expect(code).toBe(2)
    expect(out).toBe('')
    expect(err).toContain(message)
    expect(err).toContain(help)
    expect(err).not.toMatch(/\n\s+at /)
  })

  it('--json says misuse as data too', async () => {
    const { code, out } = await codicil(root, ['decide', 'loan-perod', '--json'])
    expect(code).toBe(2)
    expect(JSON.parse(out)).toEqual({
      schemaVersion: 1,
      error: { message: 'there is no decision `loan-perod`', help: 'did you mean `loan-period`?' },
    })
  })
})

describe('a presumed fact', () => {
  const postage = `kind: decision
id: by-post
version: 1.0.0
title: { fr: Envoi, en: By post }
question: { fr: Le document est-il envoyé ?, en: Is the item sent? }
force: permission
strategy: one
inputs: [reader, item]
presume: { reader: adult }
outputs:
  sent: { type: boolean, label: { fr: envoyé, en: sent } }
---
kind: rules
id: post
version: 1.0.0
title: { fr: Envoi, en: By post }
decision: by-post
rules:
  - { id: films, when: { item: film }, then: { sent: false }, cites: L1 }
  - { id: adults, when: { reader: adult, item: { not: film } }, then: { sent: true }, cites: L1 }
  - { id: others, when: { reader: { not: adult }, item: { not: film } }, then: { sent: false }, cites: L1 }
`
  const line = '  presumed:   Reader (reader = adult)\n'
  beforeEach(() => {
    writeFileSync(join(root, 'policies/library/2024/post.yaml'), postage)
  })

  it.each(['decide', 'ask', 'explain'])('is named by %s where the answer rests on it', async (command) => {
    expect((await codicil(root, [command, 'by-post', '--facts', '{"item":"book"}'])).out).toContain(line)
    const data: unknown = JSON.parse(
      (await codicil(root, [command, 'by-post', '--facts', '{"item":"book"}', '--json'])).out,
    )
    expect(data).toMatchObject({ presumed: [{ fact: 'reader', value: 'adult', label: { en: 'Reader' } }] })
  })

  it.each([
    ['was given', '{"item":"book","reader":"adult"}'],
    ['changes nothing', '{"item":"film"}'],
  ])('is not named where it %s', async (_, given) => {
    const { code, out } = await codicil(root, ['decide', 'by-post', '--facts', given])
    expect(code).toBe(0)
    expect(out).not.toContain('presumed')
  })
})

describe('codicil explain, list, show', () => {
  it('explains an answer by what stands, what fell and what did not match', async () => {
    const { out } = await codicil(root, ['explain', 'loan-period', '--facts', facts])
    expect(out).toContain('It stands because\n  rare/never: item: rare-book, rare-meaning: never\n')
    expect(out).toContain('These match too, but fall away\n  loans/adult/period: rare/never is over it\n')
    expect(out).toContain('These do not match\n')
  })

  it('explains a code', async () => {
    expect((await codicil(root, ['explain', 'decision/gap'])).out).toMatch(
      /^decision\/gap \(error\)\n\nA case that the facts allow/,
    )
  })

  it('lists decisions, and one with all its terms', async () => {
    expect((await codicil(root, ['list'])).out).toContain('  reader: adult, child, 1\n')
    expect((await codicil(root, ['list', 'loan-period'])).out).toContain('    rare-book — rare book (is book)\n')
    expect(JSON.parse((await codicil(root, ['list', '--json'])).out)).toMatchObject({
      command: 'list',
      decisions: [{ id: 'fine' }, { id: 'loan-period' }],
    })
  })

  it('shows the plain rules of a file', async () => {
    expect((await codicil(root, ['show', 'policies/library/2024/loans.yaml', '--lowered'])).out).toContain(
      'loans/adult/period\n  when   reader: adult\n  then   within: P21D\n  cites  L1\n',
    )
  })

  it('has help with an example for every command', async () => {
    for (const command of ['init', 'build', 'check', 'list', 'decide', 'explain', 'show', 'test', 'ask', 'why-not']) {
      const { code, out } = await codicil(root, [command, '--help'])
      expect(code).toBe(0)
      expect(out).toContain('Example:\n  codicil ')
    }
  })
})

describe('codicil init', () => {
  it('starts a book that builds, and whose scenarios pass', async () => {
    rmSync(join(root, 'policies'), { recursive: true })
    const started = await codicil(root, ['init', 'lease'])
    expect(started.code).toBe(0)
    expect(started.out).toContain('policies/lease/book.yaml\n')
    expect(await codicil(root, ['check'])).toMatchObject({ code: 0, out: '' })
    expect((await codicil(root, ['build'])).code).toBe(0)
    expect((await codicil(root, ['test', '--coverage'])).out).toBe('may-cancel: 3 of 3 rules reached, 3 of 3 leaves\n')
  })

  it('touches nothing that exists', async () => {
    await codicil(root, ['init', 'lease'])
    const again = await codicil(root, ['init', 'lease'])
    expect(again.code).toBe(2)
    expect(again.err).toContain('policies/lease exists already')
    expect((await codicil(root, ['init', '../x'])).err).toContain('`../x` cannot name a book')
  })
})

describe('codicil test', () => {
  const scenarios = (expected: string): string =>
    `kind: scenarios\nid: loans\nversion: 1.0.0\ntitle: { fr: Prêts, en: Loans }\ndecision: loan-period\nscenarios:\n  - id: child\n    facts: { reader: child, item: book }\n    expect: { within: ${expected} }\n`
  const file = (): string => join(root, 'policies/library/scenarios.yaml')

  it('passes, and says which rules no scenario reaches', async () => {
    writeFileSync(file(), scenarios('P14D'))
    const { code, out, err } = await codicil(root, ['test', '--coverage'])
    expect(code).toBe(0)
    expect(err).toBe('1 scenario: 1 passed, 0 failed\n')
    expect(out).toContain('loan-period: 1 of 5 rules reached, 1 of 4 leaves')
    expect(out).toContain('  not reached: loans/adult/period (L1)\n')
  })

  it('compares lengths of time by what they mean', async () => {
    writeFileSync(file(), scenarios('P2W'))
    expect(await codicil(root, ['test'])).toMatchObject({ code: 0, err: '1 scenario: 1 passed, 0 failed\n' })
    writeFileSync(file(), scenarios('PT336H'))
    expect(await codicil(root, ['test'])).toMatchObject({ code: 1 })
  })

  it('fails with the line of the scenario and that of the rule', async () => {
    writeFileSync(file(), scenarios('P99D'))
    const { code, out } = await codicil(root, ['test'])
    expect(code).toBe(1)
    expect(out).toContain('`loans/child` expects `within: P99D`, but `loans/child/period` answers `within: P14D`')
    expect(out).toContain('--> policies/library/scenarios.yaml:9:13')
    const junit = await codicil(root, ['test', '--format', 'junit'])
    expect(junit.out).toContain('<testsuite name="loan-period" tests="1" failures="1">')
    const data: unknown = JSON.parse((await codicil(root, ['test', '--json'])).out)
    expect(data).toMatchObject({ command: 'test', scenarios: [{ id: 'loans/child', passed: false }] })
  })
})

describe('a bug of ours', () => {
  it('says so and asks for a report, without a stack trace', async () => {
    const input = { readInput: () => Promise.reject(new Error('the pipe burst')) }
    const { code, out, err } = await codicil(root, ['decide', 'loan-period', '--facts', '-'], input)
    expect(code).toBe(3)
    expect(out).toBe('')
    expect(err).toBe(
      'error: this is a bug in Codicil, not in your policies: the pipe burst\n' +
        'help: please report it with the command you ran; CODICIL_DEBUG=1 shows more\n',
    )
  })
})

describe('a project', () => {
  it('without policies is told what to do', async () => {
    rmSync(join(root, 'policies'), { recursive: true })
    const told = await codicil(root, ['check'])
    expect(told.code).toBe(2)
    expect(told.err).toContain('there is no folder `policies`')
    mkdirSync(join(root, 'policies'))
    const empty = await codicil(root, ['check'])
    expect(empty.code).toBe(2)
    expect(empty.err).toContain('holds no .yaml file')
  })

  it('is painted only when asked to be', async () => {
    writeFileSync(join(root, 'policies/library/2024/loans.yaml'), 'kind: severity-tabel\nid: loans\n')
    const escape = String.fromCharCode(27)
    expect((await codicil(root, ['check'], { env: { FORCE_COLOR: '1' } })).out).toContain(escape)
    expect((await codicil(root, ['check'], { env: { FORCE_COLOR: '1', NO_COLOR: '1' } })).out).not.toContain(escape)
    expect((await codicil(root, ['--color', 'always', 'check'], { env: { NO_COLOR: '1' } })).out).toContain(escape)
  })
})
