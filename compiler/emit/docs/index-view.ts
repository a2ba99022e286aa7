import type { Calendar, Program } from '../../rules/program.js'
import { colonOf } from './condition-words.js'
import { anchorName } from './markdown.js'
import {
  coveragePath,
  decisionLink,
  markdown,
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
import { citedClauses, headLinks, type ClauseView } from './page-foot.js'
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
  readonly editions: readonly {
    readonly title: string
    readonly days: string
    readonly tables: readonly Link[]
    readonly decisions: readonly { readonly link: Link; readonly force: string; readonly facts: string }[]
  }[]
  readonly coverage: Link | undefined
  readonly readings: readonly { readonly link: Link; readonly question: string }[]
  readonly calendars: readonly { readonly title: string; readonly hours: string }[]
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
export function indexView(context: OnPage<BookContext>, { editions }: Outline): IndexView {
  const { book } = context.program
  const { words, language } = context
  return {
    headings: context.headings,
    links: headLinks(context),
    title: textOf(context, book.title),
    encodes: sentence(context, words.encodes(book.source.title[language])),
    sourceLanguage: sentence(context, words.sourceLanguage(book.source.language)),
    editions: editions.map(({ id, from, until, title, pages, decisions }) => {
      const last = until === undefined ? undefined : dateWords(dayBefore(until), language)
      return {
        title: textOf(context, title),
        days: sentence(context, words.editionDays(dateWords(from, language), last)),
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
    calendars: book.calendars.map((calendar) => ({
      title: textOf(context, calendar.title),
      hours: hoursWords(context, calendar),
    })),
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

/** A week of hours, days alike together: `Monday to Friday 09:00–17:30; Saturday, Sunday closed`. */
function hoursWords(context: OnPage<BookContext>, calendar: Calendar): string {
  const { words } = context
  const runs: { from: number; to: number; hours: string }[] = []
  for (let day = 1; day <= 7; day++) {
    const windows = calendar.week.get(day) ?? []
    const hours =
      windows.length === 0
        ? words.closed
        : windows
            .map(({ from, until }) => `${timeWords(context, from)}–${timeWords(context, until)}`)
            .join(` ${words.and} `)
    const run = runs.at(-1)
    if (run?.hours === hours) run.to = day
    else runs.push({ from: day, to: day, hours })
  }
  const name = (day: number): string => words.weekdays[day - 1] ?? ''
  const parts = runs.map(
    ({ from, to, hours }) =>
      `${from === to ? name(from) : words.toDay(name(from), name(to))}${colonOf(context.language)}${hours}`,
  )
  return markdown(context, parts.join(context.language === 'fr' ? ' ; ' : '; '))
}

function timeWords(context: BookContext, time: string): string {
  const match = /^(\d{1,2}):(\d{2})$/.exec(time)
  return match === null ? time : context.words.time(Number(match[1]), match[2] ?? '00')
}
