import { answersAt, saidBy } from '../../diagram/answers.js'
import type { Diagram, Leaf, Node } from '../../diagram/diagram.js'
import type { Answer } from '../../rules/answer.js'
import type { Decision, Input } from '../../rules/program.js'
import { single } from '../../rules/value-set.js'
import { disputesOf, edgeOf, type Dispute } from './dispute.js'
import { stepsOf, type Step, type Steps, type Way } from './steps.js'

/**
 * What one function of a decision does, step by step. It differs from the diagram in that every way ends in one
 * constant of the generated module, `contested` included, and that steps which end alike everywhere are one step.
 */
export interface Plan {
  readonly decision: Decision
  readonly step: Step
  /** Every constant that its steps end in, each once. */
  readonly steps: Pick<Steps, 'conclusions'>
}

/** A plan of which more steps can be made. */
export interface OpenPlan extends Plan {
  readonly steps: Steps
}

/** Which readings a function follows: those the book adopts, or those it is given. */
export type Follows = 'adopted' | 'given'

type Choices = ReadonlyMap<string, number>

/** A reading met on the way to an answer, and where its other choices would have led. */
interface Met {
  readonly reading: Input
  readonly others: readonly Node[]
}

/** A reading and whether it disputes the answer. */
interface Disputed {
  readonly reading: Input
  readonly dispute: Dispute
}

/**
 * Reads the plan off a diagram, which must have neither gaps nor conflicts. It asks the inputs of the decision that the
 * diagram is said to be of.
 */
export function planOf({ decision, root }: Diagram, follows: Follows): OpenPlan {
  const steps = stepsOf()
  const { give } = steps
  const inputs = new Map(decision.inputs.map((input) => [input.id, input]))
  const ask = (input: Input, ways: readonly Way[]): Step => steps.ask(inputs.get(input.id) ?? input, ways)
  const readings = new Map(decision.inputs.filter(({ role }) => role === 'reading').map((input) => [input.id, input]))
  const disputes = disputesOf((id) => choicesOf(readings.get(id)).length)
  const conclude = concluder(decision)
  const start: Choices =
    follows === 'given' ? new Map() : new Map([...readings].map(([id, { adopted }]) => [id, adopted ?? 0]))

  /** Asks the readings that the answer hangs on, then those that only the disputes hang on. */
  const askReadings = (node: Node, chosen: Choices, met: readonly Met[]): Step => {
    if (node.kind === 'leaf') {
      const { key } = conclude(node)
      const differs = (leaf: Leaf): boolean => conclude(leaf).key !== key
      return settle(
        node,
        met.map(({ reading, others }) => {
          const each = others.map((other) => disputes.below(other, chosen, differs))
          return { reading, dispute: each.reduce(disputes.either, false) }
        }),
      )
    }
    const { input, edges } = node
    const next = (choice: number): Step => {
      const taken = edgeOf(node, choice)
      const others = edges.filter((edge) => edge !== taken).map(({ child }) => child)
      const now = chosen.get(input.id) === choice ? chosen : new Map(chosen).set(input.id, choice)
      return askReadings(taken.child, now, [...met, { reading: input, others }])
    }
    if (follows === 'adopted') return next(input.adopted ?? 0)
    return ask(
      input,
      choicesOf(input).map((choice) => ({ values: single(choice), next: next(choice) })),
    )
  }

  const settled = new Map<string, Step>()
  /** The answer of a leaf, once it is known which readings dispute it; those that this hangs on are asked. */
  const settle = (leaf: Leaf, disputed: readonly Disputed[]): Step => {
    const key = `${leaf.id} ${disputed.map((one) => `${one.reading.id}=${disputes.numberOf(one.dispute)}`).join()}`
    const known = settled.get(key)
    if (known !== undefined) return known
    const open = disputed.map(({ dispute }) => dispute).find((dispute) => typeof dispute !== 'boolean')
    const reading = open === undefined ? undefined : readings.get(open.reading)
    const made =
      reading === undefined
        ? give({ answers: conclude(leaf).answers, contested: disputing(disputed) })
        : ask(
            reading,
            choicesOf(reading).map((choice) => {
              const left = disputed.map((one) => {
                return { ...one, dispute: disputes.given(one.dispute, reading.id, choice) }
              })
              return { values: single(choice), next: settle(leaf, left) }
            }),
          )
    settled.set(key, made)
    return made
  }
  const disputing = (disputed: readonly Disputed[]): readonly string[] => {
    const ids = new Set(disputed.flatMap(({ reading, dispute }) => (dispute === true ? [reading.id] : [])))
    return [...readings.keys()].filter((id) => ids.has(id))
  }

  const done = new Map<Node, Step>()
  const follow = (node: Node): Step => {
    const known = done.get(node)
    if (known !== undefined) return known
    const made =
      node.kind === 'branch' && node.input.role === 'fact'
        ? ask(
            node.input,
            node.edges.map(({ values, child }) => ({ values, next: follow(child) })),
          )
        : askReadings(node, start, [])
    done.set(node, made)
    return made
  }
  return { decision, step: follow(root), steps }
}

function choicesOf(input: Input | undefined): readonly number[] {
  return input?.domain.kind === 'choice' ? [...input.domain.choices.keys()] : []
}

/** The answers of a leaf, and a key equal for leaves that say the same. */
function concluder(decision: Decision) {
  return (leaf: Leaf): { readonly answers: readonly Answer[]; readonly key: string } => {
    const answers = answersAt(decision, leaf)
    if (decision.strategy === 'one' && answers.length !== 1)
      throw new Error(`a case of ${decision.id} has ${answers.length} answers; it must not be emitted`)
    return { answers, key: saidBy(answers) }
  }
}
