import { domainOfOutput } from '../rules/evaluate.js'
import { encode } from '../rules/domain-values.js'
import type { Outcome, OutcomeField } from '../rules/outcome.js'
import type { Decision, Output } from '../rules/program.js'
import type { Said } from './behaviour.js'

/** Whether a change is good for the customer; `neutral` where nothing says which way is better. */
export type ForWhom = 'better' | 'worse' | 'mixed' | 'neutral'

/** How a change reads for the customer, as far as the outputs of the decision say which way is better. */
export function forWhom(decision: Decision, before: Said, after: Said): ForWhom {
  if (before === 'refused' || after === 'refused') return 'neutral'
  const [a, b] = [before[0]?.outcome, after[0]?.outcome]
  if (a === undefined || b === undefined || before.length > 1 || after.length > 1) return 'neutral'
  const found = new Set(decision.outputs.map((output) => directionOf(output, a, b)))
  found.delete('neutral')
  const [only, another] = found
  return another === undefined ? (only ?? 'neutral') : 'mixed'
}

function directionOf(output: Output, before: Outcome, after: Outcome): Exclude<ForWhom, 'mixed'> {
  const { better } = output
  if (better === undefined) return 'neutral'
  const [a, b] = [rankOf(output, before), rankOf(output, after)]
  if (a === undefined || b === undefined || a === b) return 'neutral'
  const rises = b > a
  return rises === (better === 'more' || better === 'yes') ? 'better' : 'worse'
}

/** A value as a number that rises or falls with it; undefined for a silence and for what cannot be compared. */
function rankOf(output: Output, outcome: Outcome): number | undefined {
  const field: OutcomeField | undefined =
    outcome.kind === 'value' ? outcome.fields.find((one) => one.output === output.id) : undefined
  if (field === undefined || field.value.type === 'computed' || field.value.type === 'text') return undefined
  if (field.value.type === 'boolean') return Number(field.value.value)
  if (field.value.type === 'term') return undefined
  const domains = [
    domainOfOutput(output),
    { kind: 'duration', unit: 'time' },
    { kind: 'duration', unit: 'days' },
  ] as const
  for (const domain of domains) {
    const value = domain === undefined ? undefined : encode(domain, field.value.value)
    if (typeof value === 'number') return value
  }
  return undefined
}
