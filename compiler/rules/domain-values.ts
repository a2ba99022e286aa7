import { enumeration, valuesOf, type Domain, type Vocabulary } from './domain.js'
import { everything, type ValueSet } from './value-set.js'

/** Why a value is not in a domain: `reason` completes "…" after the value, in plain words. */
export interface NotInDomain {
  readonly reason: string
}

/** All the values of a domain. */
export function universe(domain: Domain): ValueSet {
  const names = enumeration(domain)
  if (names !== undefined) return [0, names.length]
  if (domain.kind === 'boolean' || domain.kind === 'includes') return [0, 2]
  if ('min' in domain || 'max' in domain)
    return [domain.min ?? -Infinity, domain.max === undefined ? Infinity : domain.max + 1]
  return everything
}

/** The number that stands for a fact in its domain, or why it is not one. */
export function encode(domain: Domain, fact: unknown): number | NotInDomain {
  const value = encodeUnbounded(domain, fact)
  if (typeof value !== 'number') return value
  const [from = -Infinity, until = Infinity] = universe(domain)
  if (value < from) return { reason: `is below the least value allowed, ${show(domain, from)}` }
  if (value >= until) return { reason: `is above the greatest value allowed, ${show(domain, until - 1)}` }
  return value
}

function encodeUnbounded(domain: Domain, fact: unknown): number | NotInDomain {
  switch (domain.kind) {
    case 'terms':
    case 'choice': {
      const at = typeof fact === 'string' ? (enumeration(domain) ?? []).indexOf(fact) : -1
      return at >= 0 ? at : { reason: `is not one of its terms` }
    }
    case 'boolean':
      return typeof fact === 'boolean' ? Number(fact) : { reason: 'is neither true nor false' }
    case 'includes':
      return encodeIncludes(domain.vocabulary, domain.terms, fact)
    case 'integer':
      return typeof fact === 'number' && Number.isSafeInteger(fact) ? fact : { reason: 'is not a whole number' }
    case 'decimal':
    case 'money':
      return encodeDecimal(fact, domain.digits)
    case 'duration':
      return encodeDuration(fact, domain.unit)
    case 'date':
      return typeof fact === 'string' ? encodeDate(fact) : { reason: 'is not a date like "2023-06-15"' }
    case 'instant':
      return typeof fact === 'string' ? encodeInstant(fact) : notAnInstant
  }
}

/** Whether a list of terms has at least one of a group. */
function encodeIncludes(vocabulary: Vocabulary, group: readonly string[], fact: unknown): number | NotInDomain {
  const places = termsOf(vocabulary, fact)
  if ('reason' in places) return places
  const names = valuesOf(vocabulary)
  return Number(places.some((place) => group.includes(names[place]?.id ?? '')))
}

/** The places of the terms in a list, each once and in their order, or why it is no such list. */
export function termsOf(vocabulary: Vocabulary, fact: unknown): readonly number[] | NotInDomain {
  if (!Array.isArray(fact)) return { reason: 'is not a list of terms' }
  const given: readonly unknown[] = fact
  const names = valuesOf(vocabulary).map((term) => term.id)
  const wrong = given.find((term) => typeof term !== 'string' || !names.includes(term))
  if (wrong !== undefined) return { reason: `holds ${JSON.stringify(wrong)}, which is not one of its terms` }
  return names.flatMap((name, place) => (given.includes(name) ? [place] : []))
}

/** Exact decimal text (or a number that is one) in units of the last of `digits` decimals. */
function encodeDecimal(fact: unknown, digits: number): number | NotInDomain {
  const text = typeof fact === 'number' ? String(fact) : fact
  const match = typeof text === 'string' ? /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) : null
  if (match === null) return { reason: 'is not a decimal number like "12.50"' }
  const [, sign = '', whole = '', fraction = ''] = match
  if (fraction.replace(/0+$/, '').length > digits) return { reason: `has more than ${digits} decimals` }
  const scaled = Number(whole + fraction.slice(0, digits).padEnd(digits, '0'))
  if (!Number.isSafeInteger(scaled)) return { reason: 'is too large to be computed exactly' }
  return sign === '-' ? 0 - scaled : scaled
}

const secondsPerUnit = { H: 3600, M: 60, S: 1 } as const

