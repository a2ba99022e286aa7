import { Few } from '../../base/few.js'
import { areSameItems } from '../../base/same-items.js'
import type { Diagram } from '../../diagram/diagram.js'
import type { Answer } from '../../rules/answer.js'
import { equals } from '../../rules/value-set.js'
import { cutPlanOf } from './cut-plan.js'
import { readingsOf } from './facts.js'
import { inFewestWords } from './fewest-words.js'
import { planOf, type Follows, type OpenPlan, type Plan } from './plan.js'
import { answersNow, replanned } from './replanned.js'
import type { Conclusion, Step } from './steps.js'
import { isBetterAsData, questionsOf } from './tree-code.js'

/** What one module does. */
export interface ModulePlan {
  readonly follows: Follows
  readonly plan: Plan
  /** The same as it is written, found when it is asked for. */
  readonly written: () => WrittenPlan
}

/** What one module does in the order in which it is written, and whether it is written as data. */
export interface WrittenPlan extends Pick<ModulePlan, 'follows' | 'plan'> {
  readonly isData: boolean
}

/** What was planned for a diagram. */
interface Planned extends ModulePlan {
  readonly diagram: Diagram
}

const planned = new Few<Diagram['shape'], Planned>()

/**
 * The plans of the modules of a decision: one that answers under the adopted readings and, when rules depend on readings,
 * one that answers under any. A plan for a diagram of the same shape is taken again where it still tells the answers apart.
 */
export function plansOf(diagram: Diagram): readonly ModulePlan[] {
  const each: readonly Follows[] = readingsOf(diagram.decision).length === 0 ? ['adopted'] : ['adopted', 'given']
  return each.map((follows) =>
    planned.of(
      diagram.shape,
      (before) => before.follows === follows && before.diagram.nodes === diagram.nodes,
      () => ({ diagram, ...(planAgain(diagram, follows) ?? planAnew(diagram, follows)) }),
    ),
  )
}

function planAnew(diagram: Diagram, follows: Follows): ModulePlan {
  const plan = planOf(diagram, follows)
  let known: WrittenPlan | undefined
  return { follows, plan, written: () => (known ??= { follows, ...asWritten(plan) }) }
}

function planAgain(diagram: Diagram, follows: Follows): ModulePlan | undefined {
  let answers: ReturnType<typeof answersNow>
  const before = planned.find(diagram.shape, (one) => {
    answers = one.follows === follows ? answersNow(one.diagram, diagram, follows) : undefined
    return answers !== undefined
  })
  if (before === undefined || answers === undefined) return undefined
  const plan = replanned(before.plan, diagram.decision, answers)
  const { plan: full, isData } = before.written()
  const short = replanned(full, diagram.decision, answers)
  if (plan === undefined || short === undefined) return undefined
  const written = { follows, plan: short, isData }
  return { follows, plan, written: () => written }
}

/** Plans of more questions are data in whatever order they ask. */
const mostReordered = 1_000

function asWritten(full: OpenPlan): Pick<WrittenPlan, 'plan' | 'isData'> {
  const short = questionsOf(full.step) > mostReordered ? full : inFewestWords(full)
  const isData = isBetterAsData(short)
  return { plan: isData ? compactPlan(full) : short, isData }
}

/** The same plan, or one with fewer questions. */
function compactPlan(plan: Plan): Plan {
  if (readingsOf(plan.decision).length > 0) return plan
  return cutPlanOf(plan.decision, questionsOf(plan.step)) ?? plan
}

/** Whether two plans of a decision ask the same and end in the same answers, whatever else is new in the decision. */
export function areSamePlans(one: ModulePlan, other: ModulePlan): boolean {
  const paired = new Map<Step, Step>()
  const areSame = (a: Step, b: Step): boolean => {
    const known = paired.get(a)
    if (known !== undefined) return known === b
    paired.set(a, b)
    if (a.kind === 'give' || b.kind === 'give')
      return a.kind === 'give' && b.kind === 'give' && areSameConclusions(a.conclusion, b.conclusion)
    return (
      a.input === b.input &&
      a.ways.length === b.ways.length &&
      a.ways.every(({ values, next }, place) => {
        const way = b.ways[place]
        return way !== undefined && equals(values, way.values) && areSame(next, way.next)
      })
    )
  }
  return (
    one.follows === other.follows &&
    one.plan.decision.rules === other.plan.decision.rules &&
    one.plan.steps.conclusions.length === other.plan.steps.conclusions.length &&
    areSame(one.plan.step, other.plan.step)
  )
}

function areSameConclusions(one: Conclusion, other: Conclusion): boolean {
  return (
    areSameItems(one.contested, other.contested) &&
    one.answers.length === other.answers.length &&
    one.answers.every(isSame)
  )

  function isSame(answer: Answer, place: number): boolean {
    const twin = other.answers[place]
    return (
      twin !== undefined &&
      answer.outcome === twin.outcome &&
      answer.rule === twin.rule &&
      areSameItems(answer.agreeing, twin.agreeing) &&
      areSameItems(answer.carveOuts, twin.carveOuts) &&
      areSameItems(answer.clauses, twin.clauses)
    )
  }
}
