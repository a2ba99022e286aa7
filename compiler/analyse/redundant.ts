import type { Findings } from '../diagnostics/findings.js'
import { buildDiagram } from '../diagram/build.js'
import type { Diagram, Leaf } from '../diagram/diagram.js'
import { difference } from '../diagram/differ.js'
import { Nodes } from '../diagram/nodes.js'
import { reachOf } from '../rules/defeat.js'
import { answersFor, outcomesKey } from '../rules/evaluate.js'
import { outcomeKey } from '../rules/outcome.js'
import type { Decision, Rule } from '../rules/program.js'

/** Rules without which every case would be answered the same. Exact: each suspect is left out, and the two compared. */
export function findRedundant(diagrams: readonly Diagram[], findings: Findings): void {
  for (const diagram of diagrams)
    for (const rule of suspects(diagram)) {
      if (!changesNothing(diagram, rule)) continue
      const others = agreeing(diagram, rule)
      findings.report(
        'rule/redundant',
        rule.origin,
        { rule: rule.id },
        {
          related: others
            .slice(0, 3)
            .map((other) => ({ message: `\`${other.id}\` says the same`, span: other.origin })),
        },
      )
    }
}

/** Beyond so many rules the comparison of each suspect would take longer than it is worth. */
const mostRules = 2000

/** Rules that stand nowhere as the only ground of an answer that no defeated rule and no default would give as well. */
function suspects({ decision, nodes, budgetSpent }: Diagram): readonly Rule[] {
  if (decision.rules.length > mostRules || budgetSpent === true) return []
  const byId = new Map(decision.rules.map((rule) => [rule.id, rule]))
  const reach = reachOf(decision.rules)
  const keys = new Map<Rule, string>()
  const keyOf = (rule: Rule): string => {
    let key = keys.get(rule)
    if (key === undefined) keys.set(rule, (key = rule.then === undefined ? '' : outcomeKey(rule.then)))
    return key
  }
  const needed = new Set<Rule>()
  for (const node of nodes) {
    if (node.kind !== 'leaf') continue
    const [only, another] = node.standing
    if (only === undefined || another !== undefined) continue
    const replaced = [...(reach.get(only.id) ?? [])].some((id) => keyOf(byId.get(id) ?? only) === keyOf(only))
    const isDefault = decision.otherwise !== undefined && keyOf(decision.otherwise) === keyOf(only)
    if (!replaced && !isDefault) needed.add(only)
  }
  const standing = new Set(nodes.flatMap((node) => (node.kind === 'leaf' ? node.standing : [])))
  return decision.rules.filter((rule) => rule.then !== undefined && standing.has(rule) && !needed.has(rule))
}

function changesNothing({ decision, root }: Diagram, rule: Rule): boolean {
  const without: Decision = {
    ...decision,
    rules: decision.rules
      .filter((other) => other !== rule)
      .map((other) => ({ ...other, over: overWithout(decision, other, rule) }))
      .filter((other) => other.then !== undefined || other.over.length > 0),
  }
  const known = new Map<Leaf, string>()
  const says = (leaf: Leaf): string => {
    let said = known.get(leaf)
    if (said === undefined) known.set(leaf, (said = outcomesKey(answersFor(decision, leaf.standing, leaf.carveOuts))))
    return said
  }
  return difference(new Nodes(), root, buildDiagram(without).root, says) === undefined
}

/** What a rule is over when another is left out: through it, it still reaches what that one was over. */
function overWithout(_decision: Decision, rule: Rule, left: Rule): readonly string[] {
  if (!rule.over.includes(left.id)) return rule.over
  const through = rule.then === undefined || left.then === undefined ? [] : left.over
  return [...new Set([...rule.over.filter((id) => id !== left.id), ...through])]
}

function agreeing({ nodes }: Diagram, rule: Rule): readonly Rule[] {
  const found = new Set<Rule>()
  for (const node of nodes)
    if (node.kind === 'leaf' && node.standing.includes(rule)) for (const other of node.standing) found.add(other)
  found.delete(rule)
  return [...found]
}
