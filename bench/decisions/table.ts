import { enumeration } from '../../compiler/rules/domain.js'
import type { Condition, Decision } from '../../compiler/rules/program.js'

/** Facts as callers have them. */
export type Facts = Readonly<Record<string, string | number>>

/** A test of a row: one of some terms, or a whole number from the first to before the last. */
export type Test =
  | { readonly input: string; readonly among: readonly string[] }
  | { readonly input: string; readonly from: number; readonly until: number }

/** A decision table of which exactly one row holds, as every engine can be told it. */
export interface Table {
  readonly inputs: readonly string[]
  readonly rows: readonly { readonly tests: readonly Test[]; readonly answer: string }[]
  readonly otherwise: string
}

/** The table of a decision whose rules do not overlap; its answers are the ids of the rules. */
export function tableOf(decision: Decision): Table {
  const tests = (condition: Condition): readonly Test[] => {
    if (condition.kind === 'all') return condition.of.flatMap(tests)
    if (condition.kind !== 'test') throw new Error('only plain tests are compared')
    const { input, values } = condition
    const domain = decision.inputs.find(({ id }) => id === input)?.domain
    const names = domain === undefined ? undefined : enumeration(domain)
    const [from = 0, until = 0] = values
    return [names === undefined ? { input, from, until } : { input, among: names.slice(from, until) }]
  }
  return {
    inputs: decision.inputs.map(({ id }) => id),
    rows: decision.rules.map(({ id, when }) => ({ tests: tests(when), answer: id })),
    otherwise: decision.otherwise?.id ?? '',
  }
}
