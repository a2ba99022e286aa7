import { Few } from '../base/few.js'
import { areSameItems } from '../base/same-items.js'
import type { Condition, Decision } from '../rules/program.js'
import { playSamePart, replanted, takeSameValues } from './alike.js'
import { boxesOf, type Box } from './box.js'
import { buildDiagram } from './build.js'
import type { Diagram } from './diagram.js'

/** A diagram, and where each rule of its decision matches. */
interface Built {
  readonly diagram: Diagram
  readonly matches: readonly (Condition | readonly Box[])[]
}

const known = new WeakMap<Decision, Diagram>()
/** Diagrams by the rules of their decisions and by the inputs: of what changes, one or the other mostly stays. */
const built = new Few<Decision['rules'] | Decision['inputs'], Built>()

/**
 * The diagram of a decision, built once for all whose rules match in the same cases of the same inputs: where they differ in
 * words alone it has the same nodes, where they differ in what they answer or cite, nodes of the same shape.
 */
export function diagramOf(decision: Decision): Diagram {
  const own = known.get(decision)
  if (own !== undefined) return own
  // Where no other decision is asked, the same conditions match in the same cases.
  const matches = decision.rules.map(({ when }) => (decision.asks === undefined ? when : boxesOf(when, decision)))
  const isSame = (before: Built): boolean =>
    meaningful.every((key) => before.diagram.decision[key] === decision[key]) && areSameItems(matches, before.matches)
  const isAlike = (before: Built): boolean =>
    areAlike(before.diagram.decision, decision) && areSameItems(matches, before.matches)
  const { diagram } = built.of(decision.rules, isSame, () => {
    const like = built.find(decision.rules, isAlike) ?? built.find(decision.inputs, isAlike)
    return { diagram: like === undefined ? buildDiagram(decision) : replanted(like.diagram, decision), matches }
  })
  built.of(decision.inputs, isSame, () => ({ diagram, matches }))
  const made = diagram.decision === decision ? diagram : { ...diagram, decision }
  known.set(decision, made)
  return made
}

/** All that a diagram is made of and that is found out from it beside where rules match; the rest are words. */
const meaningful = ['id', 'strategy', 'rules', 'inputs', 'otherwise', 'outputs', 'origin'] as const

/** Whether rules that match in the same cases make diagrams of one shape. */
function areAlike(one: Decision, other: Decision): boolean {
  return (
    takeSameValues(one.inputs, other.inputs) &&
    one.rules.length === other.rules.length &&
    one.rules.every((rule, place) => {
      const now = other.rules[place]
      return now !== undefined && playSamePart(rule, now)
    })
  )
}
