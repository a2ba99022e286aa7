import { FactError, unknownTerm } from './fact-error.js'

/**
 * Facts as whole numbers, the way generated code compares them: amounts in units of their last digit, dates in days
 * since 1970-01-01, times in seconds. Each function refuses, with a `FactError`, what is not exactly such a value or is
 * outside `min` to `max` (both included). Text is read character by character: no answer costs an allocation.
 */

/** A fact that is true or false, and nothing else that would pass for it. */
export function boolean(fact: string, value: boolean): boolean {
  if (typeof value !== 'boolean') throw new FactError(fact, value, 'it is true or false')
  return value
}

/** Whether what a caller gave as a list is one. */
export function isList(value: readonly unknown[]): boolean {
  return Array.isArray(value)
}

/** Whether a set of terms has at least one of some; every term of it must be one of its vocabulary. */
export function includes<T extends string>(
  fact: string,
  value: readonly T[],
  terms: readonly T[],
  ...wanted: readonly NoInfer<T>[]
): boolean {
  if (!isList(value)) throw new FactError(fact, value, 'it is a list of terms, possibly empty')
  let found = false
  for (const term of value) {
    if (!terms.includes(term)) throw unknownTerm(fact, term, terms)
    found ||= wanted.includes(term)
  }
  return found
}

/** A whole number. */
export function integer(fact: string, value: number, min: number, max: number): number {
  if (!Number.isSafeInteger(value)) throw new FactError(fact, value, 'it is a whole number')
  if (value < min || value > max) throw outside(fact, value, min, max, String)
  return value
}

/** A decimal number or an amount with at most `digits` decimals; a number is taken as JavaScript writes it. */
export function decimal(fact: string, value: string | number, digits: number, min: number, max: number): number {
  const text: unknown = typeof value === 'number' ? String(value) : value
  const scaled = typeof text === 'string' ? scaledDecimal(text, digits) : NaN
  if (Number.isNaN(scaled))
    throw new FactError(fact, value, `it is a decimal number like "12.50" with at most ${digits} decimals`)
  if (!Number.isSafeInteger(scaled)) throw new FactError(fact, value, 'it is too large to be computed exactly')
  if (scaled < min || scaled > max) throw outside(fact, value, min, max, (bound) => writtenDecimal(bound, digits))
  return scaled
}

/** A length of time, `PT1H30M`, in seconds. */
export function time(fact: string, value: string, min: number, max: number): number {
  const seconds = typeof value === 'string' && value.startsWith('PT') ? totalOf(value, 2, 'HMS', [3600, 60, 1]) : NaN
  if (Number.isNaN(seconds)) throw new FactError(fact, value, 'it is a length of time like "PT30M" or "PT2H"')
  if (seconds < min || seconds > max) throw outside(fact, value, min, max, (bound) => `PT${bound}S`)
  return seconds
}

/** A number of days, `P14D` or `P2W`. */
export function days(fact: string, value: string, min: number, max: number): number {
  const total = typeof value === 'string' && value.startsWith('P') ? totalOf(value, 1, 'WD', [7, 1]) : NaN
  if (Number.isNaN(total)) throw new FactError(fact, value, 'it is a number of days like "P14D"')
  if (total < min || total > max) throw outside(fact, value, min, max, (bound) => `P${bound}D`)
  return total
}

/** A day of the calendar, `2023-06-15`, in days since 1970-01-01. */
export function date(fact: string, value: string, min: number, max: number): number {
  const day = typeof value === 'string' ? dayNumber(value) : NaN
  if (Number.isNaN(day)) throw new FactError(fact, value, 'it is a day of the calendar like "2023-06-15"')
  if (day < min || day > max)
    throw outside(fact, value, min, max, (bound) => new Date(bound * 86_400_000).toISOString().slice(0, 10))
  return day
}

/** An instant with its offset, `2023-06-16T17:00:00+02:00`, in seconds since 1970-01-01T00:00:00Z. */
export function instant(fact: string, value: string, min: number, max: number): number {
  const seconds = typeof value === 'string' ? instantNumber(value) : NaN
  if (Number.isNaN(seconds)) throw new FactError(fact, value, 'it is an instant like "2023-06-16T17:00:00+02:00"')
  if (seconds < min || seconds > max)
    throw outside(fact, value, min, max, (bound) => new Date(bound * 1000).toISOString())
  return seconds
}

function outside(fact: string, value: unknown, min: number, max: number, show: (bound: number) => string): FactError {
  if (max === Infinity) return new FactError(fact, value, `it is at least ${show(min)}`)
  if (min === -Infinity) return new FactError(fact, value, `it is at most ${show(max)}`)
  return new FactError(fact, value, `it is ${show(min)} to ${show(max)}`)
}

