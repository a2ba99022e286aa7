import type { Answer } from '../../rules/answer.js'
import { isComputed } from './computations.js'
import type { Input } from '../../rules/program.js'
import { union, type ValueSet } from '../../rules/value-set.js'

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

/** Makes steps so that equal ones are the same. */
export function stepsOf() {
  const numbers = new Map<Step, number>()
  const steps = new Map<string, Step>()
  const conclusions: Conclusion[] = []

  const once = (key: string, make: () => Step): Step => {
    const known = steps.get(key)
    if (known !== undefined) return known
    const made = make()
    steps.set(key, made)
    numbers.set(made, numbers.size)
    return made
  }
  const give = (conclusion: Conclusion): Step => {
    const answers = conclusion.answers.map(({ rule, agreeing, carveOuts }) => [rule, agreeing, carveOuts])
    return once(JSON.stringify([answers, conclusion.contested]), () => {
      conclusions.push(conclusion)
      return { kind: 'give', conclusion }
    })
  }
  const ask = (input: Input, every: readonly Way[]): Step => {
    const ways: Way[] = []
    for (const way of every) {
      const same = ways.findIndex((other) => other.next === way.next)
      const before = ways[same]
      if (before === undefined) ways.push(way)
      else ways[same] = { values: union(before.values, way.values), next: way.next }
    }
    const [first] = ways
    if (first !== undefined && ways.length === 1) return first.next
    ways.sort((a, b) => (a.values[0] ?? 0) - (b.values[0] ?? 0))
    let key = input.id
    for (const { values, next } of ways) key += ` ${values.join()}>${numbers.get(next) ?? ''}`
    return once(key, () => {
      const below = ways.flatMap(({ next }) => (next.kind === 'ask' ? [...next.needs] : []))
      const computes = ways.some(({ next }) =>
        next.kind === 'ask' ? next.computes : next.conclusion.answers.some(isComputed),
      )
      return { kind: 'ask', input, ways, needs: new Set([input.id, ...below]), computes }
    })
  }
  return { ask, give, conclusions }
}
