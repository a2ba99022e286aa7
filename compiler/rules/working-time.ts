import type { WorkingTime } from './compute.js'
import type { Details } from './details.js'
import type { Calendar } from './program.js'

/** Working time by a calendar, in its zone or that of a fact. */
export function workingTimeOf(calendar: Calendar | undefined, details: Details): WorkingTime {
  void details
  throw new Error(`no working time by ${calendar?.id ?? 'no calendar'} yet`)
}
