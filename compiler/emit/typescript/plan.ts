import type { Diagram, Leaf, Node } from '../../diagram/diagram.js'
import { leafOf } from '../../diagram/walk.js'
import type { Answer } from '../../rules/answer.js'
import { answersFor, outcomesKey } from '../../rules/evaluate.js'
import type { Decision, Input } from '../../rules/program.js'
import { single, union, type ValueSet } from '../../rules/value-set.js'

/**
 * What the functions of one decision do, step by step. It differs from the diagram in that every way ends in one
 * constant of the generated module, `contested` included, and that steps which end alike everywhere are one step.
 */
export interface Plan {
  readonly decision: Decision
  /** The way to an answer under the adopted readings. */
  readonly adopted: Step
  /** The way to an answer under any readings; undefined when no rule depends on one. */
  readonly under?: Step
  /** Every constant, each once. */
  readonly conclusions: readonly Conclusion[]
}

export type Step = Ask | Give

/** Asks one input. The values of the ways are disjoint and make up the input's domain. */
export interface Ask {
  readonly kind: 'ask'
  readonly input: Input
  readonly ways: readonly Way[]
  /** Ids of the inputs asked here or on some way below. */
  readonly needs: ReadonlySet<string>
}

export interface Way {
  readonly values: ValueSet
  readonly next: Step
}

export interface Give {
  readonly kind: 'give'
  readonly conclusion: Conclusion
}

/** What the function returns: one answer, or for the strategy `all` any number. */
export interface Conclusion {
  readonly answers: readonly Answer[]
  readonly contested: readonly string[]
}

type Choices = ReadonlyMap<string, number>

/** Reads the plan off a diagram, which must have neither gaps nor conflicts. */
export function planOf({ decision, root }: Diagram): Plan {
  const { ask, give, conclusions } = stepsOf()
  const readings = decision.inputs.filter((input) => input.role === 'reading')
  const adopted: Choices = new Map(readings.map((reading) => [reading.id, reading.adopted ?? 0]))

  const concludeAt = (leaf: Leaf): readonly Answer[] => {
    const answers = answersFor(decision, leaf.standing, leaf.carveOuts)
    if (decision.strategy === 'one' && answers.length !== 1)
      throw new Error(`a case of ${decision.id} has ${answers.length} answers; it must not be emitted`)
    return answers
  }
  /** The answer below the last fact, under given readings, and which of those dispute it. */
  const conclude = (tail: Node, tested: readonly Input[], chosen: Choices): Step => {
    const answers = concludeAt(leafOf(tail, chosen))
    const key = outcomesKey(answers)
    const contested = tested.filter((reading) =>
      choicesOf(reading).some(
        (choice) =>
          choice !== chosen.get(reading.id) &&
          outcomesKey(concludeAt(leafOf(tail, new Map(chosen).set(reading.id, choice)))) !== key,
      ),
    )
    return give({ answers, contested: contested.map((reading) => reading.id) })
  }
  const askReadings = (tail: Node, tested: readonly Input[], chosen: Choices): Step => {
    const open = tested.find((reading) => !chosen.has(reading.id))
    if (open === undefined) return conclude(tail, tested, chosen)
    const ways = choicesOf(open).map((choice): Way => {
      return { values: single(choice), next: askReadings(tail, tested, new Map(chosen).set(open.id, choice)) }
    })
    return ask(open, ways)
  }
  const follow = (atTail: (tail: Node, tested: readonly Input[]) => Step): Step => {
    const done = new Map<Node, Step>()
    const step = (node: Node): Step => {
      const known = done.get(node)
      if (known !== undefined) return known
      const made =
        node.kind === 'branch' && node.input.role === 'fact'
          ? ask(
              node.input,
              node.edges.map(({ values, child }) => ({ values, next: step(child) })),
            )
          : atTail(node, testedBelow(node, readings))
      done.set(node, made)
      return made
    }
    return step(root)
  }

  const adoptedStep = follow((tail, tested) => conclude(tail, tested, adopted))
  if (readings.length === 0) return { decision, adopted: adoptedStep, conclusions }
  const under = follow((tail, tested) => askReadings(tail, tested, new Map()))
  return { decision, adopted: adoptedStep, under, conclusions }
}

function choicesOf({ domain }: Input): readonly number[] {
  return domain.kind === 'choice' ? [...domain.choices.keys()] : []
}

/** The readings asked anywhere below a node, in the order of the decision. */
function testedBelow(node: Node, readings: readonly Input[]): readonly Input[] {
  const found = new Set<string>()
  const seen = new Set<Node>()
  const visit = (at: Node): void => {
    if (at.kind === 'leaf' || seen.has(at)) return
    seen.add(at)
    found.add(at.input.id)
    for (const edge of at.edges) visit(edge.child)
  }
  visit(node)
  return readings.filter((reading) => found.has(reading.id))
}

/** Makes steps so that equal ones are the same. */
function stepsOf() {
  const numbers = new Map<Step, number>()
  const steps = new Map<string, Step>()
  const conclusions: Conclusion[] = []

  const once = (key: string, make: () => Step): Step => {
    const known = steps.get(key)
    if (known !== undefined) return known
    const made = make()
    steps.set(key, made)
    numbers.set(made, numbers.size)
    return made
  }
  const give = (conclusion: Conclusion): Step => {
    const answers = conclusion.answers.map(({ rule, agreeing, carveOuts }) => [rule, agreeing, carveOuts])
    return once(JSON.stringify([answers, conclusion.contested]), () => {
      conclusions.push(conclusion)
      return { kind: 'give', conclusion }
    })
  }
  const ask = (input: Input, every: readonly Way[]): Step => {
    const ways: Way[] = []
    for (const way of every) {
      const same = ways.findIndex((other) => other.next === way.next)
      const before = ways[same]
      if (before === undefined) ways.push(way)
      else ways[same] = { values: union(before.values, way.values), next: way.next }
    }
    const [first] = ways
    if (first !== undefined && ways.length === 1) return first.next
    ways.sort((a, b) => (a.values[0] ?? 0) - (b.values[0] ?? 0))
    const key = JSON.stringify([input.id, ways.map(({ values, next }) => [values.map(String), numbers.get(next)])])
    return once(key, () => {
      const below = ways.flatMap(({ next }) => (next.kind === 'ask' ? [...next.needs] : []))
      return { kind: 'ask', input, ways, needs: new Set([input.id, ...below]) }
    })
  }
  return { ask, give, conclusions }
}
