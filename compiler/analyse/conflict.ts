import type { Findings } from '../diagnostics/findings.js'
import { countCases, regionsOfLeaves, witness } from '../diagram/count.js'
import type { Diagram, Leaf } from '../diagram/diagram.js'
import { outcomeKey } from '../rules/outcome.js'
import { printOutcome } from '../rules/print.js'
import type { Rule } from '../rules/program.js'
import { caseWords, othersBeside } from './case-words.js'

/** Cases in which rules with different outcomes stand side by side, once for each pair of rules. */
export function findConflicts(diagram: Diagram, findings: Findings): void {
  const { decision } = diagram
  if (decision.strategy === 'all') return
  const reported = new Set<string>()
  for (const [leaf, region] of regionsOfLeaves(diagram)) {
    const pair = clash(leaf)
    if (pair === undefined) continue
    const [one, other] = pair
    const key = `${one.id} ${other.id}`
    if (reported.has(key) || one.then === undefined || other.then === undefined) continue
    reported.add(key)
    const same = (candidate: Leaf): boolean => candidate.standing.includes(one) && candidate.standing.includes(other)
    findings.report(
      'decision/conflict',
      other.origin,
      {
        decision: decision.id,
        witness: caseWords(decision.inputs, witness(decision.inputs, region)),
        one: one.id,
        outcome: `\`${printOutcome(one.then)}\``,
        other: other.id,
        otherOutcome: `\`${printOutcome(other.then)}\``,
        others: othersBeside(countCases(diagram, same)),
      },
      {
        related: [{ message: `\`${one.id}\` is stated here`, span: one.origin }],
        help: 'if one is the exception, write `over:` on it; otherwise add the condition that keeps them apart',
      },
    )
  }
}

function clash(leaf: Leaf): readonly [Rule, Rule] | undefined {
  const [first] = leaf.standing
  if (first?.then === undefined) return undefined
  const key = outcomeKey(first.then)
  const other = leaf.standing.find((rule) => rule.then !== undefined && outcomeKey(rule.then) !== key)
  return other === undefined ? undefined : [first, other]
}
