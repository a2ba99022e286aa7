import { boxesOf } from '../../diagram/box.js'
import { prune, type Item } from '../../diagram/build.js'
import { answersFor } from '../../rules/evaluate.js'
import { reachOf, resolve } from '../../rules/defeat.js'
import { universe } from '../../rules/domain-values.js'
import type { Decision } from '../../rules/program.js'
import type { Plan } from './plan.js'
import { stepsOf, type Step } from './steps.js'

/** What is left of one input in a part of the cases: from, up to and without `until`. */
interface Stretch {
  readonly from: number
  readonly until: number
}

interface Cut {
  readonly place: number
  readonly at: number
}

/**
 * The plan of a large decision without readings, cut in two again and again where that parts the rules best. A diagram asks an
 * input once and for all its values, which is what proofs need; where rules are many and narrow, halving comes to an answer
 * with far fewer questions. An input may be asked again on a way. Undefined when it would take more than `most` questions.
 */
export function cutPlanOf(decision: Decision, most: number): Plan | undefined {
  const reach = reachOf(decision.rules)
  const items: readonly Item[] = decision.rules.flatMap((rule) =>
    boxesOf(rule.when, decision).map((box) => ({ rule, box })),
  )
  const steps = stepsOf()
  const { ask, give } = steps
  const whole = decision.inputs.map(({ domain }): Stretch => {
    const [from = 0] = universe(domain)
    return { from, until: universe(domain).at(-1) ?? 0 }
  })
  let questions = 0

  const grow = (alive: readonly Item[], cell: readonly Stretch[]): Step => {
    const covers = ({ box }: Item): boolean =>
      box.every((values, place) => values === undefined || holdsAll(values, cell[place]))
    const relevant = prune(alive, covers, reach)
    const cut = bestCut(relevant, cell)
    if (cut === undefined) {
      const matching = [...new Set(relevant.map(({ rule }) => rule))]
      const { standing, carveOuts } = resolve(matching, reach)
      const answers = answersFor(decision, standing, carveOuts)
      if (decision.strategy === 'one' && answers.length !== 1)
        throw new Error(`a case of ${decision.id} has ${answers.length} answers; it must not be emitted`)
      return give({ answers, contested: [] })
    }
    if (++questions > most) throw new TooMany()
    const { place, at } = cut
    const input = decision.inputs[place]
    const { from, until } = cell[place] ?? { from: 0, until: 0 }
    if (input === undefined) throw new Error('a cut of no input')
    const half = (within: Stretch): Step =>
      grow(
        relevant.filter(({ box }) => meets(box[place], within)),
        cell.with(place, within),
      )
    return ask(input, [
      { values: [from, at], next: half({ from, until: at }) },
      { values: [at, until], next: half({ from: at, until }) },
    ])
  }
  try {
    return { decision, step: grow(items, whole), steps }
  } catch (error) {
    if (error instanceof TooMany) return undefined
    throw error
  }
}

class TooMany extends Error {}

function holdsAll(values: readonly number[], stretch: Stretch | undefined): boolean {
  if (stretch === undefined) return false
  for (let i = 0; i < values.length; i += 2)
    if ((values[i] ?? 0) <= stretch.from && stretch.until <= (values[i + 1] ?? 0)) return true
  return false
}

function meets(values: readonly number[] | undefined, { from, until }: Stretch): boolean {
  if (values === undefined) return true
  for (let i = 0; i < values.length; i += 2) if ((values[i] ?? 0) < until && from < (values[i + 1] ?? 0)) return true
  return false
}

/** The cut after which least is left to look at: few boxes on either side, and about as many on both. */
function bestCut(alive: readonly Item[], cell: readonly Stretch[]): Cut | undefined {
  let best: (Cut & { readonly cost: number }) | undefined
  for (const [place, { from, until }] of cell.entries()) {
    const firsts: number[] = []
    const lasts: number[] = []
    const bounds = new Set<number>()
    let everywhere = 0
    for (const { box } of alive) {
      const values = box[place]
      if (values === undefined) {
        everywhere++
        continue
      }
      let first = Infinity
      let last = -Infinity
      for (let i = 0; i < values.length; i += 2) {
        const [start = 0, end = 0] = [values[i], values[i + 1]]
        if (start >= until || end <= from) continue
        first = Math.min(first, start)
        last = Math.max(last, end)
        if (start > from) bounds.add(start)
        if (end < until) bounds.add(end)
      }
      firsts.push(first)
      lasts.push(last)
    }
    if (bounds.size === 0) continue
    firsts.sort((a, b) => a - b)
    lasts.sort((a, b) => a - b)
    let before = 0
    let over = 0
    for (const at of [...bounds].sort((a, b) => a - b)) {
      while (before < firsts.length && (firsts[before] ?? 0) < at) before++
      while (over < lasts.length && (lasts[over] ?? 0) <= at) over++
      const cost = effort(everywhere + before) + effort(everywhere + lasts.length - over)
      if (best === undefined || cost < best.cost) best = { place, at, cost }
    }
  }
  return best
}

/** About what it takes to tell so many boxes apart. */
const effort = (boxes: number): number => boxes * Math.log2(boxes + 1)
