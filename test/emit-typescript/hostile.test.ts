import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import type { Text } from '../../compiler/base/text.js'
import type { Book, Decision, Edition, Program } from '../../compiler/rules/program.js'
import { emitFiles, load, writeFiles } from './emitted.js'
import { fact, originIn, readingInput, terms } from './build.js'

/** A small book in which every label, title and text is the given one, and ids may be, too. */
function bookOf(
  words: string,
  ids: { readonly terms: readonly string[]; readonly decisions: readonly string[] },
): Program {
  const text: Text = { fr: words, en: words }
  const [first = '', ...others] = ids.terms
  const vocabulary = { ...terms('kinds', ...ids.terms.map((id) => [id, text] as const)), title: text }
  const choices = [first, 'other'].map((id) => ({ id, label: text }))
  const reading = { id: 'way', title: text, question: text, choices, adopted: first, why: text, cites: ['C'] }
  const book: Book = {
    id: 'book',
    title: text,
    source: { id: 's', title: text, language: 'fr' },
    vocabularies: [vocabulary],
    clauses: new Map([['C', { id: 'C', section: words, page: 1 }]]),
    readings: new Map([[reading.id, reading]]),
    calendars: [],
  }
  const inputs = [
    fact('kind', { kind: 'terms', vocabulary }, text, text),
    fact('paid', { kind: 'money', currency: words, digits: 2 }, text),
    readingInput(reading),
  ]
  const test = (input: string, ...values: readonly number[]) =>
    ({ kind: 'test', input, values, written: words }) as const
  const outputs = [
    { id: 'words', label: text, type: 'text' },
    { id: '__proto__', label: text, type: 'term', vocabulary },
  ] as const
  const value = (term: string) =>
    ({
      kind: 'value',
      fields: [
        { output: 'words', value: { type: 'text', value: text } },
        { output: '__proto__', value: { type: 'term', vocabulary: 'kinds', term } },
      ],
    }) as const
  const origin = originIn(`policies/${words}.yaml`)
  const decisions = ids.decisions.map((id): Decision => {
    const rules = [first, ...others].map((term, place) => ({
      id: `rules/${term}`,
      when: test('kind', place, place + 1),
      then: value(term),
      over: [],
      cites: ['C'],
      origin,
    }))
    const late = { ...test('paid', 500, Infinity) }
    const by = { kind: 'silence', silence: 'discretionary', by: words } as const
    const over = rules.map((rule) => rule.id)
    const disputed = { kind: 'all', of: [late, test('way', 1, 2)] } as const
    const more = { id: 'over', when: disputed, then: by, over, cites: ['C'], origin }
    return {
      id,
      title: text,
      question: text,
      force: 'duty',
      strategy: 'one',
      inputs,
      outputs,
      rules: [...rules, more],
      origin,
    }
  })
  const edition: Edition = {
    id: '2023',
    title: text,
    from: '2023-01-01',
    decisions,
    pages: [],
    origin: originIn('edition.yaml'),
  }
  return { book, editions: [edition] }
}

/** The parse tree of a file, JSDoc included, without the text of strings and comments. */
function shape(path: string, text: string): string {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true)
  const lines: string[] = []
  const visit = (node: ts.Node, depth: number): void => {
    const name = ts.isIdentifier(node) ? ` ${node.text}` : ''
    lines.push(`${' '.repeat(depth)}${ts.SyntaxKind[node.kind]}${name}`)
    for (const doc of ts.getJSDocCommentsAndTags(node)) if (!ts.isJSDocTypeTag(doc)) visit(doc, depth + 1)
    ts.forEachChild(node, (child) => {
      visit(child, depth + 1)
    })
  }
  visit(source, 0)
  return lines.join('\n')
}

const emit = (program: Program) => emitFiles(program)

const payloads = [
  '*/ export const evil = 1 /*',
  '*\\/ /** */',
  '`${process.exit(1)}`',
  "'; throw 1; '",
  '"; throw 1; "',
  '\\',
  "\\'; throw 1 //",
  'a\nthrow 1\r\n//\u2028throw 2\u2029throw 3\u0085',
  '@deprecated {@link x} @param facts @throws never',
  '<script>alert(1)</script> --> &amp; {{x}}',
  '\u202e}; throw 1 \u2066// \u200b\ufeff\u0000',
  '$& $1 $` $$',
  '// # sourceMappingURL=x',
  '__proto__',
  '\ud800',
  '# @ts-nocheck @ts-ignore',
  'x'.repeat(400),
]

describe('text from the policies', () => {
  const ids = { terms: ['a', 'b'], decisions: ['question'] }

  it.each(payloads)('never becomes code: %j', async (payload) => {
    const plain = await emit(bookOf('x', ids))
    const hostile = await emit(bookOf(payload, ids))
    for (const [path, text] of plain) expect(shape(path, hostile.get(path) ?? '')).toBe(shape(path, text))
  })

  it.each(payloads)('comes out of an answer as it went in: %j', async (payload) => {
    const { question } = await load(writeFiles(await emit(bookOf(payload, ids))), '2023/question.ts')
    const answer = question?.({ kind: 'b', paid: '1.00' })
    expect(answer).toMatchObject({ kind: 'value', rule: 'rules/b', clauses: [{ section: payload }] })
    expect(Object.entries((answer as { value: object }).value)).toEqual([
      ['words', { fr: payload, en: payload }],
      ['__proto__', 'b'],
    ])
  })

  it('shows no character that would make a reader see other code than the compiler', async () => {
    for (const text of (await emit(bookOf(payloads.join(' '), ids))).values())
      expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/)
  })
})

describe('ids', () => {
  const clashing = [
    'then',
    'default',
    'class',
    'a-b',
    'a_b',
    'aB',
    'A-B',
    '1',
    'constructor',
    '__proto__',
    'toString',
    '*/',
    "'",
    '\n',
  ]

  it('may be words of the language, or alike but for case and hyphens', async () => {
    const decisions = [
      ...clashing.filter((id) => id !== '*/' && id !== "'" && id !== '\n'),
      'kind',
      'kinds',
      'is-kind',
      'index',
      'Index',
      'held',
      'on',
      'facts',
      'value',
      'index-under',
      'kind-under',
    ]
    const program = bookOf('x', { terms: clashing, decisions })
    const files = await emit(program)
    expect(new Set([...files.keys()].map((path) => path.toLowerCase())).size).toBe(files.size)
    const folder = writeFiles(files)
    const index = await load(folder, 'index.ts')
    expect(index).not.toHaveProperty('then')
    // All of these decisions depend on a reading, and nothing else has a twin of that name.
    const functions = Object.keys(index).filter((name) => `${name}Under` in index)
    expect(functions).toHaveLength(decisions.length)
    for (const name of functions)
      for (const kind of clashing)
        for (const answer of [
          index[name]?.({ kind, paid: '1.00' }, { on: '2023-06-15' }),
          index[`${name}Under`]?.({}, { kind, paid: '1.00' }, { on: '2023-06-15' }),
        ])
          expect(answer).toMatchObject({ rule: `rules/${kind}` })
  })
})
