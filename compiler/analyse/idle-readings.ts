import type { Findings } from '../diagnostics/findings.js'
import type { Diagram, Leaf } from '../diagram/diagram.js'
import { difference } from '../diagram/differ.js'
import { Nodes } from '../diagram/nodes.js'
import { answersFor, asksBehind, outcomesKey } from '../rules/evaluate.js'

/** Readings that a decision depends on in form only: whichever choice is made, every case gets the same answer. */
export function findIdleReadings(diagram: Diagram, findings: Findings): void {
  const { decision } = diagram
  if (diagram.budgetSpent === true) return
  const readings = new Set(decision.inputs.flatMap(({ id, role }) => (role === 'reading' ? [id] : [])))
  // What an expression reads of another decision's answer turns on whatever that answer turns on.
  for (const { then } of decision.rules)
    for (const name of then === undefined ? [] : asksBehind(then))
      for (const { id } of decision.asks?.get(name)?.inputs ?? []) readings.delete(id)
  if (readings.size === 0) return
  const says = saysOnce(diagram)
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

function saysOnce({ decision }: Diagram): (leaf: Leaf) => string {
  const known = new Map<Leaf, string>()
  return (leaf) => {
    let key = known.get(leaf)
    if (key === undefined) known.set(leaf, (key = outcomesKey(answersFor(decision, leaf.standing, leaf.carveOuts))))
    return key
  }
}
