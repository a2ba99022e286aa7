/** What generated code imports as `codicil/calendar`: working time. Apart from `codicil/runtime`, as it loads luxon. */
export type { CalendarData, HolidayList, Window } from './calendar-data.js'
export { CalendarError } from './calendar-error.js'
export { localInstantText } from './local-instant-text.js'
export { clock, dueAt } from './pausable-clock.js'
export type { ClockEvent } from './pausable-clock.js'
export { prepare } from './prepare.js'
export type { WorkingCalendar } from './working-calendar.js'
