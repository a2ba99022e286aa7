import type { CalendarData, HolidayList } from './calendar-data.js'

/** Working time cannot be computed with a calendar. The message says why and what to do. */
export class CalendarError extends RangeError {
  /** The calendar, as the policies name it. */
  readonly calendar: string

  constructor(calendar: string, why: string) {
    super(`calendar "${calendar}": ${why}`)
    this.name = 'CalendarError'
    this.calendar = calendar
  }
}

/** How far, in years, an answer is looked for. */
export const mostYears = 100

/** The error for a year that a list of holidays knows nothing about. */
export function unknownYear(calendar: CalendarData, list: HolidayList, year: number): CalendarError {
  const known = ranges(Object.keys(list.years).map(Number))
  const knows = known.length === 0 ? 'no year at all' : `only ${listed(known)}`
  return new CalendarError(
    calendar.id,
    `the holidays "${list.id}" do not cover ${year}, which this computation reaches; they cover ${knows}. ` +
      `Add the days of ${year} to the holidays "${list.id}" (an empty list if it has none)`,
  )
}

/** The error for days off that the source means without naming them. */
export function unnamedHolidays(calendar: CalendarData): CalendarError {
  return new CalendarError(
    calendar.id,
    'it observes local holidays that the source does not name, so no instant can be computed. ' +
      'Name the lists of holidays that apply',
  )
}

/** The error for a calendar in which no time is ever worked. */
export function noWindow(calendar: CalendarData): CalendarError {
  return new CalendarError(calendar.id, 'it has no working hours on any day. Give at least one day a window')
}

/** The error for an answer that lies too far away, or for a span that is too long. */
export function tooFar(calendar: CalendarData, year: number): CalendarError {
  return new CalendarError(
    calendar.id,
    `the computation that begins in ${year} spans more than ${mostYears} years. Ask for a shorter one`,
  )
}

/** The error for a number that is no instant or no amount of time. */
export function notANumberOf(calendar: CalendarData, what: string, given: number): CalendarError {
  return new CalendarError(calendar.id, `${given} is not ${what}`)
}

/** Years as text, those that follow each other together: `2021`, `2023 to 2025`. */
function ranges(years: readonly number[]): readonly string[] {
  const sorted = [...years].sort((a, b) => a - b)
  const found: { first: number; last: number }[] = []
  for (const year of sorted) {
    const open = found.at(-1)
    if (open?.last === year - 1) open.last = year
    else found.push({ first: year, last: year })
  }
  return found.map(({ first, last }) => (first === last ? String(first) : `${first} to ${last}`))
}

function listed(texts: readonly string[]): string {
  return texts.length < 2 ? texts.join('') : `${texts.slice(0, -1).join(', ')} and ${texts.at(-1) ?? ''}`
}
