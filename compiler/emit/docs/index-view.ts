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
import type { Outline } from './outline.js'
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

/** The page of all readings, ready for its template. */
export interface ReadingsView {
  readonly headings: Headings
  readonly links: readonly Link[]
  readonly title: string
  readonly readings: readonly ReadingView[]
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

/** The view of the page of all readings. */
export function readingsView(context: OnPage<BookContext>, { editions }: Outline): ReadingsView {
  const readings = [...context.program.book.readings.values()].map((reading) => {
    const matters = editions.flatMap((edition) =>
      edition.decisions
        .filter((decision) => decision.readings.includes(reading.id))
        .map((decision) => {
          const link = decisionLink(context, edition.id, decision.id, decision.title)
          return editions.length < 2 ? link : { ...link, text: `${link.text} (${textOf(context, edition.title)})` }
        }),
    )
    return readingView(context, reading, { matters })
  })
  return {
    headings: context.headings,
    links: headLinks(context),
    title: context.headings.readings,
    readings,
    clauses: citedClauses(context),
  }
}
