import type { CalendarData } from './calendar-data.js'
import { mostYears, notANumberOf, tooFar } from './calendar-error.js'
import { type LocalTime, secondsADay } from './local-time.js'
import { type WorkingRun, workingRun } from './working-run.js'
import {
  firstDay,
  lastAtMost,
  secondsBefore,
  windowAfter,
  windowAt,
  type WorkingYear,
  workingYear,
} from './working-year.js'

/** Seconds, of the Gregorian calendar over four hundred years. */
const meanYear = 31_556_952
/** A span up to this long takes fewer years than a search may. */
const mostSeconds = (mostYears - 2) * 31_536_000

/**
 * Working time in one calendar and one time zone. Instants are whole seconds since 1970-01-01T00:00:00Z, lengths are
 * whole seconds of working time: seconds that really pass while the calendar is open. `prepare` makes one.
 *
 * Windows are wall-clock times. Where the clocks change, a boundary that is skipped moves to the instant right after the
 * gap; where an hour comes twice, a window that starts within it opens the first time and one that ends within it closes
 * the last time. Night hours are therefore shorter on one day of the year and longer on another, as they really are.
 *
 * Each method throws a `CalendarError` when it reaches a year whose holidays are unknown, when it would span more than
 * 100 years, and for numbers that are no such seconds. A year is worked out the first time it is reached and kept; years
 * that were reached together are one list, in which both ends of a span are looked up.
 */
export class WorkingCalendar {
  readonly calendar: CalendarData
  readonly #local: LocalTime
  // Of full length from the start: an engine keeps an array that is filled far from its beginning as a slow table.
  readonly #years = new Array<WorkingYear | undefined>(10_000).fill(undefined)
  /** Years that were searched together. */
  #runs: readonly WorkingRun[] = []
  #lastRun: WorkingRun | undefined
  /** When each year begins, as an instant. */
  readonly #begins = new Float64Array(10_001).fill(NaN)

  constructor(calendar: CalendarData, local: LocalTime) {
    this.calendar = calendar
    this.#local = local
  }

  /** Whether time is being worked at an instant. A window is open when it starts and no longer when it ends. */
  isOpen(instant: number): boolean {
    const year = this.#year(this.#yearAt(instant))
    const window = windowAt(year, instant)
    return window >= 0 && instant < (year.ends[window] ?? NaN)
  }

  /** The first open instant from this one on: itself when it is open. */
  nextOpen(instant: number): number {
    const first = this.#yearAt(instant)
    for (let at = first; ; at++) {
      const year = this.#year(at, first)
      const window = windowAt(year, instant)
      if (window >= 0 && instant < (year.ends[window] ?? NaN)) return instant
      const next = year.starts[window + 1]
      if (next !== undefined) return next
    }
  }

