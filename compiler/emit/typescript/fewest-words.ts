import { getOrMake } from '../../base/get-or-make.js'
import type { Input } from '../../rules/program.js'
import { asksFacts, mostFacts, PlanParts, type Parted } from './plan-parts.js'
import type { OpenPlan, Plan } from './plan.js'
import type { Step } from './steps.js'
import { aCheck, aReturn, wordingOf } from './wording.js'

/**
 * The same plan with its facts asked in the order that takes the fewest words to write, branch by branch. A diagram is
 * built for proofs, from the top, one question at a time; code for a reader may weigh every order to its end, since it
 * is small. What comes back gives the same answers. A plan with too many parts to weigh comes back as it is.
 */
export function inFewestWords(plan: OpenPlan): Plan {
  const { decision, steps } = plan
  if (!asksFacts(plan.step) || !isSmall(plan.step)) return plan
  const { needs } = plan.step
  const facts = decision.inputs.filter(({ id, role }) => role === 'fact' && needs.has(id))
  if (facts.length > mostFacts) return plan
  const parts = new PlanParts(facts, steps)
  /** Parts that say the same are one step only where they ask in one order; only then is each weighed once. */
  const inOneOrder = (step: Step, place: number): Step => {
    const input = facts[place]
    if (input === undefined || !asksFacts(step)) return step
    const parted = parts.of(step)
    if ((parted.asks & (1 << place)) === 0) return inOneOrder(step, place + 1)
    const { bounds } = parts.cutOf(parted, place)
    return steps.ask(
      input,
      bounds.slice(1).map((until, stretch) => ({
        values: [bounds[stretch] ?? -Infinity, until],
        next: inOneOrder(parts.left(parted, place, stretch), place + 1),
      })),
    )
  }

  const wordings = facts.map(wordingOf)
  const checked = wordings.reduce((bits, { isChecked }, place) => (isChecked ? bits | (1 << place) : bits), 0)
  /** By the number of the step. */
  const best: (Worded | undefined)[] = []
  /** Steps known to take so many words at least. */
  const least: (number | undefined)[] = []
  let weighed = 0
  /** The step in the order that takes the fewest words; undefined where none takes fewer than `most`. */
  const worded = (step: Step, most: number): Worded | undefined => {
    if (!asksFacts(step)) return most > 0 ? { step, words: 0 } : undefined
    const parted = parts.of(step)
    const known = best[parted.number]
    if (known !== undefined) return known.words < most ? known : undefined
    if ((least[parted.number] ?? 0) >= most) return undefined
    if (++weighed > mostWeighed) throw new TooMany()
    let found: Worded | undefined
    for (let place = 0; place < facts.length; place++) {
      if ((parted.asks & (1 << place)) === 0) continue
      found = asking(place, parted, found?.words ?? most) ?? found
    }
    if (found === undefined) least[parted.number] = most
    else best[parted.number] = found
    return found
  }
  /** The step when it first asks for the fact at `place`. What is left for each value is found only while it can be worth it. */
  const asking = (place: number, parted: Parted, most: number): Worded | undefined => {
    const input = facts[place]
    const wording = wordings[place]
    if (input === undefined || wording === undefined) return undefined
    const { bounds } = parts.cutOf(parted, place)
    const otherwiseChecked = parted.asks & checked & ~(1 << place)
    let labels = wording.least(bounds.length - 1)
    let words = 0
    const nexts: Step[] = []
    const below: Step[] = []
    const sets: number[][] = []
    for (let stretch = 0; stretch < bounds.length - 1; stretch++) {
      const next = parts.left(parted, place, stretch)
      const from = bounds[stretch] ?? -Infinity
      const until = bounds[stretch + 1] ?? Infinity
      const way = nexts.indexOf(next)
      const values = sets[way]
      if (values === undefined) {
        words += aReturn
        const found = worded(next, most - labels - words)
        if (found === undefined) return undefined
        words += found.words + aCheck * bitsIn(otherwiseChecked & ~parts.asksOf(next))
        nexts.push(next)
        below.push(found.step)
        sets.push([from, until])
      } else if (values.at(-1) === from) values[values.length - 1] = until
      else values.push(from, until)
    }
    labels = wording.labels(sets)
    if (words + labels >= most) return undefined
    const step = steps.ask(
      input,
      below.map((next, way) => ({ values: sets[way] ?? [], next })),
    )
    return { step, words: words + labels }
  }
  try {
    const start = isInOneOrder(plan.step) ? plan.step : inOneOrder(plan.step, 0)
    const found = worded(start, Infinity)
    return found === undefined ? plan : { ...plan, step: found.step }
  } catch (error) {
    if (error instanceof TooMany) return plan
    throw error
  }
}

function bitsIn(bits: number): number {
  let count = 0
  for (let left = bits; left !== 0; left &= left - 1) count++
  return count
}

/** Parts of a plan that are weighed: far more than a decision to be read has. */
const mostWeighed = 2_000

/** With more questions of facts, no plan was ever found to have so few parts that they could all be weighed. */
const mostQuestions = 150

function isSmall(root: Step): boolean {
  const seen = new Set([root])
  for (const step of seen) {
    if (seen.size > mostQuestions) return false
    for (const { next } of asksFacts(step) ? step.ways : []) if (asksFacts(next)) seen.add(next)
  }
  return true
}

class TooMany extends Error {}

/** A step and about how many characters it takes. */
interface Worded {
  readonly step: Step
  readonly words: number
}

/** Whether some order of the facts is that of every way. */
function isInOneOrder(root: Step): boolean {
  const after = new Map<Input, Set<Input>>()
  const seen = new Set<Step>()
  const gather = (step: Step): void => {
    if (!asksFacts(step) || seen.has(step)) return
    seen.add(step)
    const next = getOrMake(after, step.input, () => new Set<Input>())
    for (const way of step.ways) {
      if (asksFacts(way.next)) next.add(way.next.input)
      gather(way.next)
    }
  }
  gather(root)
  // Facts that nothing left comes after are last, again and again; in a circle there are none.
  for (let left = after.size; left > 0; left = after.size) {
    for (const [input, next] of after) {
      for (const other of next) if (!after.has(other)) next.delete(other)
      if (next.size === 0) after.delete(input)
    }
    if (after.size === left) return false
  }
  return true
}
