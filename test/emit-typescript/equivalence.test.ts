import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildDiagram } from '../../compiler/diagram/build.js'
import type { Diagram } from '../../compiler/diagram/diagram.js'
import { answersFor, evaluate } from '../../compiler/rules/evaluate.js'
import type { Book, Decision, Program, Reading } from '../../compiler/rules/program.js'
import { casesOf, randomDecision } from '../random-decision.js'
import { casesFrom, emitFiles, expectedAnswer, given, loadDecision, writeFiles } from './emitted.js'
import { originIn, samplesOf, text } from './build.js'
import { program } from './example.js'

const runs = Number(process.env['CODICIL_RUNS'] ?? 60)
const seed = Number(process.env['CODICIL_SEED'] ?? 20230601)

const adoptedOnly = (decision: Decision, facts: ReadonlyMap<string, number>): boolean =>
  decision.inputs.every((input) => input.role === 'fact' || facts.get(input.id) === input.adopted)

const hasReadings = ({ inputs }: Decision): boolean => inputs.some((input) => input.role === 'reading')

describe('generated code', () => {
  it.each(program.editions.flatMap((edition) => edition.decisions.map((decision) => ({ edition, decision }))))(
    'answers as the reference evaluator does: $decision.id in $edition.id',
    async ({ edition, decision }) => {
      const folder = writeFiles(await emitFiles(program))
      const name = decision.id === 'loan-period' ? 'loanPeriod' : 'lateReturn'
      const module = await loadDecision(folder, `${edition.id}/${decision.id}`)
      let count = 0
      for (const facts of casesFrom(decision.inputs.map((input) => [input.id, samplesOf(input, decision)]))) {
        count++
        const expected = expectedAnswer(decision, evaluate(decision, facts), edition.id, program.book)
        const asked = given(decision.inputs, 'fact', facts)
        if (adoptedOnly(decision, facts)) expect(module[name]?.(asked)).toEqual(expected)
        if (hasReadings(decision))
          expect(module[`${name}Under`]?.(given(decision.inputs, 'reading', facts), asked)).toEqual(expected)
      }
      expect(count).toBeGreaterThan(20)
    },
  )

  it('answers every case of any decision as the reference evaluator does', async () => {
    let emitted = 0
    await fc.assert(
      fc.asyncProperty(randomDecision, async (random) => {
        const decision = withOwnVocabularies(random)
        if (!isSettled(buildDiagram(decision))) return
        emitted++
        const single = programOf(decision)
        const folder = writeFiles(await emitFiles(single))
        const { random: answer, randomUnder } = await loadDecision(folder, 'e/random')
        for (const facts of casesOf(decision.inputs)) {
          const expected = expectedAnswer(decision, evaluate(decision, facts), 'e', single.book)
          const asked = given(decision.inputs, 'fact', facts)
          if (adoptedOnly(decision, facts)) expect(answer?.(asked)).toEqual(expected)
          if (hasReadings(decision))
            expect(randomUnder?.(given(decision.inputs, 'reading', facts), asked)).toEqual(expected)
        }
      }),
      { numRuns: runs, seed },
    )
    expect(emitted).toBeGreaterThan(runs / 4)
  })
})

/** Whether each case has one outcome, or any number where all rules answer: what analysis proves before anything is emitted. */
function isSettled({ decision, nodes }: Diagram): boolean {
  if (decision.strategy === 'all') return true
  return nodes.every(
    (node) => node.kind === 'branch' || answersFor(decision, node.standing, node.carveOuts).length === 1,
  )
}

/** Random inputs share one vocabulary id among lists of different length; a book does not. */
function withOwnVocabularies(decision: Decision): Decision {
  const inputs = decision.inputs.map((input) => {
    if (input.domain.kind !== 'terms') return input
    return { ...input, domain: { ...input.domain, vocabulary: { ...input.domain.vocabulary, id: `v-${input.id}` } } }
  })
  return { ...decision, inputs }
}

function programOf(decision: Decision): Program {
  const readings = decision.inputs.flatMap((input): (readonly [string, Reading])[] => {
    if (input.domain.kind !== 'choice') return []
    const { choices } = input.domain
    const words = { title: input.label, question: input.label, why: input.label }
    return [[input.id, { id: input.id, ...words, choices, adopted: choices[0]?.id ?? '', cites: ['C1'] }]]
  })
  const book: Book = {
    id: 'book',
    title: text('Book'),
    source: { id: 's', title: text('Source'), language: 'fr' },
    vocabularies: decision.inputs.flatMap(({ domain }) => (domain.kind === 'terms' ? [domain.vocabulary] : [])),
    clauses: new Map([['C1', { id: 'C1', section: '1', page: 1 }]]),
    readings: new Map(readings),
    calendars: [],
  }
  return {
    book,
    editions: [
      {
        id: 'e',
        title: text('e'),
        from: '2023-01-01',
        decisions: [decision],
        pages: [],
        origin: originIn('edition.yaml'),
      },
    ],
  }
}
