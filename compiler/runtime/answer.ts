import { freeze } from './freeze.js'

/** A text in both languages of the book. */
export interface Text {
  readonly fr: string
  readonly en: string
}

/** What each of a closed list of terms is called. */
export type Labels<T extends string> = Readonly<Record<T, Text>>

/** A length of time in ISO 8601, of one kind only: hours, minutes and seconds (`PT1H30M`) or days (`P14D`, `P2W`). */
export type Duration = `P${string}`

/** A day of the calendar, `YYYY-MM-DD`. */
export type Day = string

/** An instant with its offset from universal time, `2023-06-16T17:00:00+02:00`. */
export type Instant = string

/** An exact decimal number as text, `12.50`: never a float. */
export type Decimal = string

/** An exact amount and its currency (ISO 4217). */
export interface Money {
  readonly amount: Decimal
  readonly currency: string
}

/** A place in the source document that a rule rests on. */
export interface Clause {
  readonly id: string
  readonly section: string
  readonly page: number
  /** Present when the clause runs on to a later page. */
  readonly lastPage?: number
}

/** What stands behind every answer. */
export interface Grounds {
  /** The rule that answers; the first in the order of the policies when several agree. */
  readonly rule: string
  /** Other rules that say the same. */
  readonly agreeing: readonly string[]
  /** Rules that took others out of the way, without which the answer might differ. */
  readonly carveOuts: readonly string[]
  /** The clauses all these rules rest on. */
  readonly clauses: readonly Clause[]
  /** The edition of the book that answers. */
  readonly edition: string
  /** The readings which, chosen otherwise, one alone, would change the answer. Empty: the answer is beyond dispute. */
  readonly contested: readonly string[]
}

/** The source answers, with the values `T`. */
export interface Value<T> extends Grounds {
  readonly kind: 'value'
  readonly value: T
}

/**
 * What a source can say by not saying: the service is not sold at all (`not-offered`); it is, but not in this case
 * (`not-covered`); nothing is said (`unspecified`); somebody decides case by case (`discretionary`).
 */
export type SilenceKind = 'not-offered' | 'not-covered' | 'unspecified' | 'discretionary'

/** The source gives no value, and says in which way it gives none. */
export interface Silence extends Grounds {
  readonly kind: 'silence'
  readonly silence: SilenceKind
  /** Who decides; present when the silence is `discretionary`. */
  readonly by?: string
}

/** Every answer that applies, in the order of the policies; possibly none. */
export interface List<T> {
  readonly kind: 'list'
  readonly answers: readonly (Value<T> | Silence)[]
  readonly edition: string
  /** The readings which, chosen otherwise, one alone, would change the list. */
  readonly contested: readonly string[]
}

/** Grounds as generated code writes them: what is empty is left out. */
interface WrittenGrounds {
  readonly rule: string
  readonly agreeing?: readonly string[]
  readonly carveOuts?: readonly string[]
  readonly clauses: readonly Clause[]
  readonly edition: string
  readonly contested?: readonly string[]
}

const none: readonly string[] = []

/** A frozen answer with a value. */
export function value<T>(written: WrittenGrounds & { readonly value: T }): Value<T> {
  return freeze({ kind: 'value', value: written.value, ...groundsOf(written) })
}

/** A frozen silence. */
export function silence(written: WrittenGrounds & { readonly silence: SilenceKind; readonly by?: string }): Silence {
  const by = written.by === undefined ? {} : { by: written.by }
  return freeze({ kind: 'silence', silence: written.silence, ...by, ...groundsOf(written) })
}

/** What a computed answer rests on, frozen. */
export function grounds(written: WrittenGrounds): Grounds {
  return freeze(groundsOf(written))
}

/** An answer whose value was computed for the case at hand. */
export function computed<T>(on: Grounds, of: T): Value<T> {
  return Object.freeze({ kind: 'value', value: of, ...on })
}

/** The silence of another decision, on which an answer was to rest. */
export function passOn(on: Grounds, asked: Silence): Silence {
  const by = asked.by === undefined ? {} : { by: asked.by }
  const clauses = [...new Set([...on.clauses, ...asked.clauses])]
  return Object.freeze({ kind: 'silence', silence: asked.silence, ...by, ...on, clauses })
}

/** A frozen list of answers. */
export function list<T>(written: {
  readonly answers: readonly (Value<T> | Silence)[]
  readonly edition: string
  readonly contested?: readonly string[]
}): List<T> {
  const { answers, edition, contested = none } = written
  return freeze({ kind: 'list', answers, edition, contested })
}

/** The grounds alone, always in the same order, so that all answers have the same shape. */
function groundsOf(written: WrittenGrounds): Grounds {
  const { rule, agreeing = none, carveOuts = none, clauses, edition, contested = none } = written
  return { rule, agreeing, carveOuts, clauses, edition, contested }
}
