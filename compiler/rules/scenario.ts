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
  /** One of a list: as many answers rest on the clause as the list has entries, a different one for each. */
  readonly counted?: true
}

/** How answers differ from what clauses were expected to say. */
export interface ClauseDifferences {
  /** Expectations that no answer meets. */
  readonly missing: readonly ExpectedOfClause[]
  /** Answers that meet no expectation. */
  readonly surplus: readonly Answer[]
  /** Clauses on which more or fewer answers rest than were listed. */
  readonly miscounted: readonly { readonly clause: string; readonly expected: number; readonly found: number }[]
}

/** Whether answers are what was expected, in any order. */
export function isExpected(expected: Expected, answers: readonly Answer[]): boolean {
  switch (expected.kind) {
    case 'outcomes':
      return expected.outcomes.map(outcomeKey).sort().join('\n') === outcomesKey(answers)
    case 'clauses': {
      const { missing, surplus, miscounted } = clauseDifferences(expected.clauses, answers)
      return missing.length === 0 && surplus.length === 0 && miscounted.length === 0
    }
    case 'error':
    case 'needs':
      return false
  }
}

/** What the answers lack, have too much, or have another number of. */
export function clauseDifferences(
  expected: readonly ExpectedOfClause[],
  answers: readonly Answer[],
): ClauseDifferences {
  const uncounted = expected.filter(({ counted }) => counted !== true)
  const lists = new Map<string, ExpectedOfClause[]>()
  for (const one of expected) if (one.counted === true) lists.set(one.clause, [...(lists.get(one.clause) ?? []), one])
  return {
    missing: [
      ...uncounted.filter((one) => !answers.some((answer) => meets(answer, one))),
      // An entry that any answer meets lacks one only where there are too few, which is told by their number.
      ...[...lists.values()].flatMap((list) => unmet(list, answers)).filter(({ part }) => part !== undefined),
    ],
    surplus: answers.filter((answer) => !expected.some((one) => meets(answer, one))),
    miscounted: [...lists].flatMap(([clause, list]) => {
      const found = answers.filter(({ clauses }) => clauses.includes(clause)).length
      return found === list.length ? [] : [{ clause, expected: list.length, found }]
    }),
  }
}

/** The entries of a list that are left when as many as possible have an answer of their own. */
function unmet(list: readonly ExpectedOfClause[], answers: readonly Answer[]): readonly ExpectedOfClause[] {
  const taken = new Map<Answer, ExpectedOfClause>()
  const place = (one: ExpectedOfClause, tried: Set<Answer>): boolean =>
    answers.some((answer) => {
      if (tried.has(answer) || !meets(answer, one)) return false
      tried.add(answer)
      const before = taken.get(answer)
      if (before !== undefined && !place(before, tried)) return false
      taken.set(answer, one)
      return true
    })
  return list.filter((one) => !place(one, new Set()))
}

function meets({ clauses, outcome }: Answer, { clause, part }: ExpectedOfClause): boolean {
  if (!clauses.includes(clause)) return false
  if (part === undefined) return true
  if (part.kind === 'silence' || outcome.kind === 'silence') return outcomeKey(part) === outcomeKey(outcome)
  const fields = new Map(outcome.fields.map((field) => [field.output, outcomeKey({ kind: 'value', fields: [field] })]))
  return part.fields.every((field) => fields.get(field.output) === outcomeKey({ kind: 'value', fields: [field] }))
}
