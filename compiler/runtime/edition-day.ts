import { dayNumber } from './read-fact.js'

/** The day a question is asked about. There is no default: an answer never depends on the clock. */
export interface On {
  /** A day of the calendar, `YYYY-MM-DD`. */
  readonly on: string
}

/** There is no such day, or no edition of the book holds on it. The message says on which days one does. */
export class EditionError extends RangeError {
  readonly on: unknown

  constructor(on: unknown, message: string) {
    super(message)
    this.name = 'EditionError'
    this.on = on
  }
}

/** The day as given, once it is known to be one: such days compare as text. `held` says when the editions hold. */
export function editionDay(on: string, held: string): string {
  if (typeof on !== 'string' || Number.isNaN(dayNumber(on))) {
    const shown = typeof on === 'string' ? JSON.stringify(on) : `a value of type ${typeof on}`
    throw new EditionError(on, `${shown} is not a day of the calendar like "2023-06-15"; the editions hold ${held}`)
  }
  return on
}

/** The error for a day on which no edition holds. */
export function outsideEditions(on: string, held: string): EditionError {
  return new EditionError(on, `no edition holds on ${on}; the editions hold ${held}`)
}
