import { areSameItems } from '../base/same-items.js'
import type { Decision, Input, Rule } from '../rules/program.js'
import type { Diagram, Node } from './diagram.js'

/** Whether rules that match in the same cases have the same part in a diagram, whatever they answer and cite. */
export function playSamePart(one: Rule, other: Rule): boolean {
  return (
    one === other ||
    (one.id === other.id &&
      (one.then === undefined) === (other.then === undefined) &&
      areSameItems(one.over, other.over))
  )
}

/** Whether an input takes the same values, whichever reading is adopted and whatever is presumed. */
export function takesSameValues(one: Input, other: Input | undefined): boolean {
  return one === other || (one.id === other?.id && one.role === other.role && one.domain === other.domain)
}

/** Whether each of some inputs does. */
export function takeSameValues(some: readonly Input[], others: readonly Input[]): boolean {
  return (
    some === others ||
    (some.length === others.length && some.every((one, place) => takesSameValues(one, others[place])))
  )
}

/**
 * The diagram as it would be built of a decision whose rules match in the same cases and play the same parts. Nodes that would
 * be the same stay what they are, with what was found out about them.
 */
export function replanted({ nodes, root, shape, budgetSpent, ...before }: Diagram, decision: Decision): Diagram {
  // Where no rule stands, the default is the answer.
  const isSaidNow = before.decision.otherwise !== decision.otherwise
  const rules = new Map(before.decision.rules.map((rule, place) => [rule, decision.rules[place]]))
  const inputs = new Map(before.decision.inputs.map((input, place) => [input, decision.inputs[place]]))
  const ruleNow = (rule: Rule): Rule => rules.get(rule) ?? rule
  const now: Node[] = []
  for (const node of nodes) now.push(node.kind === 'leaf' ? leafNow(node) : branchNow(node))
  return {
    decision,
    root: now[root.id] ?? root,
    nodes: now,
    shape,
    ...(budgetSpent === undefined ? {} : { budgetSpent }),
  }

  function leafNow(leaf: Extract<Node, { kind: 'leaf' }>): Node {
    const { kind, id, standing, carveOuts, open } = leaf
    const isMade = [...standing, ...carveOuts, ...(open ?? [])].some((rule) => ruleNow(rule) !== rule)
    if (!isMade && !(isSaidNow && standing.length === 0)) return leaf
    return {
      kind,
      id,
      standing: standing.map(ruleNow),
      carveOuts: carveOuts.map(ruleNow),
      ...(open === undefined ? {} : { open: open.map(ruleNow) }),
    }
  }

  function branchNow(branch: Extract<Node, { kind: 'branch' }>): Node {
    const { kind, id, input } = branch
    const inputNow = inputs.get(input) ?? input
    if (inputNow === input && branch.edges.every(({ child }) => now[child.id] === child)) return branch
    const edges = branch.edges.map(({ values, child }) => ({ values, child: now[child.id] ?? child }))
    return { kind, id, input: inputNow, edges }
  }
}
