import { dayNumber } from '../read-fact.js'
import type { CalendarData } from './calendar-data.js'
import { unknownYear } from './calendar-error.js'
import { type LocalTime, secondsADay } from './local-time.js'

/** One year of a calendar, of its local days: its windows as instants, in order and disjoint. */
export interface WorkingYear {
  /** When each window opens. */
  readonly starts: readonly number[]
  /** When each window closes. */
  readonly ends: readonly number[]
  /** Working seconds of this year before each window. */
  readonly before: readonly number[]
  /** Working seconds of the whole year. */
  readonly total: number
  /** Working days, in days since 1970-01-01. */
  readonly days: readonly number[]
}

/**
 * The working time of a year; a `CalendarError` when a list of holidays does not know it. Windows that run into each
 * other where the clocks go back share no time: what both cover is counted once.
 */
export function workingYear(calendar: CalendarData, local: LocalTime, year: number): WorkingYear {
  const off = holidaysOf(calendar, year)
  const starts: number[] = []
  const ends: number[] = []
  const before: number[] = []
  const days: number[] = []
  let total = 0
  let closed = -Infinity
  for (let day = firstDay(year), last = firstDay(year + 1); day < last; day++) {
    if (off.has(day)) continue
    // 1970-01-01 was a Thursday.
    for (const { from, until } of calendar.week[(((day + 3) % 7) + 7) % 7] ?? []) {
      const start = Math.max(closed, local.opening(day * secondsADay + from))
      const end = local.closing(day * secondsADay + until)
      if (end <= start) continue
      starts.push(start)
      ends.push(end)
      before.push(total)
      if (days.at(-1) !== day) days.push(day)
      total += end - start
      closed = end
    }
  }
  return { starts, ends, before, total, days }
}

/** The days off of a year, in days since 1970-01-01. */
function holidaysOf(calendar: CalendarData, year: number): ReadonlySet<number> {
  const off = new Set<number>()
  if (typeof calendar.holidays === 'string') return off
  for (const list of calendar.holidays) {
    const days = list.years[yearText(year)]
    if (days === undefined) throw unknownYear(calendar, list, year)
    for (const day of days) off.add(dayNumber(day))
  }
  return off
}

/** The first of January, in days since 1970-01-01. */
function firstDay(year: number): number {
  // The year after the last that can be written is as long as any other: only its first day is needed.
  return year > 9999 ? dayNumber('9999-12-31') + 1 : dayNumber(`${yearText(year)}-01-01`)
}

function yearText(year: number): string {
  return String(year).padStart(4, '0')
}

/** Working seconds of the year before an instant. */
export function secondsBefore(year: WorkingYear, instant: number): number {
  const window = lastAtMost(year.starts, instant)
  if (window < 0) return 0
  const end = Math.min(instant, year.ends[window] ?? NaN)
  return (year.before[window] ?? NaN) + end - (year.starts[window] ?? NaN)
}

/** The place of the last of sorted numbers that is at most `most`; -1 when all are above. */
export function lastAtMost(sorted: readonly number[], most: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle] ?? NaN) <= most) low = middle + 1
    else high = middle
  }
  return low - 1
}
