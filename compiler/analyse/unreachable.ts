import type { Findings } from '../diagnostics/findings.js'
import type { Diagram } from '../diagram/diagram.js'
import { reachOf } from '../rules/defeat.js'
import type { Decision, Rule } from '../rules/program.js'
import { RuleBoxes } from './rule-boxes.js'

/** Rules that stand in no case, with what covers them. Rules that one other rule covers are reported together. */
export function findUnreachable(diagram: Diagram, findings: Findings): void {
  const { decision } = diagram
  const standing = new Set<Rule>()
  for (const node of diagram.nodes)
    if (node.kind === 'leaf')
      for (const rule of [...node.standing, ...node.carveOuts, ...(node.open ?? [])]) standing.add(rule)

  const known = new RuleBoxes(decision)
  const byCover = new Map<Rule, Rule[]>()
  for (const rule of decision.rules) {
    if (standing.has(rule)) continue
    if (rule.then === undefined) {
      const help = 'check the rules it names and its condition, or delete it'
      findings.report('rule/idle-carve-out', rule.origin, { rule: rule.id }, { help })
      continue
    }
    const covers = coveredBy(decision, known, rule)
    const sole = covers.find((cover) => standing.has(cover) && known.covers(cover, rule))
    if (sole !== undefined) byCover.set(sole, [...(byCover.get(sole) ?? []), rule])
    else reportOne(known, rule, covers, findings)
  }
  for (const [cover, rules] of byCover) reportTogether(cover, rules, findings)
}

const help = 'narrow what covers it, mend its condition, or delete it'

function reportOne(known: RuleBoxes, rule: Rule, covers: readonly Rule[], findings: Findings): void {
  const impossible = known.of(rule).length === 0
  const why = impossible ? 'no case meets its condition' : 'wherever it matches, other rules win'
  const related = covers.slice(0, 3).map((other) => ({ message: `\`${other.id}\` wins over it`, span: other.origin }))
  findings.report('rule/unreachable', rule.origin, { rule: rule.id, why }, { related, help })
}

function reportTogether(cover: Rule, rules: readonly Rule[], findings: Findings): void {
  const [first, ...others] = rules
  if (first === undefined) return
  const also =
    others.length === 0 ? '' : `, and so it does for ${others.length} other rule${others.length === 1 ? '' : 's'}`
  findings.report(
    'rule/unreachable',
    first.origin,
    { rule: first.id, why: `\`${cover.id}\` wins wherever it matches${also}` },
    {
      related: [
        { message: `\`${cover.id}\` is stated here`, span: cover.origin },
        ...others.slice(0, 3).map((other) => ({ message: `\`${other.id}\` cannot answer either`, span: other.origin })),
      ],
      help,
    },
  )
}

/** The rules that beat a rule somewhere. */
function coveredBy(decision: Decision, known: RuleBoxes, rule: Rule): readonly Rule[] {
  const reach = reachOf(decision.rules)
  return decision.rules.filter((other) => {
    const beats = other.then === undefined ? other.over.includes(rule.id) : reach.get(other.id)?.has(rule.id) === true
    return beats && known.meet(rule, other)
  })
}
