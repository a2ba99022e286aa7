import { instant } from './read-fact.js'

/**
 * An instant with its offset, `2023-06-16T17:00:00+02:00` or `2023-06-16T15:00Z`, in whole seconds since
 * 1970-01-01T00:00:00Z. A `FactError` naming the fact when the text is anything else: a time without an offset, a day
 * that does not exist, fractions of a second.
 */
export function parseInstant(fact: string, text: string): number {
  return instant(fact, text, -Infinity, Infinity)
}

/** Whole seconds since 1970-01-01T00:00:00Z as universal time, `2023-06-16T15:00:00Z`; `parseInstant` reads it back. */
export function instantText(epochSeconds: number): string {
  return new Date(epochSeconds * 1000).toISOString().replace('.000Z', 'Z')
}
