import { DateTime } from 'luxon'
import type { CalendarData } from '../../../compiler/runtime/calendar/index.js'

/**
 * Working time the slow way: every minute of a span is looked at. A window covers, of the minutes of the span, those
 * from the first that the clock shows at or after its start to the last that it shows before its end.
 */
export interface Reference {
  /** The first instant of the span. */
  readonly from: number
  /** Whether each minute of the span is worked. */
  readonly open: readonly boolean[]
  /** The local day of each minute. */
  readonly days: readonly string[]
  /** The time on the wall of each minute, in minutes since midnight. */
  readonly times: readonly number[]
  /** Whether the hours of that day, were it no holiday, cover any minute of the span. */
  readonly working: ReadonlySet<string>
}

const walls = new Map<string, readonly DateTime[]>()

export function reference(calendar: CalendarData, from: number, minutes: number): Reference {
  const zone = calendar.zone ?? 'UTC'
  const key = `${zone} ${from} ${minutes}`
  const wall =
    walls.get(key) ?? Array.from({ length: minutes }, (_, i) => DateTime.fromSeconds(from + i * 60, { zone }))
  walls.set(key, wall)

  const days = wall.map((time) => time.toISODate() ?? '')
  const times = wall.map((time) => time.hour * 60 + time.minute)
  const shown = days.map((day, i) => Date.parse(`${day}T00:00Z`) / 1000 + (times[i] ?? NaN) * 60)
  const open = wall.map(() => false)
  const working = new Set<string>()
  const off = new Set(typeof calendar.holidays === 'string' ? [] : calendar.holidays.flatMap(daysOf))

  const first = Math.min(...shown)
  const last = Math.max(...shown)
  for (let day = Math.floor(first / 86_400); day <= Math.floor(last / 86_400); day++) {
    const date = new Date(day * 86_400_000)
    const name = date.toISOString().slice(0, 10)
    if (off.has(name)) continue
    for (const window of calendar.week[(date.getUTCDay() + 6) % 7] ?? []) {
      const opens = shown.findIndex((time) => time >= day * 86_400 + window.from)
      const closes = shown.findLastIndex((time) => time < day * 86_400 + window.until) + 1
      if (opens < 0) continue
      for (let i = opens; i < closes; i++) open[i] = true
      if (opens < closes) working.add(name)
    }
  }
  return { from, open, days, times, working }
}

function daysOf(list: { readonly years: Readonly<Record<string, readonly string[]>> }): readonly string[] {
  return Object.values(list.years).flat()
}

/** The instant after so many open minutes from the minute `start` on; undefined when the span is too short. */
export function slowAdd({ from, open }: Reference, start: number, minutes: number): number | undefined {
  let left = minutes
  for (let i = start; i < open.length; i++) {
    if (left === 0 && (minutes > 0 || open[i])) return from + i * 60
    if (open[i]) left--
  }
  return left === 0 && minutes > 0 ? from + open.length * 60 : undefined
}

/** The instant so many open minutes before the minute `start`; undefined when the span is too short. */
export function slowSubtract({ from, open }: Reference, start: number, minutes: number): number | undefined {
  let left = minutes
  for (let i = start; i > 0; i--) {
    if (left === 0 && (minutes > 0 || open[i - 1])) return from + i * 60
    if (open[i - 1]) left--
  }
  return left === 0 && minutes > 0 ? from : undefined
}

/** Open minutes between two minutes of the span. */
export function slowBetween({ open }: Reference, a: number, b: number): number {
  return open.slice(a, b).filter((is) => is).length
}
