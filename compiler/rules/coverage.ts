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
      for (const rule of [...decision.rules, ...(decision.otherwise === undefined ? [] : [decision.otherwise])])
        for (const id of rule.cites) {
          const own = citing.get(id)
          if (own === undefined) citing.set(id, [{ edition, decision, rule }])
          else own.push({ edition, decision, rule })
        }
  return [...book.clauses.values()].map((clause): ClauseCarriers => {
    const rules = citing.get(clause.id) ?? []
    const readings = [...book.readings.values()].filter(({ cites }) => cites.includes(clause.id)).map(({ id }) => id)
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
