import { getOrMake } from '../../base/get-or-make.js'
import { placesById } from '../../base/places-by-id.js'
import type { Input } from '../../rules/program.js'
import { contains, type ValueSet } from '../../rules/value-set.js'
import type { Ask, Step, Steps } from './steps.js'

/** Facts are asked before readings, so what asks a reading asks no fact. */
export const asksFacts = (step: Step): step is Ask => step.kind === 'ask' && step.input.role === 'fact'

/** So many facts have a bit each. */
export const mostFacts = 31

/** A step that asks facts. */
export interface Parted {
  readonly step: Ask
  /** Counted from 0. */
  readonly number: number
  /** A bit for each fact that is asked here or on some way below, by its place. */
  readonly asks: number
  /** Found as they are asked for, by the place of the fact. */
  readonly cuts: (Cut | undefined)[]
}

/** How a step tells the values of a fact apart. */
export interface Cut {
  /** Where its questions cut them in two, with both ends, in order. */
  readonly bounds: readonly number[]
  /** What is left of the step between a bound and the next; found as it is asked for. */
  readonly left: (Step | undefined)[]
}

/** Takes plans apart by a fact that need not be the one they ask first. */
export class PlanParts {
  readonly #parted = new Map<Ask, Parted>()
  readonly #places: ReadonlyMap<string, number>

  constructor(
    facts: readonly Input[],
    private readonly steps: Steps,
  ) {
    this.#places = placesById(facts)
  }

  of(step: Ask): Parted {
    return getOrMake(this.#parted, step, () => {
      let asks = 1 << this.#placeOf(step)
      for (const { next } of step.ways) asks |= this.asksOf(next)
      return { step, number: this.#parted.size, asks, cuts: [] }
    })
  }

  /** The facts that a step asks, as bits. */
  asksOf(step: Step): number {
    return asksFacts(step) ? this.of(step).asks : 0
  }

  /** How a step tells the values of the fact at `place` apart. */
  cutOf(parted: Parted, place: number): Cut {
    return (parted.cuts[place] ??= { bounds: this.#boundsOf(parted.step, place), left: [] })
  }

  /** What is left of a step where the value is in the stretch at that place among those told apart. */
  left(parted: Parted, place: number, stretch: number): Step {
    const { bounds, left } = this.cutOf(parted, place)
    return (left[stretch] ??= this.#given(parted.step, place, valueIn(bounds, stretch)))
  }

  #placeOf({ input }: Ask): number {
    const place = this.#places.get(input.id)
    if (place === undefined) throw new Error(`the plan asks ${input.id}, which its decision does not`)
    return place
  }

  #boundsOf(step: Ask, place: number): readonly number[] {
    const isAsked = this.#placeOf(step) === place
    let bounds: readonly number[] = []
    for (const { values, next } of step.ways)
      if (isAsked) bounds = withBounds(bounds, values)
      else if (this.#isAskedBelow(next, place)) bounds = withBounds(bounds, this.cutOf(this.of(next), place).bounds)
    return bounds
  }

  #isAskedBelow(step: Step, place: number): step is Ask {
    return (this.asksOf(step) & (1 << place)) !== 0
  }

  /** What is left of a step once the value is known. */
  #given(step: Ask, place: number, value: number): Step {
    if (this.#placeOf(step) === place) {
      const way = step.ways.find(({ values }) => contains(values, value))
      if (way === undefined) throw new Error(`no way for ${value} of ${step.input.id}`)
      return way.next
    }
    return this.steps.ask(
      step.input,
      step.ways.map(({ values, next }): { readonly values: ValueSet; readonly next: Step } => {
        if (!this.#isAskedBelow(next, place)) return { values, next }
        const below = this.of(next)
        const { bounds } = this.cutOf(below, place)
        return { values, next: this.left(below, place, bounds.findIndex((bound) => bound > value) - 1) }
      }),
    )
  }
}

/** Both, in order. Mostly the same, or the more are among those there are. */
function withBounds(some: readonly number[], more: readonly number[]): readonly number[] {
  if (some.length === 0 || some === more) return more
  let place = 0
  for (const bound of some) if (bound === more[place]) place++
  return place === more.length ? some : [...new Set([...some, ...more])].sort((a, b) => a - b)
}

/** A value between a bound and the next. */
function valueIn(bounds: readonly number[], stretch: number): number {
  const from = bounds[stretch] ?? -Infinity
  return from === -Infinity ? (bounds[stretch + 1] ?? Infinity) - 1 : from
}
