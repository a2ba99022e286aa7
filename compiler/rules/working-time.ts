import { prepare } from '../runtime/calendar/index.js'
import type { CalendarData } from '../runtime/calendar/index.js'
import type { WorkingTime } from './compute.js'
import type { Details } from './details.js'
import type { Calendar } from './program.js'

const known = new WeakMap<Calendar, CalendarData>()

/** Working time by a calendar, in its own zone or in that of a fact. Throws a `CalendarError` past what is known of it. */
export function workingTimeOf(calendar: Calendar | undefined, details: Details): WorkingTime {
  if (calendar === undefined) throw new Error('there is no such calendar')
  const data = known.get(calendar) ?? calendarData(calendar)
  known.set(calendar, data)
  const { zone } = calendar
  const given = zone !== undefined && 'fact' in zone ? details.get(zone.fact) : undefined
  return typeof given === 'string' ? prepare(data, given) : prepare(data)
}

function calendarData({ id, zone, week, holidays }: Calendar): CalendarData {
  return {
    id,
    zone: zone !== undefined && 'name' in zone ? zone.name : undefined,
    week: [1, 2, 3, 4, 5, 6, 7].map((day) =>
      (week.get(day) ?? []).map(({ from, until }) => ({ from: secondsOf(from), until: secondsOf(until) })),
    ),
    holidays:
      typeof holidays === 'string'
        ? holidays
        : holidays.map((list) => ({ id: list.id, years: Object.fromEntries(list.years) })),
  }
}

/** A time of day `HH:MM` in seconds since midnight. */
export function secondsOf(time: string): number {
  const [hours = '0', minutes = '0'] = time.split(':')
  return Number(hours) * 3600 + Number(minutes) * 60
}
