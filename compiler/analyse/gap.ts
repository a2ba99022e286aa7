import type { Findings } from '../diagnostics/findings.js'
import { countCases, regionsOfLeaves, witness } from '../diagram/count.js'
import type { Diagram, Leaf } from '../diagram/diagram.js'
import { caseWords, othersBeside } from './case-words.js'

/** Cases in which no rule stands. */
export function findGaps(diagram: Diagram, findings: Findings): void {
  const { decision } = diagram
  if (decision.otherwise !== undefined) return
  const isGap = (leaf: Leaf): boolean => leaf.standing.length === 0
  for (const [leaf, region] of regionsOfLeaves(diagram)) {
    if (!isGap(leaf)) continue
    findings.report(
      'decision/gap',
      decision.origin,
      {
        decision: decision.id,
        witness: caseWords(decision.inputs, witness(decision.inputs, region)),
        others: othersBeside(countCases(diagram, isGap)),
      },
      {
        help: 'write a rule for this case, or state `otherwise:` in the decision if the document says nothing about it',
      },
    )
    return
  }
}
