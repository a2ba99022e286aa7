import { describe, expect, it } from 'vitest'
import { CalendarError, prepare } from '../../../compiler/runtime/calendar/index.js'
import { at, calendar, everyDay, hour } from './calendars.js'

/** What an error says. */
function said(run: () => unknown): string {
  try {
    run()
  } catch (error) {
    if (error instanceof CalendarError) return `${error.calendar}: ${error.message}`
    throw error
  }
  return 'nothing'
}

describe('a year whose holidays are unknown', () => {
  const france = { id: 'france', years: { '2021': [], '2023': ['2023-07-14'], '2024': ['2024-01-01'] } }
  const working = prepare(calendar({ holidays: [france] }))
  const eve = at('2024-12-31T09:00+01:00')

  it('is named, with the years that are known', () => {
    expect(said(() => working.add(eve, 9 * hour))).toBe(
      'business-hours: calendar "business-hours": the holidays "france" do not cover 2025, which this computation ' +
        'reaches; they cover only 2021 and 2023 to 2024. Add the days of 2025 to the holidays "france" (an empty list ' +
        'if it has none)',
    )
    expect(said(() => prepare(calendar({ holidays: [{ id: 'empty', years: {} }] })).isOpen(eve))).toBe(
      'business-hours: calendar "business-hours": the holidays "empty" do not cover 2024, which this computation ' +
        'reaches; they cover no year at all. Add the days of 2024 to the holidays "empty" (an empty list if it has none)',
    )
  })

  it('matters only when it is reached', () => {
    const end = at('2024-12-31T17:30+01:00')
    const midnight = at('2025-01-01T00:00+01:00')
    expect(working.add(eve, 8.5 * hour)).toBe(end)
    expect(working.between(eve, midnight)).toBe(8.5 * hour)
    expect(working.subtract(midnight, 8.5 * hour)).toBe(eve)
    expect(working.subtract(midnight, 0)).toBe(end)
    for (const reach of [
      () => working.add(eve, 8.5 * hour + 1),
      () => working.add(end, 0),
      () => working.between(eve, midnight + 1),
      () => working.isOpen(midnight),
      () => working.addDays(eve, 1),
    ])
      expect(said(reach)).toContain('do not cover 2025')
    expect(said(() => working.subtract(at('2023-01-02T09:00+01:00'), 1))).toContain('do not cover 2022')
  })
})

it.each<[string, () => unknown, string]>([
  [
    'holidays that the source does not name',
    () => prepare(calendar({ holidays: 'unknown' })),
    'it observes local holidays that the source does not name, so no instant can be computed. Name the lists of ' +
      'holidays that apply',
  ],
  [
    'no zone',
    () => prepare(calendar({ zone: undefined })),
    'it has no time zone of its own. Give one like "Europe/Paris"',
  ],
  [
    'an unknown zone',
    () => prepare(calendar({ zone: undefined }), 'Europe/Lutece'),
    '"Europe/Lutece" is not a time zone like "Europe/Paris"',
  ],
  [
    'a zone that is not its own',
    () => prepare(calendar(), 'Asia/Tokyo'),
    'its hours are those of "Europe/Paris", not of "Asia/Tokyo"',
  ],
  [
    'no window',
    () => prepare(calendar({ week: everyDay() })),
    'it has no working hours on any day. Give at least one day a window',
  ],
  [
    'a span too long',
    () => prepare(calendar()).add(at('2023-06-15T10:00Z'), 1_000_000 * hour),
    'the computation that begins in 2023 spans more than 100 years. Ask for a shorter one',
  ],
  [
    'no number',
    () => prepare(calendar()).isOpen(NaN),
    'NaN is not an instant in whole seconds since 1970, of the years 0 to 9999',
  ],
  [
    'a length below zero',
    () => prepare(calendar()).add(0, -1),
    '-1 is not a length of time in whole seconds, zero or more',
  ],
  ['half a day', () => prepare(calendar()).addDays(0, 0.5), '0.5 is not a whole number of days'],
])('%s is refused', (_, run, message) => {
  expect(said(run)).toBe(`business-hours: calendar "business-hours": ${message}`)
})

it('the same data and zone are prepared once', () => {
  const anywhere = calendar({ zone: undefined })
  expect(prepare(anywhere, 'Asia/Tokyo')).toBe(prepare(anywhere, 'Asia/Tokyo'))
  expect(prepare(anywhere, 'Asia/Tokyo')).not.toBe(prepare(anywhere, 'Europe/Paris'))
  const paris = calendar()
  expect(prepare(paris, 'Europe/Paris')).toBe(prepare(paris))
})
