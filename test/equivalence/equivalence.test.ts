import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compile, type CompiledBook } from '../../compiler/compile.js'
import { leafOf, verdictOf } from '../../compiler/diagram/walk.js'
import type { Diagram } from '../../compiler/diagram/diagram.js'
import type { Verdict } from '../../compiler/rules/answer.js'
import { decode, universe } from '../../compiler/rules/domain-values.js'
import { evaluate, type Case } from '../../compiler/rules/evaluate.js'
import { plainValue } from '../../compiler/rules/outcome.js'
import type { Decision, Edition, Input } from '../../compiler/rules/program.js'
import { size, values } from '../../compiler/rules/value-set.js'
import { project, readPolicySources } from '../project.js'

/*
 * The reference evaluator is the judge: on every case of every decision of the real policies, the diagram and the
 * committed TypeScript must say what it says. Where a fact is a number without end, every bound that a rule names is
 * tried on both sides, and random values besides.
 */
const compilation = compile(readPolicySources(project))
const seed = Number(process.env['CODICIL_SEED'] ?? 20230601)
const exhaustive = 2_000_000

type Evaluator = (facts: Record<string, unknown>) => unknown
type EvaluatorUnder = (readings: Record<string, unknown>, facts: Record<string, unknown>) => unknown

async function evaluatorsOf(book: CompiledBook, edition: Edition, decision: Decision) {
  const file = join(project, 'generated', book.program.book.id, edition.id, `${decision.id}.ts`)
  const module = (await import(pathToFileURL(file).href)) as Record<string, unknown>
  const name = decision.id.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())
  return { adopted: module[name] as Evaluator, under: module[`${name}Under`] as EvaluatorUnder | undefined }
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

const written = (decision: Decision, facts: Case, role: Input['role']): Record<string, unknown> =>
  Object.fromEntries(
    decision.inputs
      .filter((input) => input.role === role)
      .map((input) => [input.id, decode(input.domain, facts.get(input.id) ?? 0)]),
  )

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
          let compared = 0
          const compare = (facts: Case): void => {
            compared++
            const verdict = evaluate(decision, facts)
            const judged = JSON.stringify(verdict)
            if (JSON.stringify(verdictOf(diagram, facts)) !== judged) expect(verdictOf(diagram, facts)).toEqual(verdict)
            const plain = written(decision, facts, 'fact')
            const wanted = expected(book, edition, decision, verdict)
            if (evaluators.under !== undefined) {
              const got = evaluators.under(written(decision, facts, 'reading'), plain)
              if (!sameAnswer(got, wanted)) expect(got).toEqual(wanted)
            }
            const isAdopted = decision.inputs.every(
              (input) => input.adopted === undefined || facts.get(input.id) === input.adopted,
            )
            if (isAdopted) {
              const got = evaluators.adopted(plain)
              if (!sameAnswer(got, wanted)) expect(got).toEqual(wanted)
            }
          }
          const choices = decision.inputs.map((input) => [input.id, valuesToTry(diagram, input)] as const)
          const count = choices.reduce((product, [, tried]) => product * tried.length, 1)
          const isFinite = decision.inputs.every((input) => size(universe(input.domain)) <= 64)
          if (count <= exhaustive) for (const facts of casesOf(choices)) compare(facts)
          if (count > exhaustive || !isFinite) {
            const one = fc.record(Object.fromEntries(decision.inputs.map((input) => [input.id, anyValue(input)])))
            fc.assert(
              fc.property(one, (facts) => {
                compare(new Map(Object.entries(facts)))
              }),
              { numRuns: 20_000, seed },
            )
          }
          total += compared
          process.stderr.write(
            `${decision.id}: ${compared} cases compared${count <= exhaustive && isFinite ? ', all there are' : ''}\n`,
          )
          expect(compared).toBeGreaterThan(0)
          expect(leafOf(diagram.root, new Map(choices.map(([id, [value = 0]]) => [id, value]))).kind).toBe('leaf')
        }, 300_000)

  it('on a number of cases worth naming', () => {
    process.stderr.write(`${total} cases compared in all (seed ${seed})\n`)
    expect(total).toBeGreaterThan(0)
  })
})

/** Equality of answers, fast enough for millions: by text with sorted keys. */
function sameAnswer(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b)
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}

function anyValue(input: Input): fc.Arbitrary<number> {
  const [from = -Infinity, until = Infinity] = universe(input.domain)
  return fc.integer({ min: Math.max(from, -50_000), max: Math.min(until - 1, 200_000) })
}
