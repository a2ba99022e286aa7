import type { Language } from '../../base/text.js'
import type { Domain } from '../../rules/domain.js'
import type { Carrier } from '../../rules/coverage.js'
import type { Silence } from '../../rules/outcome.js'
import type { Force, Output } from '../../rules/program.js'
import { english } from './words-en.js'
import { french } from './words-fr.js'

/** The fixed words that templates place themselves. Plain strings, so that a template can look them up. */
export interface Headings {
  readonly backToIndex: string
  readonly otherLanguage: string
  readonly tables: string
  readonly decisions: string
  readonly question: string
  readonly force: string
  readonly facts: string
  readonly readings: string
  readonly calendars: string
  readonly daysOff: string
  readonly appliesWhen: string
  readonly byException: string
  readonly alternatives: string
  readonly over: string
  readonly carvesOut: string
  readonly exceptions: string
  readonly exclusions: string
  readonly excluded: string
  readonly instead: string
  readonly footnotes: string
  readonly clauses: string
  readonly coverage: string
  readonly summary: string
  readonly carriedBy: string
  readonly clause: string
  readonly section: string
  readonly page: string
  readonly cites: string
  readonly choices: string
  readonly adopted: string
  readonly why: string
  readonly whereItMatters: string
  readonly possibleValues: string
  readonly outputs: string
  readonly rules: string
  readonly rule: string
  readonly baseRules: string
  readonly exceptionRules: string
  readonly carveOuts: string
  readonly cases: string
  readonly answer: string
  readonly silences: string
  readonly inFormulas: string
  readonly alsoInFormulas: string
  readonly note: string
  readonly answerTo: string
  readonly none: string
}

/** Everything the documents say of themselves, in one language. */
export interface Words {
  readonly headings: Headings
  /** What carries a clause, as the head of a column. */
  readonly carriers: Readonly<Record<Carrier, string>>
  readonly coverage: (carried: number, all: number) => string
  readonly inAll: string
  readonly whatCarries: string
  readonly quote: (text: string) => string
  readonly and: string
  readonly editionDays: (from: string, last: string | undefined) => string
  /** Which day decides what edition answers. */
  readonly governs: (day: string) => string
  readonly encodes: (source: string) => string
  readonly sourceLanguage: (language: string) => string
  readonly appliesAlways: string
  readonly prevailsOver: string
  readonly prevailedBy: string
  readonly emptyOver: (tables: string) => string
  readonly empty: string
  readonly otherwise: string
  readonly carvesOutShort: string
  readonly rulesNotHolding: (count: number) => string
  readonly wholeTable: (table: string) => string
  readonly reading: string
  readonly otherReadings: string
  readonly readingSign: string
  readonly onlyOtherReading: string
  readonly onlyCells: (cells: string) => string
  readonly neverTurns: string
  readonly neverAsked: string
  readonly computedFrom: string
  /** What is said of an answer whose formula follows. */
  readonly computedAs: (answer: string) => string
  /** What a fact is taken to be where it is not given. */
  readonly presumed: (value: string) => string
  readonly strategy: Readonly<Record<'one' | 'all', string>>
  readonly force: Readonly<Record<Force, { readonly name: string; readonly meaning: string }>>
  readonly silence: (silence: Silence, by: string | undefined) => string
  readonly silenceMeaning: Readonly<Record<Silence, string>>
  readonly domain: (domain: Domain, from: string | undefined, to: string | undefined) => string
  readonly abstractTerm: string
  readonly alsoUnder: (terms: string) => string
  readonly manyValues: (count: number) => string
  readonly outputType: (type: Exclude<Output['type'], 'term'>) => string
  /** What a fact that is no single value may be: a list of values, or a time zone. */
  readonly listOf: (kind: string) => string
  readonly zone: string
  readonly weekdays: readonly [string, string, string, string, string, string, string]
  readonly closed: string
  /** In which time zone hours are read. */
  readonly zoneOfHours: (zone: string | undefined) => string
  /** The same where a fact holds the zone. */
  readonly zoneGiven: (fact: string) => string
  readonly daysOff: Readonly<Record<'none' | 'unknown', string>>
  readonly time: (hours: number, minutes: string) => string
  readonly toDay: (from: string, to: string) => string
}

/** A language of the book without its words does not compile. */
export const wordsIn: Readonly<Record<Language, Words>> = { fr: french, en: english }
