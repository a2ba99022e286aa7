import { onceForEach } from '../../base/get-or-make.js'
import { asksOf, factsRead, type Expression } from '../../rules/expression.js'
import { factName } from '../../rules/facts.js'
import type { Decision, Rule } from '../../rules/program.js'
import type { EditionContext } from './page-context.js'

/** What the answers of a decision turn on, by the names of facts and the ids of readings. */
export interface TurnsOn {
  /** What tells one case from another, in this decision or in one whose answer is computed with; undefined when there is no diagram to tell. */
  readonly cases: ReadonlySet<string> | undefined
  /** The facts its own computations read. */
  readonly computed: ReadonlySet<string>
  /** The names of the decisions whose answers its own computations read. */
  readonly asked: ReadonlySet<string>
}

export function turnsOn(context: EditionContext, decision: Decision): TurnsOn {
  const expressions = expressionsOf(decision)
  const computed = new Set(expressions.flatMap((expression) => [...factsRead(expression)]))
  if (expressions.length > 0)
    for (const { zone } of decision.calendars?.values() ?? [])
      if (zone !== undefined && 'fact' in zone) computed.add(zone.fact)

  const asked = new Set(expressions.flatMap((expression) => [...asksOf(expression)]))
  const own = context.asked.get(decision.id)
  if (own === undefined) return { cases: undefined, computed, asked }
  const cases = new Set(own)
  for (const name of asked) {
    const other = decision.asks?.get(name)
    if (other === undefined) continue
    const its = turnsOn(context, other)
    for (const id of its.cases ?? other.inputs.map(factName)) cases.add(id)
    for (const id of its.computed) cases.add(id)
  }
  return { cases, computed, asked }
}

function expressionsOf({ rules, otherwise }: Decision): readonly Expression[] {
  return [...computedBy(rules), ...(otherwise === undefined ? [] : computedBy([otherwise]))]
}

const computedBy = onceForEach((rules: readonly Rule[]): readonly Expression[] =>
  rules.flatMap(({ then }) =>
    then?.kind !== 'value'
      ? []
      : then.fields.flatMap(({ value }) => (value.type === 'computed' ? [value.expression] : [])),
  ),
)
