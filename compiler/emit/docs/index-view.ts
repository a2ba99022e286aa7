import type { Program } from '../../rules/program.js'
import { calendarView, type CalendarView } from './calendar-view.js'
import { anchorName } from './markdown.js'
import {
  coveragePath,
  decisionLink,
  readingsPath,
  relativePath,
  sentence,
  tableLink,
  textOf,
  type BookContext,
  type Link,
  type OnPage,
} from './page-context.js'
import type { Mattering, Outline } from './outline.js'
import { citedClauses, type ClauseView } from './page-foot.js'
import { headLinks } from './page-head.js'
import { readingView, type ReadingView } from './reading-view.js'
import { dateWords, dayBefore } from './value-words.js'
import type { Headings } from './words.js'

/** The first page of the documents of a book, ready for its template. All texts are Markdown. */
export interface IndexView {
  readonly headings: Headings
  readonly links: readonly Link[]
  readonly title: string
  readonly encodes: string
  readonly sourceLanguage: string
  /** Whose day decides which edition answers. */
  readonly governs: string
  readonly editions: readonly {
    readonly title: string
    readonly days: string
    readonly note: string
    readonly tables: readonly Link[]
    readonly decisions: readonly { readonly link: Link; readonly force: string; readonly facts: string }[]
  }[]
  readonly coverage: Link | undefined
  readonly readings: readonly { readonly link: Link; readonly question: string }[]
  readonly calendars: readonly CalendarView[]
}

/** The head of the page of all readings. */
export interface ReadingsView {
  readonly headings: Headings
  readonly links: readonly Link[]
  readonly title: string
  /** Said where there are none. */
  readonly none: string
}

/** One reading on that page. */
export interface OneReadingView {
  readonly headings: Headings
  readonly reading: ReadingView
}

/** The clauses that a page cites, at its foot. */
export interface ClausesView {
  readonly headings: Headings
  readonly clauses: readonly ClauseView[]
}

/** Whether the source has an index of clauses that is worth a page of its own. */
export const hasIndex = ({ book }: Program): boolean =>
  [...book.clauses.values()].some(({ index }) => index !== undefined)

/** The view of the index of one language, over all editions. */
export function indexView(context: OnPage<BookContext>, { editions, zones }: Outline): IndexView {
  const { book } = context.program
  const { words, language } = context
  return {
    headings: context.headings,
    links: headLinks(context),
    title: textOf(context, book.title),
    encodes: sentence(context, words.encodes(book.source.title[language])),
    sourceLanguage: sentence(context, words.sourceLanguage(book.source.language)),
    governs: book.governs === undefined ? '' : sentence(context, words.governs(book.governs[language])),
    editions: editions.map(({ id, from, until, title, note, pages, decisions }) => {
      const last = until === undefined ? undefined : dateWords(dayBefore(until), language)
      return {
        title: textOf(context, title),
        days: sentence(context, words.editionDays(dateWords(from, language), last)),
        note: note === undefined ? '' : textOf(context, note),
        tables: pages.map((page) => tableLink(context, id, page)),
        decisions: decisions.map((decision) => ({
          link: decisionLink(context, id, decision.id, decision.question),
          force: sentence(context, words.force[decision.force].name),
          facts: decision.facts.map((label) => textOf(context, label)).join(', '),
        })),
      }
    }),
    ...(hasIndex(context.program)
      ? {
          coverage: {
            text: sentence(context, words.whatCarries),
            href: relativePath(context.path, coveragePath(language)),
          },
        }
      : { coverage: undefined }),
    readings: [...book.readings.values()].map((reading) => ({
      link: {
        text: textOf(context, reading.title),
        href: `${relativePath(context.path, readingsPath(language))}#${anchorName('reading', reading.id)}`,
      },
      question: textOf(context, reading.question),
    })),
    calendars: book.calendars.map((calendar) => calendarView(context, calendar, zones)),
  }
}

export function readingsView(context: OnPage<BookContext>): ReadingsView {
  return {
    headings: context.headings,
    links: headLinks(context),
    title: context.headings.readings,
    none: context.program.book.readings.size === 0 ? context.headings.none : '',
  }
}

/** A reading of the book, with links to the decisions where it matters. */
export function oneReadingView(
  context: OnPage<BookContext>,
  id: string,
  matters: readonly Mattering[],
): OneReadingView {
  const reading = context.program.book.readings.get(id)
  if (reading === undefined) throw new Error(`the book has no reading ${id}`)
  const links = matters.map(({ edition, decision, title, of }) => {
    const link = decisionLink(context, edition, decision, title)
    return of === undefined ? link : { ...link, text: `${link.text} (${textOf(context, of)})` }
  })
  return { headings: context.headings, reading: readingView(context, reading, { matters: links }) }
}

/** The clauses that readings cite. */
export function clausesOfReadings(context: OnPage<BookContext>): ClausesView {
  for (const { cites } of context.program.book.readings.values()) for (const id of cites) context.cited.add(id)
  return { headings: context.headings, clauses: citedClauses(context) }
}
