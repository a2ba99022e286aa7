import type { Text } from '../base/text.js'
import type { Span } from '../source/span.js'
import type { Choice, Domain, Vocabulary } from './domain.js'
import type { Outcome, Silence } from './outcome.js'
import type { ValueSet } from './value-set.js'

/** A book as meant: what its editions decide. Nothing here remembers how the policies were laid out in files. */
export interface Program {
  readonly book: Book
  /** In order of time; the days of those that are no supposition never overlap. */
  readonly editions: readonly Edition[]
}

export interface Book {
  readonly id: string
  readonly title: Text
  /** The document the book encodes. */
  readonly source: { readonly id: string; readonly title: Text; readonly language: string }
  /** Whose day decides which edition answers: the purchase, the incident, … */
  readonly governs?: Text
  readonly vocabularies: readonly Vocabulary[]
  readonly clauses: ReadonlyMap<string, Clause>
  readonly readings: ReadonlyMap<string, Reading>
  readonly calendars: readonly Calendar[]
  /** The decision that its lists of obligations answer. */
  readonly obligations?: string
}

/** The smallest citable unit of a source. */
export interface Clause {
  readonly id: string
  readonly section: string
  readonly page: number
  /** Last page, when the clause runs over a page break. */
  readonly lastPage?: number
  /** What the index says beside its place on paper. */
  readonly index?: {
    /** First and last line in the text of the source, pair after pair. */
    readonly lines: readonly number[]
    readonly fingerprint: string
    readonly kind: string
    readonly summary?: Text
    /** It decides nothing and asks nothing of anybody. */
    readonly informative: boolean
  }
}

/** A named ambiguity of the source, its possible readings, the one adopted and why. */
export interface Reading {
  readonly id: string
  readonly title: Text
  readonly question: Text
  readonly choices: readonly Choice[]
  readonly adopted: string
  readonly why: Text
  readonly cites: readonly string[]
}

/** Working hours as declared. */
export interface Calendar {
  readonly id: string
  readonly title: Text
  /** The time zone its hours are read in, or the fact that holds it; without either no instant can be computed. */
  readonly zone?: { readonly name: string } | { readonly fact: string }
  /** Days off: none, those of a place that the source does not name, or lists of days by year. */
  readonly holidays: 'none' | 'unknown' | readonly Holidays[]
  /** Half-open daily windows, local time, by ISO weekday 1 (Monday) to 7. */
  readonly week: ReadonlyMap<number, readonly { readonly from: string; readonly until: string }[]>
  readonly note?: Text
}

/** Public holidays by year; of a year that is not listed nothing is known. */
export interface Holidays {
  readonly id: string
  readonly title: Text
  readonly years: ReadonlyMap<string, readonly string[]>
}

/** A dated state of the book: `from` included, `until` excluded, `YYYY-MM-DD`. */
export interface Edition {
  readonly id: string
  readonly title: Text
  readonly from: string
  readonly until?: string
  /** A supposition: it answers only when asked for by name, whatever its days. */
  readonly whatIf?: boolean
  /** What readers should know of it: whence its days, what it stands for. */
  readonly note?: Text
  readonly decisions: readonly Decision[]
  readonly pages: readonly Page[]
  /** Lists of countries, which a condition can name as it names a term that has others below it. */
  readonly countryLists?: readonly CountryList[]
  readonly origin: Span
}

export interface CountryList {
  readonly id: string
  readonly title: Text
  /** Two letters of ISO 3166-1 each. */
  readonly countries: readonly string[]
}

/** How firmly the source speaks. */
export type Force = 'guarantee' | 'target' | 'permission' | 'duty' | 'definition'

/** A question, the facts it needs, and the rules that answer it. */
export interface Decision {
  readonly id: string
  readonly title: Text
  readonly question: Text
  readonly force: Force
  /** `one`: exactly one outcome must remain. `all`: every rule left standing answers. */
  readonly strategy: 'one' | 'all'
  /** Facts first, in declared order, then the readings some rule depends on. */
  readonly inputs: readonly Input[]
  /** Facts that expressions read whole, and that no condition tests so: sets, lists, zones. */
  readonly details?: readonly Detail[]
  readonly outputs: readonly Output[]
  /** Other decisions whose answers this one rests on, by the names it gives them. Their inputs are among its own. */
  readonly asks?: ReadonlyMap<string, Decision>
  /** The calendars its expressions name. */
  readonly calendars?: ReadonlyMap<string, Calendar>
  /** A sentence with `{output}` places, for people. */
  readonly says?: Text
  readonly rules: readonly Rule[]
  /** The answer where no rule stands; without it, such a case is a gap. Its `when` is always true. */
  readonly otherwise?: Rule
  readonly origin: Span
}

