import { universe } from './domain-values.js'
import type { Condition, Decision } from './program.js'
import { isSubset } from './value-set.js'

/**
 * The invariants every stage after lowering may rely on. A fault found here is a bug of the compiler, never of an
 * author: lowering reports an author's mistakes before it makes a decision.
 */
export function checkDecision(decision: Decision): readonly string[] {
  const faults: string[] = []
  const inputs = new Map(decision.inputs.map((input) => [input.id, input]))
  const ids = new Set(decision.rules.map((rule) => rule.id))
  if (ids.size !== decision.rules.length) faults.push('two rules share an id')
  const lastFact = decision.inputs.findLastIndex((input) => input.role === 'fact')
  const firstReading = decision.inputs.findIndex((input) => input.role === 'reading')
  if (firstReading >= 0 && firstReading < lastFact) faults.push('a reading stands before a fact')

  const checkCondition = (rule: string, condition: Condition): void => {
    if (condition.kind === 'not') checkCondition(rule, condition.of)
    else if (condition.kind === 'answer') {
      if (decision.asks?.has(condition.ask) !== true) faults.push(`${rule} asks ${condition.ask}, which is no decision`)
    } else if (condition.kind !== 'test') for (const part of condition.of) checkCondition(rule, part)
    else {
      const input = inputs.get(condition.input)
      if (input === undefined) faults.push(`${rule} tests ${condition.input}, which is no input`)
      else if (!isSubset(condition.values, universe(input.domain)))
        faults.push(`${rule} tests values outside ${input.id}`)
    }
  }
  for (const rule of decision.rules) {
    checkCondition(rule.id, rule.when)
    if (rule.cites.length === 0) faults.push(`${rule.id} cites nothing`)
    for (const over of rule.over) if (!ids.has(over)) faults.push(`${rule.id} is over ${over}, which is no rule`)
    if (rule.then === undefined && rule.over.length === 0) faults.push(`${rule.id} neither answers nor carves out`)
  }
  return faults
}
