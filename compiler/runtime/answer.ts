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
  /**
   * The readings which, chosen otherwise, one alone, would change the answer, or an answer of another decision that it is
   * computed from. Empty: the answer is beyond dispute.
   */
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

/** What may stand behind an answer beside its rule and clauses; generated code leaves out what is empty. */
interface More {
  readonly agreeing?: readonly string[]
  readonly carveOuts?: readonly string[]
  readonly contested?: readonly string[]
}

const none: readonly string[] = []

/** A frozen place in the source. */
export function clause(id: string, section: string, page: number, lastPage?: number): Clause {
  return freeze({ id, section, page, ...(lastPage === undefined ? {} : { lastPage }) })
}

/** A frozen answer with a value. */
export function value<T>(edition: string, rule: string, of: T, clauses: readonly Clause[], more?: More): Value<T> {
  return freeze({ kind: 'value', value: of, ...grounds(edition, rule, clauses, more) })
}

/** A frozen silence; `by` says who decides. */
export function silence(
  edition: string,
  rule: string,
  kind: SilenceKind,
  clauses: readonly Clause[],
  more?: More & { readonly by?: string },
): Silence {
  const by = more?.by === undefined ? {} : { by: more.by }
  return freeze({ kind: 'silence', silence: kind, ...by, ...grounds(edition, rule, clauses, more) })
}

/** What the same rule answers on other grounds; what `more` names takes the place of what stands behind `of`. */
export function likewise<T>(of: Value<T>, clauses: readonly Clause[], more?: More): Value<T> {
  return value(of.edition, of.rule, of.value, clauses, { ...of, ...more })
}

/** The silence of the same rule on other grounds. */
export function silentLikewise(of: Silence, clauses: readonly Clause[], more?: More): Silence {
  return silence(of.edition, of.rule, of.silence, clauses, { ...of, ...more })
}

/** Frozen grounds, always in the same order, so that all answers have the same shape. */
export function grounds(edition: string, rule: string, clauses: readonly Clause[], more: More = {}): Grounds {
  const { agreeing = none, carveOuts = none, contested = none } = more
  return freeze({ rule, agreeing, carveOuts, clauses, edition, contested })
}

/** An answer whose value was computed for the case at hand, from answers of other decisions among other things. */
export function computed<T>(on: Grounds, of: T, ...from: readonly Grounds[]): Value<T> {
  return Object.freeze({ kind: 'value', value: of, ...on, contested: contestedWith(on, from) })
}

/** The silence of another decision, on which an answer was to rest; `from` are those it was to rest on besides. */
export function passOn(on: Grounds, asked: Silence, ...from: readonly Grounds[]): Silence {
  const by = asked.by === undefined ? {} : { by: asked.by }
  const clauses = [...new Set([...on.clauses, ...asked.clauses])]
  const contested = contestedWith(on, from)
  return Object.freeze({ kind: 'silence', silence: asked.silence, ...by, ...on, clauses, contested })
}

/** The readings that contest an answer or one that it is computed from. */
function contestedWith(on: Grounds, from: readonly Grounds[]): readonly string[] {
  if (from.every(({ contested }) => contested.length === 0)) return on.contested
  return Object.freeze([...new Set([on, ...from].flatMap(({ contested }) => contested))])
}

/** A frozen list of answers. */
export function list<T>(
  edition: string,
  answers: readonly (Value<T> | Silence)[],
  contested: readonly string[] = none,
): List<T> {
  return freeze({ kind: 'list', answers, edition, contested })
}
