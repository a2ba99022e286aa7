import type { Expression } from '../../rules/expression.js'
import { termAt } from '../../rules/expression.js'
import { valuesOf, type Vocabulary } from '../../rules/domain.js'
import { values, type ValueSet } from '../../rules/value-set.js'
import { literal, property } from './escape.js'

/** What the code of an expression refers to. */
export interface ExpressionNames {
  /** The local that holds a fact, by id. */
  readonly fact: (id: string) => string
  /** The local that holds an output of an asked decision. */
  readonly answer: (ask: string, output: string) => string
  /** The code of a prepared calendar. */
  readonly calendar: (id: string) => string
  /** Notes a use of the functions for exact numbers. */
  readonly compute: (name: string) => string
}

/** An expression as code: exact numbers are bigints, terms are strings. */
export function expressionCode(expression: Expression, names: ExpressionNames): string {
  const code = (part: Expression): string => expressionCode(part, names)
  /** In parentheses unless it can stand anywhere. */
  const tight = (part: Expression): string => (standsAnywhere(part) ? code(part) : `(${code(part)})`)
  /** In parentheses where it binds less than a sum does. */
  const term = (part: Expression): string =>
    ['add', 'subtract', 'multiply'].includes(part.op) ? code(part) : tight(part)
  const call = (name: string, ...args: readonly string[]): string => `${names.compute(name)}(${args.join(', ')})`
  const part = expression
  switch (part.op) {
    case 'constant':
      if (typeof part.value === 'boolean') return String(part.value)
      if (part.type.kind === 'term') return literal(termAt(part.type.vocabulary, part.value))
      return `${part.value}n`
    case 'fact':
    case 'collection':
      return names.fact(part.fact)
    case 'item':
      return 'item'
    case 'answer':
      return names.answer(part.ask, part.output)
    case 'add':
      return `${term(part.left)} + ${term(part.right)}`
    case 'subtract':
      return `${term(part.left)} - ${tight(part.right)}`
    case 'multiply':
      return `${tight(part.left)} * ${tight(part.right)}`
    case 'divide':
      return call('divide', code(part.of), code(part.by), literal(part.rounding))
    case 'least':
    case 'greatest':
      return call(part.op, ...part.of.map(code))
    case 'and':
      return part.of.map(tight).join(' && ')
    case 'or':
      return part.of.map(tight).join(' || ')
    case 'not':
      return `!${tight(part.of)}`
    case 'compare': {
      const relation = part.relation === '=' ? '===' : part.relation === '!=' ? '!==' : part.relation
      return `${tight(part.left)} ${relation} ${tight(part.right)}`
    }
    case 'member':
      return memberCode(part.of, part.values, tight(part.of), names)
    case 'if':
      return `${tight(part.condition)} ? ${tight(part.then)} : ${tight(part.otherwise)}`
    case 'slab': {
      const { type } = part
      const value = (one: bigint): string => (type.kind === 'term' ? literal(termAt(type.vocabulary, one)) : `${one}n`)
      return call('slab', code(part.of), bigints(part.bounds), `[${part.values.map(value).join(', ')}]`)
    }
    case 'marginal':
      return call('marginal', code(part.of), bigints(part.bounds), bigints(part.values))
    case 'count':
      return `BigInt(${filtered(part.of, part.where, code)}.length)`
    case 'sum':
      return call('sum', filtered(part.of, part.where, code))
    case 'add-months':
      return call('addMonths', code(part.date), code(part.months))
    case 'working-add':
    case 'working-subtract':
    case 'working-between':
    case 'working-days': {
      const methods = {
        'working-add': 'add',
        'working-subtract': 'subtract',
        'working-between': 'between',
        'working-days': 'addDays',
      }
      return `BigInt(${tight(part.calendar)}.${methods[part.op]}(Number(${code(part.left)}), Number(${code(part.right)})))`
    }
    case 'calendar':
      return names.calendar(part.id)
  }
}

/** Whether the code of an expression is a name, a literal or a call. */
function standsAnywhere(part: Expression): boolean {
  if (part.op === 'constant') return typeof part.value === 'boolean' || part.value >= 0n
  if (part.op === 'member') return part.of.type.kind === 'term'
  return !['add', 'subtract', 'multiply', 'and', 'or', 'not', 'compare', 'if'].includes(part.op)
}

const bigints = (numbers: readonly bigint[]): string => `[${numbers.map((one) => `${one}n`).join(', ')}]`

function filtered(of: Expression, where: Expression | undefined, code: (part: Expression) => string): string {
  return where === undefined ? code(of) : `${code(of)}.filter((item) => ${code(where)})`
}

/** Whether a value is in a set: a list of terms, or ranges of numbers. */
function memberCode({ type }: Expression, set: ValueSet, of: string, names: ExpressionNames): string {
  if (type.kind === 'term') {
    const terms = termsIn(type.vocabulary, set).map(literal)
    return `${names.compute('isOneOf')}(${[of, ...terms].join(', ')})`
  }
  const ranges: string[] = []
  for (let i = 0; i < set.length; i += 2) {
    const [from = -Infinity, until = Infinity] = [set[i], set[i + 1]]
    const bounds = [
      ...(from === -Infinity ? [] : [`${of} >= ${from}n`]),
      ...(until === Infinity ? [] : [`${of} < ${until}n`]),
    ]
    ranges.push(bounds.length === 0 ? 'true' : bounds.join(' && '))
  }
  return ranges.length === 0 ? 'false' : ranges.map((range) => `(${range})`).join(' || ')
}

function termsIn(vocabulary: Vocabulary, set: ValueSet): readonly string[] {
  const terms = valuesOf(vocabulary)
  return [...values(set)].flatMap((place) => terms[place]?.id ?? [])
}

/** The value of an output from the code of its expression. */
export function outputCode({ type }: Expression, code: string, compute: (name: string) => string): string {
  switch (type.kind) {
    case 'number':
      return type.digits === 0 ? `${compute('integer')}(${code})` : `${compute('decimal')}(${code}, ${type.digits})`
    case 'money':
      return `${compute('money')}(${code}, ${type.digits}, ${literal(type.currency)})`
    case 'duration':
      return `${compute('duration')}(${code}, ${literal(type.unit)})`
    case 'date':
      return `${compute('day')}(${code})`
    case 'instant':
      return `${compute('instant')}(${code})`
    default:
      return code
  }
}

/** `response.value.within`, `response.value['first-part']`. */
export const outputAccess = (local: string, output: string): string => property(`${local}.value`, output)
