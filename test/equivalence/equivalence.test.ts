import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compile, type CompiledBook } from '../../compiler/compile.js'
import { leafOf, verdictOf } from '../../compiler/diagram/walk.js'
import { boxesOf, type Box } from '../../compiler/diagram/box.js'
import type { Diagram, Leaf } from '../../compiler/diagram/diagram.js'
import type { Verdict } from '../../compiler/rules/answer.js'
import { decode, universe } from '../../compiler/rules/domain-values.js'
import { evaluate, type Case } from '../../compiler/rules/evaluate.js'
import { plainValue } from '../../compiler/rules/outcome.js'
import type { Decision, Edition, Input, Rule } from '../../compiler/rules/program.js'
import { contains, size, values } from '../../compiler/rules/value-set.js'
import { project, readPolicySources } from '../project.js'

/*
 * The reference evaluator is the judge: on every case of every decision of the real policies, the diagram and the
 * committed TypeScript must say what it says. Where a fact is a number without end, every bound that a rule names is
 * tried on both sides, and random values besides.
 */
const compilation = compile(readPolicySources(project))
const seed = Number(process.env['CODICIL_SEED'] ?? 20230601)

type Evaluator = (facts: Record<string, unknown>) => unknown
type EvaluatorUnder = (readings: Record<string, unknown>, facts: Record<string, unknown>) => unknown

async function evaluatorsOf(book: CompiledBook, edition: Edition, decision: Decision) {
  const folder = join(project, 'generated', book.program.book.id, edition.id)
  const load = async (name: string) => (await import(pathToFileURL(join(folder, name)).href)) as Record<string, unknown>
  const name = decision.id.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())
  const adopted = (await load(`${decision.id}.ts`))[name] as Evaluator
  // A decision that rests on readings must have an evaluator that takes them.
  if (!decision.inputs.some((input) => input.role === 'reading')) return { adopted, under: undefined }
  return { adopted, under: (await load(`${decision.id}-under.ts`))[`${name}Under`] as EvaluatorUnder }
}

/** The values of an input that are worth trying: all of them, or both sides of every bound that a rule names. */
function valuesToTry(diagram: Diagram, input: Input): readonly number[] {
  const all = universe(input.domain)
  if (size(all) <= 64) return [...values(all)]
  const bounds = new Set<number>()
  for (const node of diagram.nodes)
    if (node.kind === 'branch' && node.input.id === input.id)
      for (const edge of node.edges)
        for (const bound of edge.values) if (Number.isFinite(bound)) bounds.add(bound).add(bound - 1)
  const [from = -Infinity, until = Infinity] = all
  for (const bound of [from, until - 1]) if (Number.isFinite(bound)) bounds.add(bound)
  return [...bounds].filter((value) => value >= from && value < until).sort((a, b) => a - b)
}

function* casesOf(
  choices: readonly (readonly [string, readonly number[]])[],
  chosen: readonly (readonly [string, number])[] = [],
): Generator<Case> {
  const [first, ...rest] = choices
  if (first === undefined) yield new Map(chosen)
  else for (const value of first[1]) yield* casesOf(rest, [...chosen, [first[0], value]])
}

/** A verdict in the form in which generated code returns it. */
function expected(book: CompiledBook, edition: Edition, decision: Decision, verdict: Verdict): unknown {
  const answers = verdict.answers.map(({ outcome, rule, agreeing, carveOuts, clauses }) => ({
    ...(outcome.kind === 'silence'
      ? { kind: 'silence', silence: outcome.silence, ...(outcome.by === undefined ? {} : { by: outcome.by }) }
      : {
          kind: 'value',
          value: Object.fromEntries(outcome.fields.map(({ output, value }) => [output, plainValue(value)])),
        }),
    rule,
    agreeing,
    carveOuts,
    clauses: clauses.map((id) => book.program.book.clauses.get(id)),
    edition: edition.id,
    contested: verdict.contested,
  }))
  return decision.strategy === 'one'
    ? answers[0]
    : { kind: 'list', answers, edition: edition.id, contested: verdict.contested }
}

