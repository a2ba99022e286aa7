import type { ValueSet } from '../rules/value-set.js'

/** One class of values of an input that no alive box tells apart, and the boxes alive there. */
export interface Part {
  readonly values: ValueSet
  /** Indices into the list of sets given, ascending. */
  readonly alive: readonly number[]
}

/**
 * Splits the values of an input into the classes that the given sets do not tell apart; `undefined` stands for the
 * whole domain. Classes come in order of their least value. One sweep over the bounds, however many sets there are.
 */
export function split(domain: ValueSet, sets: readonly (ValueSet | undefined)[]): readonly Part[] {
  const always: number[] = []
  const opens = new Map<number, number[]>()
  const closes = new Map<number, number[]>()
  const cuts = new Set<number>(domain)
  const note = (events: Map<number, number[]>, at: number, index: number): void => {
    cuts.add(at)
    const there = events.get(at)
    if (there === undefined) events.set(at, [index])
    else there.push(index)
  }
  sets.forEach((set, index) => {
    if (set === undefined) {
      always.push(index)
      return
    }
    for (let i = 0; i < set.length; i += 2) {
      note(opens, set[i] ?? 0, index)
      note(closes, set[i + 1] ?? 0, index)
    }
  })

  const parts = new Map<string, { values: number[]; alive: readonly number[] }>()
  const current = new Set<number>()
  const bounds = [...cuts].sort((a, b) => a - b)
  let inDomain = 0
  for (let c = 0; c + 1 < bounds.length; c++) {
    const from = bounds[c] ?? 0
    const until = bounds[c + 1] ?? 0
    while (inDomain < domain.length && (domain[inDomain] ?? 0) <= from) inDomain++
    for (const index of closes.get(from) ?? []) current.delete(index)
    for (const index of opens.get(from) ?? []) current.add(index)
    if (inDomain % 2 === 0) continue
    const constrained = [...current].sort((a, b) => a - b)
    const key = constrained.join()
    const part = parts.get(key)
    if (part === undefined) parts.set(key, { values: [from, until], alive: merge(always, constrained) })
    else if (part.values[part.values.length - 1] === from) part.values[part.values.length - 1] = until
    else part.values.push(from, until)
  }
  return [...parts.values()]
}

function merge(a: readonly number[], b: readonly number[]): readonly number[] {
  if (b.length === 0) return a
  if (a.length === 0) return b
  return [...a, ...b].sort((x, y) => x - y)
}
