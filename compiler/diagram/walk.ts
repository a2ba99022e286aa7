import type { Verdict } from '../rules/answer.js'
import { noDetails, type Details } from '../rules/details.js'
import { answersAmong, answersFor, computeAnswers, contestedBy, outcomesKey, type Case } from '../rules/evaluate.js'
import { show } from '../rules/domain-values.js'
import { contains } from '../rules/value-set.js'
import type { Diagram, Leaf, Node } from './diagram.js'

/** The leaf a case comes to. */
export function leafOf(root: Node, facts: Case): Leaf {
  let node = root
  while (node.kind === 'branch') {
    const { input, edges } = node
    const value = facts.get(input.id)
    const edge = value === undefined ? undefined : edges.find((candidate) => contains(candidate.values, value))
    if (edge === undefined) throw new Error(`the case has no valid value for the input ${input.id}`)
    node = edge.child
  }
  return node
}

/** What the diagram says of a case; the same as the reference evaluator says, found by walking. */
export function verdictOf(diagram: Diagram, facts: Case, details: Details = noDetails): Verdict {
  const { decision, root } = diagram
  const answersAt = (of: Case) => {
    const leaf = leafOf(root, of)
    return leaf.open === undefined
      ? answersFor(decision, leaf.standing, leaf.carveOuts)
      : answersAmong(decision, leaf.open, of)
  }
  const answers = answersAt(facts)
  const key = outcomesKey(answers)
  const contested = decision.inputs.filter(
    (input) =>
      input.domain.kind === 'choice' &&
      input.role === 'reading' &&
      input.domain.choices.some(
        (_, choice) =>
          choice !== facts.get(input.id) && outcomesKey(answersAt(new Map(facts).set(input.id, choice))) !== key,
      ),
  )
  return {
    answers: computeAnswers(decision, answers, facts, details),
    contested: contestedBy(decision, contested, answers, facts, details),
  }
}

/** The questions on the way of a case, each with what the way depends on: the values that lead the same way. */
export function wayTo(root: Node, facts: Case): readonly { readonly input: string; readonly shown: string }[] {
  const steps: { readonly input: string; readonly shown: string }[] = []
  let node = root
  while (node.kind === 'branch') {
    const { input, edges } = node
    const value = facts.get(input.id)
    const edge = value === undefined ? undefined : edges.find((candidate) => contains(candidate.values, value))
    if (edge === undefined || value === undefined) break
    steps.push({ input: input.id, shown: show(input.domain, value) })
    node = edge.child
  }
  return steps
}
