import type { Findings } from '../diagnostics/findings.js'
import { boxesOf } from '../diagram/box.js'
import type { Diagram } from '../diagram/diagram.js'
import { reachOf } from '../rules/defeat.js'
import type { Decision, Rule } from '../rules/program.js'
import { intersect, isEmpty } from '../rules/value-set.js'

/** Rules that stand in no case, with what covers them. */
export function findUnreachable(diagram: Diagram, findings: Findings): void {
  const { decision } = diagram
  const standing = new Set<Rule>()
  for (const node of diagram.nodes)
    if (node.kind === 'leaf') for (const rule of [...node.standing, ...node.carveOuts]) standing.add(rule)

  for (const rule of decision.rules) {
    if (standing.has(rule)) continue
    if (rule.then === undefined) {
      findings.report('rule/idle-carve-out', rule.origin, { rule: rule.id })
      continue
    }
    const covers = coveredBy(decision, rule)
    const why =
      boxesOf(rule.when, decision.inputs).length === 0
        ? 'no case meets its condition'
        : `wherever it matches, ${covers.length === 1 ? 'another rule wins' : 'other rules win'}`
    findings.report(
      'rule/unreachable',
      rule.origin,
      { rule: rule.id, why },
      {
        related: covers.slice(0, 3).map((other) => ({ message: `\`${other.id}\` wins over it`, span: other.origin })),
        help: 'narrow what covers it, mend its condition, or delete it',
      },
    )
  }
}

/** The rules that beat a rule somewhere. */
function coveredBy(decision: Decision, rule: Rule): readonly Rule[] {
  const reach = reachOf(decision.rules)
  const own = boxesOf(rule.when, decision.inputs)
  const meets = (other: Rule): boolean =>
    boxesOf(other.when, decision.inputs).some((box) =>
      own.some((mine) =>
        mine.every((values, place) => {
          const others = box[place]
          return values === undefined || others === undefined || !isEmpty(intersect(values, others))
        }),
      ),
    )
  return decision.rules.filter((other) => {
    const beats = other.then === undefined ? other.over.includes(rule.id) : reach.get(other.id)?.has(rule.id) === true
    return beats && meets(other)
  })
}
