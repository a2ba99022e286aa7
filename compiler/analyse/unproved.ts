import type { Findings } from '../diagnostics/findings.js'
import { countCases } from '../diagram/count.js'
import type { Diagram, Leaf } from '../diagram/diagram.js'

const mostNamed = 8

/** Says of which cases and rules nothing was proved, because the diagram would have grown beyond its budget. */
export function findUnproved(diagram: Diagram, findings: Findings): void {
  if (diagram.budgetSpent !== true) return
  const rules = new Set(
    diagram.nodes.flatMap((node) => (node.kind === 'leaf' ? (node.open ?? []) : [])).map(({ id }) => id),
  )
  const cases = countCases(diagram, (leaf: Leaf) => leaf.open !== undefined)
  const shown = [...rules].slice(0, mostNamed)
  findings.report('decision/not-proved', diagram.decision.origin, {
    decision: diagram.decision.id,
    cases: cases === undefined ? 'endlessly many' : String(cases),
    rules: shown,
    more: rules.size > shown.length ? ` and ${rules.size - shown.length} other rules` : '',
  })
}
