import { placesById } from '../../base/places-by-id.js'
import type { Input } from '../../rules/program.js'
import type { Plan } from './plan.js'
import type { Ask, Conclusion, Step } from './steps.js'

/** A plan as numbers, for decisions that ask too much to be read as code. See `compiler/runtime/tree.ts`. */
export interface TreeCode {
  readonly questions: number
  /** The inputs asked; their places here are their numbers. */
  readonly inputs: readonly Input[]
  /** The answers; their places here are their numbers. */
  readonly conclusions: readonly Conclusion[]
  /** The nodes, in lines. */
  readonly text: string
}

/**
 * Up to so many questions a decision is code that a reviewer can read, one `switch` in another; beyond, nobody reads it, it
 * takes megabytes, and engines give up optimising it. `bench/README.md` has the figures.
 */
const mostQuestionsAsCode = 200

/** Whether a plan asks too much to be code; one that computes answers always is. */
export function isBetterAsData({ step }: Plan): boolean {
  return step.kind === 'ask' && !step.computes && questionsOf(step) > mostQuestionsAsCode
}

/** The numbers of a plan; undefined for one that asks nothing. */
export function treeCodeOf(plan: Plan): TreeCode | undefined {
  const {
    step,
    steps: { conclusions },
  } = plan
  if (step.kind === 'give') return undefined
  const asks = asksOf(step)
  const inputs = inputsAsked(plan)
  const places = placesById(inputs)
  const answers = new Map(conclusions.map((conclusion, place) => [conclusion, place]))
  const text = new Digits()
  for (const [ask, own] of asks) {
    const parts = partsOf(ask)
    text.whole(places.get(ask.input.id) ?? 0)
    text.whole(parts.length)
    let before = 0
    for (const { until } of parts.slice(0, -1)) {
      text.signed(until - before)
      before = until
    }
    for (const { next } of parts)
      if (next.kind === 'give') text.whole(2 * (answers.get(next.conclusion) ?? 0) + 1)
      else text.whole(2 * folded((asks.get(next) ?? 0) - own))
  }
  return { questions: asks.size, inputs, conclusions, text: text.lines() }
}

/** The numbers of a plan that differs in what it asks and answers only, and not in the ways there. */
export function treeAgain(before: TreeCode, plan: Plan): TreeCode {
  return { ...before, inputs: inputsAsked(plan), conclusions: plan.steps.conclusions }
}

function inputsAsked({ decision, step }: Plan): readonly Input[] {
  return step.kind === 'give' ? [] : decision.inputs.filter(({ id }) => step.needs.has(id))
}

/** How many questions a plan asks in all. */
export const questionsOf = (step: Step): number => (step.kind === 'give' ? 0 : asksOf(step).size)

/** Every question with its number; the first way of each comes right after it, so that walking stays in one place. */
function asksOf(root: Ask): ReadonlyMap<Step, number> & Iterable<readonly [Ask, number]> {
  const found = new Map<Ask, number>()
  const waiting: Step[] = [root]
  for (let step = waiting.pop(); step !== undefined; step = waiting.pop()) {
    if (step.kind === 'give' || found.has(step)) continue
    found.set(step, found.size)
    for (const { next } of step.ways.toReversed()) waiting.push(next)
  }
  return found as ReadonlyMap<Step, number> & Iterable<readonly [Ask, number]>
}

/** Stretches of values from least to greatest, each up to where the next begins; neighbours that lead the same way are one. */
function partsOf({ ways }: Ask): readonly { readonly until: number; readonly next: Step }[] {
  const parts = ways
    .flatMap(({ values, next }) => values.flatMap((bound, i) => (i % 2 === 1 ? [{ until: bound, next }] : [])))
    .sort((a, b) => a.until - b.until)
  return parts.filter(({ next }, i) => next !== parts[i + 1]?.next)
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const width = 116

const folded = (value: number): number => (value >= 0 ? 2 * value : -2 * value - 1)

/** Whole numbers in digits to the base 32, least first; a digit of 32 or more says that another follows. */
class Digits {
  readonly #lines: string[] = []
  #line = ''

  whole(value: number): void {
    let rest = value
    do {
      const digit = rest % 32
      rest = Math.floor(rest / 32)
      this.#line += alphabet.charAt(rest > 0 ? digit + 32 : digit)
    } while (rest > 0)
    if (this.#line.length < width) return
    this.#lines.push(this.#line)
    this.#line = ''
  }

  signed(value: number): void {
    this.whole(folded(value))
  }

  lines(): string {
    return [...this.#lines, this.#line].join('\n')
  }
}
