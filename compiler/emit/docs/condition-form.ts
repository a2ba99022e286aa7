import { getOrMake } from '../../base/get-or-make.js'
import { universe } from '../../rules/domain-values.js'
import type { AnswerTest, Condition, Input } from '../../rules/program.js'
import { equals, intersect, isEmpty, isSubset, subtract, union, type ValueSet } from '../../rules/value-set.js'

/**
 * A condition made ready for words: no negation, no nesting of like in like, at most one test an input on a level,
 * no test that is always or never true.
 */
export type Form =
  | { readonly kind: 'always' }
  | { readonly kind: 'never' }
  | FormTest
  | FormAnswer
  | { readonly kind: 'all'; readonly of: readonly Form[] }
  | { readonly kind: 'any'; readonly of: readonly Form[] }

/** `written` is there only where the set is just what the author's test says: it decides how bounds are put. */
export interface FormTest {
  readonly kind: 'test'
  readonly input: string
  readonly values: ValueSet
  readonly written?: string
}

/** What an asked decision answers, or does not answer. */
export interface FormAnswer {
  readonly kind: 'answer'
  readonly test: AnswerTest
  readonly negated: boolean
}

/** The inputs a condition may test, by id. */
export type Inputs = ReadonlyMap<string, Input>
export type InputsById = Pick<Inputs, 'get'>

const byId = new WeakMap<readonly Input[], Inputs>()

/** The inputs of a decision by id. */
export function inputsOf(inputs: readonly Input[]): Inputs {
  return getOrMake(byId, inputs, () => new Map(inputs.map((input) => [input.id, input])))
}

/** The ready form of a condition. A test of an input that is not among `inputs` is kept as it is. */
export function formOf(condition: Condition, inputs: InputsById, negated = false): Form {
  switch (condition.kind) {
    case 'not':
      return formOf(condition.of, inputs, !negated)
    case 'answer':
      return { kind: 'answer', test: condition, negated }
    case 'test': {
      if (!negated)
        return testForm(
          { kind: 'test', input: condition.input, values: condition.values, written: condition.written },
          inputs,
        )
      const whole = wholeOf(condition.input, inputs)
      return testForm({ kind: 'test', input: condition.input, values: subtract(whole, condition.values) }, inputs)
    }
    default: {
      const parts = condition.of.map((part) => formOf(part, inputs, negated))
      return joinForms((condition.kind === 'all') === !negated ? 'all' : 'any', parts, inputs)
    }
  }
}

/** The parts that must all hold. */
export function conjuncts(form: Form): readonly Form[] {
  if (form.kind === 'always') return []
  return form.kind === 'all' ? form.of : [form]
}

/** Several forms that must all hold, as one. */
export function allOf(parts: readonly Form[], inputs: Inputs): Form {
  return joinForms('all', parts, inputs)
}

/** The conjuncts that say more than what is already given. */
export function beyond(parts: readonly Form[], given: readonly Form[]): readonly Form[] {
  return parts.filter(
    (part) =>
      !given.some((known) =>
        part.kind === 'test' && known.kind === 'test'
          ? part.input === known.input && isSubset(known.values, part.values)
          : JSON.stringify(part) === JSON.stringify(known),
      ),
  )
}

function joinForms(kind: 'all' | 'any', parts: readonly Form[], inputs: InputsById): Form {
  const neutral = kind === 'all' ? 'always' : 'never'
  const absorbing = kind === 'all' ? 'never' : 'always'
  const flat = parts.flatMap((part) => (part.kind === kind ? part.of : [part])).filter((part) => part.kind !== neutral)
  const merged: Form[] = []
  for (const part of flat) {
    const at =
      part.kind === 'test' ? merged.findIndex((other) => other.kind === 'test' && other.input === part.input) : -1
    const other = merged[at]
    if (part.kind === 'test' && other?.kind === 'test') merged[at] = mergeTests(kind, other, part, inputs)
    else merged.push(part)
  }
  if (merged.some((part) => part.kind === absorbing)) return { kind: absorbing }
  const [only, ...others] = merged.filter((part) => part.kind !== neutral)
  if (only === undefined) return { kind: neutral }
  return others.length === 0 ? only : { kind, of: [only, ...others] }
}

function mergeTests(kind: 'all' | 'any', a: FormTest, b: FormTest, inputs: InputsById): Form {
  const values = kind === 'all' ? intersect(a.values, b.values) : union(a.values, b.values)
  if (equals(values, a.values)) return testForm(a, inputs)
  if (equals(values, b.values)) return testForm(b, inputs)
  return testForm({ kind: 'test', input: a.input, values }, inputs)
}

function testForm(test: FormTest, inputs: InputsById): Form {
  if (isEmpty(test.values)) return { kind: 'never' }
  return isSubset(wholeOf(test.input, inputs), test.values) ? { kind: 'always' } : test
}

function wholeOf(input: string, inputs: InputsById): ValueSet {
  const domain = inputs.get(input)?.domain
  return domain === undefined ? [-Infinity, Infinity] : universe(domain)
}
