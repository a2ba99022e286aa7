import type { Expression } from './expression.js'
import type { Text } from '../base/text.js'
import { encode, encodeInstant } from './domain-values.js'

/**
 * What a contract can say by not saying. Four different things, never `null`:
 * - `not-offered`: the service is not sold or delivered at all;
 * - `not-covered`: it exists, but this case is outside it;
 * - `unspecified`: the document says nothing on the point;
 * - `discretionary`: somebody decides case by case (`by` says who).
 */
export const silences = ['not-offered', 'not-covered', 'unspecified', 'discretionary'] as const
export type Silence = (typeof silences)[number]

/** One value of an outcome. Durations are ISO 8601, dates `YYYY-MM-DD`, decimals and amounts as exact decimal text. */
export type OutcomeValue =
  | { readonly type: 'term'; readonly vocabulary: string; readonly term: string }
  | { readonly type: 'boolean'; readonly value: boolean }
  | { readonly type: 'integer'; readonly value: number }
  | { readonly type: 'decimal'; readonly value: string }
  | { readonly type: 'money'; readonly value: string; readonly currency: string }
  | { readonly type: 'duration'; readonly value: string }
  | { readonly type: 'date'; readonly value: string }
  | { readonly type: 'instant'; readonly value: string }
  | { readonly type: 'text'; readonly value: Text }
  /** Not known before the case is: what computes it, and how its author wrote that. */
  | { readonly type: 'computed'; readonly expression: Expression; readonly value: string }

export type Outcome =
  | { readonly kind: 'value'; readonly fields: readonly OutcomeField[] }
  | { readonly kind: 'silence'; readonly silence: Silence; readonly by?: string }

/** Fields stand in the order in which the decision declares its outputs. */
export interface OutcomeField {
  readonly output: string
  readonly value: OutcomeValue
}

const keys = new WeakMap<Outcome, string>()

/** Two outcomes are the same answer exactly when their keys are equal: `PT60M` is `PT1H`, `1.0` is `1.00`. */
export function outcomeKey(outcome: Outcome): string {
  let key = keys.get(outcome)
  if (key === undefined) keys.set(outcome, (key = keyBy(meaningOf, outcome)))
  return key
}

/** Equal for two outcomes that are written alike, down to the last zero. */
export const writtenKey = (outcome: Outcome): string => keyBy(plainValue, outcome)

function keyBy(of: (value: OutcomeValue) => unknown, outcome: Outcome): string {
  if (outcome.kind === 'silence') return JSON.stringify([outcome.silence, outcome.by ?? null])
  return JSON.stringify(outcome.fields.map((field) => [field.output, of(field.value)]))
}

/** The value, however it is written. */
function meaningOf(value: OutcomeValue): unknown {
  switch (value.type) {
    case 'duration':
      return lengthOf(value.value)
    case 'decimal':
      return shortest(value.value)
    case 'money':
      return [shortest(value.value), value.currency]
    case 'instant':
      return encodeInstant(value.value)
    default:
      return plainValue(value)
  }
}

/** A duration in seconds, days or months. Which of them is part of it: `P1D` is not `PT24H`. */
function lengthOf(text: string): unknown {
  for (const unit of ['time', 'days'] as const) {
    const length = encode({ kind: 'duration', unit }, text)
    if (typeof length === 'number') return [unit, length]
  }
  const [, number, unit] = /^P(\d+)([MY])$/.exec(text) ?? []
  return number === undefined ? text : ['months', Number(number) * (unit === 'Y' ? 12 : 1)]
}

/** Exact decimal text without the zeros that say nothing. */
function shortest(text: string): string {
  const [, sign = '', whole = '', fraction = ''] = /^(-?)0*(\d+?)(?:\.(\d*?)0*)?$/.exec(text) ?? [text, '', text]
  const number = fraction === '' ? whole : `${whole}.${fraction}`
  return number === '0' ? number : sign + number
}

/** The value as generated code and JSON show it. */
export function plainValue(value: OutcomeValue): unknown {
  switch (value.type) {
    case 'term':
      return value.term
    case 'money':
      return { amount: value.value, currency: value.currency }
    default:
      return value.value
  }
}

/** Whether an outcome has a value that is only known when the facts are. */
export function isComputed(outcome: Outcome): boolean {
  return outcome.kind === 'value' && outcome.fields.some(({ value }) => value.type === 'computed')
}
