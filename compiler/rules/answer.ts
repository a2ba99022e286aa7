import type { Outcome } from './outcome.js'

/** One answer to a question, with what stands behind it. */
export interface Answer {
  readonly outcome: Outcome
  /** The rule that gives it; the first in declaration order when several agree. */
  readonly rule: string
  /** Other standing rules with the same outcome. */
  readonly agreeing: readonly string[]
  /** The carve-outs that took out rules which would otherwise have applied. */
  readonly carveOuts: readonly string[]
  /** Clauses of the rules and carve-outs above, each once. */
  readonly clauses: readonly string[]
}

/** What a decision says of one case. */
export interface Verdict {
  /** Exactly one for strategy `one`; any number for `all`. */
  readonly answers: readonly Answer[]
  /** Readings which, changed alone, would change an outcome, or an answer of another decision that it is computed from. */
  readonly contested: readonly string[]
}
