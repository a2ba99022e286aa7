/** Working hours within a day, in seconds of wall-clock time since midnight: `from` is included, `until` excluded. */
export interface Window {
  readonly from: number
  /** At most 86400, which is midnight at the end of the day. */
  readonly until: number
}

/** A list of days off. */
export interface HolidayList {
  readonly id: string
  /** Days `YYYY-MM-DD` by the year they are in. A year that is absent is not a year without days off: it is unknown. */
  readonly years: Readonly<Record<string, readonly string[]>>
}

/** A working calendar as the policies write it. */
export interface CalendarData {
  readonly id: string
  /** The IANA time zone in which the windows are read, `Europe/Paris`; undefined when whoever asks must give one. */
  readonly zone: string | undefined
  /** The windows of each day, Monday first, seven of them; those of one day are sorted and do not overlap. */
  readonly week: readonly (readonly Window[])[]
  /** The days off: none at all; those of a place that the source does not name; or those of all these lists. */
  readonly holidays: 'none' | 'unknown' | readonly HolidayList[]
}