export interface Input {
  readonly id: string
  readonly role: 'fact' | 'reading'
  /** The fact it is read from, where that has another name: a set gives one input for each group of its terms. */
  readonly fact?: string
  readonly label: Text
  /** How to ask a person for it. */
  readonly question?: Text
  readonly domain: Domain
  /** For a reading: the number of the adopted choice. */
  readonly adopted?: number
  /** For a fact: what it is taken to be when nobody knows it. */
  readonly presumed?: number
}

/** A fact that is no single value. */
export interface Detail {
  readonly id: string
  readonly label: Text
  readonly question?: Text
  readonly type: DetailType
}

export type DetailType =
  | { readonly kind: 'set'; readonly vocabulary: Vocabulary }
  | { readonly kind: 'list'; readonly of: Domain }
  | { readonly kind: 'zone' }

export interface Output {
  readonly id: string
  readonly label: Text
  readonly type: 'term' | 'boolean' | 'integer' | 'decimal' | 'money' | 'duration' | 'date' | 'instant' | 'text'
  /** For `term`. */
  readonly vocabulary?: Vocabulary
  /** An answer may leave it out. */
  readonly optional?: boolean
  /** Which way is better for the customer. */
  readonly better?: 'less' | 'more' | 'yes' | 'no'
  /** What a computed value is rounded to, is an amount of, or counts. */
  readonly digits?: number
  readonly currency?: string
  readonly unit?: 'time' | 'days'
}

/**
 * A rule with `then` is a base case or, when `over` others, an exception to them.
 * A rule without `then` is a carve-out: in the cases it matches, the rules it is `over` do not apply.
 */
export interface Rule {
  /** Unique in its decision. */
  readonly id: string
  readonly when: Condition
  readonly then?: Outcome
  /** Ids of rules of the same decision, as declared (not the transitive closure). */
  readonly over: readonly string[]
  /** Clause ids; never empty. */
  readonly cites: readonly string[]
  readonly note?: Text
  readonly origin: Span
}

export type Condition =
  | { readonly kind: 'all'; readonly of: readonly Condition[] }
  | { readonly kind: 'any'; readonly of: readonly Condition[] }
  | { readonly kind: 'not'; readonly of: Condition }
  | Test
  | AnswerTest

/** One input is in a set of values. `written` is the test as its author put it, for messages. */
export interface Test {
  readonly kind: 'test'
  readonly input: string
  readonly values: ValueSet
  readonly written: string
}

/** The answer of an asked decision is of some kind: a silence, any answer with a value, or one with a certain value. */
export interface AnswerTest {
  readonly kind: 'answer'
  /** The name under which the decision asks. */
  readonly ask: string
  readonly is:
    | { readonly silence: Silence | 'any' | 'none' }
    | { readonly output: string; readonly domain: Domain; readonly values: ValueSet }
  /** What is tested, for people: the question asked, or its output. */
  readonly label: Text
  readonly written: string
}

export const always: Condition = { kind: 'all', of: [] }

/** How a part of the policies was laid out for reading; documents follow it. */
export type Page = TablePage

/** A table of the source: a row a term, a column a question. */
export interface TablePage {
  readonly kind: 'table'
  readonly id: string
  readonly title: Text
  readonly intro?: Text
  /** The input each row fixes. */
  readonly rowInput: string
  /** Cases to which the whole table applies. */
  readonly applies: Condition
  readonly columns: readonly { readonly id: string; readonly label: Text; readonly decisions: readonly string[] }[]
  /** How the source brings columns together; every column belongs to one group. */
  readonly groups: readonly { readonly label: Text; readonly columns: readonly string[] }[]
  readonly rows: readonly TableRow[]
  readonly footnotes: readonly { readonly mark: string; readonly text: Text; readonly cites: readonly string[] }[]
  /** Carve-outs and exceptions that other pages state about this table. */
  readonly exclusions: readonly TableExclusion[]
  /** Ids of the tables whose rules hold wherever this one is silent. */
  readonly over: readonly string[]
}

export interface TableRow {
  /** Term ids of the row input. */
  readonly terms: readonly string[]
  readonly label: Text
  /** One list of entries a column, in column order. */
  readonly cells: readonly (readonly TableEntry[])[]
}

/** One line of a cell: the rule behind it and its footnote marks. */
export interface TableEntry {
  readonly decision: string
  readonly rule: string
  readonly notes: readonly string[]
}

export interface TableExclusion {
  readonly title: Text
  readonly when: Condition
  readonly from: readonly string[]
  readonly cites: readonly string[]
  /** What holds instead, in words. */
  readonly then: Text
  /** `reading=choice` pairs under which it holds. */
  readonly readings: readonly { readonly reading: string; readonly choices: readonly string[] }[]
}
