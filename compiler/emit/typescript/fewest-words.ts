import { getOrMake } from '../../base/get-or-make.js'
import { enumeration } from '../../rules/domain.js'
import type { Input } from '../../rules/program.js'
import { contains, values } from '../../rules/value-set.js'
import { isLong, isOrdered } from './facts.js'
import type { OpenPlan, Plan } from './plan.js'
import type { Ask, Step, Steps, Way } from './steps.js'

/**
 * The same plan with its facts asked in the order that takes the fewest words to write, branch by branch. A diagram is
 * built for proofs, from the top, one question at a time; code for a reader may weigh every order to its end, since it
 * is small. What comes back gives the same answers. A plan with too many parts to weigh comes back as it is.
 */
export function inFewestWords(plan: OpenPlan): Plan {
  const { decision, steps } = plan
  if (!isSmall(plan.step)) return plan
  const facts = decision.inputs.filter(({ role }) => role === 'fact')
  const parts = partsOf(steps)
  /** Parts that say the same are one step only where they ask in one order; only then is each weighed once. */
  const inOneOrder = (step: Step, [input, ...left]: readonly Input[]): Step => {
    if (input === undefined || !asksFacts(step)) return step
    if (!step.needs.has(input.id)) return inOneOrder(step, left)
    return steps.ask(
      input,
      [...parts.of(step, input)].map(({ from, until, next }) => ({
        values: [from, until],
        next: inOneOrder(next, left),
      })),
    )
  }

  const best = new Map<Step, Worded>()
  /** Steps known to take so many words at least. */
  const least = new Map<Step, number>()
  let weighed = 0
  /** The step in the order that takes the fewest words; undefined where none takes fewer than `most`. */
  const worded = (step: Step, most: number): Worded | undefined => {
    if (!asksFacts(step)) return most > 0 ? { step, words: 0 } : undefined
    const known = best.get(step)
    if (known !== undefined) return known.words < most ? known : undefined
    if ((least.get(step) ?? 0) >= most) return undefined
    if (++weighed > mostWeighed) throw new TooMany()
    let found: Worded | undefined
    for (const input of facts) {
      if (!step.needs.has(input.id)) continue
      found = asking(input, step, found?.words ?? most) ?? found
    }
    if (found === undefined) least.set(step, most)
    else best.set(step, found)
    return found
  }
  /** The step when it asks for `input` first. What is left for each value is found only while it can be worth it. */
  const asking = (input: Input, step: Ask, most: number): Worded | undefined => {
    const ways = new Map<Step, number[]>()
    const below: Way[] = []
    const least = isOrdered(input) ? testsOf(input, parts.countOf(step, input)) : 0
    let words = 0
    for (const { from, until, next } of parts.of(step, input)) {
      const known = ways.get(next)
      if (known === undefined) {
        const found = worded(next, most - least - words - aReturn * (ways.size + 1))
        if (found === undefined) return undefined
        words += found.words
        const values = [from, until]
        ways.set(next, values)
        below.push({ values, next: found.step })
      } else if (known.at(-1) === from) known[known.length - 1] = until
      else known.push(from, until)
    }
    words += wordsOf(
      input,
      step,
      [...ways].map(([next, values]) => ({ values, next })),
      facts,
    )
    return words < most ? { step: steps.ask(input, below), words } : undefined
  }
  try {
    const start = isInOneOrder(plan.step) ? plan.step : inOneOrder(plan.step, facts)
    const found = worded(start, Infinity)
    return found === undefined ? plan : { ...plan, step: found.step }
  } catch (error) {
    if (error instanceof TooMany) return plan
    throw error
  }
}

/** Parts of a plan that are weighed: far more than a decision to be read has. */
const mostWeighed = 2_000

/** With more questions of facts, no plan was ever found to have so few parts that they could all be weighed. */
const mostQuestions = 150

function isSmall(root: Step): boolean {
  const seen = new Set([root])
  for (const step of seen) {
    if (seen.size > mostQuestions) return false
    for (const { next } of asksFacts(step) ? step.ways : []) if (asksFacts(next)) seen.add(next)
  }
  return true
}

class TooMany extends Error {}

/** A step and about how many characters it takes. */
interface Worded {
  readonly step: Step
  readonly words: number
}

/** Facts are asked before readings, so what asks a reading asks no fact. */
const asksFacts = (step: Step): step is Ask => step.kind === 'ask' && step.input.role === 'fact'

