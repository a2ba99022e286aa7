import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clock, type ClockEvent, dueAt, prepare } from '../../../compiler/runtime/calendar/index.js'
import { instantText } from '../../../compiler/runtime/read-instant.js'
import { at, calendar, hour, seed } from './calendars.js'

const office = prepare(calendar())

function events(...written: readonly (readonly [ClockEvent['kind'], string])[]): readonly ClockEvent[] {
  return written.map(([kind, text]) => ({ kind, at: at(text) }))
}

function due(seconds: number, ...written: readonly (readonly [ClockEvent['kind'], string])[]): string | undefined {
  const found = dueAt(office, events(...written), seconds)
  return found === undefined ? undefined : instantText(found)
}

describe('a clock with pauses', () => {
  const started = ['start', '2023-06-15T10:00+02:00'] as const
  const paused = ['pause', '2023-06-15T11:00+02:00'] as const
  const resumed = ['resume', '2023-06-15T15:00+02:00'] as const
  const stopped = ['stop', '2023-06-15T16:00+02:00'] as const
  const night = at('2023-06-15T23:00+02:00')

  it.each<[string, readonly (readonly [ClockEvent['kind'], string])[], number]>([
    ['counts nothing before it starts', [], 0],
    ['counts working time only', [started], 7.5],
    ['counts nothing while paused', [started, paused], 1],
    ['goes on when resumed', [started, paused, resumed], 3.5],
    ['ends when stopped', [started, paused, resumed, stopped], 2],
    ['takes events by time', [stopped, resumed, paused, started], 2],
    ['does not resume when stopped', [started, ['stop', '2023-06-15T11:00+02:00'], resumed], 1],
    ['is reopened by a start', [started, ['stop', '2023-06-15T11:00+02:00'], ['start', '2023-06-15T15:00+02:00']], 3.5],
    ['is not started by a resume', [resumed, stopped], 0],
    ['takes no notice of a second pause', [started, paused, ['pause', '2023-06-15T12:00+02:00'], resumed], 3.5],
  ])('%s', (_, written, hours) => {
    expect(clock(office, events(...written), night) / hour).toBe(hours)
  })

  it('counts up to the instant asked about', () => {
    const all = events(started, paused, resumed, stopped)
    expect(clock(office, all, at('2023-06-15T09:00+02:00'))).toBe(0)
    expect(clock(office, all, at('2023-06-15T10:30+02:00'))).toBe(hour / 2)
    expect(clock(office, all, at('2023-06-15T15:30+02:00'))).toBe(1.5 * hour)
  })

  it('is due when its allowance is used up', () => {
    expect(due(4 * hour, started)).toBe('2023-06-15T12:00:00Z')
    expect(due(4 * hour, started, paused)).toBeUndefined()
    expect(due(hour, started, paused)).toBe('2023-06-15T09:00:00Z')
    expect(due(3.5 * hour, started, paused, resumed)).toBe('2023-06-15T15:30:00Z')
    expect(due(4 * hour, started, paused, resumed)).toBe('2023-06-16T07:30:00Z')
    expect(due(4 * hour, started, paused, resumed, stopped)).toBeUndefined()
    expect(due(0, ['start', '2023-06-15T20:00+02:00'])).toBe('2023-06-16T07:00:00Z')
    expect(due(0, ['start', '2023-06-14T20:00+02:00'], ['pause', '2023-06-14T21:00+02:00'])).toBeUndefined()
    expect(due(hour)).toBeUndefined()
  })
})

it('a clock has counted its allowance when it is due, and not a second before', () => {
  const kinds = fc.constantFrom<ClockEvent['kind']>('start', 'start', 'pause', 'resume', 'resume', 'stop')
  const first = at('2023-10-25T00:00Z')
  const some = fc.array(fc.record({ at: fc.integer({ min: first, max: first + 8 * 86_400 }), kind: kinds }))
  fc.assert(
    fc.property(some, fc.integer({ min: 1, max: 40 * hour }), (written, seconds) => {
      const instant = dueAt(office, written, seconds)
      if (instant === undefined) {
        expect(clock(office, written, first + 30 * 86_400)).toBeLessThan(seconds)
      } else {
        expect(clock(office, written, instant)).toBe(seconds)
        expect(clock(office, written, instant - 1)).toBe(seconds - 1)
      }
    }),
    { seed, numRuns: 500 },
  )
})
