import { Few } from '../../base/few.js'
import { areSameItems } from '../../base/same-items.js'
import { replanted } from '../../diagram/alike.js'
import type { Diagram } from '../../diagram/diagram.js'
import type { Decision } from '../../rules/program.js'
import { equals } from '../../rules/value-set.js'
import { cutPlanOf } from './cut-plan.js'
import { readingsOf } from './facts.js'
import { inFewestWords } from './fewest-words.js'
import { planOf, type Follows, type OpenPlan, type Plan } from './plan.js'
import { adoptSame, answersNow, replanned } from './replanned.js'
import { areSameAnswers, type Conclusion, type Step } from './steps.js'
import { isBetterAsData, questionsOf, treeAgain, treeCodeOf, type TreeCode } from './tree-code.js'

/** What one module does. */
export interface ModulePlan {
  readonly follows: Follows
  readonly plan: Plan
  /** The same as it is written, found when it is asked for. */
  readonly written: () => WrittenPlan
}

/** What one module does in the order in which it is written, and the tree it is written as where it is data. */
export interface WrittenPlan extends Pick<ModulePlan, 'follows' | 'plan'> {
  readonly tree: TreeCode | undefined
}

/** What was planned for a diagram. */
interface Planned extends ModulePlan {
  readonly diagram: Diagram
}

const planned = new Few<Diagram['shape'], Planned>()

/** More than a decision has other choices of its readings. */
const mostAhead = 64
/** What was planned in case that another choice of a reading is adopted. */
const ahead = new Few<Diagram['shape'], Planned>(mostAhead)

/** Plans the module that follows the adopted readings of a decision like that of the diagram, before anybody writes it. */
export function planAhead(like: Diagram, decision: Decision): void {
  const follows = 'adopted'
  let diagram: Diagram | undefined
  const isKnown = (one: Planned): boolean => {
    if (one.follows !== follows || !adoptSame(one.diagram.decision, decision)) return false
    if (one.diagram.decision.rules === decision.rules) return true
    return answersNow(one.diagram, (diagram ??= replanted(like, decision)), follows) !== undefined
  }
  if (planned.find(like.shape, isKnown) !== undefined) return
  ahead.of(like.shape, isKnown, () => {
    diagram ??= replanted(like, decision)
    const plan = planAnew(diagram, decision, follows)
    plan.written()
    return { ...plan, diagram }
  })
}

/**
 * The plans of the modules of a decision: one that answers under the adopted readings and, when rules depend on readings,
 * one that answers under any and is of the decision `underAny`, without word of those adopted. A plan for a diagram of the
 * same shape is taken again where it still tells the answers apart.
 */
export function plansOf(diagram: Diagram, underAny: Decision): readonly ModulePlan[] {
  const each: readonly Follows[] = readingsOf(diagram.decision).length === 0 ? ['adopted'] : ['adopted', 'given']
  return each.map((follows) => {
    const decision = follows === 'given' ? underAny : diagram.decision
    const isSame = (before: Planned): boolean =>
      before.follows === follows &&
      before.diagram.nodes === diagram.nodes &&
      before.plan.decision.inputs === decision.inputs
    return planned.of(diagram.shape, isSame, () => {
      const { plan, written } = planAgain(diagram, decision, follows) ?? planAnew(diagram, decision, follows)
      return { diagram, follows, plan, written }
    })
  })
}

function planAnew(diagram: Diagram, decision: Decision, follows: Follows): ModulePlan {
  const plan = planOf({ ...diagram, decision }, follows)
  let known: WrittenPlan | undefined
  return { follows, plan, written: () => (known ??= { follows, ...asWritten(plan) }) }
}

function planAgain(diagram: Diagram, decision: Decision, follows: Follows): ModulePlan | undefined {
  let answers: ReturnType<typeof answersNow>
  const isAlike = (one: Planned): boolean => {
    answers = one.follows === follows ? answersNow(one.diagram, diagram, follows) : undefined
    return answers !== undefined
  }
  const before = planned.find(diagram.shape, isAlike) ?? ahead.find(diagram.shape, isAlike)
  if (before === undefined || answers === undefined) return undefined
  const plan = replanned(before.plan, decision, answers)
  const { plan: full, tree } = before.written()
  const short = full === before.plan ? plan : replanned(full, decision, answers)
  if (plan === undefined || short === undefined) return undefined
  const written = { follows, plan: short, tree: tree === undefined ? undefined : treeAgain(tree, short) }
  return { follows, plan, written: () => written }
}

function asWritten(full: OpenPlan): Pick<WrittenPlan, 'plan' | 'tree'> {
  const short = inFewestWords(full)
  if (!isBetterAsData(short)) return { plan: short, tree: undefined }
  const plan = compactPlan(full)
  return { plan, tree: treeCodeOf(plan) }
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
    if (a === b) return true
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
  return areSameItems(one.contested, other.contested) && areSameAnswers(one.answers, other.answers)
}
