import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CalendarData, prepare } from '../../../compiler/runtime/calendar/index.js'
import { instantText } from '../../../compiler/runtime/read-instant.js'
import { at, calendar, everyDay, hour, minute, seed, spans, weekdays, weeks } from './calendars.js'
import { reference, slowAdd, slowBetween, slowSubtract } from './reference.js'

const office = prepare(calendar())

/** Holidays among the days of 2009 to 2024 that the spans contain, often on the days that matter. */
function holidaysIn(from: string): fc.Arbitrary<CalendarData['holidays']> {
  const first = at(from)
  const days = fc.integer({ min: 0, max: 8 }).map((day) => instantText(first + day * 86_400).slice(0, 10))
  const year = Number(from.slice(0, 4))
  const lists = fc.uniqueArray(days, { maxLength: 3 }).map((off) => [
    {
      id: 'random',
      years: Object.fromEntries(
        [year - 1, year, year + 1].map((known) => [known, off.filter((day) => day.startsWith(String(known)))]),
      ),
    },
  ])
  return fc.oneof(fc.constant('none' as const), lists)
}

describe('working time', () => {
  it('is added within a day, over a night and over a weekend', () => {
    expect(instantText(office.add(at('2023-06-15T10:00+02:00'), 4 * hour))).toBe('2023-06-15T12:00:00Z')
    expect(instantText(office.add(at('2023-06-15T16:30+02:00'), 4 * hour))).toBe('2023-06-16T10:00:00Z')
    expect(instantText(office.add(at('2023-06-16T16:30+02:00'), 4 * hour))).toBe('2023-06-19T10:00:00Z')
  })

  it('used up at the end of a window ends there, not at the start of the next', () => {
    const friday = at('2023-06-16T16:30+02:00')
    expect(instantText(office.add(friday, hour))).toBe('2023-06-16T15:30:00Z')
    expect(instantText(office.add(friday, hour + 1))).toBe('2023-06-19T07:00:01Z')
    expect(instantText(office.subtract(at('2023-06-19T10:00+02:00'), hour))).toBe('2023-06-19T07:00:00Z')
    expect(instantText(office.subtract(at('2023-06-19T10:00+02:00'), hour + 1))).toBe('2023-06-16T15:29:59Z')
  })

  it('of zero stays where it is open, else goes to where it next is', () => {
    expect(instantText(office.add(at('2023-06-16T09:00+02:00'), 0))).toBe('2023-06-16T07:00:00Z')
    expect(instantText(office.add(at('2023-06-16T17:30+02:00'), 0))).toBe('2023-06-19T07:00:00Z')
    expect(instantText(office.subtract(at('2023-06-16T17:30+02:00'), 0))).toBe('2023-06-16T15:30:00Z')
    expect(instantText(office.subtract(at('2023-06-19T09:00+02:00'), 0))).toBe('2023-06-16T15:30:00Z')
  })

  it('is counted between instants, below zero backwards', () => {
    const a = at('2023-06-16T16:30+02:00')
    const b = at('2023-06-19T10:00+02:00')
    expect(office.between(a, b)).toBe(2 * hour)
    expect(office.between(b, a)).toBe(-2 * hour)
    expect(office.between(a, a)).toBe(0)
  })

  it('skips holidays', () => {
    const july = calendar({ holidays: [{ id: 'france', years: { '2023': ['2023-07-14'] } }] })
    expect(instantText(prepare(july).add(at('2023-07-13T17:00+02:00'), hour))).toBe('2023-07-17T07:30:00Z')
    expect(prepare(july).isOpen(at('2023-07-14T10:00+02:00'))).toBe(false)
  })
})

describe('when the clocks change', () => {
  // 2023-03-26: 02:00 becomes 03:00. 2023-10-29: 03:00 becomes 02:00.
  const spring = at('2023-03-26T00:00+01:00')
  const autumn = at('2023-10-29T00:00+02:00')
  const day = 25 * hour

  it.each<[string, readonly (readonly [number, number])[], number, number]>([
    ['a night', [[0, 6]], 5, 7],
    ['hours that start in the gap or the overlap', [[2.5, 6]], 3, 4.5],
    ['hours that end in it', [[0, 2.5]], 2, 3.5],
    ['hours within it', [[2.25, 2.75]], 0, 1.5],
    ['hours that end where it starts', [[0, 2]], 2, 2],
    ['hours that start where it ends', [[3, 6]], 3, 3],
    ['windows that share it', [[0, 2.5], [2.5, 6]], 5, 7], // prettier-ignore
    ['the whole day', [[0, 24]], 23, 25],
  ])('%s', (_, windows, inSpring, inAutumn) => {
    const nights = prepare(calendar({ week: [[], [], [], [], [], [], everyDay(...windows)[0] ?? []] }))
    expect(nights.between(spring, spring + day) / hour).toBe(inSpring)
    expect(nights.between(autumn, autumn + day) / hour).toBe(inAutumn)
  })
})