/** Whether some order of the facts is that of every way. */
function isInOneOrder(root: Step): boolean {
  const after = new Map<Input, Set<Input>>()
  const seen = new Set<Step>()
  const gather = (step: Step): void => {
    if (!asksFacts(step) || seen.has(step)) return
    seen.add(step)
    const next = getOrMake(after, step.input, () => new Set<Input>())
    for (const way of step.ways) {
      if (asksFacts(way.next)) next.add(way.next.input)
      gather(way.next)
    }
  }
  gather(root)
  // Facts that nothing left comes after are last, again and again; in a circle there are none.
  for (let left = after.size; left > 0; left = after.size) {
    for (const [input, next] of after) {
      for (const other of next) if (!after.has(other)) next.delete(other)
      if (next.size === 0) after.delete(input)
    }
    if (after.size === left) return false
  }
  return true
}

/** What is left of a step where an input is in a stretch of its values. */
interface Part {
  readonly from: number
  readonly until: number
  readonly next: Step
}

/** How a step tells the values of an input apart. */
interface Cut {
  /** Where its questions cut them in two, with both ends, in order. */
  readonly bounds: readonly number[]
  /** What is left of the step between a bound and the next; found as it is asked for. */
  readonly left: (Step | undefined)[]
}

/** Takes plans apart by an input that need not be the one they ask first. */
function partsOf({ ask }: Steps) {
  const cuts = new Map<Input, Map<Ask, Cut>>()
  const cutOf = (step: Ask, input: Input): Cut => {
    const ofSteps = getOrMake(cuts, input, () => new Map<Ask, Cut>())
    return getOrMake(ofSteps, step, () => {
      const asked = step.input.id === input.id
      const bounds = new Set<number>()
      for (const { values: set, next } of step.ways)
        for (const bound of asked ? set : asks(next, input) ? cutOf(next, input).bounds : []) bounds.add(bound)
      return { bounds: [...bounds].sort((a, b) => a - b), left: [] }
    })
  }
  /** What is left of a step once it is known that `input` is `value`. */
  const given = (step: Step, input: Input, value: number): Step => {
    if (!asks(step, input)) return step
    const { bounds, left } = cutOf(step, input)
    const next = bounds.findIndex((bound) => bound > value)
    return (left[next - 1] ??= cutShort(step, input, value))
  }
  const cutShort = (step: Ask, input: Input, value: number): Step => {
    if (step.input.id !== input.id)
      return ask(
        step.input,
        step.ways.map(({ values: set, next }) => ({ values: set, next: given(next, input, value) })),
      )
    const way = step.ways.find(({ values: set }) => contains(set, value))
    if (way === undefined) throw new Error(`no way for ${value} of ${input.id}`)
    return way.next
  }
  /** In how many stretches a step tells the values of an input apart. */
  const countOf = (step: Ask, input: Input): number => Math.max(0, cutOf(step, input).bounds.length - 1)
  /** Those stretches in order, each with what is left of the step there, found as it is asked for. */
  function* of(step: Ask, input: Input): Generator<Part> {
    const { bounds } = cutOf(step, input)
    for (let place = 0; place < bounds.length - 1; place++) {
      const from = bounds[place] ?? -Infinity
      const until = bounds[place + 1] ?? Infinity
      yield { from, until, next: given(step, input, from === -Infinity ? until - 1 : from) }
    }
  }
  return { of, countOf }
}

const asks = (step: Step, { id }: Input): step is Ask => step.kind === 'ask' && step.needs.has(id)

/** About how many characters a question takes without what its ways lead to: labels, and checks of what is not asked there. */
function wordsOf(input: Input, { needs }: Ask, ways: readonly Way[], facts: readonly Input[]): number {
  const checked = facts.filter((fact) => fact !== input && needs.has(fact.id) && !isLong(fact) && !isOrdered(fact))
  const checks = ways.reduce((sum, { next }) => {
    const below = next.kind === 'ask' ? next.needs : none
    return sum + checked.filter(({ id }) => !below.has(id)).length
  }, 0)
  return labelsOf(input, ways) + ways.length * aReturn + checks * aCheck
}

const none: ReadonlySet<string> = new Set()
const aReturn = 20
const aCheck = 30
const aLabel = 10
const aRefusal = 60

/** The tests of so many stretches of values. */
function testsOf({ id }: Input, stretches: number): number {
  return stretches * (aLabel + id.length)
}

/** The labels of a `switch`, of which the longest stands under `default` where there are many terms; or the conditions of `if`s. */
function labelsOf(input: Input, ways: readonly Way[]): number {
  const terms = enumeration(input.domain)
  if (terms === undefined || isOrdered(input))
    return testsOf(
      input,
      ways.reduce((sum, { values: set }) => sum + set.length / 2, 0),
    )
  const lengths = ways.map(({ values: set }) => {
    let length = 0
    for (const value of values(set)) length += aLabel + (terms[value]?.length ?? 0)
    return length
  })
  const sum = lengths.reduce((total, length) => total + length, 0)
  return isLong(input) ? sum - Math.max(0, ...lengths) : sum + aRefusal
}
