import { answersAt, saidBy } from '../diagram/answers.js'
import { readingIds } from '../rules/mentioned.js'
import type { Findings } from '../diagnostics/findings.js'
import type { Diagram, Leaf } from '../diagram/diagram.js'
import { difference } from '../diagram/differ.js'
import { Nodes } from '../diagram/nodes.js'
import { asksBehind } from '../rules/evaluate.js'

/** Readings that a decision depends on in form only: whichever choice is made, every case gets the same answer. */
export function findIdleReadings(diagram: Diagram, findings: Findings): void {
  const { decision } = diagram
  if (diagram.budgetSpent === true) return
  const readings = new Set(readingIds(decision))
  // What an expression reads of another decision's answer turns on whatever that answer turns on.
  for (const { then } of decision.rules)
    for (const name of then === undefined ? [] : asksBehind(then))
      for (const { id } of decision.asks?.get(name)?.inputs ?? []) readings.delete(id)
  if (readings.size === 0) return
  const says = (leaf: Leaf): string => saidBy(answersAt(decision, leaf))
  const nodes = new Nodes()
  for (const node of diagram.nodes) {
    if (node.kind === 'leaf' || !readings.has(node.input.id)) continue
    const [first, ...others] = node.edges
    if (first !== undefined && others.some(({ child }) => difference(nodes, first.child, child, says) !== undefined))
      readings.delete(node.input.id)
  }
  for (const reading of readings)
    findings.report('reading/changes-nothing', decision.origin, { reading, decision: decision.id })
}
