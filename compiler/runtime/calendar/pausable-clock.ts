import type { WorkingCalendar } from './working-calendar.js'

/** Something that starts or halts a clock at an instant, in whole seconds since 1970-01-01T00:00:00Z. */
export interface ClockEvent {
  readonly at: number
  readonly kind: 'start' | 'pause' | 'resume' | 'stop'
}

/** A stretch during which a clock runs, its end excluded; Infinity when nothing halts it. */
interface Run {
  readonly from: number
  readonly until: number
}

/**
 * The working seconds that a clock has counted up to an instant. Events are taken by time, those at the same instant in
 * the order given; those after the instant do not matter. A clock runs from `start` (or a later `start`, which reopens
 * it and adds to what was counted) and from `resume` after `pause`. What changes nothing has no effect: a `pause` before
 * the start, a second `pause`, a `resume` after `stop`. A `CalendarError` as with `WorkingCalendar`.
 */
export function clock(calendar: WorkingCalendar, events: readonly ClockEvent[], until: number): number {
  let seconds = 0
  for (const run of runs(events)) {
    if (run.from < until) seconds += calendar.between(run.from, Math.min(run.until, until))
  }
  return seconds
}

/**
 * The instant at which a clock will have counted so many working seconds, given these events and none after them;
 * undefined when it never starts, or is halted before and not set going again. An allowance used up exactly when a
 * window closes is due at the end of that window; one of zero seconds is due when the clock first runs within hours.
 */
export function dueAt(calendar: WorkingCalendar, events: readonly ClockEvent[], seconds: number): number | undefined {
  let left = seconds
  for (const run of runs(events)) {
    if (run.until === Infinity) return calendar.add(run.from, left)
    const counted = calendar.between(run.from, run.until)
    // An allowance of zero needs an open instant, one above zero only its last second.
    if (counted > 0 && counted >= left) return calendar.add(run.from, left)
    left -= counted
  }
  return undefined
}

/** The stretches during which a clock runs, in order. */
function runs(events: readonly ClockEvent[]): readonly Run[] {
  const found: Run[] = []
  let state: 'off' | 'running' | 'paused' = 'off'
  let from = NaN
  for (const { at, kind } of [...events].sort((a, b) => a.at - b.at)) {
    const goes = kind === (state === 'paused' ? 'resume' : 'start')
    if (state !== 'running' && goes) {
      state = 'running'
      from = at
    } else if (state === 'running' && (kind === 'pause' || kind === 'stop')) {
      found.push({ from, until: at })
      state = kind === 'pause' ? 'paused' : 'off'
    } else if (state === 'paused' && kind === 'stop') state = 'off'
  }
  if (state === 'running') found.push({ from, until: Infinity })
  return found
}
