import prettier from 'prettier'
import { describe, expect, it } from 'vitest'
import type { Decision, Program } from '../../compiler/rules/program.js'
import { complaints, withProject } from './compilers.js'
import { emitFiles, load, writeFiles } from './emitted.js'
import { fact, originIn, terms, text } from './build.js'
import { program } from './example.js'

const origin = originIn('policies/corners.yaml')
const alone = terms('solos', ['only', text('The only one')])
const groups = { ...terms('groups', ['group', text('Group')]) }
const abstract = { ...groups, terms: groups.terms.map((term) => ({ ...term, abstract: true })) }
const long = terms(`very-${'long-'.repeat(16)}names`, [`a-${'b'.repeat(90)}`, text('A')], ['c', text('C')])

/** A decision that one rule settles, whatever the facts. */
const settled = (id: string, more: Partial<Decision>): Decision => ({
  id,
  title: text(id),
  question: text(`${id}?`),
  force: 'definition',
  strategy: 'one',
  inputs: [],
  outputs: [{ id: 'n', label: text('n'), type: 'integer' }],
  rules: [
    {
      id: `rules/${id}`,
      when: { kind: 'all', of: [] },
      then: { kind: 'value', fields: [{ output: 'n', value: { type: 'integer', value: -1 } }] },
      over: [],
      cites: ['L9'],
      origin,
    },
  ],
  origin,
  ...more,
})

const soloFact = fact('solo', { kind: 'terms', vocabulary: alone }, text('Solo'))
const longFact = fact('long', { kind: 'terms', vocabulary: long }, text('Long'))
const flag = fact('flag', { kind: 'boolean' }, text('Flag'))
const split = settled('long-names', {
  inputs: [longFact, flag],
  rules: [0, 1].map((place) => ({
    id: `rules/${'part-of-a-long-name-'.repeat(6)}${place}`,
    when: { kind: 'test', input: 'long', values: [place, place + 1], written: '' },
    then: { kind: 'silence', silence: 'not-offered' },
    over: [],
    cites: ['L9', 'L3-1', 'L3-2', 'L2-1', 'L2-2', 'L2-3', 'L2-4'],
    origin,
  })),
})
const early = [
  settled('nothing-asked', {}),
  settled('one-term', { inputs: [soloFact] }),
  settled('changing', { strategy: 'all' }),
  split,
]
const late = [
  settled('changing', {
    inputs: [flag],
    outputs: [],
    rules: split.rules.slice(0, 1).map((rule) => ({ ...rule, when: { kind: 'all', of: [] } })),
  }),
  settled('later-only', { inputs: [flag] }),
]

const corners: Program = {
  book: { ...program.book, vocabularies: [alone, abstract, long], readings: new Map() },
  editions: [
    {
      id: '1',
      title: text('1'),
      from: '2020-01-01',
      until: '2021-01-01',
      decisions: early,
      pages: [],
      origin: originIn('edition.yaml'),
    },
    { id: '2', title: text('2'), from: '2022-01-01', decisions: late, pages: [], origin: originIn('edition.yaml') },
  ],
}

describe('decisions that hardly ask and vocabularies that hardly say', async () => {
  const files = await emitFiles(corners)

  it('compile', () => {
    expect(complaints('typescript', writeFiles(withProject(files)))).toBe('')
  })

  it.each([...files.keys()])('are laid out as the formatter would: %s', async (path) => {
    const settings = { printWidth: 120, singleQuote: true, semi: false, parser: 'typescript' } as const
    expect(files.get(path)).toBe(await prettier.format(files.get(path) ?? '', settings))
  })

  it('check facts that never matter', async () => {
    const { oneTerm, nothingAsked } = await load(writeFiles(files), '1/one-term.ts').then(async (module) => ({
      ...module,
      ...(await load(writeFiles(files), '1/nothing-asked.ts')),
    }))
    expect(oneTerm?.({ solo: 'only' })).toMatchObject({ value: { n: -1 } })
    expect(() => oneTerm?.({ solo: 'other' })).toThrow('"solo" cannot be "other": it is one of "only"')
    expect(nothingAsked?.({})).toMatchObject({ value: { n: -1 } })
  })

  it('say on which days a decision is taken at all', async () => {
    const { laterOnly } = await load(writeFiles(files), 'index.ts')
    expect(() => laterOnly?.({ flag: true }, { on: '2020-06-01' })).toThrow('the editions hold from 2022-01-01 on')
    expect(laterOnly?.({ flag: true }, { on: '2022-01-01' })).toMatchObject({ edition: '2' })
  })

  it('are refused when a case has no answer', async () => {
    const gap = settled('gap', { inputs: [flag], rules: [] })
    const broken: Program = {
      ...corners,
      editions: [
        {
          id: 'x',
          title: text('x'),
          from: '2020-01-01',
          decisions: [gap],
          pages: [],
          origin: originIn('edition.yaml'),
        },
      ],
    }
    await expect(emitFiles(broken)).rejects.toThrow('a case of gap has 0 answers')
  })
})
