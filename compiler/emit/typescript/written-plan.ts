import { areSameItems } from '../../base/same-items.js'
import type { Diagram } from '../../diagram/diagram.js'
import type { Answer } from '../../rules/answer.js'
import { equals } from '../../rules/value-set.js'
import { cutPlanOf } from './cut-plan.js'
import { readingsOf } from './facts.js'
import { inFewestWords } from './fewest-words.js'
import { planOf, type Follows, type Plan } from './plan.js'
import type { Conclusion, Step } from './steps.js'
import { isBetterAsData, questionsOf } from './tree-code.js'

/** What one module does. */
export interface ModulePlan {
  readonly follows: Follows
  readonly plan: Plan
}

/** What one module does in the order in which it is written, and whether it is written as data. */
export interface WrittenPlan extends ModulePlan {
  readonly isData: boolean
}

/**
 * The plans of the modules of a decision: one that answers under the adopted readings and, when rules depend on readings,
 * one that answers under any.
 */
export function plansOf(diagram: Diagram): readonly ModulePlan[] {
  const follows: readonly Follows[] = readingsOf(diagram.decision).length === 0 ? ['adopted'] : ['adopted', 'given']
  return follows.map((one) => ({ follows: one, plan: planOf(diagram, one) }))
}

/** Plans of more questions are data in whatever order they ask. */
const mostReordered = 1_000

/** The plan as it is written. */
export function asWritten({ follows, plan: full }: ModulePlan): WrittenPlan {
  const short = questionsOf(full.step) > mostReordered ? full : inFewestWords(full)
  const isData = isBetterAsData(short)
  return { follows, plan: isData ? compactPlan(full) : short, isData }
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
