import type { CalendarData } from './calendar-data.js'
import { CalendarError, noWindow, unnamedHolidays } from './calendar-error.js'
import { LocalTime } from './local-time.js'
import { WorkingCalendar } from './working-calendar.js'

const prepared = new WeakMap<CalendarData, Map<string, WorkingCalendar>>()

/**
 * A calendar ready to compute with, in its own time zone or, when it has none, in the one given. The same data and zone
 * give the same object, which keeps what it has worked out. A `CalendarError` when the zone is missing, unknown or not
 * the calendar's own, when there are no working hours at all, and when the holidays are not named.
 */
export function prepare(calendar: CalendarData, zone?: string): WorkingCalendar {
  const used = zoneOf(calendar, zone)
  const byZone = prepared.get(calendar) ?? new Map<string, WorkingCalendar>()
  const kept = byZone.get(used)
  if (kept !== undefined) return kept
  const local = LocalTime.of(used)
  if (local === undefined)
    throw new CalendarError(calendar.id, `${JSON.stringify(used)} is not a time zone like "Europe/Paris"`)
  if (calendar.holidays === 'unknown') throw unnamedHolidays(calendar)
  if (calendar.week.every((windows) => windows.length === 0)) throw noWindow(calendar)
  const working = new WorkingCalendar(calendar, local)
  byZone.set(used, working)
  prepared.set(calendar, byZone)
  return working
}

function zoneOf(calendar: CalendarData, given: string | undefined): string {
  const zone = calendar.zone ?? given
  if (zone === undefined)
    throw new CalendarError(calendar.id, 'it has no time zone of its own. Give one like "Europe/Paris"')
  if (given !== undefined && given !== zone)
    throw new CalendarError(calendar.id, `its hours are those of "${zone}", not of ${JSON.stringify(given)}`)
  return zone
}
