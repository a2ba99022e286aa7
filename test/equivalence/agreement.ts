import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { expect } from 'vitest'
import type { CompiledBook } from '../../compiler/compile.js'
import { boxesOf, type Box } from '../../compiler/diagram/box.js'
import type { Diagram } from '../../compiler/diagram/diagram.js'
import { leafOf, verdictOf } from '../../compiler/diagram/walk.js'
import type { Verdict } from '../../compiler/rules/answer.js'
import type { Details } from '../../compiler/rules/details.js'
import { valuesOf } from '../../compiler/rules/domain.js'
import { decode, universe } from '../../compiler/rules/domain-values.js'
import { evaluate, type Case } from '../../compiler/rules/evaluate.js'
import { factsOf } from '../../compiler/rules/facts.js'
import { plainValue } from '../../compiler/rules/outcome.js'
import type { Decision, Edition, Input, Rule } from '../../compiler/rules/program.js'
import { contains, size, values } from '../../compiler/rules/value-set.js'

/*
 * The reference evaluator is the judge: on every case of a decision the diagram and the committed TypeScript must say
 * what it says. Where a fact is a number without end, every bound that a rule names is tried on both sides, and random
 * values besides; lists, zones and the members of sets are random.
 */

type Evaluator = (facts: Record<string, unknown>) => unknown
type EvaluatorUnder = (readings: Record<string, unknown>, facts: Record<string, unknown>) => unknown

export interface Subject {
  /** The folder of the project whose `generated/` is compared. */
  readonly root: string
  readonly book: CompiledBook
  readonly edition: Edition
  readonly decision: Decision
  readonly diagram: Diagram
}

/** Beyond so many cases not all are tried, but some at random; `CODICIL_MOST` raises it. */
const mostCases = Number(process.env['CODICIL_MOST'] ?? 200_000)

/** Beyond so many combinations of the readings that matter in a case, so many of them are tried at random. */
const mostReadings = Number(process.env['CODICIL_READINGS'] ?? 500)

/** Compares all there are, or random cases; gives how many were compared, and whether that was all. */
export async function agreementOf(
  subject: Subject,
  seed: number,
  random: number,
): Promise<{ readonly compared: number; readonly all: boolean }> {
  const { decision, diagram } = subject
  const facts = decision.inputs.filter((input) => input.role === 'fact')
  const compare = await comparing(subject, seed)
  const choices = facts.map((input) => [input.id, valuesToTry(diagram, input)] as const)
  // An answer that is computed, or that asks other decisions, costs a hundred times one that is looked up.
  const asks = decision.asks !== undefined
  const computes = decision.rules.some(
    ({ then }) => then?.kind === 'value' && then.fields.some(({ value }) => value.type === 'computed'),
  )
  const costly = asks || computes
  const most = costly ? mostCases / 20 : mostCases
  let cases = choices.reduce((product, [, all]) => product * all.length, 1)
  if (cases <= most) {
    cases = 0
    for (const known of casesOf(choices)) if (cases <= most) cases += compare.readingsOf(known)
  }
  const tooMany = cases > most
  if (!tooMany) for (const known of casesOf(choices)) compare.one(known)
  const endless =
    (decision.details ?? []).some(({ type }) => type.kind !== 'set') ||
    facts.some((input) => size(universe(input.domain)) > valuesToTry(diagram, input).length)
  if (endless || tooMany) {
    const one = fc.record(Object.fromEntries(facts.map((input) => [input.id, anyValue(input)])))
    const property = fc.property(one, (known) => {
      compare.one(new Map(Object.entries(known)))
    })
    const typical = compare.readingsOf(new Map(choices.map(([id, all]) => [id, all[0] ?? 0])))
    fc.assert(property, { numRuns: Math.max(Math.ceil(random / (costly ? typical : 1)), 20), seed })
  }
  return { compared: compare.count(), all: !endless && !tooMany && compare.everyReading() }
}

/** What compares one combination of facts under every combination of readings. */
async function comparing({ root, book, edition, decision, diagram }: Subject, seed: number) {
  const evaluators = await evaluatorsOf(root, book, edition, decision)
  const boxes = new Map(decision.rules.map((rule) => [rule, boxesOf(rule.when, decision)]))
  const readings = decision.inputs.filter((input) => input.role === 'reading')
  const dice = diceOf(seed)
  const judge = (known: Case, details: Details): unknown => {
    try {
      const verdict = evaluate(decision, known, details)
      same(verdictOf(diagram, known, details), verdict)
      return expected(book, edition, decision, verdict)
    } catch (error) {
      if (error instanceof RangeError) return refusal(error)
      throw error
    }
  }
  let compared = 0
  let everyReading = true
  const choicesOf = (input: Input): readonly number[] => [...values(universe(input.domain))]
  const anyOf = (inputs: readonly Input[]) => inputs.map((input) => [input.id, dice(choicesOf(input).length)] as const)
  const adopted = readings.map((input) => [input.id, input.adopted ?? 0] as const)
  // An expression that reads the answer of another decision may turn on any reading of that one.
  const matterIn = (known: Case): readonly Input[] =>
    decision.asks === undefined ? readingsThatMatter(decision, boxes, known) : readings
  const combinationsOf = (matter: readonly Input[]): number =>
    matter.reduce((product, input) => product * choicesOf(input).length, 1)

  /** Every combination of the readings that matter, or some at random where there are too many. */
  function* combinations(matter: readonly Input[]): Generator<Case> {
    if (combinationsOf(matter) <= mostReadings) yield* casesOf(matter.map((input) => [input.id, choicesOf(input)]))
    else {
      everyReading = false
      for (let count = 0; count < mostReadings; count++) yield new Map(anyOf(matter))
    }
  }

  const one = (known: Case): void => {
    const details = randomDetails(decision, known, dice)
    const plain = written(decision, known, details)
    const ask = (chosen: Case): unknown =>
      attempt(() => {
        if (evaluators.under === undefined) return evaluators.adopted(plain)
        const named = readings.map(({ id, domain }) => [id, decode(domain, chosen.get(id) ?? 0)] as const)
        return evaluators.under(Object.fromEntries(named), plain)
      })
    for (const mattering of combinations(matterIn(known))) {
      compared++
      const chosen = new Map([...adopted, ...mattering])
      const whole = new Map([...known, ...chosen])
      const answer = ask(chosen)
      same(answer, judge(whole, details))
      // Answers are shared constants: where the reference cannot tell two cases apart, they must be the same one.
      const alike = new Map([...anyOf(readings), ...mattering])
      const leaf = leafOf(diagram.root, whole)
      if (leafOf(diagram.root, new Map([...known, ...alike])) !== leaf) expect(alike).toEqual(chosen)
      const other = ask(alike)
      if (isShared(answer) && other !== answer) expect(other).toEqual(answer)
    }
    same(
      attempt(() => evaluators.adopted(plain)),
      judge(new Map([...known, ...adopted]), details),
    )
  }
  return {
    one,
    count: () => compared,
    readingsOf: (known: Case) => Math.min(combinationsOf(matterIn(known)), mostReadings),
    everyReading: () => everyReading,
  }
}

