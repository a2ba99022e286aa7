import { describe, expect, it } from 'vitest'
import { example, read } from './examples.js'

/** What is said of an example in which one thing is changed: `code: message | help`, and under it what is underlined. */
function said(kind: string, before: string, after: string): readonly string[] {
  const text = example(kind).replace(before, () => after)
  expect(text, `${before} stands in the example`).not.toBe(example(kind))
  return read(text).diagnostics.map(
    ({ code, message, help, span }) =>
      `${code}: ${message}${help === undefined ? '' : ` | ${help}`}\n${span.source.text.slice(span.start, span.end)}`,
  )
}

describe('one mistake gives one message, where it stands', () => {
  it.each<[string, string, string, string]>([
    [
      'edition',
      'kind: edition',
      'kind: editoin',
      'document/unknown-kind: there is no kind of policy `editoin` | did you mean `edition`?\neditoin',
    ],
    [
      'edition',
      'version: 1.0.0\n',
      '',
      'document/missing-key: this edition lacks `version` | the version of this file, three numbers such as 1.0.0\n$schema',
    ],
    [
      'edition',
      'amends: "2023"',
      'amend: "2023"',
      'document/unknown-key: this edition cannot hold `amend` | did you mean `amends`?\namend',
    ],
    [
      'edition',
      'from: 2024',
      'form: 2024',
      'document/unknown-key: this edition cannot hold `form` | did you mean `from`?\nform',
    ],
    [
      'edition',
      'id: "2024"',
      'id: 2024',
      'document/not-quoted: `id` is read as a number or a truth value, not as the text `2024` | write `"2024"`\n2024',
    ],
    [
      'edition',
      'from: 2024-01-01',
      'from: 2024',
      'document/not-allowed: `from` is `2024`, but it must be a day as year-month-day, such as 2023-01-01 | for example `2023-01-01`\n2024',
    ],
    [
      'edition',
      ', en: 2024 edition }',
      ' }',
      'document/missing-language: `title` has no English text | add `en:` beside the other language\n{ fr: Édition 2024 }',
    ],
    [
      'edition',
      '{ fr: Édition 2024, en: 2024 edition }',
      '{}',
      'document/missing-language: `title` has no French or English text | write `{ fr: …, en: … }`\n{}',
    ],
    [
      'edition',
      'en: 2024 edition',
      'em: 2024 edition',
      'document/unknown-key: `title` cannot hold `em` | did you mean `en`?\nem',
    ],
    [
      'decision',
      'force: permission',
      'force: permision',
      'document/not-allowed: `force` is `permision`, but it must be one of `guarantee`, `target`, `permission`, `duty` or `definition` | did you mean `permission`?\npermision',
    ],
    [
      'decision',
      'type: duration',
      'vocabulary: clocks, type: duration',
      'document/one-of-keys: `outputs › within` needs just one of `vocabulary` and `type`\ntype',
    ],
    [
      'decision',
      '{ type: duration, ',
      '{ ',
      'document/one-of-keys: `outputs › within` needs just one of `vocabulary` and `type`\nlabel',
    ],
    [
      'decision',
      '{ type: duration, ',
      '{ typ: duration, ',
      'document/unknown-key: `outputs › within` cannot hold `typ` | did you mean `type`?\ntyp',
    ],
    [
      'vocabulary',
      'atlas:',
      'big atlas:',
      'document/bad-name: `terms` declares `big atlas`, but it must be a short name of letters and digits, joined by hyphens or dots, such as `rapid-response` | for example `rapid-response`\nbig atlas',
    ],
    [
      'reading',
      '  a-day: { fr: un jour, en: for a day }\n',
      '',
      'document/not-allowed: `choices` is a map, but it must hold at least 2 entries\nnever: { fr: jamais, en: never }',
    ],
    [
      'calendar',
      'tuesday: ["09:00-17:30"]',
      'tuesday: ["9:00-17:30"]',
      'document/not-allowed: `week › tuesday › no. 1` is `9:00-17:30`, but it must be working hours from one time of day to another, such as "09:00-17:30": the first minute included, the last excluded | for example `09:00-17:30`\n"9:00-17:30"',
    ],
    [
      'rules',
      'rules:\n',
      'rules: []\nxrules:\n',
      'document/not-allowed: `rules` is an empty list, but it must hold at least one entry',
    ],
  ])('%s: %s → %s', (kind, before, after, expected) => {
    const found = said(kind, before, after)
    expect(found[0]?.startsWith(expected) === true ? [expected] : found).toEqual([expected])
  })

  it.each<[string, string, string, string]>([
    [
      'rules',
      'over: loans',
      'over: 1',
      'document/not-quoted: `rules › never › over` is read as a number or a truth value, not as the text `1` | write `"1"`\n1',
    ],
    [
      'rules',
      'cites: [L2, L3]',
      'cites: [L2, 3]',
      'document/not-quoted: `rules › a-day › cites › no. 2` is read as a number or a truth value, not as the text `3` | write `"3"`\n3',
    ],
    [
      'rules',
      'cites: [L2, L3]',
      'cites: { L2: L3 }',
      'document/wrong-type: `rules › a-day › cites` is a map, but it must be a text or a list | for example `R2.3-rrt-04`\n{ L2: L3 }',
    ],
    [
      'rules',
      '{ is: [paper, film] }',
      '{ iss: paper }',
      'document/unknown-key: `rules › never › when › not › item › not` cannot hold `iss` | did you mean `is`?\niss',
    ],
    [
      'rules',
      '- { delay: "< P14D" }',
      '- { delay: { is: 14 } }',
      'document/not-quoted: `rules › never › when › any › no. 1 › delay › is` is read as a number or a truth value, not as the text `14` | write `"14"`\n14',
    ],
    [
      'rules',
      'within: P1D',
      'within: [P1D]',
      'document/wrong-type: `rules › a-day › then › within` is a list, but it must be a text, a number, true or false or a map with `fr` and `en` | for example `PT15M`\n[P1D]',
    ],
    [
      'rules',
      'remark: { fr: à rendre, ',
      'remark: { ',
      'document/missing-language: `rules › a-day › then › remark` has no French text | add `fr:` beside the other language\n{ en: to be returned }',
    ],
    [
      'rules',
      'carves-out: [loans/adult/period]',
      'carve-out: loans',
      'document/unknown-key: `rules › gone` cannot hold `carve-out` | did you mean `carves-out`?\ncarve-out',
    ],
    [
      'severity-table',
      '{ within: P30D, cites: L1 }',
      'P30D',
      'document/wrong-type: `rows › "1" › period` is a text, but it must be a map with `cites` or a list | for example `{ within: PT15M, cites: R2.3-rrt-04 }`\nP30D',
    ],
    [
      'severity-table',
      'P21D, cites: [L1, L2]',
      'P21D',
      'document/missing-key: `rows › adult › period › long` lacks `cites` | the clauses of the source that say so: one id of the clause index, or a list\nid',
    ],
    [
      'severity-table',
      'silence: discretionary',
      'silence: unspecifed',
      'document/not-allowed: `rows › adult › period › ask › silence` is `unspecifed`, but it must be one of `not-offered`, `not-covered`, `unspecified` or `discretionary` | did you mean `unspecified`?\nunspecifed',
    ],
  ])('of several forms the one that was meant, in %s: %s → %s', (kind, before, after, expected) => {
    expect(said(kind, before, after)).toEqual([expected])
  })

  it('tells each mistake of a cell with several entries', () => {
    const text = example('severity-table')
      .replace('P21D, cites: [L1, L2]', 'P21D, cites: 7')
      .replace('notes: ["1"]', 'notes: [1]')
      .replace('by: librarian, cites: L2', 'by: librarian')
    expect(read(text).diagnostics.map(({ code }) => code)).toEqual([
      'document/not-quoted',
      'document/not-quoted',
      'document/missing-key',
    ])
  })

  it.each([
    ['- a\n', 'document/wrong-type: a policy is a list, but it must be a map that begins with `kind:`'],
    ['kind:\nid: a\n', 'document/missing-kind: this document does not say what kind of policy it is'],
    ['id: a\n', 'document/missing-kind: this document does not say what kind of policy it is'],
    ['kind: shared\n', 'document/unknown-kind: there is no kind of policy `shared`'],
    ['kind: __proto__\n', 'document/unknown-kind: there is no kind of policy `__proto__`'],
  ])('a document without a kind: %j', (text, expected) => {
    expect(read(text).diagnostics.map(({ code, message }) => `${code}: ${message}`)).toEqual([expected])
  })
})
