import { getOrMake, onceForEach } from '../../base/get-or-make.js'
import { areSameItems } from '../../base/same-items.js'
import type { Answer } from '../../rules/answer.js'
import { isComputed } from '../../rules/outcome.js'
import type { Input } from '../../rules/program.js'
import { equals, union, type ValueSet } from '../../rules/value-set.js'

/** One step of a function: it asks, or it returns. */
export type Step = Ask | Give

/** Asks one input. The values of the ways are disjoint and make up the input's domain. */
export interface Ask {
  readonly kind: 'ask'
  readonly input: Input
  readonly ways: readonly Way[]
  /** Ids of the inputs asked here or on some way below. */
  readonly needs: ReadonlySet<string>
  /** Whether some way ends in an answer that is computed from the facts. */
  readonly computes: boolean
}

/** Where some values of the input asked lead to. */
export interface Way {
  readonly values: ValueSet
  readonly next: Step
}

/** Returns one constant of the module. */
export interface Give {
  readonly kind: 'give'
  readonly conclusion: Conclusion
}

/** What the function returns: one answer, or for the strategy `all` any number. */
export interface Conclusion {
  readonly answers: readonly Answer[]
  readonly contested: readonly string[]
}

/** Whether two lists of answers say the same on the same grounds. */
export function areSameAnswers(some: readonly Answer[], others: readonly Answer[]): boolean {
  return some.length === others.length && some.every((answer, place) => isSame(answer, others[place]))
}

function isSame(answer: Answer, other: Answer | undefined): boolean {
  return (
    other !== undefined &&
    answer.outcome === other.outcome &&
    answer.rule === other.rule &&
    areSameItems(answer.agreeing, other.agreeing) &&
    areSameItems(answer.carveOuts, other.carveOuts) &&
    areSameItems(answer.clauses, other.clauses)
  )
}

/** A text that is the same for answers given by the same rules; what those say is found once. */
export const groundsOf = onceForEach((answers: readonly Answer[]): string =>
  JSON.stringify(answers.map(({ rule, agreeing, carveOuts }) => [rule, agreeing, carveOuts])),
)

function leadApart(ways: readonly Way[]): boolean {
  if (ways.length > fewWays) return new Set(ways.map(({ next }) => next)).size === ways.length
  return ways.every(({ next }, place) => {
    for (let before = 0; before < place; before++) if (ways[before]?.next === next) return false
    return true
  })
}

/** So few are compared one by one. */
const fewWays = 12

/** Ways that lead to one step as one way. */
function eachOnce(every: readonly Way[]): readonly Way[] {
  if (leadApart(every)) return every
  const ways = new Map<Step, Way>()
  for (const way of every) {
    const before = ways.get(way.next)
    ways.set(way.next, before === undefined ? way : { values: union(before.values, way.values), next: way.next })
  }
  return [...ways.values()]
}

/** Ways in the order of their least values. */
function inOrder(ways: readonly Way[]): readonly Way[] {
  const isInOrder = ways.every(({ values }, i) => i === 0 || (ways[i - 1]?.values[0] ?? 0) <= (values[0] ?? 0))
  return isInOrder ? ways : ways.toSorted((a, b) => (a.values[0] ?? 0) - (b.values[0] ?? 0))
}

function areSameWays(some: readonly Way[], others: readonly Way[]): boolean {
  return (
    some.length === others.length &&
    some.every(({ values, next }, place) => {
      const other = others[place]
      return next === other?.next && equals(values, other.values)
    })
  )
}

/** What makes steps, so that equal ones are the same. */
export type Steps = ReturnType<typeof stepsOf>

/** A maker that has made nothing yet. */
export function stepsOf() {
  const numbers = new Map<Step, number>()
  const given = new Map<string, Give>()
  /** By a number that equal ones have in common. */
  const asked = new Map<number, Ask[]>()
  const conclusions: Conclusion[] = []

  const numbered = <S extends Step>(step: S): S => {
    numbers.set(step, numbers.size)
    return step
  }
  const give = (conclusion: Conclusion): Step => {
    return getOrMake(given, `${groundsOf(conclusion.answers)} ${JSON.stringify(conclusion.contested)}`, () => {
      conclusions.push(conclusion)
      return numbered({ kind: 'give', conclusion })
    })
  }
  const hashOf = (ways: readonly Way[]): number => {
    let hash = ways.length
    for (const { values, next } of ways) {
      hash = Math.imul(hash, 31) + (numbers.get(next) ?? -1)
      hash = Math.imul(hash, 31) + (values[0] ?? 0) + values.length
    }
    return hash | 0
  }
  const ask = (input: Input, every: readonly Way[]): Step => {
    const ways = inOrder(eachOnce(every))
    const [first] = ways
    if (first !== undefined && ways.length === 1) return first.next
    const likely = getOrMake(asked, hashOf(ways), () => [])
    const known = likely.find((step) => step.input.id === input.id && areSameWays(step.ways, ways))
    if (known !== undefined) return known
    const needs = new Set([input.id])
    for (const { next } of ways) if (next.kind === 'ask') for (const id of next.needs) needs.add(id)
    const computes = ways.some(({ next }) =>
      next.kind === 'ask' ? next.computes : next.conclusion.answers.some(({ outcome }) => isComputed(outcome)),
    )
    const made = numbered<Ask>({ kind: 'ask', input, ways, needs, computes })
    likely.push(made)
    return made
  }
  return { ask, give, conclusions }
}
