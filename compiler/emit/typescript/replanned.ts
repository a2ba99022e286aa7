import { answersAt, saidBy } from '../../diagram/answers.js'
import { areSameItems } from '../../base/same-items.js'
import type { Diagram } from '../../diagram/diagram.js'
import type { Answer } from '../../rules/answer.js'
import { isComputed } from '../../rules/outcome.js'
import type { Decision, Input } from '../../rules/program.js'
import type { Follows, Plan } from './plan.js'
import { areSameAnswers, groundsOf, type Conclusion, type Step } from './steps.js'

/**
 * What a plan returns now that its decision answers otherwise in the same cases: by the grounds on which it returned them,
 * the answers of now. Undefined where the plan would be another one: a plan asks no more than it must to tell answers apart,
 * so the same ones must still be alike.
 */
export function answersNow(
  before: Diagram,
  now: Diagram,
  follows: Follows,
): ReadonlyMap<string, readonly Answer[]> | undefined {
  if (before.shape !== now.shape || (follows === 'adopted' && !adoptSame(before.decision, now.decision)))
    return undefined
  const answers = new Map<string, readonly Answer[]>()
  const said = new Map<string, string>()
  const meant = new Map<string, string>()
  for (const [place, leaf] of before.nodes.entries()) {
    const twin = now.nodes[place]
    if (leaf.kind !== 'leaf' || twin?.kind !== 'leaf') continue
    const then = answersAt(before.decision, leaf)
    const own = leaf === twin ? then : answersAt(now.decision, twin)
    const a = saidBy(then)
    const b = own === then ? a : saidBy(own)
    if ((said.get(a) ?? b) !== b || (meant.get(b) ?? a) !== a) return undefined
    said.set(a, b)
    meant.set(b, a)
    const grounds = groundsOf(then)
    if (own !== then && (grounds !== groundsOf(own) || computes(then) !== computes(own))) return undefined
    answers.set(grounds, own)
  }
  return answers
}

const computes = (answers: readonly Answer[]): boolean => answers.some(({ outcome }) => isComputed(outcome))

/** Whether two decisions with the same inputs follow the same readings. */
export function adoptSame({ inputs }: Decision, now: Decision): boolean {
  return inputs.every(({ adopted }, place) => adopted === now.inputs[place]?.adopted)
}

/** The plan with other answers on the same grounds; undefined where it has some of which nothing is known. */
export function replanned(
  { step, decision: before, steps: { conclusions } }: Plan,
  decision: Decision,
  answers: ReadonlyMap<string, readonly Answer[]>,
): Plan | undefined {
  const now = new Map<Conclusion, Conclusion>()
  for (const conclusion of conclusions) {
    const own = answers.get(groundsOf(conclusion.answers))
    if (own === undefined) return undefined
    const isSame = areSameAnswers(conclusion.answers, own)
    now.set(conclusion, isSame ? conclusion : { answers: own, contested: conclusion.contested })
  }
  const stays = [...now].every(([old, made]) => old === made) && areSameItems(before.inputs, decision.inputs)
  if (stays) return { decision, step, steps: { conclusions } }
  const inputs = new Map<Input, Input | undefined>(before.inputs.map((input, place) => [input, decision.inputs[place]]))
  const steps = new Map<Step, Step>()
  const stepNow = (old: Step): Step => {
    const known = steps.get(old)
    if (known !== undefined) return known
    const made: Step =
      old.kind === 'give'
        ? { kind: 'give', conclusion: now.get(old.conclusion) ?? old.conclusion }
        : {
            ...old,
            input: inputs.get(old.input) ?? old.input,
            ways: old.ways.map(({ values, next }) => ({ values, next: stepNow(next) })),
          }
    steps.set(old, made)
    return made
  }
  return { decision, step: stepNow(step), steps: { conclusions: [...now.values()] } }
}
