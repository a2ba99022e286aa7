/** The terms of a closed list by a hash that no two of them share. */
export interface TermTable<T extends string> {
  /** A term, or nothing, at each place. */
  readonly terms: readonly (T | undefined)[]
  /** The number of the term at each place, 0 for the first of the list. */
  readonly codes: Int32Array
}

/** Puts terms at their places; `place` must give each another one below `size`. */
export function termTable<T extends string>(
  terms: readonly T[],
  size: number,
  place: (term: string) => number,
): TermTable<T> {
  const found: TermTable<T> & { terms: (T | undefined)[] } = {
    terms: new Array<T | undefined>(size).fill(undefined),
    codes: new Int32Array(size),
  }
  for (const [code, term] of terms.entries()) {
    const at = place(term)
    found.terms[at] = term
    found.codes[at] = code
  }
  return found
}

/** What stands at a place that is known to be in a list. */
export function entryAt<T>(list: readonly T[], place: number): T {
  return list[place] as T
}
