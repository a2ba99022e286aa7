import type { Expression, ExpressionType, Rounding } from '../../rules/expression.js'

/**
 * A value on its way: an expression, or one divided by another, which must be rounded before anything else can be done
 * with it than arithmetic.
 */
export interface Quantity {
  readonly of: Expression
  /** A whole number by which `of` is still to be divided. */
  readonly by?: Expression
}

const whole: ExpressionType = { kind: 'number', digits: 0 }

export const constant = (value: bigint, type: ExpressionType): Expression => ({ op: 'constant', value, type })

/** The digits of a quantity's last unit. */
export function digitsOf(type: ExpressionType): number {
  return type.kind === 'number' || type.kind === 'money' ? type.digits : 0
}

/** The same value in units of a smaller digit. */
export function toDigits(of: Expression, digits: number): Expression {
  const missing = digits - digitsOf(of.type)
  if (missing === 0 || (of.type.kind !== 'number' && of.type.kind !== 'money')) return of
  const type: ExpressionType = { ...of.type, digits }
  const factor = 10n ** BigInt(missing)
  if (of.op === 'constant' && typeof of.value === 'bigint') return constant(of.value * factor, type)
  return { op: 'multiply', left: of, right: constant(factor, whole), type }
}

/** Whether two types are the same but for digits. */
export function alike(a: ExpressionType, b: ExpressionType): boolean {
  switch (a.kind) {
    case 'money':
      return b.kind === 'money' && a.currency === b.currency
    case 'duration':
      return b.kind === 'duration' && a.unit === b.unit
    case 'term':
    case 'set':
      return b.kind === a.kind && a.vocabulary.id === b.vocabulary.id
    case 'list':
      return b.kind === 'list' && alike(a.of, b.of)
    default:
      return a.kind === b.kind
  }
}

/** Both in the same digits, for types that are alike. */
export function level(a: Expression, b: Expression): readonly [Expression, Expression] {
  const digits = Math.max(digitsOf(a.type), digitsOf(b.type))
  return [toDigits(a, digits), toDigits(b, digits)]
}

/** All in the same digits, for types that are alike. */
export function levelAll(all: readonly Expression[]): readonly Expression[] {
  const digits = Math.max(...all.map(({ type }) => digitsOf(type)))
  return all.map((one) => toDigits(one, digits))
}

const times = (left: Expression, right: Expression, type: ExpressionType): Expression => {
  if (left.op === 'constant' && left.value === 1n) return { ...right, type }
  if (right.op === 'constant' && right.value === 1n) return { ...left, type }
  return { op: 'multiply', left, right, type }
}

const bothBy = (a: Quantity, b: Quantity): Expression | undefined => {
  if (a.by === undefined || b.by === undefined) return a.by ?? b.by
  return times(a.by, b.by, whole)
}

const over = (of: Expression, by: Expression | undefined): Quantity => (by === undefined ? { of } : { of, by })

/** The type of a sum or difference; undefined when the two do not go together. */
function sumType(operator: '+' | '-', a: ExpressionType, b: ExpressionType): ExpressionType | undefined {
  const isQuantity = a.kind === 'number' || a.kind === 'money' || a.kind === 'duration'
  if (isQuantity && alike(a, b)) return a
  if (a.kind === 'date' && b.kind === 'duration' && b.unit === 'days') return a
  if (a.kind === 'instant' && b.kind === 'duration' && b.unit === 'time') return a
  if (operator === '+' && a.kind === 'duration' && (b.kind === 'date' || b.kind === 'instant'))
    return sumType('+', b, a)
  if (operator === '-' && a.kind === 'date' && b.kind === 'date') return { kind: 'duration', unit: 'days' }
  if (operator === '-' && a.kind === 'instant' && b.kind === 'instant') return { kind: 'duration', unit: 'time' }
  return undefined
}

/** A sum or difference; undefined when the two do not go together. */
export function sum(operator: '+' | '-', a: Quantity, b: Quantity): Quantity | undefined {
  const months = sumOfMonths(operator, a, b)
  if (months !== undefined) return months
  const type = sumType(operator, a.of.type, b.of.type)
  if (type === undefined) return undefined
  const [left, right] = level(a.of, b.of)
  const leveled = left.type.kind === 'number' || left.type.kind === 'money' ? left.type : type
  const op = operator === '+' ? 'add' : 'subtract'
  const by = bothBy(a, b)
  if (by === undefined) return { of: { op, left, right, type: leveled } }
  const raised = (one: Expression, other: Quantity): Expression =>
    other.by === undefined ? one : times(one, other.by, one.type)
  return { of: { op, left: raised(left, b), right: raised(right, a), type: leveled }, by }
}

