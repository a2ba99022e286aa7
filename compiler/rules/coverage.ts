import { getOrMake } from '../base/get-or-make.js'
import { allRules } from './mentioned.js'
import type { Clause, Decision, Edition, Program, Rule } from './program.js'

/** What carries a clause. */
export type Carrier = 'rule' | 'obligation' | 'reading' | 'informative' | 'nothing'

/** A rule of any edition that cites a clause. */
export interface Citing {
  readonly edition: Edition
  readonly decision: Decision
  readonly rule: Rule
}

/** A clause and what rests on it. */
export interface ClauseCarriers {
  readonly clause: Clause
  readonly carrier: Carrier
  readonly rules: readonly Citing[]
  readonly readings: readonly string[]
}

/** Which rules and readings rest on each clause of a book, in the order of the source. What is only supposed carries nothing. */
export function carriersOf({ book, editions }: Program): readonly ClauseCarriers[] {
  const citing = new Map<string, Citing[]>()
  for (const edition of editions.filter(({ whatIf }) => whatIf !== true))
    for (const decision of edition.decisions)
      for (const rule of allRules(decision))
        for (const id of rule.cites) getOrMake(citing, id, () => []).push({ edition, decision, rule })
  const reading = new Map<string, string[]>()
  for (const { id, cites } of book.readings.values())
    for (const clause of new Set(cites)) getOrMake(reading, clause, () => []).push(id)
  return [...book.clauses.values()].map((clause): ClauseCarriers => {
    const rules = citing.get(clause.id) ?? []
    const readings = reading.get(clause.id) ?? []
    const isDuty = ({ decision }: Citing): boolean => decision.id === book.obligations
    const carrier = rules.some((one) => !isDuty(one))
      ? 'rule'
      : rules.length > 0
        ? 'obligation'
        : readings.length > 0
          ? 'reading'
          : clause.index?.informative === true
            ? 'informative'
            : 'nothing'
    return { clause, carrier, rules, readings }
  })
}
