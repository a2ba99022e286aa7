import { define } from '../define.js'

/** What is wrong with working hours and holidays. */
export const calendarCodes = {
  'calendar/unknown-zone': define(
    'error',
    (p: { zone: string }) => `there is no time zone \`${p.zone}\``,
    `
Zones are named as in the IANA time zone database: \`Europe/Paris\`, \`America/New_York\`, \`UTC\`. An abbreviation such as CET
means different offsets in different places and seasons.
`,
  ),
  'calendar/bad-holiday': define(
    'error',
    (p: { day: string; year: string }) => `\`${p.day}\` is no day of the year ${p.year}`,
    `
Holidays are listed year by year, each as a day of that year. A year that is left out is not known, and working time that
reaches into it is an error rather than a guess; a year that has no holidays is an empty list.
`,
  ),
}