describe('working days', () => {
  const holidays = [{ id: 'france', years: { '2023': ['2023-07-14'], '2024': ['2024-01-01'] } }]
  const working = prepare(calendar({ holidays }))

  it.each([
    ['2023-07-13T10:00+02:00', 0, '2023-07-13T08:00:00Z'],
    ['2023-07-13T10:00+02:00', 1, '2023-07-17T08:00:00Z'],
    ['2023-07-13T23:00+02:00', 2, '2023-07-18T21:00:00Z'],
    ['2023-07-15T10:00+02:00', 0, '2023-07-17T08:00:00Z'],
    ['2023-07-15T10:00+02:00', 1, '2023-07-18T08:00:00Z'],
    ['2023-07-15T10:00+02:00', -1, '2023-07-12T08:00:00Z'],
    ['2023-07-17T10:00+02:00', -1, '2023-07-13T08:00:00Z'],
    ['2023-12-29T10:00+01:00', 1, '2024-01-02T09:00:00Z'],
    ['2024-01-02T10:00+01:00', -1, '2023-12-29T09:00:00Z'],
    ['2023-10-27T10:00+02:00', 1, '2023-10-30T09:00:00Z'],
  ])('%s and %i', (from, n, to) => {
    expect(instantText(working.addDays(at(from), n))).toBe(to)
  })

  it('at a time that the clocks skip are moved to right after, and stay at the second of two when it is their own', () => {
    const always = prepare(calendar({ week: everyDay([9, 17]) }))
    expect(instantText(always.addDays(at('2023-03-25T02:30+01:00'), 1))).toBe('2023-03-26T01:00:00Z')
    expect(instantText(always.addDays(at('2023-10-28T02:30+02:00'), 1))).toBe('2023-10-29T00:30:00Z')
    expect(instantText(always.addDays(at('2023-10-29T02:30+01:00'), 0))).toBe('2023-10-29T01:30:00Z')
    expect(instantText(always.addDays(at('2023-10-29T02:00+01:00'), 1))).toBe('2023-10-30T01:00:00Z')
  })

  it('are counted as a walk over the days counts them', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), fc.integer({ min: -100, max: 100 }), (start, n) => {
        const noon = at('2023-03-01T12:00Z')
        const off = (day: number): boolean => {
          const text = instantText(noon + day * 86_400).slice(0, 10)
          return [0, 6].includes(new Date(text).getUTCDay()) || text === '2023-07-14' || text === '2024-01-01'
        }
        const step = n < 0 ? -1 : 1
        let day = start
        while (off(day)) day += step
        for (let left = Math.abs(n); left > 0; left--) {
          day += step
          while (off(day)) day += step
        }
        if (day < -50 || day > 600) return
        const found = working.addDays(noon + start * 86_400, n)
        expect(instantText(found).slice(0, 10)).toBe(instantText(noon + day * 86_400).slice(0, 10))
      }),
      { seed },
    )
  })
})

describe.each(spans)('$zone, $what', ({ zone, from }) => {
  const minutes = 9 * 1440
  const start = at(from)
  const inside = fc.integer({ min: 2 * 1440, max: minutes - 2 * 1440 })
  const lengths = fc.oneof(fc.integer({ min: 0, max: 3000 }), fc.constantFrom(0, 1, 30, 60, 480))

  it('agrees with looking at every minute', () => {
    fc.assert(
      fc.property(weeks, holidaysIn(from), fc.array(fc.tuple(inside, inside, lengths)), (week, holidays, cases) => {
        const written = calendar({ zone, week, holidays })
        const fast = prepare(written)
        const slow = reference(written, start, minutes)
        for (const [a, b, length] of cases) {
          const instant = start + a * minute
          expect(fast.isOpen(instant)).toBe(slow.open[a])
          expect(fast.between(instant, start + b * minute)).toBe(
            (a <= b ? slowBetween(slow, a, b) : 0 - slowBetween(slow, b, a)) * minute,
          )
          const later = slowAdd(slow, a, length)
          if (later !== undefined) expect(fast.add(instant, length * minute)).toBe(later)
          const sooner = slowSubtract(slow, a, length)
          if (sooner !== undefined) expect(fast.subtract(instant, length * minute)).toBe(sooner)
          const day = slow.days[a] ?? ''
          expect(fast.addDays(instant, 0) === instant).toBe(slow.working.has(day))
        }
      }),
      { seed, numRuns: 25 },
    )
  })

  it('keeps the laws of addition, to the second', () => {
    const seconds = fc.oneof(fc.integer({ min: 0, max: 200 * hour }), fc.integer({ min: 0, max: 5000 * hour }))
    const instants = fc.integer({ min: start, max: start + minutes * minute })
    fc.assert(
      fc.property(weeks, instants, instants, seconds, seconds, (week, x, y, a, b) => {
        const fast = prepare(calendar({ zone, week }))
        const later = fast.add(x, a)
        expect(fast.between(x, later)).toBe(a)
        if (b > 0) expect(fast.add(later, b)).toBe(fast.add(x, a + b))
        expect(Math.sign(fast.add(y, a) - later) * Math.sign(y - x)).toBeGreaterThanOrEqual(0)
        expect(Math.sign(fast.add(x, b) - later) * Math.sign(b - a)).toBeGreaterThanOrEqual(0)
        expect(fast.between(x, y)).toBe(0 - fast.between(y, x) || 0)
        expect(fast.subtract(fast.nextOpen(x), 1) < x).toBe(true)
        if (fast.isOpen(x)) expect(fast.subtract(later, a)).toBe(a === 0 ? fast.subtract(x, 0) : x)
        if (a > 0) expect(fast.add(fast.subtract(later, a), a)).toBe(later)
        expect(fast.nextOpen(x)).toBe(fast.add(x, 0))
        expect(fast.isOpen(fast.nextOpen(x))).toBe(true)
      }),
      { seed, numRuns: 60 },
    )
  })
})

it('spans decades', () => {
  const long = prepare(calendar({ week: weekdays([9, 17.5]) }))
  const from = at('2000-01-03T09:00+01:00')
  const to = at('2060-01-01T00:00+01:00')
  const seconds = long.between(from, to)
  expect(long.add(from, seconds)).toBe(at('2059-12-31T17:30+01:00'))
  expect(long.subtract(at('2059-12-31T17:30+01:00'), seconds)).toBe(from)
})
