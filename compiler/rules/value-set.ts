/**
 * A set of whole numbers as sorted, disjoint, non-adjacent half-open intervals: `[from, until, from, until, …]`.
 * Every domain is a grid of whole numbers (see `domain.ts`), so this is the only kind of set the compiler needs.
 * `-Infinity` and `Infinity` stand for the missing ends of an unbounded domain.
 */
export type ValueSet = readonly number[]

export const nothing: ValueSet = []
export const everything: ValueSet = [-Infinity, Infinity]

export const single = (value: number): ValueSet => [value, value + 1]

/** The set of the given values, in any order, repeated or not. */
export function setOf(values: Iterable<number>): ValueSet {
  const sorted = [...values].sort((a, b) => a - b)
  const set: number[] = []
  for (const value of sorted) {
    const end = set.length - 1
    if (end >= 0 && set[end] === value) set[end] = value + 1
    else if (end < 0 || (set[end] as number) < value) set.push(value, value + 1)
  }
  return set
}

export function contains(set: ValueSet, value: number): boolean {
  for (let i = 0; i < set.length; i += 2) {
    if (value < (set[i] as number)) return false
    if (value < (set[i + 1] as number)) return true
  }
  return false
}

export const isEmpty = (set: ValueSet): boolean => set.length === 0

export function equals(a: ValueSet, b: ValueSet): boolean {
  return a.length === b.length && a.every((bound, i) => bound === b[i])
}

/** Merges two sorted lists of bounds; a value belongs to the result when `keep` says so of its two memberships. */
function combine(a: ValueSet, b: ValueSet, keep: (inA: boolean, inB: boolean) => boolean): ValueSet {
  const result: number[] = []
  let i = 0
  let j = 0
  let inside = false
  while (i < a.length || j < b.length) {
    const bound = Math.min(a[i] ?? Infinity, b[j] ?? Infinity)
    while (i < a.length && a[i] === bound) i++
    while (j < b.length && b[j] === bound) j++
    const now = keep(i % 2 === 1, j % 2 === 1)
    if (now !== inside) result.push(bound)
    inside = now
    if (bound === Infinity) break
  }
  return result
}

export const union = (a: ValueSet, b: ValueSet): ValueSet => combine(a, b, (inA, inB) => inA || inB)
export const intersect = (a: ValueSet, b: ValueSet): ValueSet => combine(a, b, (inA, inB) => inA && inB)
export const subtract = (a: ValueSet, b: ValueSet): ValueSet => combine(a, b, (inA, inB) => inA && !inB)

export function overlaps(a: ValueSet, b: ValueSet): boolean {
  let i = 0
  let j = 0
  while (i < a.length && j < b.length) {
    if ((a[i + 1] as number) <= (b[j] as number)) i += 2
    else if ((b[j + 1] as number) <= (a[i] as number)) j += 2
    else return true
  }
  return false
}

/** True when every value of `a` is in `b`. */
export function isSubset(a: ValueSet, b: ValueSet): boolean {
  let j = 0
  for (let i = 0; i < a.length; i += 2) {
    while (j < b.length && (b[j + 1] as number) <= (a[i] as number)) j += 2
    if (j >= b.length || (a[i] as number) < (b[j] as number) || (b[j + 1] as number) < (a[i + 1] as number))
      return false
  }
  return true
}

/** How many values; `Infinity` when unbounded. */
export function size(set: ValueSet): number {
  let count = 0
  for (let i = 0; i < set.length; i += 2) count += (set[i + 1] as number) - (set[i] as number)
  return count
}

/** A value of the set, the least where there is one; for sets open below, the greatest, or 0. */
export function sample(set: ValueSet): number {
  const [from, until] = set
  if (from === undefined || until === undefined) throw new RangeError('an empty set has no value')
  if (from !== -Infinity) return from
  return until === Infinity ? 0 : until - 1
}

/** The values of a finite set. */
export function* values(set: ValueSet): Generator<number> {
  for (let i = 0; i < set.length; i += 2)
    for (let value = set[i] as number; value < (set[i + 1] as number); value++) yield value
}

/**
 * The coarsest partition of `universe` that none of `sets` tells apart: every part lies wholly inside or wholly
 * outside each set. Parts come in order of their least value.
 */
export function partition(universe: ValueSet, sets: readonly ValueSet[]): ValueSet[] {
  const cuts = [...new Set([...universe, ...sets.flat()])].sort((a, b) => a - b)
  const parts = new Map<string, number[]>()
  for (let c = 0; c + 1 < cuts.length; c++) {
    const from = cuts[c] as number
    const until = cuts[c + 1] as number
    const probe = from === -Infinity ? until - 1 : from
    if (!contains(universe, probe)) continue
    let signature = ''
    for (const set of sets) signature += contains(set, probe) ? '1' : '0'
    const part = parts.get(signature)
    if (part === undefined) parts.set(signature, [from, until])
    else if (part[part.length - 1] === from) part[part.length - 1] = until
    else part.push(from, until)
  }
  return [...parts.values()]
}
