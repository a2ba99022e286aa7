/**
 * What generated code imports as `codicil/compute`: exact arithmetic for computed outcomes. Amounts and decimals are
 * whole numbers of units of their last digit, dates are days and instants seconds since 1970-01-01.
 */
import { FactError, unknownTerm } from './fact-error.js'
import { isList } from './read-fact.js'

/** How a value between two units is rounded. */
export type Rounding = 'up' | 'down' | 'floor' | 'ceiling' | 'half-up' | 'half-down' | 'half-even'

/** A quotient rounded to a whole number. */
export function divide(of: bigint, by: bigint, rounding: Rounding): bigint {
  if (by < 0n) return divide(-of, -by, rounding)
  let floor = of / by
  if (floor * by > of) floor -= 1n
  const rest = of - floor * by
  if (rest === 0n) return floor
  const isNegative = of < 0n
  const half = rest * 2n - by
  switch (rounding) {
    case 'floor':
      return floor
    case 'ceiling':
      return floor + 1n
    case 'down':
      return isNegative ? floor + 1n : floor
    case 'up':
      return isNegative ? floor : floor + 1n
    default:
      if (half !== 0n) return half > 0n ? floor + 1n : floor
      if (rounding === 'half-even') return floor % 2n === 0n ? floor : floor + 1n
      return (rounding === 'half-up') === isNegative ? floor : floor + 1n
  }
}

export const least = (first: bigint, ...others: readonly bigint[]): bigint =>
  others.reduce((least, one) => (one < least ? one : least), first)

export const greatest = (first: bigint, ...others: readonly bigint[]): bigint =>
  others.reduce((greatest, one) => (one > greatest ? one : greatest), first)

export const sum = (items: readonly bigint[]): bigint => items.reduce((sum, item) => sum + item, 0n)

/** Whether a term is one of some. */
export const isOneOf = (term: string, ...terms: readonly string[]): boolean => terms.includes(term)

/** The value of the band a number falls in; a bound belongs to the band above it. */
export function slab<T>(of: bigint, bounds: readonly bigint[], values: readonly [T, ...T[]]): T {
  let [value] = values
  for (let band = 0; band < bounds.length && of >= (bounds[band] ?? 0n); band++) value = values[band + 1] ?? value
  return value
}

/** Each part of a number times the rate of the band it lies in, added up. */
export function marginal(of: bigint, bounds: readonly bigint[], rates: readonly bigint[]): bigint {
  let left = of
  let total = 0n
  for (let band = rates.length - 1; band >= 0; band--) {
    const from = band === 0 ? 0n : (bounds[band - 1] ?? 0n)
    if (left <= from) continue
    total += (left - from) * (rates[band] ?? 0n)
    left = from
  }
  return total
}

/** The day so many months later; where the month is too short, its last day. */
export function addMonths(day: bigint, months: bigint): bigint {
  const date = new Date(Number(day) * 86_400_000)
  const wanted = date.getUTCDate()
  date.setUTCDate(1)
  date.setUTCMonth(date.getUTCMonth() + Number(months) + 1, 0)
  if (date.getUTCDate() > wanted) date.setUTCDate(wanted)
  return BigInt(date.getTime() / 86_400_000)
}

/** The terms of a set, each once; every one must be a term of its vocabulary. */
export function terms<T extends string>(fact: string, value: readonly T[], all: readonly T[]): readonly T[] {
  if (!isList(value)) throw new FactError(fact, value, 'it is a list of terms, possibly empty')
  for (const term of value) if (!all.includes(term)) throw unknownTerm(fact, term, all)
  return all.filter((term) => value.includes(term))
}

/** The values of a list as exact numbers. */
export function items<T>(fact: string, value: readonly T[], read: (item: T) => number): readonly bigint[] {
  if (!isList(value)) throw new FactError(fact, value, 'it is a list, possibly empty')
  return value.map((item) => BigInt(read(item)))
}

/** A time zone by its name. */
export function zone(fact: string, value: string): string {
  if (typeof value !== 'string' || value === '')
    throw new FactError(fact, value, 'it is a time zone like "Europe/Paris"')
  return value
}

/** A whole number as an answer gives it. */
export function integer(value: bigint): number {
  const number = Number(value)
  if (!Number.isSafeInteger(number)) throw new RangeError(`${value} is too large to be given exactly`)
  return number
}

/** Exact decimal text with so many decimals. */
export function decimal(value: bigint, digits: number): string {
  if (digits === 0) return value.toString()
  const unit = 10n ** BigInt(digits)
  const size = value < 0n ? -value : value
  const fraction = (size % unit).toString().padStart(digits, '0')
  return `${value < 0n ? '-' : ''}${(size / unit).toString()}.${fraction}`
}

/** An amount with its currency. */
export const money = (value: bigint, digits: number, currency: string): { amount: string; currency: string } => ({
  amount: decimal(value, digits),
  currency,
})

/** A length of time, a number of days or of months as ISO 8601 writes it; a negative one has a minus in front. */
export function duration(value: bigint, unit: 'time' | 'days' | 'months'): `P${string}` {
  const size = value < 0n ? -value : value
  const text = unit === 'days' ? `P${size}D` : unit === 'months' ? `P${size}M` : time(size)
  return (value < 0n ? `-${text}` : text) as `P${string}`
}

function time(seconds: bigint): string {
  const parts = [
    [seconds / 3600n, 'H'],
    [(seconds / 60n) % 60n, 'M'],
    [seconds % 60n, 'S'],
  ] as const
  const text = parts.map(([count, letter]) => (count > 0n ? `${count}${letter}` : '')).join('')
  return `PT${text === '' ? '0S' : text}`
}

/** A day of the calendar. */
export const day = (value: bigint): string => new Date(Number(value) * 86_400_000).toISOString().slice(0, 10)

/** An instant in universal time. */
export const instant = (value: bigint): string => new Date(Number(value) * 1000).toISOString().replace('.000Z', 'Z')
