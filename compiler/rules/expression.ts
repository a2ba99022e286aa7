import type { Vocabulary } from './domain.js'
import { valuesOf } from './domain.js'
import type { ValueSet } from './value-set.js'

/**
 * What an expression may be. Amounts and decimals are whole numbers of units of their last digit, dates are days since
 * 1970-01-01, instants seconds since then: every number is exact, and no two kinds mix.
 */
export type ExpressionType =
  | { readonly kind: 'number'; readonly digits: number }
  | { readonly kind: 'money'; readonly currency: string; readonly digits: number }
  | { readonly kind: 'duration'; readonly unit: 'time' | 'days' | 'months' }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'date' }
  | { readonly kind: 'instant' }
  | { readonly kind: 'term'; readonly vocabulary: Vocabulary }
  | { readonly kind: 'set'; readonly vocabulary: Vocabulary }
  | { readonly kind: 'list'; readonly of: ExpressionType }
  | { readonly kind: 'calendar' }

/** Which way a value between two digits goes; `half-` ones differ only exactly in the middle. */
export type Rounding = 'up' | 'down' | 'floor' | 'ceiling' | 'half-up' | 'half-down' | 'half-even'

export type Relation = '<' | '<=' | '>' | '>=' | '=' | '!='

/**
 * A computation over the facts of a case: total, without loops, typed. Operands have been brought to the same digits,
 * so that every operation is one on whole numbers.
 */
export type Expression = { readonly type: ExpressionType } & Operation

export type Operation =
  | { readonly op: 'constant'; readonly value: bigint | boolean }
  /** A fact that is one value, by input id. */
  | { readonly op: 'fact'; readonly fact: string }
  /** A set or list, by fact id. */
  | { readonly op: 'collection'; readonly fact: string }
  /** The element that a filter looks at. */
  | { readonly op: 'item' }
  /** An output of the answer of another decision, by the name this one gives it. */
  | { readonly op: 'answer'; readonly ask: string; readonly output: string }
  | { readonly op: 'add' | 'subtract' | 'multiply'; readonly left: Expression; readonly right: Expression }
  /** Rounded to a whole number of units of the result. `by` is never 0. */
  | { readonly op: 'divide'; readonly of: Expression; readonly by: Expression; readonly rounding: Rounding }
  | { readonly op: 'least' | 'greatest' | 'and' | 'or'; readonly of: readonly Expression[] }
  | { readonly op: 'not'; readonly of: Expression }
  | { readonly op: 'compare'; readonly relation: Relation; readonly left: Expression; readonly right: Expression }
  | { readonly op: 'member'; readonly of: Expression; readonly values: ValueSet }
  | {
      readonly op: 'if'
      readonly condition: Expression
      readonly then: Expression
      readonly otherwise: Expression
    }
  /** Values by bands: `bounds` ascending, one value more than bounds. */
  | {
      readonly op: 'slab' | 'marginal'
      readonly of: Expression
      readonly bounds: readonly bigint[]
      readonly values: readonly bigint[]
    }
  | { readonly op: 'count' | 'sum'; readonly of: Expression; readonly where?: Expression }
  /** The day so many months later; where the month is too short, its last day. */
  | { readonly op: 'add-months'; readonly date: Expression; readonly months: Expression }
  | {
      readonly op: 'working-add' | 'working-subtract' | 'working-between' | 'working-days'
      readonly calendar: Expression
      readonly left: Expression
      readonly right: Expression
    }
  | { readonly op: 'calendar'; readonly id: string }

/** What an expression reads of the answers of other decisions: outputs, by the names given the decisions. */
export function answersRead(expression: Expression): readonly { readonly ask: string; readonly output: string }[] {
  const own = expression.op === 'answer' ? [{ ask: expression.ask, output: expression.output }] : []
  return [...own, ...partsOf(expression).flatMap(answersRead)]
}

/** The decisions whose answers an expression reads, by the names given them. */
export function asksOf(expression: Expression): ReadonlySet<string> {
  return new Set(answersRead(expression).map(({ ask }) => ask))
}

/** The facts an expression reads, by id. */
export function factsRead(expression: Expression): ReadonlySet<string> {
  const ids = new Set<string>()
  const visit = (part: Expression): void => {
    if (part.op === 'fact' || part.op === 'collection') ids.add(part.fact)
    for (const inner of partsOf(part)) visit(inner)
  }
  visit(expression)
  return ids
}

/** The calendars an expression names. */
export function calendarsOf(expression: Expression): ReadonlySet<string> {
  const ids = new Set<string>()
  const visit = (part: Expression): void => {
    if (part.op === 'calendar') ids.add(part.id)
    for (const inner of partsOf(part)) visit(inner)
  }
  visit(expression)
  return ids
}

function partsOf(part: Expression): readonly Expression[] {
  switch (part.op) {
    case 'constant':
    case 'fact':
    case 'collection':
    case 'item':
    case 'answer':
    case 'calendar':
      return []
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'compare':
      return [part.left, part.right]
    case 'divide':
      return [part.of, part.by]
    case 'least':
    case 'greatest':
    case 'and':
    case 'or':
      return part.of
    case 'not':
    case 'member':
    case 'slab':
    case 'marginal':
      return [part.of]
    case 'if':
      return [part.condition, part.then, part.otherwise]
    case 'count':
    case 'sum':
      return part.where === undefined ? [part.of] : [part.of, part.where]
    case 'add-months':
      return [part.date, part.months]
    default:
      return [part.calendar, part.left, part.right]
  }
}

/** The kind of a value in words: `an amount in EUR`. */
export function typeWords(type: ExpressionType): string {
  switch (type.kind) {
    case 'number':
      return type.digits === 0 ? 'a whole number' : 'a decimal number'
    case 'money':
      return `an amount in ${type.currency}`
    case 'duration':
      return { time: 'a length of time', days: 'a number of days', months: 'a number of months' }[type.unit]
    case 'boolean':
      return 'true or false'
    case 'date':
      return 'a date'
    case 'instant':
      return 'an instant'
    case 'term':
      return `a term of \`${type.vocabulary.id}\``
    case 'set':
      return `a set of terms of \`${type.vocabulary.id}\``
    case 'list':
      return `a list, each ${typeWords(type.of)}`
    case 'calendar':
      return 'a calendar'
  }
}

/** The term that a constant stands for. */
export function termAt(vocabulary: Vocabulary, place: bigint): string {
  return valuesOf(vocabulary)[Number(place)]?.id ?? `no. ${place}`
}
