import type { Span } from '../source/span.js'
import type { Answer } from './answer.js'
import { outcomesKey } from './evaluate.js'
import { outcomeKey, type Outcome } from './outcome.js'

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
  /** What each of these clauses says, and no other clause anything. */
  | { readonly kind: 'clauses'; readonly clauses: readonly ExpectedOfClause[] }
  /** The question is refused, in words that contain these. */
  | { readonly kind: 'error'; readonly contains: string }
  /** These facts, by id and in any order, are still needed. */
  | { readonly kind: 'needs'; readonly facts: readonly string[] }

/** An answer that rests on a clause, as far as it is told: some of its outputs, or its silence. */
export interface ExpectedOfClause {
  readonly clause: string
  /** A value by some of the outputs, or a silence; `undefined` when any answer will do. */
  readonly part?: Outcome
}

/** Whether answers are what was expected, in any order. */
export function isExpected(expected: Expected, answers: readonly Answer[]): boolean {
  switch (expected.kind) {
    case 'outcomes':
      return expected.outcomes.map(outcomeKey).sort().join('\n') === outcomesKey(answers)
    case 'clauses': {
      const { missing, surplus } = clauseDifferences(expected.clauses, answers)
      return missing.length === 0 && surplus.length === 0
    }
    case 'error':
    case 'needs':
      return false
  }
}

/** Expectations that no answer meets, and answers that meet no expectation. */
export function clauseDifferences(
  expected: readonly ExpectedOfClause[],
  answers: readonly Answer[],
): { readonly missing: readonly ExpectedOfClause[]; readonly surplus: readonly Answer[] } {
  return {
    missing: expected.filter((one) => !answers.some((answer) => meets(answer, one))),
    surplus: answers.filter((answer) => !expected.some((one) => meets(answer, one))),
  }
}

function meets({ clauses, outcome }: Answer, { clause, part }: ExpectedOfClause): boolean {
  if (!clauses.includes(clause)) return false
  if (part === undefined) return true
  if (part.kind === 'silence' || outcome.kind === 'silence') return outcomeKey(part) === outcomeKey(outcome)
  const fields = new Map(outcome.fields.map((field) => [field.output, outcomeKey({ kind: 'value', fields: [field] })]))
  return part.fields.every((field) => fields.get(field.output) === outcomeKey({ kind: 'value', fields: [field] }))
}
