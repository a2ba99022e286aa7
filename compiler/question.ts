import type { CompiledBook, CompiledEdition, Compilation } from './compile.js'
import { nearMiss } from './base/near-miss.js'
import { encodeDate } from './rules/domain-values.js'
import type { Decision, Edition } from './rules/program.js'

/** A question asked from outside: names and values as the asker wrote them. */
export interface Question {
  readonly decision: string
  readonly facts: Readonly<Record<string, unknown>>
  /** The day, `YYYY-MM-DD`. May be left out when the book has one edition only. */
  readonly on?: string
  /** The edition by name, whatever the day; the only way to ask a supposition. */
  readonly edition?: string
  /** Readings that differ from those adopted: choice by reading. */
  readonly readings?: Readonly<Record<string, string>>
  /** Needed only when several books have a decision of that name. */
  readonly book?: string
}

/** Why a question cannot be answered. */
export interface Problem {
  readonly message: string
  readonly help?: string
}

export type Failure = { readonly ok: false; readonly problems: readonly Problem[] }

export const failure = (...problems: readonly Problem[]): Failure => ({ ok: false, problems })

/** Where a question is put. */
export interface Asked {
  readonly book: CompiledBook
  readonly edition: CompiledEdition
  readonly decision: Decision
}

/** The decision that a question names, in the edition that answers. */
export function findDecision(compilation: Compilation, question: Question): Asked | Failure {
  const books = compilation.books.filter(
    ({ program }) => question.book === undefined || program.book.id === question.book,
  )
  if (books.length === 0) {
    const ids = compilation.books.map(({ program }) => program.book.id)
    return failure(unknown('book', question.book ?? '', ids, `the books are ${list(ids)}`))
  }
  const having = books.filter(({ editions }) => hasDecision(editions, question.decision))
  const [book, second] = having
  if (book === undefined) {
    const names = books.flatMap(({ editions }) => editions.flatMap(({ diagrams }) => [...diagrams.keys()]))
    const elsewhere = compilation.books.filter(({ editions }) => hasDecision(editions, question.decision))
    if (elsewhere.length > 0)
      return failure({
        message: `\`${question.book ?? ''}\` has no decision \`${question.decision}\``,
        help: `${list(elsewhere.map(({ program }) => program.book.id))} has one`,
      })
    return failure(unknown('decision', question.decision, [...new Set(names)], '`codicil list` shows them all'))
  }
  if (second !== undefined) {
    const ids = having.map(({ program }) => program.book.id)
    return failure(ambiguousDecision(question.decision, ids))
  }
  const edition =
    question.edition === undefined ? editionOn(book, question.on) : editionNamed(book, question.edition, question.on)
  if ('problems' in edition) return edition
  const decision = edition.edition.decisions.find((candidate) => candidate.id === question.decision)
  if (decision === undefined)
    return failure({ message: `the edition \`${edition.edition.id}\` has no decision \`${question.decision}\`` })
  return { book, edition, decision }
}

const hasDecision = (editions: readonly CompiledEdition[], id: string): boolean =>
  editions.some(({ diagrams }) => diagrams.has(id))

/** The problem that decisions of several books have one name. */
export function ambiguousDecision(name: string, books: readonly string[]): Problem {
  return {
    message: `several books have a decision \`${name}\`: ${list(books)}`,
    help: 'say which one you mean with `--book`',
  }
}

function editionNamed(book: CompiledBook, name: string, on: string | undefined): CompiledEdition | Failure {
  if (on !== undefined)
    return failure({
      message: 'a question names a day or an edition, not both',
      help: 'leave out `--on` or `--edition`',
    })
  const edition = book.editions.find((candidate) => candidate.edition.id === name)
  const ids = book.editions.map((candidate) => candidate.edition.id)
  return edition ?? failure(unknown('edition', name, ids, `the editions are ${list(ids)}`))
}

function editionOn(book: CompiledBook, on: string | undefined): CompiledEdition | Failure {
  const dated = book.editions.filter(({ edition }) => edition.whatIf !== true)
  const [only, another] = dated
  const ranges = dated.map(({ edition }) => daysOf(edition)).join('; ')
  const { governs } = book.program.book
  const day = governs === undefined ? 'a day' : `the day that governs (${governs.en})`
  if (on === undefined) {
    if (only !== undefined && another === undefined) return only
    return failure({ message: 'which edition answers depends on the day', help: `add \`--on\` and ${day}: ${ranges}` })
  }
  const encoded = encodeDate(on)
  if (typeof encoded !== 'number')
    return failure({ message: `\`${on}\` ${encoded.reason}`, help: 'write the day as YYYY-MM-DD' })
  return (
    dated.find(({ edition: { from, until } }) => from <= on && (until === undefined || on < until)) ??
    failure({
      message: `no edition of \`${book.program.book.id}\` holds on ${on}`,
      help: `its editions hold ${ranges}`,
    })
  )
}

/** `2023, from 2023-01-01 until the day before 2024-01-01`. */
export function daysOf(edition: Edition): string {
  const until = edition.until === undefined ? 'on' : `until the day before ${edition.until}`
  return `\`${edition.id}\` from ${edition.from} ${until}`
}

/** The problem that a name leads nowhere. */
export function unknown(what: string, name: string, candidates: readonly string[], otherwise?: string): Problem {
  const near = nearMiss(name, candidates)
  return {
    message: `there is no ${what} \`${name}\``,
    ...orHelp(near === undefined ? otherwise : `did you mean \`${near}\`?`),
  }
}

export const orHelp = (help: string | undefined): { readonly help?: string } => (help === undefined ? {} : { help })
export const list = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ')
