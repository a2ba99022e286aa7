import { enumeration } from '../../rules/domain.js'
import type { Input } from '../../rules/program.js'
import type { ValueSet } from '../../rules/value-set.js'
import { isLong, isOrdered } from './facts.js'

/** About how many characters it takes to ask a fact, without what its ways lead to. */
export interface Wording {
  /** The least that the labels take where so many stretches of values are told apart, no two neighbours of which lead the same way. */
  readonly least: (stretches: number) => number
  /** What the labels take: those of a `switch`, or the conditions of `if`s. */
  readonly labels: (ways: readonly ValueSet[]) => number
  /** Whether it is checked where it is not asked. */
  readonly isChecked: boolean
}

export const aReturn = 20
export const aCheck = 30
const aLabel = 10
const aRefusal = 60

/** Found once for each fact of a decision. */
export function wordingOf(input: Input): Wording {
  const isChecked = !isLong(input) && !isOrdered(input)
  const terms = enumeration(input.domain)
  if (terms === undefined || isOrdered(input)) {
    const test = aLabel + input.id.length
    return {
      isChecked,
      least: (stretches) => stretches * test,
      labels: (ways) => ways.reduce((sum, values) => sum + values.length / 2, 0) * test,
    }
  }
  const before = [0]
  for (const term of terms) before.push((before.at(-1) ?? 0) + aLabel + term.length)
  const whole = before.at(-1) ?? 0
  const all = whole + aRefusal
  if (!isLong(input)) return { isChecked, least: () => all, labels: () => all }
  const lengthOf = (values: ValueSet): number =>
    values.reduce((sum, bound, place) => sum + (before[bound] ?? 0) * (place % 2 === 0 ? -1 : 1), 0)
  // The longest way stands under `default`.
  return { isChecked, least: () => 0, labels: (ways) => whole - Math.max(0, ...ways.map(lengthOf)) }
}