/** The readings that some rule could depend on, given the facts: the only ones that the reference can tell apart. */
function readingsThatMatter(
  decision: Decision,
  boxes: ReadonlyMap<Rule, readonly Box[]>,
  facts: Case,
): readonly Input[] {
  const matters = new Set<number>()
  for (const rule of decision.rules)
    for (const box of boxes.get(rule) ?? []) {
      const fits = box.every((set, place) => {
        const input = decision.inputs[place]
        return set === undefined || input?.role !== 'fact' || contains(set, facts.get(input.id) ?? -1)
      })
      if (fits) for (const [place, set] of box.entries()) if (set !== undefined) matters.add(place)
    }
  return decision.inputs.filter((input, place) => input.role === 'reading' && matters.has(place))
}

describe('reference evaluator, diagram and generated TypeScript agree', () => {
  it('on policies without errors', () => {
    expect(compilation.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
  })

  let total = 0
  for (const book of compilation.books)
    for (const { edition, diagrams } of book.editions)
      for (const decision of edition.decisions)
        it(`${book.program.book.id} ${edition.id} ${decision.id}`, async () => {
          const diagram = diagrams.get(decision.id)
          if (diagram === undefined) throw new Error('no diagram')
          const evaluators = await evaluatorsOf(book, edition, decision)
          const boxes = new Map(decision.rules.map((rule) => [rule, boxesOf(rule.when, decision)]))
          const facts = decision.inputs.filter((input) => input.role === 'fact')
          const readings = decision.inputs.filter((input) => input.role === 'reading')
          const allReadings = [...casesOf(readings.map((input) => [input.id, [...values(universe(input.domain))]]))]
          const written = (inputs: readonly Input[], chosen: Case): Record<string, unknown> =>
            Object.fromEntries(inputs.map((input) => [input.id, decode(input.domain, chosen.get(input.id) ?? 0)]))
          const writtenReadings = allReadings.map((chosen) => written(readings, chosen))
          let compared = 0

          /** Every combination of readings for one combination of facts. */
          const compare = (known: Case): void => {
            const plain = written(facts, known)
            const matter = readingsThatMatter(decision, boxes, known)
            const judged = new Map<string, { leaf: Leaf; answer: unknown }>()
            for (const [place, chosen] of allReadings.entries()) {
              compared++
              const whole = new Map([...known, ...chosen])
              const leaf = leafOf(diagram.root, whole)
              const answer =
                evaluators.under === undefined
                  ? evaluators.adopted(plain)
                  : evaluators.under(writtenReadings[place] ?? {}, plain)
              const key = matter.map((input) => chosen.get(input.id)).join()
              const before = judged.get(key)
              if (before === undefined) {
                const verdict = evaluate(decision, whole)
                expect(verdictOf(diagram, whole)).toEqual(verdict)
                expect(answer).toEqual(expected(book, edition, decision, verdict))
                judged.set(key, { leaf, answer })
                // Answers are shared constants: where the reference cannot tell two cases apart, they must be the same one.
              } else if (before.leaf !== leaf || before.answer !== answer) expect({ leaf, answer }).toEqual(before)
            }
            const adopted = new Map([...known, ...readings.map((input) => [input.id, input.adopted ?? 0] as const)])
            expect(evaluators.adopted(plain)).toEqual(expected(book, edition, decision, evaluate(decision, adopted)))
          }

          const choices = facts.map((input) => [input.id, valuesToTry(diagram, input)] as const)
          for (const known of casesOf(choices)) compare(known)
          const endless = facts.some((input) => size(universe(input.domain)) > 64)
          if (endless) {
            const one = fc.record(Object.fromEntries(facts.map((input) => [input.id, anyValue(input)])))
            const property = fc.property(one, (known) => {
              compare(new Map(Object.entries(known)))
            })
            fc.assert(property, { numRuns: 5_000, seed })
          }
          total += compared
          process.stderr.write(`${decision.id}: ${compared} cases compared${endless ? '' : ', all there are'}\n`)
          expect(compared).toBeGreaterThan(0)
        }, 300_000)

  it('on a number of cases worth naming', () => {
    process.stderr.write(`${total} cases compared in all (seed ${seed})\n`)
    expect(total).toBeGreaterThan(0)
  })
})

function anyValue(input: Input): fc.Arbitrary<number> {
  const [from = -Infinity, until = Infinity] = universe(input.domain)
  return fc.integer({ min: Math.max(from, -50_000), max: Math.min(until - 1, 200_000) })
}
