import { dayNumber } from '../read-fact.js'
import type { CalendarData } from './calendar-data.js'
import { unknownYear } from './calendar-error.js'
import { type LocalTime, secondsADay } from './local-time.js'

/** Windows of working time as instants, in order and disjoint. */
export interface Windows {
  /** When each window opens. */
  readonly starts: Float64Array
  /** When each window closes. */
  readonly ends: Float64Array
  /** Working seconds before each window. */
  readonly before: Float64Array
  /** Working seconds of them all. */
  readonly total: number
  /** For each day of universal time from `firstDay` on, how many windows open before it begins. */
  readonly opened: Int32Array
  readonly firstDay: number
}

/** One year of a calendar, of its local days. */
export interface WorkingYear extends Windows {
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
  return {
    ...{ total, days },
    ...{ starts: Float64Array.from(starts), ends: Float64Array.from(ends), before: Float64Array.from(before) },
    ...openedByDay(starts, firstDay(year) - 1, firstDay(year + 1) + 2),
  }
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
export function firstDay(year: number): number {
  // The year after the last that can be written is as long as any other: only its first day is needed.
  return year > 9999 ? dayNumber('9999-12-31') + 1 : dayNumber(`${yearText(year)}-01-01`)
}

function yearText(year: number): string {
  return String(year).padStart(4, '0')
}

/** How many windows open before each day of universal time, so that the window of an instant is found without a search. */
export function openedByDay(
  starts: ArrayLike<number>,
  from: number,
  until: number,
): Pick<Windows, 'opened' | 'firstDay'> {
  const opened = new Int32Array(until - from)
  let window = 0
  for (let day = from; day < until; day++) {
    while ((starts[window] ?? Infinity) < day * secondsADay) window++
    opened[day - from] = window
  }
  return { opened, firstDay: from }
}

/** The last window of the year that opens at an instant or before; -1 when none does. */
export function windowAt({ starts, opened, firstDay: first }: Windows, instant: number): number {
  const day = Math.floor(instant / secondsADay) - first
  let window = day < 0 ? 0 : ((day < opened.length ? opened[day] : opened[opened.length - 1]) ?? 0)
  while ((starts[window] ?? Infinity) <= instant) window++
  return window - 1
}

/**
 * The last window before which at most so many seconds are worked. A guess, from a window nearby and the mean, then step by
 * step: weeks are alike, so it is never far off.
 */
export function windowAfter({ before, total }: Windows, seconds: number, near: number): number {
  const last = before.length - 1
  const far = Math.floor(((seconds - (before[near] ?? 0)) * before.length) / total)
  let window = Math.min(Math.max(near + far, 0), last)
  while (window < last && (before[window + 1] ?? Infinity) <= seconds) window++
  while (window > 0 && (before[window] ?? 0) > seconds) window--
  return window
}

/** Working seconds before an instant, of which the last window up to it is known. */
export function secondsBefore({ starts, ends, before }: Windows, instant: number, window: number): number {
  if (window < 0) return 0
  return (before[window] ?? NaN) + Math.min(instant, ends[window] ?? NaN) - (starts[window] ?? NaN)
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
