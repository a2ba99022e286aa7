import { enumeration } from '../../rules/domain.js'
import { universe } from '../../rules/domain-values.js'
import type { Input } from '../../rules/program.js'
import { contains, partition, sample, values, type ValueSet } from '../../rules/value-set.js'
import { isLong, isOrdered } from './facts.js'
import type { Plan } from './plan.js'
import { stepsOf, type Ask, type Step } from './steps.js'

/**
 * The same plan with its facts asked in the order that takes the fewest words to write, branch by branch. A diagram is
 * built for proofs, from the top, one question at a time; code for a reader may weigh every order to its end, since it
 * is small. What comes back gives the same answers. A plan with too many parts to weigh comes back as it is.
 */
export function inFewestWords(plan: Plan): Plan {
  const { decision } = plan
  const facts = decision.inputs.filter(({ role }) => role === 'fact')
  const steps = stepsOf()
  const parts = partsOf(steps.ask)
  const copied = new Map<Step, Step>()
  const copy = (step: Step): Step =>
    at(copied, step, () =>
      step.kind === 'give'
        ? steps.give(step.conclusion)
        : steps.ask(
            step.input,
            step.ways.map(({ values: set, next }) => ({ values: set, next: copy(next) })),
          ),
    )
  /** Parts that say the same are one step only where they ask in one order; only then is each weighed once. */
  const inOneOrder = (step: Step, [input, ...left]: readonly Input[]): Step => {
    if (input === undefined || !asksFacts(step)) return step
    if (!step.needs.has(input.id)) return inOneOrder(step, left)
    return steps.ask(
      input,
      parts.of(step, input).map(({ values: set, next }) => ({ values: set, next: inOneOrder(next, left) })),
    )
  }

  const best = new Map<Step, Worded>()
  const worded = (step: Step): Worded => {
    if (!asksFacts(step)) return { step, words: 0 }
    const known = best.get(step)
    if (known !== undefined) return known
    if (best.size >= mostWeighed) throw new TooMany()
    let least: Worded | undefined
    for (const input of facts) {
      if (!step.needs.has(input.id)) continue
      const ways = parts.of(step, input).map(({ values: set, next }) => ({ values: set, ...worded(next) }))
      const words = wordsOf(input, step, ways, facts) + ways.reduce((sum, way) => sum + way.words, 0)
      if (least !== undefined && words >= least.words) continue
      const asked = steps.ask(
        input,
        ways.map(({ values: set, step: next }) => ({ values: set, next })),
      )
      least = { step: asked, words }
    }
    if (least === undefined) throw new Error('a question asks nothing')
    best.set(step, least)
    return least
  }
  try {
    const { step } = worded(inOneOrder(copy(plan.step), facts))
    return { decision, step, conclusions: steps.conclusions }
  } catch (error) {
    if (error instanceof TooMany) return plan
    throw error
  }
}

/** Parts of a plan that are weighed: far more than a decision to be read has. */
const mostWeighed = 800

class TooMany extends Error {}

/** A step and about how many characters it takes. */
interface Worded {
  readonly step: Step
  readonly words: number
}

/** Facts are asked before readings, so what asks a reading asks no fact. */
const asksFacts = (step: Step): step is Ask => step.kind === 'ask' && step.input.role === 'fact'

/** Takes plans apart by an input that need not be the one they ask first. */
function partsOf(ask: (input: Input, ways: readonly { readonly values: ValueSet; readonly next: Step }[]) => Step) {
  const cut = new Map<Input, Map<Step, Map<number, Step>>>()
  /** What is left of a step once it is known that `input` is `value`. */
  const given = (step: Step, input: Input, value: number): Step => {
    if (step.kind === 'give' || !step.needs.has(input.id)) return step
    if (step.input.id === input.id) {
      const way = step.ways.find(({ values: set }) => contains(set, value))
      if (way === undefined) throw new Error(`no way for ${value} of ${input.id}`)
      return way.next
    }
    const bySteps = at(cut, input, () => new Map<Step, Map<number, Step>>())
    return at(
      at(bySteps, step, () => new Map<number, Step>()),
      value,
      () =>
        ask(
          step.input,
          step.ways.map(({ values: set, next }) => ({ values: set, next: given(next, input, value) })),
        ),
    )
  }
  /** The values of an input that a step does not tell apart, and what is left of the step for each such class. */
  const of = (step: Ask, input: Input): readonly { readonly values: ValueSet; readonly next: Step }[] =>
    partition(universe(input.domain), [...setsOf(step, input)]).map((set) => ({
      values: set,
      next: given(step, input, sample(set)),
    }))
  const told = new Map<Input, Map<Step, ReadonlySet<ValueSet>>>()
  /** The sets of values of an input that some question of a step tells apart. */
  const setsOf = (step: Step, input: Input): ReadonlySet<ValueSet> => {
    if (step.kind === 'give' || !step.needs.has(input.id)) return noSets
    return at(
      at(told, input, () => new Map<Step, ReadonlySet<ValueSet>>()),
      step,
      () => {
        const asked = step.input.id === input.id
        return new Set(step.ways.flatMap(({ values: set, next }) => (asked ? [set] : [...setsOf(next, input)])))
      },
    )
  }
  return { of }
}

function at<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}

const noSets: ReadonlySet<ValueSet> = new Set()

/** About how many characters a question takes without what its ways lead to: labels, and checks of what is not asked there. */
function wordsOf(input: Input, { needs }: Ask, ways: readonly WordedWay[], facts: readonly Input[]): number {
  const checked = facts.filter((fact) => fact !== input && needs.has(fact.id) && !isLong(fact) && !isOrdered(fact))
  const distinct = new Set(ways.map(({ step }) => step))
  const checks = [...distinct].reduce((sum, step) => {
    const below = step.kind === 'ask' ? step.needs : none
    return sum + checked.filter(({ id }) => !below.has(id)).length
  }, 0)
  return labelsOf(input, ways) + distinct.size * aReturn + checks * aCheck
}

interface WordedWay extends Worded {
  readonly values: ValueSet
}

const none: ReadonlySet<string> = new Set()
const aReturn = 20
const aCheck = 30
const aLabel = 10
const aRefusal = 60

/** The labels of a `switch`, of which the longest stands under `default` where there are many terms; or the conditions of `if`s. */
function labelsOf(input: Input, ways: readonly WordedWay[]): number {
  const terms = enumeration(input.domain)
  if (terms === undefined || isOrdered(input))
    return ways.reduce((sum, { values: set }) => sum + set.length / 2, 0) * (aLabel + input.id.length)
  const lengths = new Map<Step, number>()
  for (const { values: set, step } of ways)
    for (const value of values(set)) lengths.set(step, (lengths.get(step) ?? 0) + aLabel + (terms[value]?.length ?? 0))
  const all = [...lengths.values()]
  const sum = all.reduce((total, length) => total + length, 0)
  return isLong(input) ? sum - Math.max(0, ...all) : sum + aRefusal
}
