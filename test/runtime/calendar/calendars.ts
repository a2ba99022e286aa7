import fc from 'fast-check'
import type { CalendarData, Window } from '../../../compiler/runtime/calendar/index.js'
import { parseInstant } from '../../../compiler/runtime/read-instant.js'

export const seed = 20230601

export const hour = 3600
export const minute = 60

export function at(text: string): number {
  return parseInstant('at', text)
}

/** Monday to Friday with these windows, each as hours: `[9, 17.5]`. */
export function weekdays(...windows: readonly (readonly [number, number])[]): readonly (readonly Window[])[] {
  const day = windows.map(([from, until]) => ({ from: from * hour, until: until * hour }))
  return [day, day, day, day, day, [], []]
}

/** Every day with these windows. */
export function everyDay(...windows: readonly (readonly [number, number])[]): readonly (readonly Window[])[] {
  const day = windows.map(([from, until]) => ({ from: from * hour, until: until * hour }))
  return [day, day, day, day, day, day, day]
}

export function calendar(written: Partial<CalendarData> = {}): CalendarData {
  return { id: 'business-hours', zone: 'Europe/Paris', week: weekdays([9, 17.5]), holidays: 'none', ...written }
}

/** Spans of some days in which something happens to the clocks, each with its zone. */
export const spans: readonly { readonly zone: string; readonly from: string; readonly what: string }[] = [
  { zone: 'Europe/Paris', from: '2023-03-23T00:00Z', what: 'spring forward at 02:00' },
  { zone: 'Europe/Paris', from: '2023-10-26T00:00Z', what: 'fall back at 03:00' },
  { zone: 'Europe/Paris', from: '2023-12-29T00:00Z', what: 'the turn of a year' },
  { zone: 'America/New_York', from: '2024-03-07T00:00Z', what: 'spring forward at 02:00' },
  { zone: 'America/New_York', from: '2024-11-01T00:00Z', what: 'fall back at 02:00' },
  { zone: 'Asia/Kolkata', from: '2024-02-26T00:00Z', what: 'half an hour off, a leap day' },
  { zone: 'Australia/Lord_Howe', from: '2024-04-04T00:00Z', what: 'fall back by half an hour' },
  { zone: 'Australia/Lord_Howe', from: '2024-10-03T00:00Z', what: 'spring forward by half an hour' },
  { zone: 'America/Havana', from: '2023-11-02T00:00Z', what: 'fall back to midnight' },
  { zone: 'Africa/Cairo', from: '2023-10-24T00:00Z', what: 'fall back over midnight' },
  { zone: 'Asia/Beirut', from: '2024-03-28T00:00Z', what: 'no midnight' },
  { zone: 'America/St_Johns', from: '2010-11-04T00:00Z', what: 'fall back over midnight from 00:01' },
  { zone: 'Asia/Dhaka', from: '2009-12-29T00:00Z', what: 'the last hour of a year twice' },
  { zone: 'Pacific/Apia', from: '2011-12-27T00:00Z', what: 'a day that does not exist' },
  { zone: 'Antarctica/Troll', from: '2023-10-26T00:00Z', what: 'fall back by two hours' },
]

/** Windows of a day in whole minutes, possibly none, possibly all day, often ending at midnight. */
const windows: fc.Arbitrary<readonly Window[]> = fc
  .uniqueArray(fc.oneof(fc.integer({ min: 0, max: 1440 }), fc.integer({ min: 0, max: 5 * 60 }), fc.constant(1440)), {
    maxLength: 6,
  })
  .map((bounds) => {
    const sorted = [...bounds].sort((a, b) => a - b)
    return Array.from({ length: Math.floor(sorted.length / 2) }, (_, i) => ({
      from: (sorted[2 * i] ?? 0) * minute,
      until: (sorted[2 * i + 1] ?? 0) * minute,
    }))
  })

/** Office hours, nights that run into the next day, round the clock, windows that abut, anything. */
export const weeks: fc.Arbitrary<readonly (readonly Window[])[]> = fc
  .oneof(
    fc.constant(weekdays([9, 12], [13, 17.5])),
    fc.constant(everyDay([0, 24])),
    fc.constant(everyDay([0, 2.5], [2.5, 6], [22, 24])),
    fc.array(windows, { minLength: 7, maxLength: 7 }),
    windows.map((day) => [day, day, day, day, day, day, day]),
  )
  .filter((week) => week.some((day) => day.length > 0))