/** Months go to dates only, and by the calendar. */
function sumOfMonths(operator: '+' | '-', a: Quantity, b: Quantity): Quantity | undefined {
  const isMonths = ({ of: { type } }: Quantity): boolean => type.kind === 'duration' && type.unit === 'months'
  if (operator === '+' && isMonths(a) && b.of.type.kind === 'date') return sumOfMonths('+', b, a)
  if (a.of.type.kind !== 'date' || !isMonths(b) || a.by !== undefined || b.by !== undefined) return undefined
  const zero = constant(0n, b.of.type)
  const months: Expression = operator === '+' ? b.of : { op: 'subtract', left: zero, right: b.of, type: b.of.type }
  return { of: { op: 'add-months', date: a.of, months, type: a.of.type } }
}

/** A product: of numbers, or of a number and an amount or a length. */
export function product(a: Quantity, b: Quantity): Quantity | undefined {
  const [left, right] = [a.of.type, b.of.type]
  if (left.kind !== 'number') return right.kind === 'number' ? product(b, a) : undefined
  const digits = left.digits + digitsOf(right)
  if (right.kind === 'number' || right.kind === 'money')
    return over(times(a.of, b.of, { ...right, digits }), bothBy(a, b))
  if (right.kind !== 'duration') return undefined
  const made = times(a.of, b.of, right)
  const quantity = over(made, bothBy(a, b))
  return left.digits === 0 ? quantity : quotientBy(quantity, left.digits)
}

/** The same, still to be divided by a power of ten. */
function quotientBy(quantity: Quantity, digits: number): Quantity {
  const power = constant(10n ** BigInt(digits), whole)
  return { of: quantity.of, by: quantity.by === undefined ? power : times(quantity.by, power, whole) }
}

/** A quotient, not yet rounded: by a number, or of two quantities alike. */
export function quotient(a: Quantity, b: Quantity): Quantity | undefined {
  const [left, right] = [a.of.type, b.of.type]
  const isQuantity = left.kind === 'number' || left.kind === 'money' || left.kind === 'duration'
  if (!isQuantity) return undefined
  // (x / 10^m) / (y / 10^n) = x · 10^n / y, in units of 10^m.
  const inverse: Quantity = { of: b.by ?? constant(1n, whole), by: { ...b.of, type: whole } }
  if (right.kind === 'number') {
    const raised = times(a.of, constant(10n ** BigInt(right.digits), whole), left)
    return over(
      times(raised, inverse.of, left),
      a.by === undefined ? inverse.by : times(a.by, inverse.by ?? constant(1n, whole), whole),
    )
  }
  if (!alike(left, right)) return undefined
  const [of, by] = level(a.of, b.of)
  return quotient({ ...a, of: { ...of, type: whole } }, { ...b, of: { ...by, type: whole } })
}

/** A quantity rounded to some digits. */
export function rounded({ of, by }: Quantity, digits: number, rounding: Rounding): Expression {
  const have = digitsOf(of.type)
  const type: ExpressionType = of.type.kind === 'number' || of.type.kind === 'money' ? { ...of.type, digits } : of.type
  if (by === undefined && have <= digits) return toDigits(of, digits)
  const raised = have < digits ? toDigits(of, digits) : of
  const lowered = have > digits ? constant(10n ** BigInt(have - digits), whole) : undefined
  const divisor = by === undefined ? lowered : lowered === undefined ? by : times(by, lowered, whole)
  if (divisor === undefined) return { ...raised, type }
  return { op: 'divide', of: raised, by: divisor, rounding, type }
}

/** The least and greatest value that a number can have, as far as it is plain to see. */
export function boundsOf(
  of: Expression,
  range: (fact: string) => readonly [number, number],
): readonly [number, number] {
  switch (of.op) {
    case 'constant':
      return typeof of.value === 'bigint' ? [Number(of.value), Number(of.value)] : [0, 1]
    case 'fact':
      return range(of.fact)
    case 'count':
      return [0, Infinity]
    case 'add': {
      const [a, b] = [boundsOf(of.left, range), boundsOf(of.right, range)]
      return [a[0] + b[0], a[1] + b[1]]
    }
    case 'multiply': {
      const [a, b] = [boundsOf(of.left, range), boundsOf(of.right, range)]
      return a[0] >= 0 && b[0] >= 0 ? [a[0] * b[0], a[1] * b[1]] : [-Infinity, Infinity]
    }
    case 'greatest':
    case 'least': {
      const all = of.of.map((one) => boundsOf(one, range))
      const pick = of.op === 'greatest' ? Math.max : Math.min
      return [pick(...all.map(([low]) => low)), pick(...all.map(([, high]) => high))]
    }
    case 'if': {
      const [a, b] = [boundsOf(of.then, range), boundsOf(of.otherwise, range)]
      return [Math.min(a[0], b[0]), Math.max(a[1], b[1])]
    }
    default:
      return [-Infinity, Infinity]
  }
}
