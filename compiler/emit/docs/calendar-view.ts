import type { Text } from '../../base/text.js'
import type { Calendar, Holidays } from '../../rules/program.js'
import { colonOf, semicolonOf } from './condition-words.js'
import { anchor, escapeMarkdown } from './markdown.js'
import { markdown, sentence, textOf, type BookContext } from './page-context.js'
import { dateWords } from './value-words.js'

/** Working hours as a reader meets them. All texts are Markdown. */
export interface CalendarView {
  readonly anchor: string
  readonly title: string
  readonly hours: string
  readonly zone: string
  /** What is known of its days off in general; empty where they are listed. */
  readonly holidays: string
  readonly note: string
  readonly lists: readonly { readonly title: string; readonly years: readonly string[] }[]
}

/** A calendar in words. `zones` are the labels of the facts that hold time zones, by id. */
export function calendarView(context: BookContext, calendar: Calendar, zones: ReadonlyMap<string, Text>): CalendarView {
  const { words } = context
  const { holidays } = calendar
  return {
    anchor: anchor('calendar', calendar.id),
    title: textOf(context, calendar.title),
    hours: hoursWords(context, calendar),
    zone: sentence(context, zoneWords(context, calendar, zones)),
    holidays: typeof holidays === 'string' ? sentence(context, words.daysOff[holidays]) : '',
    note: calendar.note === undefined ? '' : textOf(context, calendar.note),
    lists: typeof holidays === 'string' ? [] : holidays.map((list) => listView(context, list)),
  }
}

function zoneWords({ words, language }: BookContext, { zone }: Calendar, zones: ReadonlyMap<string, Text>): string {
  if (zone === undefined || 'name' in zone) return words.zoneOfHours(zone?.name)
  return words.zoneGiven(zones.get(zone.fact)?.[language] ?? zone.fact)
}

function listView(context: BookContext, { title, years }: Holidays): CalendarView['lists'][number] {
  return {
    title: textOf(context, title),
    years: [...years].map(([year, days]) =>
      [escapeMarkdown(year), markdown(context, days.map((day) => dayWords(context, year, day)).join(', '))].join(
        colonOf(context.language),
      ),
    ),
  }
}

/** A day without its year, which stands before it. */
function dayWords({ language }: BookContext, year: string, day: string): string {
  const words = dateWords(day, language)
  return words.endsWith(` ${year}`) ? words.slice(0, -year.length - 1) : words
}

/** A week of hours, days alike together: `Monday to Friday 09:00–17:30; Saturday, Sunday closed`. */
function hoursWords(context: BookContext, calendar: Calendar): string {
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
  return sentence(context, parts.join(semicolonOf(context.language)))
}

function timeWords(context: BookContext, time: string): string {
  const match = /^(\d{1,2}):(\d{2})$/.exec(time)
  return match === null ? time : context.words.time(Number(match[1]), match[2] ?? '00')
}