  /** The last instant up to this one that ends working time: itself when it is within hours or at the end of them. */
  #previousClose(instant: number): number {
    const first = this.#yearAt(instant - 1)
    for (let at = first; ; at--) {
      const year = this.#year(at, first)
      const window = windowAt(year, instant - 1)
      if (window >= 0) return Math.min(instant, year.ends[window] ?? NaN)
    }
  }

  /**
   * The instant at which so much working time has passed. Time that is used up exactly when a window closes gives the
   * end of that window, not the start of the next. No time at all gives the instant itself when it is open, else the
   * start of the next window.
   */
  add(instant: number, seconds: number): number {
    this.#checkLength(seconds)
    if (seconds === 0) return this.nextOpen(instant)
    let run = this.#runAt(instant)
    const near = windowAt(run, instant)
    const target = secondsBefore(run, instant, near) + seconds
    while (target > run.total) run = this.#longer(run, this.#yearAt(instant))
    const window = windowAfter(run, target - 1, Math.max(near, 0))
    const found = (run.starts[window] ?? NaN) + target - (run.before[window] ?? NaN)
    if (found - instant > mostSeconds) this.#checkSpan(instant, found - 1)
    return found
  }

  /**
   * The instant since which so much working time has passed, `add` mirrored: time that began exactly when a window
   * opened gives the start of that window, not the end of the one before. No time at all gives the instant itself when
   * it is within hours or at the end of them, else the end of the last window before.
   */
  subtract(instant: number, seconds: number): number {
    this.#checkLength(seconds)
    if (seconds === 0) return this.#previousClose(instant)
    let run = this.#runAt(instant - 1)
    let near = windowAt(run, instant)
    let target = secondsBefore(run, instant, near) - seconds
    while (target < 0) {
      const { total } = run
      run = this.#earlier(run, this.#yearAt(instant - 1))
      target += run.total - total
      near = windowAt(run, instant)
    }
    const window = windowAfter(run, target, Math.max(near, 0))
    const found = (run.starts[window] ?? NaN) + target - (run.before[window] ?? NaN)
    if (instant - found > mostSeconds) this.#checkSpan(instant - 1, found)
    return found
  }

  /** Working seconds from `a`, included, to `b`, excluded; below zero when `b` is before `a`. */
  between(a: number, b: number): number {
    if (b < a) return 0 - this.between(b, a)
    let run = this.#runAt(a)
    if (a === b) return 0
    if (!Number.isSafeInteger(b)) this.#yearAt(b)
    while (b > run.end) run = this.#longer(run, this.#yearAt(a))
    if (b - a > mostSeconds) this.#checkSpan(a, b - 1)
    return secondsBefore(run, b, windowAt(run, b)) - secondsBefore(run, a, windowAt(run, a))
  }

  /**
   * So many working days later, at the same time on the wall. A working day has working hours and is no holiday; the
   * time need not be within its hours. From a day that is none, counting starts at the next working day: from a Saturday,
   * no days lead to Monday and one day to Tuesday. Below zero the same backwards, from the working day before. A time
   * that the clocks skip moves to right after the gap; of one shown twice the first is meant.
   */
  addDays(instant: number, n: number): number {
    if (!Number.isSafeInteger(n)) throw notANumberOf(this.calendar, 'a whole number of days', n)
    const first = this.#yearAt(instant)
    const wall = this.#local.at(instant)
    const day = Math.floor(wall / secondsADay)
    let at = first
    let days = this.#year(at).days
    let target = (n < 0 ? lastAtMost(days, day) : lastAtMost(days, day - 1) + 1) + n
    while (target >= days.length) {
      target -= days.length
      days = this.#year(++at, first).days
    }
    while (target < 0) {
      days = this.#year(--at, first).days
      target += days.length
    }
    const found = days[target] ?? NaN
    return found === day ? instant : this.#local.opening(wall + (found - day) * secondsADay)
  }

  /** The year in which an instant is on the wall. */
  #yearAt(instant: number): number {
    if (Number.isSafeInteger(instant)) {
      let year = Math.min(Math.max(1970 + Math.floor(instant / meanYear), 0), 9999)
      while (year > 0 && instant < this.#begin(year)) year--
      while (year < 9999 && instant >= this.#begin(year + 1)) year++
      if (instant >= this.#begin(0) && instant < this.#begin(10_000)) return year
    }
    throw notANumberOf(this.calendar, 'an instant in whole seconds since 1970, of the years 0 to 9999', instant)
  }

  /** The run of years that an instant is in. */
  #runAt(instant: number): WorkingRun {
    const last = this.#lastRun
    if (last !== undefined && instant >= last.begin && instant < last.end && Number.isSafeInteger(instant)) return last
    const year = this.#yearAt(instant)
    const known = this.#runs.find(({ firstYear, lastYear }) => firstYear <= year && year <= lastYear)
    return (this.#lastRun = known ?? this.#keep(year, year))
  }

  /** A run with one year more, in a search that began in the year `from`. */
  #longer({ firstYear, lastYear }: WorkingRun, from: number): WorkingRun {
    if (lastYear + 1 - from > mostYears || lastYear >= 9999) throw tooFar(this.calendar, from)
    return this.#keep(firstYear, lastYear + 1)
  }

  #earlier({ firstYear, lastYear }: WorkingRun, from: number): WorkingRun {
    if (from - (firstYear - 1) > mostYears || firstYear < 1) throw tooFar(this.calendar, from)
    return this.#keep(firstYear - 1, lastYear)
  }

  /** Works out a run and keeps it in place of those within it. */
  #keep(firstYear: number, lastYear: number): WorkingRun {
    const years = Array.from({ length: lastYear - firstYear + 1 }, (_, i) => this.#year(firstYear + i))
    const run = workingRun(years, firstYear, this.#begin(firstYear), this.#begin(lastYear + 1))
    this.#runs = [...this.#runs.filter((one) => one.firstYear < firstYear || one.lastYear > lastYear), run]
    return (this.#lastRun = run)
  }

  /** Refuses a span of more years than a search may take, whatever is known already. */
  #checkSpan(from: number, to: number): void {
    const first = this.#yearAt(from)
    if (Math.abs(this.#yearAt(to) - first) > mostYears) throw tooFar(this.calendar, first)
  }

  #begin(year: number): number {
    const known = this.#begins[year] ?? NaN
    return Number.isNaN(known) ? (this.#begins[year] = this.#local.opening(firstDay(year) * secondsADay)) : known
  }

  /** A year, worked out when it is first reached, in a search that began in the year `from`. */
  #year(at: number, from = at): WorkingYear {
    if (Math.abs(at - from) > mostYears || at < 0 || at > 9999) throw tooFar(this.calendar, from)
    return (this.#years[at] ??= workingYear(this.calendar, this.#local, at))
  }

  #checkLength(seconds: number): void {
    if (!Number.isSafeInteger(seconds) || seconds < 0)
      throw notANumberOf(this.calendar, 'a length of time in whole seconds, zero or more', seconds)
  }
}