const isShared = (answer: unknown): boolean => typeof answer === 'object' && Object.isFrozen(answer)

/** As `expect(actual).toEqual(expected)`, which is asked only where a quicker comparison sees a difference. */
function same(actual: unknown, expected: unknown): void {
  if (!isDeepStrictEqual(actual, expected)) expect(actual).toEqual(expected)
}

const refusal = (error: Error): unknown => ({ refused: error.message })

/** What an evaluator says, or the words with which it refuses what no calendar knows. */
function attempt(answer: () => unknown): unknown {
  try {
    return answer()
  } catch (error) {
    if (error instanceof RangeError) return refusal(error)
    throw error
  }
}

async function evaluatorsOf(root: string, book: CompiledBook, edition: Edition, decision: Decision) {
  const folder = join(root, 'generated', book.program.book.id, edition.id)
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
  const kept = [...bounds].filter((value) => value >= from && value < until).sort((a, b) => a - b)
  return kept.length === 0 ? [0] : kept
}

function* casesOf(
  choices: readonly (readonly [string, readonly number[]])[],
  chosen: readonly (readonly [string, number])[] = [],
): Generator<Case> {
  const [first, ...rest] = choices
  if (first === undefined) yield new Map(chosen)
  else for (const value of first[1]) yield* casesOf(rest, [...chosen, [first[0], value]])
}

function anyValue(input: Input): fc.Arbitrary<number> {
  const [from = -Infinity, until = Infinity] = universe(input.domain)
  // Instants of the years in which the calendars of the books know their holidays, and a little beyond.
  const [least, most] = input.domain.kind === 'instant' ? [1_704_000_000, 1_770_000_000] : [-50_000, 200_000]
  return fc.integer({ min: Math.max(from, least), max: Math.min(until - 1, most) })
}

/** Whole numbers from 0 on, below a bound; the same ones for the same seed. */
function diceOf(seed: number): (sides: number) => number {
  let state = seed >>> 0
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 4_294_967_296) * sides)
  }
}

/** Members for each set that fit what the case says of its groups, and random lists and zones. */
function randomDetails(decision: Decision, known: Case, dice: (sides: number) => number): Details {
  const details = new Map<string, readonly number[] | string>()
  for (const { id, type } of factsOf(decision)) {
    if (type.kind === 'set') {
      const places = new Set<number>()
      const terms = valuesOf(type.vocabulary)
      for (const { id: input, domain } of type.inputs) {
        if (domain.kind !== 'includes' || known.get(input) !== 1) continue
        const group = domain.terms.map((term) => terms.findIndex((one) => one.id === term))
        for (let count = 1 + dice(3); count > 0; count--) places.add(group[dice(group.length)] ?? 0)
      }
      details.set(
        id,
        [...places].sort((a, b) => a - b),
      )
    } else if (type.kind === 'list')
      details.set(
        id,
        Array.from({ length: dice(5) }, () => dice(20_000)),
      )
    else if (type.kind === 'zone')
      details.set(id, ['Europe/Paris', 'America/New_York', 'Asia/Kolkata'][dice(3)] ?? 'UTC')
  }
  return details
}

/** The facts of a case as callers write them. */
function written(decision: Decision, known: Case, details: Details): Record<string, unknown> {
  return Object.fromEntries(
    factsOf(decision).map(({ id, type }): readonly [string, unknown] => {
      const detail = details.get(id)
      if (type.kind === 'value') return [id, decode(type.input.domain, known.get(type.input.id) ?? 0)]
      if (type.kind === 'zone' || detail === undefined || typeof detail === 'string') return [id, detail]
      const terms = type.kind === 'set' ? valuesOf(type.vocabulary) : []
      return [id, detail.map((value): unknown => (type.kind === 'list' ? decode(type.of, value) : terms[value]?.id))]
    }),
  )
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
    clauses: clauses.map((id) => placeOf(book, id)),
    edition: edition.id,
    contested: verdict.contested,
  }))
  return decision.strategy === 'one'
    ? answers[0]
    : { kind: 'list', answers, edition: edition.id, contested: verdict.contested }
}

/** A clause as generated code carries it: where it stands, without what the index adds. */
function placeOf(book: CompiledBook, id: string): unknown {
  const { index: _index, ...place } = book.program.book.clauses.get(id) ?? { index: undefined }
  return place
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
