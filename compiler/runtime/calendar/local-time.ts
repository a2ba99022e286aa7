import { IANAZone } from 'luxon'

export const secondsADay = 86_400

/**
 * The wall clock of a time zone. A wall-clock time is a number too: seconds since 1970-01-01T00:00:00 _as the clock on
 * the wall shows it_, without offset.
 *
 * Offsets are asked of luxon once a day and kept; a change of the clocks is then found to the second within its day. A
 * zone that changed its clocks twice within 24 hours would be misread; none has.
 */
export class LocalTime {
  readonly #zone: IANAZone
  readonly #offsets = new Map<number, number>()
  readonly #changes = new Map<number, number>()

  private constructor(zone: IANAZone) {
    this.#zone = zone
  }

  /** The wall clock of an IANA zone, `Europe/Paris`; undefined when there is no such zone. */
  static of(zone: string): LocalTime | undefined {
    return IANAZone.isValidZone(zone) ? new LocalTime(IANAZone.create(zone)) : undefined
  }

  /** The wall-clock time at an instant. */
  at(instant: number): number {
    const day = Math.floor(instant / secondsADay)
    const before = this.#offset(day)
    const after = this.#offset(day + 1)
    return instant + (before === after || instant < this.#change(day) ? before : after)
  }

  /**
   * When a window that starts at a wall-clock time opens: the first instant at which the clock shows that time or a
   * later one. A time skipped in spring opens right after the gap; one shown twice in autumn opens the first time.
   */
  opening(wall: number): number {
    const { change, before, after } = this.#around(wall)
    const first = wall - before
    return change === undefined || first < change ? first : Math.max(change, wall - after)
  }

  /**
   * When a window that ends at a wall-clock time closes: the instant from which the clock never again shows an earlier
   * time. A time skipped in spring closes right after the gap; one within an hour that is shown twice in autumn closes
   * the last time. As the end is excluded, the very start of that hour is not within it: hours until 02:00 close when
   * the clock first shows 02:00, even where 03:00 then becomes 02:00 again.
   */
  closing(wall: number): number {
    const { change, before, after } = this.#around(wall)
    const last = wall - after
    return change === undefined || last > change ? last : Math.min(change, wall - before)
  }

  /** The offsets before and after the change of the clocks nearest to a wall-clock time, when there is one near. */
  #around(wall: number): { change: number | undefined; before: number; after: number } {
    // No zone is more than 15 hours from universal time, so the instant meant is within these three days.
    const first = Math.floor(wall / secondsADay) - 1
    for (let day = first; day < first + 3; day++) {
      const before = this.#offset(day)
      const after = this.#offset(day + 1)
      if (before !== after) return { change: this.#change(day), before, after }
    }
    const offset = this.#offset(first)
    return { change: undefined, before: offset, after: offset }
  }

  /** The first instant with a new offset, in a day at whose end the offset is not that of its start. */
  #change(day: number): number {
    const kept = this.#changes.get(day)
    if (kept !== undefined) return kept
    const before = this.#offset(day)
    let low = day * secondsADay
    let high = low + secondsADay
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2)
      if (this.#asked(middle) === before) low = middle
      else high = middle
    }
    this.#changes.set(day, high)
    return high
  }

  /** The offset at the start of a day of universal time, in seconds east of it. */
  #offset(day: number): number {
    const kept = this.#offsets.get(day)
    if (kept !== undefined) return kept
    const offset = this.#asked(day * secondsADay)
    this.#offsets.set(day, offset)
    return offset
  }

  #asked(instant: number): number {
    return Math.round(this.#zone.offset(instant * 1000) * 60)
  }
}