/** The value of a digit, or NaN. */
function digitAt(text: string, at: number): number {
  const digit = text.charCodeAt(at) - 48
  return digit >= 0 && digit <= 9 ? digit : NaN
}

/** `-12.5` with two digits is -1250. NaN when it is not a decimal number, Infinity when it is too large. */
function scaledDecimal(text: string, digits: number): number {
  const start = text.startsWith('-') ? 1 : 0
  const point = text.indexOf('.')
  const end = point < 0 ? text.length : point
  if (end === start || point === text.length - 1) return NaN
  let scaled = 0
  for (let at = start; at < end; at++) scaled = scaled * 10 + digitAt(text, at)
  for (let at = end + 1; at <= end + digits; at++) scaled = scaled * 10 + (at < text.length ? digitAt(text, at) : 0)
  for (let at = end + digits + 1; at < text.length; at++) if (text.charCodeAt(at) !== 48) return NaN
  if (scaled > Number.MAX_SAFE_INTEGER) return Infinity
  return start === 1 ? 0 - scaled : scaled
}

function writtenDecimal(scaled: number, digits: number): string {
  if (digits === 0) return String(scaled)
  const text = String(Math.abs(scaled)).padStart(digits + 1, '0')
  return `${scaled < 0 ? '-' : ''}${text.slice(0, -digits)}.${text.slice(-digits)}`
}

/** The parts of an ISO 8601 duration from `start` on, added up: letters in their order, each at most once, at least one. */
function totalOf(text: string, start: number, letters: string, worth: readonly number[]): number {
  let total = 0
  let place = 0
  let at = start
  if (at === text.length) return NaN
  while (at < text.length) {
    const first = at
    let count = 0
    while (at < text.length && !Number.isNaN(digitAt(text, at))) count = count * 10 + digitAt(text, at++)
    const unit = at < text.length ? letters.indexOf(text.charAt(at), place) : -1
    if (at === first || at - first > 9 || unit < 0) return NaN
    total += count * (worth[unit] ?? NaN)
    place = unit + 1
    at++
  }
  return total
}

/** Days since 1970-01-01, in the Gregorian calendar; NaN when there is no such day. */
export function dayNumber(text: string): number {
  if (text.length !== 10 || text.charAt(4) !== '-' || text.charAt(7) !== '-') return NaN
  const year = ((digitAt(text, 0) * 10 + digitAt(text, 1)) * 10 + digitAt(text, 2)) * 10 + digitAt(text, 3)
  const month = digitAt(text, 5) * 10 + digitAt(text, 6)
  const day = digitAt(text, 8) * 10 + digitAt(text, 9)
  const valid = year >= 0 && month >= 1 && month <= 12 && day >= 1 && day <= lengthOfMonth(year, month)
  if (!valid) return NaN
  // Years counted from March, so that the day a leap year adds is the last of its year.
  const marchYear = month > 2 ? year : year - 1
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400)
  return marchYear * 365 + leapDays + dayOfYear - 719_468
}

function lengthOfMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** Seconds since 1970-01-01T00:00:00Z; NaN when the text is no instant. Seconds may be left out, the offset may not. */
function instantNumber(text: string): number {
  const day = dayNumber(text.slice(0, 10))
  const hasSeconds = text.charAt(16) === ':'
  const zoneAt = hasSeconds ? 19 : 16
  if (text.charAt(10) !== 'T' || text.charAt(13) !== ':') return NaN
  const hours = pairAt(text, 11, 23)
  const minutes = pairAt(text, 14, 59)
  const seconds = hasSeconds ? pairAt(text, 17, 59) : 0
  return day * 86_400 + hours * 3600 + minutes * 60 + seconds - offsetAt(text, zoneAt)
}

/** `Z`, `+02:00` or `-05:30` at the end of a text, in seconds. */
function offsetAt(text: string, at: number): number {
  const sign = text.charAt(at)
  if (sign === 'Z') return text.length === at + 1 ? 0 : NaN
  if ((sign !== '+' && sign !== '-') || text.length !== at + 6 || text.charAt(at + 3) !== ':') return NaN
  const offset = pairAt(text, at + 1, 18) * 3600 + pairAt(text, at + 4, 59) * 60
  return sign === '-' ? 0 - offset : offset
}

function pairAt(text: string, at: number, most: number): number {
  const pair = digitAt(text, at) * 10 + digitAt(text, at + 1)
  return pair <= most ? pair : NaN
}
