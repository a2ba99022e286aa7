import type { Span } from '../source/span.js'
import type { Outcome } from './outcome.js'

/** An example that is a test: a case, and what must come of it. */
export interface Scenario {
  /** `<policy>/<scenario>`. */
  readonly id: string
  readonly decision: string
  /** The day, `YYYY-MM-DD`; may be left out when the book has one edition only. */
  readonly on?: string
  /** The edition by name, in place of a day. */
  readonly edition?: string
  /** All the facts, or those that are enough. */
  readonly facts: Readonly<Record<string, unknown>>
  /** Readings that differ from those adopted: choice by reading. */
  readonly readings: Readonly<Record<string, string>>
  readonly expected: Expected
  /** The rule that must give the answer, when the scenario says so. */
  readonly rule?: string
  readonly origin: Span
  /** Where it says what is expected. */
  readonly expectSpan: Span
}

export type Expected =
  /** One outcome, or for a decision with the strategy `all` any number, in any order. */
  | { readonly kind: 'outcomes'; readonly outcomes: readonly Outcome[] }
  /** The question is refused, in words that contain these. */
  | { readonly kind: 'error'; readonly contains: string }
  /** These facts, by id and in any order, are still needed. */
  | { readonly kind: 'needs'; readonly facts: readonly string[] }
