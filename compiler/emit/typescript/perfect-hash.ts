/**
 * A hash of texts by their length and two of their characters under which no two terms of a list are the same: to know one of
 * fifty terms costs one comparison instead of fifty.
 */
export interface PerfectHash {
  /** Which character counts, from the start and from the end (1 is the last). */
  readonly first: number
  readonly second: number
  readonly factor: number
  /** How many places there are; a power of two. */
  readonly size: number
}

const factors = [1, 3, 7, 13, 37, 61, 127, 251, 509, 1031] as const
const mostPlaces = 2 ** 14

/** The smallest table found; undefined when the terms are too much alike. Only characters that every term has count. */
export function perfectHash(terms: readonly string[]): PerfectHash | undefined {
  const shortest = Math.min(...terms.map(({ length }) => length))
  if (terms.length === 0 || shortest === 0) return undefined
  let least = 1
  while (least < terms.length * 2) least *= 2
  for (let size = least; size <= mostPlaces; size *= 2)
    for (let first = 0; first < shortest; first++)
      for (let second = 1; second <= shortest; second++)
        for (const factor of factors) {
          const hash = { first, second, factor, size }
          if (new Set(terms.map((term) => placeOf(term, hash))).size === terms.length) return hash
        }
  return undefined
}

/** The place of a text. */
export function placeOf(text: string, { first, second, factor, size }: PerfectHash): number {
  const { length } = text
  return (length + text.charCodeAt(first) * factor + text.charCodeAt(length - second) * 31) & (size - 1)
}

/** The same as code. */
export function placeCode(text: string, { first, second, factor, size }: PerfectHash): string {
  const one = `${text}.charCodeAt(${first})${factor === 1 ? '' : ` * ${factor}`}`
  return `(${text}.length + ${one} + ${text}.charCodeAt(${text}.length - ${second}) * 31) & ${size - 1}`
}
