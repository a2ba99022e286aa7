import { allRules } from './mentioned.js'
import { plainValue, type Outcome } from './outcome.js'
import type { Condition, Decision, Rule } from './program.js'

/** A condition in the notation of the core rules, on one line. */
export function printCondition(condition: Condition): string {
  switch (condition.kind) {
    case 'test':
      return `${condition.input}: ${condition.written}`
    case 'answer':
      return `${condition.ask}${'output' in condition.is ? `.${condition.is.output}` : ''}: ${condition.written}`
    case 'not':
      return `not (${printCondition(condition.of)})`
    case 'all':
      if (condition.of.length === 0) return 'always'
      return condition.of
        .map((part) => (part.kind === 'any' ? `(${printCondition(part)})` : printCondition(part)))
        .join(', ')
    case 'any':
      return condition.of
        .map((part) => (part.kind === 'all' ? `(${printCondition(part)})` : printCondition(part)))
        .join(' | ')
  }
}

/** An outcome on one line: `within: PT15M, clock: elapsed`, or `silence: unspecified`. */
export function printOutcome(outcome: Outcome): string {
  if (outcome.kind === 'silence')
    return `silence: ${outcome.silence}${outcome.by === undefined ? '' : ` by ${outcome.by}`}`
  return outcome.fields
    .map((field) => {
      const value = plainValue(field.value)
      return `${field.output}: ${typeof value === 'string' ? value : JSON.stringify(value)}`
    })
    .join(', ')
}

/** A rule as core text, several lines. */
export function printRule(rule: Rule): string {
  const lines = [rule.id, `  when   ${printCondition(rule.when)}`]
  if (rule.then === undefined) lines.push(`  carves out  ${rule.over.join(', ')}`)
  else {
    lines.push(`  then   ${printOutcome(rule.then)}`)
    if (rule.over.length > 0) lines.push(`  over   ${rule.over.join(', ')}`)
  }
  lines.push(`  cites  ${rule.cites.join(', ')}`)
  return lines.join('\n')
}

/** Every rule of a decision. */
export function printDecision(decision: Decision): string {
  const rules = allRules(decision)
  return [`decision ${decision.id} (${decision.strategy})`, ...rules.map(printRule)].join('\n\n') + '\n'
}
