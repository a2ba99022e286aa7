import { enumeration } from '../../rules/domain.js'
import type { Input } from '../../rules/program.js'
import { contains, values } from '../../rules/value-set.js'
import { isLong, isOrdered } from './facts.js'
import type { Plan } from './plan.js'
import { stepsOf, type Ask, type Step, type Way } from './steps.js'

/**
 * The same plan with its facts asked in the order that takes the fewest words to write, branch by branch. A diagram is
 * built for proofs, from the top, one question at a time; code for a reader may weigh every order to its end, since it
 * is small. What comes back gives the same answers. A plan with too many parts to weigh comes back as it is.
 */
export function inFewestWords(plan: Plan): Plan {
  const { decision } = plan
  const facts = decision.inputs.filter(({ role }) => role === 'fact')
  const steps = stepsOf()
  const parts = partsOf(steps.ask)
  const copied = new Map<Step, Step>()
  const copy = (step: Step): Step =>
    at(copied, step, () =>
      step.kind === 'give'
        ? steps.give(step.conclusion)
        : steps.ask(
            step.input,
            step.ways.map(({ values: set, next }) => ({ values: set, next: copy(next) })),
          ),
    )
  /** Parts that say the same are one step only where they ask in one order; only then is each weighed once. */
  const inOneOrder = (step: Step, [input, ...left]: readonly Input[]): Step => {
    if (input === undefined || !asksFacts(step)) return step
    if (!step.needs.has(input.id)) return inOneOrder(step, left)
    return steps.ask(
      input,
      parts.of(step, input).map(({ values: set, next }) => ({ values: set, next: inOneOrder(next, left) })),
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
  /** The step when it asks for `input` first. */
  const asking = (input: Input, step: Ask, most: number): Worded | undefined => {
    const classes = parts.of(step, input)
    let words = wordsOf(input, step, classes, facts)
    const ways: Way[] = []
    for (const { values: set, next } of classes) {
      const below = worded(next, most - words)
      if (below === undefined) return undefined
      words += below.words
      ways.push({ values: set, next: below.step })
    }
    return { step: steps.ask(input, ways), words }
  }
  try {
    const found = worded(inOneOrder(copy(plan.step), facts), Infinity)
    return found === undefined ? plan : { decision, step: found.step, conclusions: steps.conclusions }
  } catch (error) {
    if (error instanceof TooMany) return plan
    throw error
  }
}

/** Parts of a plan that are weighed: far more than a decision to be read has. */
const mostWeighed = 2_000

class TooMany extends Error {}

/** A step and about how many characters it takes. */
interface Worded {
  readonly step: Step
  readonly words: number
}

/** Facts are asked before readings, so what asks a reading asks no fact. */
const asksFacts = (step: Step): step is Ask => step.kind === 'ask' && step.input.role === 'fact'

/** Takes plans apart by an input that need not be the one they ask first. */
function partsOf(ask: (input: Input, ways: readonly Way[]) => Step) {
  const cut = new Map<Input, Map<Step, Map<number, Step>>>()
  /** What is left of a step once it is known that `input` is `value`. */
  const given = (step: Step, input: Input, value: number): Step => {
    if (step.kind === 'give' || !step.needs.has(input.id)) return step
    if (step.input.id === input.id) {
      const way = step.ways.find(({ values: set }) => contains(set, value))
      if (way === undefined) throw new Error(`no way for ${value} of ${input.id}`)
      return way.next
    }
    const bySteps = at(cut, input, () => new Map<Step, Map<number, Step>>())
    return at(
      at(bySteps, step, () => new Map<number, Step>()),
      value,
      () =>
        ask(
          step.input,
          step.ways.map(({ values: set, next }) => ({ values: set, next: given(next, input, value) })),
        ),
    )
  }
  const told = new Map<Input, Map<Step, readonly number[]>>()
  /** Where the questions of a step cut the values of an input in two, in order. */
  const cutsOf = (step: Step, input: Input): readonly number[] => {
    if (step.kind === 'give' || !step.needs.has(input.id)) return []
    return at(
      at(told, input, () => new Map<Step, readonly number[]>()),
      step,
      () => {
        const asked = step.input.id === input.id
        const cuts = step.ways.flatMap(({ values: set, next }) => (asked ? set : cutsOf(next, input)))
        return [...new Set(cuts)].sort((a, b) => a - b)
      },
    )
  }
  const classes = new Map<Input, Map<Step, readonly Way[]>>()
  /** The values of an input that a step does not tell apart, and what is left of the step for each such class. */
  const of = (step: Ask, input: Input): readonly Way[] =>
    at(
      at(classes, input, () => new Map<Step, readonly Way[]>()),
      step,
      () => {
        const cuts = cutsOf(step, input)
        const parts = new Map<Step, number[]>()
        for (const [place, from] of cuts.slice(0, -1).entries()) {
          const until = cuts[place + 1] ?? Infinity
          const next = given(step, input, from === -Infinity ? until - 1 : from)
          const part = parts.get(next)
          if (part === undefined) parts.set(next, [from, until])
          else if (part.at(-1) === from) part[part.length - 1] = until
          else part.push(from, until)
        }
        return [...parts].map(([next, set]) => ({ values: set, next }))
      },
    )
  return { of }
}

function at<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}

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

/** The labels of a `switch`, of which the longest stands under `default` where there are many terms; or the conditions of `if`s. */
function labelsOf(input: Input, ways: readonly Way[]): number {
  const terms = enumeration(input.domain)
  if (terms === undefined || isOrdered(input))
    return ways.reduce((sum, { values: set }) => sum + set.length / 2, 0) * (aLabel + input.id.length)
  const lengths = ways.map(({ values: set }) =>
    [...values(set)].reduce((sum, value) => sum + aLabel + (terms[value]?.length ?? 0), 0),
  )
  const sum = lengths.reduce((total, length) => total + length, 0)
  return isLong(input) ? sum - Math.max(0, ...lengths) : sum + aRefusal
}
