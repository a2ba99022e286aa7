import { addMonths, divide, marginal, slab } from './arithmetic.js'
import type { Details } from './details.js'
import { decode, decodeInstant } from './domain-values.js'
import { termAt, type Expression, type Relation } from './expression.js'
import type { OutcomeValue } from './outcome.js'
import { contains } from './value-set.js'

/** Working-time arithmetic, as far as expressions need it; instants and lengths in seconds. */
export interface WorkingTime {
  add(instant: number, seconds: number): number
  subtract(instant: number, seconds: number): number
  between(from: number, until: number): number
  addDays(instant: number, days: number): number
}

/** What an expression is computed from. */
export interface Surroundings {
  /** By input id. */
  readonly facts: ReadonlyMap<string, number>
  readonly details: Details
  /** A value of the answer of an asked decision. */
  readonly answer: (ask: string, output: string) => bigint | boolean
  readonly calendar: (id: string) => WorkingTime
  readonly item?: bigint
}

type Computed = bigint | boolean

/** The value of an expression, in the units of its type. This is its meaning; generated code is compared with it. */
export function compute(expression: Expression, around: Surroundings): Computed {
  const number = (part: Expression): bigint => {
    const value = compute(part, around)
    if (typeof value !== 'bigint') throw new Error(`${part.op} is no number`)
    return value
  }
  const truth = (part: Expression): boolean => compute(part, around) === true
  const part = expression
  switch (part.op) {
    case 'constant':
      return part.value
    case 'fact': {
      const value = around.facts.get(part.fact)
      if (value === undefined) throw new Error(`the case has no value for ${part.fact}`)
      return part.type.kind === 'boolean' ? value === 1 : BigInt(value)
    }
    case 'item':
      return around.item ?? 0n
    case 'answer':
      return around.answer(part.ask, part.output)
    case 'add':
      return number(part.left) + number(part.right)
    case 'subtract':
      return number(part.left) - number(part.right)
    case 'multiply':
      return number(part.left) * number(part.right)
    case 'divide':
      return divide(number(part.of), number(part.by), part.rounding)
    case 'least':
      return part.of.map(number).reduce((a, b) => (b < a ? b : a))
    case 'greatest':
      return part.of.map(number).reduce((a, b) => (b > a ? b : a))
    case 'and':
      return part.of.every(truth)
    case 'or':
      return part.of.some(truth)
    case 'not':
      return !truth(part.of)
    case 'compare':
      return compare(part.relation, compute(part.left, around), compute(part.right, around))
    case 'member':
      return contains(part.values, Number(number(part.of)))
    case 'if':
      return compute(truth(part.condition) ? part.then : part.otherwise, around)
    case 'slab':
      return slab(number(part.of), part.bounds, part.values)
    case 'marginal':
      return marginal(number(part.of), part.bounds, part.values)
    case 'count':
      return BigInt(elements(part.of, part.where, around).length)
    case 'sum':
      return elements(part.of, part.where, around).reduce((sum, item) => sum + item, 0n)
    case 'add-months':
      return addMonths(number(part.date), number(part.months))
    case 'working-add':
    case 'working-subtract':
    case 'working-between':
    case 'working-days': {
      const calendar = calendarOf(part.calendar, around)
      const [left, right] = [Number(number(part.left)), Number(number(part.right))]
      const operations = {
        'working-add': () => calendar.add(left, right),
        'working-subtract': () => calendar.subtract(left, right),
        'working-between': () => calendar.between(left, right),
        'working-days': () => calendar.addDays(left, right),
      }
      return BigInt(operations[part.op]())
    }
    case 'collection':
    case 'calendar':
      throw new Error(`${part.op} is no value by itself`)
  }
}

function compare(relation: Relation, left: Computed, right: Computed): boolean {
  switch (relation) {
    case '<':
      return left < right
    case '<=':
      return left <= right
    case '>':
      return left > right
    case '>=':
      return left >= right
    case '=':
      return left === right
    case '!=':
      return left !== right
  }
}

function elements(collection: Expression, where: Expression | undefined, around: Surroundings): readonly bigint[] {
  const given = collection.op === 'collection' ? around.details.get(collection.fact) : undefined
  if (given === undefined || typeof given === 'string') throw new Error('the case has no such list')
  const items = given.map(BigInt)
  return where === undefined ? items : items.filter((item) => compute(where, { ...around, item }) === true)
}

function calendarOf(expression: Expression, around: Surroundings): WorkingTime {
  if (expression.op === 'calendar') return around.calendar(expression.id)
  if (expression.op !== 'if') throw new Error(`${expression.op} is no calendar`)
  const chosen = compute(expression.condition, around) === true ? expression.then : expression.otherwise
  return calendarOf(chosen, around)
}

/** A computed value as a value of an outcome. */
export function outcomeOf({ type }: Expression, value: Computed): OutcomeValue {
  const number = Number(value)
  switch (type.kind) {
    case 'boolean':
      return { type: 'boolean', value: value === true }
    case 'number':
      if (type.digits > 0) return { type: 'decimal', value: scaledText(BigInt(value), type.digits) }
      if (!Number.isSafeInteger(number)) throw new RangeError(`${value} is too large to be given exactly`)
      return { type: 'integer', value: number }
    case 'money':
      return { type: 'money', value: scaledText(BigInt(value), type.digits), currency: type.currency }
    case 'duration':
      return { type: 'duration', value: durationText(type.unit, BigInt(value)) }
    case 'date':
      return { type: 'date', value: String(decode({ kind: 'date' }, number)) }
    case 'instant':
      return { type: 'instant', value: decodeInstant(number) }
    case 'term':
      return { type: 'term', vocabulary: type.vocabulary.id, term: termAt(type.vocabulary, BigInt(value)) }
    case 'set':
    case 'list':
    case 'calendar':
      throw new Error(`${type.kind} is no value of an outcome`)
  }
}

function scaledText(value: bigint, digits: number): string {
  if (digits === 0) return String(value)
  const text = String(value < 0n ? 0n - value : value).padStart(digits + 1, '0')
  return `${value < 0n ? '-' : ''}${text.slice(0, -digits)}.${text.slice(-digits)}`
}

function durationText(unit: 'time' | 'days' | 'months', value: bigint): string {
  const [sign, size] = value < 0n ? ['-', 0n - value] : ['', value]
  if (unit === 'months') return `${sign}P${size}M`
  return sign + String(decode({ kind: 'duration', unit }, Number(size)))
}
