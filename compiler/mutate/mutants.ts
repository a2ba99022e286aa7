import { enumeration, valuesOf } from '../rules/domain.js'
import { decode, encode, showSet, universe } from '../rules/domain-values.js'
import { plainValue, silences, type Outcome, type OutcomeField, type OutcomeValue } from '../rules/outcome.js'
import { printOutcome } from '../rules/print.js'
import type { Condition, Decision, Input, Output, Rule, Test } from '../rules/program.js'
import { equals, intersect, isEmpty, setOf, size, subtract, values } from '../rules/value-set.js'

/** A decision with one small change in one rule, such as a slip of the pen would make. */
export interface Mutant {
  readonly rule: Rule
  /** What was changed, for people. */
  readonly change: string
  readonly decision: Decision
}

/** Every small change of a decision's rules: an outcome, a bound, a term, a dropped `over`, a dropped rule. */
export function mutantsOf(decision: Decision): readonly Mutant[] {
  return decision.rules.flatMap((rule) => [
    { rule, change: 'the rule is dropped', decision: withoutRule(decision, rule) },
    ...changedOutcomes(rule, decision.outputs).map(({ change, then }) =>
      mutant(decision, rule, change, { ...rule, then }),
    ),
    ...changedConditions(rule.when, inputsOf(decision)).map(({ change, when }) =>
      mutant(decision, rule, change, { ...rule, when }),
    ),
    ...(rule.then === undefined || rule.over.length === 0
      ? []
      : [mutant(decision, rule, 'it is no longer over anything', { ...rule, over: [] })]),
  ])
}

type Inputs = ReadonlyMap<string, Input>

const inputsOf = ({ inputs }: Decision): Inputs => new Map(inputs.map((input) => [input.id, input]))

function mutant(decision: Decision, rule: Rule, change: string, changed: Rule): Mutant {
  return { rule, change, decision: { ...decision, rules: decision.rules.map((one) => (one === rule ? changed : one)) } }
}

function withoutRule(decision: Decision, rule: Rule): Decision {
  const rules = decision.rules
    .filter((one) => one !== rule)
    .map((one) => ({ ...one, over: one.over.filter((id) => id !== rule.id) }))
    .filter((one) => one.then !== undefined || one.over.length > 0)
  return { ...decision, rules }
}

function changedOutcomes(
  { then }: Rule,
  outputs: readonly Output[],
): readonly { readonly change: string; readonly then: Outcome }[] {
  if (then === undefined) return []
  if (then.kind === 'silence') {
    const other = silences[(silences.indexOf(then.silence) + 1) % silences.length] ?? 'unspecified'
    return [
      { change: `it answers ${other} in place of ${printOutcome(then)}`, then: { kind: 'silence', silence: other } },
    ]
  }
  return then.fields.flatMap((field, place) => {
    const value = changedValue(
      field,
      outputs.find(({ id }) => id === field.output),
    )
    if (value === undefined) return []
    const fields = then.fields.with(place, { ...field, value })
    const said = `${field.output} is ${JSON.stringify(plainValue(value))} in place of ${JSON.stringify(plainValue(field.value))}`
    return [{ change: said, then: { kind: 'value', fields } as const }]
  })
}

/** The next value of its type; texts and computed values are left alone. */
function changedValue({ value }: OutcomeField, output: Output | undefined): OutcomeValue | undefined {
  switch (value.type) {
    case 'boolean':
      return { type: 'boolean', value: !value.value }
    case 'integer':
      return { type: 'integer', value: value.value + 1 }
    case 'term': {
      const terms = output?.vocabulary === undefined ? [] : valuesOf(output.vocabulary)
      const next = terms[(terms.findIndex(({ id }) => id === value.term) + 1) % terms.length]
      return next === undefined || next.id === value.term ? undefined : { ...value, term: next.id }
    }
    case 'decimal':
    case 'money':
      return { ...value, value: /^-?0*\.?0*$/.test(value.value) ? '1' : `1${value.value.replace('-', '')}` }
    case 'date': {
      const day = encode({ kind: 'date' }, value.value)
      return typeof day === 'number' ? { ...value, value: String(decode({ kind: 'date' }, day + 1)) } : undefined
    }
    case 'duration':
      return { ...value, value: value.value.replace(/\d+/, (count) => String(Number(count) + 1)) }
    default:
      return undefined
  }
}

function changedConditions(
  condition: Condition,
  inputs: Inputs,
): readonly { readonly change: string; readonly when: Condition }[] {
  switch (condition.kind) {
    case 'answer':
      return []
    case 'not':
      return changedConditions(condition.of, inputs).map(({ change, when }) => ({
        change,
        when: { kind: 'not', of: when },
      }))
    case 'test': {
      const input = inputs.get(condition.input)
      return input === undefined ? [] : changedTests(condition, input)
    }
    default:
      return condition.of.flatMap((part, place) =>
        changedConditions(part, inputs).map(({ change, when }) => ({
          change,
          when: { kind: condition.kind, of: condition.of.with(place, when) },
        })),
      )
  }
}

/** A term more or less, or a bound one step off. */
function changedTests(test: Test, input: Input): readonly { readonly change: string; readonly when: Test }[] {
  const { domain } = input
  const all = universe(domain)
  const sets: (readonly number[])[] = []
  if (enumeration(domain) !== undefined || domain.kind === 'boolean' || domain.kind === 'includes') {
    const [first] = values(test.values)
    const [missing] = values(subtract(all, test.values))
    if (first !== undefined && size(test.values) > 1) sets.push(subtract(test.values, [first, first + 1]))
    if (missing !== undefined && size(test.values) === 1) sets.push(setOf([missing]))
    else if (missing !== undefined) sets.push(setOf([...values(test.values), missing]))
  } else
    test.values.forEach((bound, place) => {
      if (!Number.isFinite(bound) || all.includes(bound)) return
      for (const step of [-1, 1]) {
        const moved = test.values.with(place, bound + step)
        if (moved.every((one, at) => at === 0 || one > (moved[at - 1] ?? -Infinity))) sets.push(intersect(moved, all))
      }
    })
  return sets
    .filter((set) => !isEmpty(set) && !equals(set, test.values))
    .map((set) => ({
      change: `${test.input} is ${showSet(domain, set).slice(0, 60)} in place of ${test.written}`,
      when: { ...test, values: set, written: showSet(domain, set) },
    }))
}
