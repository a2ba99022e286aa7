import type { Span } from '../source/span.js'
import type { Outcome } from './outcome.js'

/** An example that is a test: a case, and the answer that the document gives. */
export interface Scenario {
  /** `<policy>/<scenario>`. */
  readonly id: string
  readonly decision: string
  /** The day, `YYYY-MM-DD`; may be left out when the book has one edition only. */
  readonly on?: string
  readonly facts: Readonly<Record<string, unknown>>
  /** Readings that differ from those adopted: choice by reading. */
  readonly readings: Readonly<Record<string, string>>
  /** One outcome, or for a decision with the strategy `all` any number, in any order. */
  readonly expected: readonly Outcome[]
  /** The rule that must give the answer, when the scenario says so. */
  readonly rule?: string
  readonly origin: Span
  /** Where the expected answer stands. */
  readonly expectSpan: Span
}