/** ISO 8601: `PT1H30M` in seconds, `P14D` or `P2W` in days. The two are never mixed. */
function encodeDuration(fact: unknown, unit: 'time' | 'days'): number | NotInDomain {
  const text = typeof fact === 'string' ? fact : ''
  if (unit === 'days') {
    const match = /^P(?:(\d{1,9})W)?(?:(\d{1,9})D)?$/.exec(text)
    if (match === null || text === 'P') return { reason: 'is not a number of days like "P14D"' }
    return Number(match[1] ?? 0) * 7 + Number(match[2] ?? 0)
  }
  const match = /^PT(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9})S)?$/.exec(text)
  if (match === null || text === 'PT') return { reason: 'is not a length of time like "PT30M" or "PT2H"' }
  return Number(match[1] ?? 0) * secondsPerUnit.H + Number(match[2] ?? 0) * secondsPerUnit.M + Number(match[3] ?? 0)
}

const millisecondsADay = 86_400_000

/** Days since 1970-01-01 of a real calendar day written `YYYY-MM-DD`. */
export function encodeDate(text: string): number | NotInDomain {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (match === null) return { reason: 'is not a date like "2023-06-15"' }
  const time = Date.parse(`${text}T00:00:00Z`)
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text)
    return { reason: 'is not a day of the calendar' }
  return time / millisecondsADay
}

const notAnInstant = { reason: 'is not an instant like "2023-06-16T17:00:00+02:00"' }

/** Seconds since 1970-01-01T00:00:00Z of an instant with `Z` or an offset. */
export function encodeInstant(text: string): number | NotInDomain {
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2}))?(Z|[+-]\d{2}:\d{2})$/.exec(text)
  const [, date = '', hour, minute, second = '0', zone = ''] = match ?? []
  const day = encodeDate(date)
  if (match === null || typeof day !== 'number') return notAnInstant
  const [hours, minutes, seconds] = [Number(hour), Number(minute), Number(second)]
  const [offsetHours, offsetMinutes] = zone === 'Z' ? [0, 0] : [Number(zone.slice(1, 3)), Number(zone.slice(4))]
  if (hours > 23 || minutes > 59 || seconds > 59 || offsetHours > 18 || offsetMinutes > 59) return notAnInstant
  const offset = (zone.startsWith('-') ? -1 : 1) * (offsetHours * 3600 + offsetMinutes * 60)
  return day * 86_400 + hours * 3600 + minutes * 60 + seconds - offset
}

/** An instant in universal time, to the second. */
export function decodeInstant(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace('.000Z', 'Z')
}

/** A value as a fact is written: what `encode` takes. */
export function decode(domain: Domain, value: number): string | number | boolean {
  switch (domain.kind) {
    case 'terms':
    case 'choice':
      return enumeration(domain)?.[value] ?? `no. ${value}`
    case 'boolean':
    case 'includes':
      return value === 1
    case 'instant':
      return decodeInstant(value)
    case 'integer':
      return value
    case 'decimal':
    case 'money':
      return decodeDecimal(value, domain.digits)
    case 'duration':
      return domain.unit === 'days' ? `P${value}D` : decodeTime(value)
    case 'date':
      return new Date(value * millisecondsADay).toISOString().slice(0, 10)
  }
}

function decodeDecimal(value: number, digits: number): string {
  if (digits === 0) return String(value)
  const text = String(Math.abs(value)).padStart(digits + 1, '0')
  return `${value < 0 ? '-' : ''}${text.slice(0, -digits)}.${text.slice(-digits)}`
}

function decodeTime(seconds: number): string {
  const hours = Math.floor(seconds / 3600)
  const minutes = Math.floor((seconds % 3600) / 60)
  const rest = seconds % 60
  const text = `${hours > 0 ? `${hours}H` : ''}${minutes > 0 ? `${minutes}M` : ''}${rest > 0 ? `${rest}S` : ''}`
  return `PT${text === '' ? '0S' : text}`
}

/** A value for people: the fact as written, amounts with their currency. */
export function show(domain: Domain, value: number): string {
  const text = String(decode(domain, value))
  return domain.kind === 'money' ? `${text} ${domain.currency}` : text
}

/** A set of values for people: terms listed, ordered values as ranges. */
export function showSet(domain: Domain, set: ValueSet): string {
  const parts: string[] = []
  const enumerated = enumeration(domain) !== undefined || domain.kind === 'boolean' || domain.kind === 'includes'
  for (let i = 0; i < set.length; i += 2) {
    const from = set[i] ?? -Infinity
    const last = (set[i + 1] ?? Infinity) - 1
    if (enumerated) for (let value = from; value <= last; value++) parts.push(show(domain, value))
    else if (from === last) parts.push(show(domain, from))
    else if (from === -Infinity) parts.push(last === Infinity ? 'anything' : `at most ${show(domain, last)}`)
    else if (last === Infinity) parts.push(`at least ${show(domain, from)}`)
    else parts.push(`${show(domain, from)} to ${show(domain, last)}`)
  }
  return parts.length === 0 ? 'nothing' : parts.join(' or ')
}
