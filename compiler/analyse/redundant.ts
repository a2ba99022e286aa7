import { Few } from '../base/few.js'
import { getOrMake } from '../base/get-or-make.js'
import type { Findings } from '../diagnostics/findings.js'
import { playSamePart, takeSameValues } from '../diagram/alike.js'
import { answersAt, saidBy } from '../diagram/answers.js'
import { buildDiagram } from '../diagram/build.js'
import { regionsOfLeaves, witness, type Region } from '../diagram/count.js'
import type { Diagram, Leaf } from '../diagram/diagram.js'
import { difference } from '../diagram/differ.js'
import { Nodes } from '../diagram/nodes.js'
import { reachOf } from '../rules/defeat.js'
import { answersAmong, matchingRules, outcomesKey, type Case } from '../rules/evaluate.js'
import { outcomeKey } from '../rules/outcome.js'
import type { Answer } from '../rules/answer.js'
import type { Condition, Decision, Rule } from '../rules/program.js'
import { RuleBoxes } from './rule-boxes.js'

/** Rules without which every case would be answered the same. */
export function findRedundant(diagram: Diagram, findings: Findings): void {
  for (const rule of redundantIn(diagram)) {
    const others = agreeing(diagram, rule)
    findings.report(
      'rule/redundant',
      rule.origin,
      { rule: rule.id },
      {
        related: others.slice(0, 3).map((other) => ({ message: `\`${other.id}\` says the same`, span: other.origin })),
      },
    )
  }
}

const decided = new Few<Diagram['shape'], { readonly sayings: string; readonly redundant: ReadonlySet<string> }>()

/** Those rules, found once for all diagrams of one shape in which the same rules say the same as one another. */
function redundantIn(diagram: Diagram): readonly Rule[] {
  const { rules, otherwise, strategy } = diagram.decision
  const numbers = new Map<string, number>()
  const sayings = [...rules, otherwise].map((rule) => {
    if (rule?.then === undefined) return ''
    const key = outcomeKey(rule.then)
    return getOrMake(numbers, key, () => numbers.size)
  })
  const key = `${strategy} ${sayings.join()}`
  const { redundant } = decided.of(
    diagram.shape,
    (before) => before.sayings === key,
    () => ({ sayings: key, redundant: new Set(redundantAnew(diagram).map(({ id }) => id)) }),
  )
  return redundant.size === 0 ? [] : rules.filter(({ id }) => redundant.has(id))
}

/** Exact: each suspect is left out, and the two compared. */
function redundantAnew(diagram: Diagram): readonly Rule[] {
  const { decision } = diagram
  const boxes = new RuleBoxes(decision)
  const suspected = suspects(diagram)
  const isSuspect = new Set(suspected)
  const regions = [...regionsOfLeaves(diagram, ({ standing }) => standing.some((rule) => isSuspect.has(rule)))]
  const cases = new Map<Leaf, LeafCase>()
  return suspected.filter((rule) => {
    const without = leftOut(decision.rules, rule)
    // Most suspects are cleared by one case that is answered otherwise without them.
    const isMissed = regions.some(([leaf, region]) => {
      if (!leaf.standing.includes(rule)) return false
      const one = getOrMake(cases, leaf, () => caseOf(decision, leaf, region))
      return outcomesKey(answersWithout(decision, without, one)) !== one.says
    })
    return !isMissed && isIdle(decision, boxes, rule)
  })
}

/** Beyond so many rules the comparison of each suspect would take longer than it is worth. */
const mostRules = 2000

/** Rules that nowhere are the only ground of an answer which no rule they defeat and no default would give as well. */
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
    /** What is said here, and by which rule if only one says it. */
    const said = new Map<string, Rule | undefined>()
    for (const rule of node.standing) said.set(keyOf(rule), said.has(keyOf(rule)) ? undefined : rule)
    for (const [key, only] of said) {
      if (only === undefined || needed.has(only)) continue
      const isReplaced = [...(reach.get(only.id) ?? [])].some((id) => keyOf(byId.get(id) ?? only) === key)
      const isDefault = said.size === 1 && decision.otherwise !== undefined && keyOf(decision.otherwise) === key
      if (!isReplaced && !isDefault) needed.add(only)
    }
  }
  const standing = new Set(nodes.flatMap((node) => (node.kind === 'leaf' ? node.standing : [])))
  return decision.rules.filter((rule) => rule.then !== undefined && standing.has(rule) && !needed.has(rule))
}

/** A case of a leaf, what is answered there, and which rules match. */
interface LeafCase {
  readonly facts: Case
  readonly says: string
  /** By id: without one of them the others match as before. */
  readonly matching: ReadonlySet<string>
}

function caseOf(decision: Decision, leaf: Leaf, region: Region): LeafCase {
  const facts = witness(decision.inputs, region)
  const matching = new Set(matchingRules(decision, facts).map(({ id }) => id))
  return { facts, says: saidBy(answersAt(decision, leaf)), matching }
}

/** What is answered to a case when only these rules are left. */
function answersWithout(decision: Decision, rules: readonly Rule[], { facts, matching }: LeafCase): readonly Answer[] {
  return answersAmong(
    { ...decision, rules },
    rules.filter(({ id }) => matching.has(id)),
    facts,
  )
}

/** Whether a rule changed nothing, among which rules. */
interface Finding {
  readonly decision: Decision
  readonly boxes: RuleBoxes
  readonly changesNothing: boolean
}

const known = new Few<Rule, Finding>()

/** The same, found once for as long as the rules that meet the rule are what they were. */
function isIdle(decision: Decision, boxes: RuleBoxes, rule: Rule): boolean {
  const holds = ({ decision: then, boxes: thenBoxes }: Finding): boolean =>
    takeSameValues(then.inputs, decision.inputs) &&
    then.strategy === decision.strategy &&
    then.otherwise === decision.otherwise &&
    then.rules.length === decision.rules.length &&
    decision.rules.every((now, place) => {
      const before = then.rules[place]
      if (before === now && (decision.asks === undefined || thenBoxes.of(before) === boxes.of(now))) return true
      return (
        before !== undefined && playSamePart(before, now) && !thenBoxes.meet(rule, before) && !boxes.meet(rule, now)
      )
    })
  const find = () => ({ decision, boxes, changesNothing: changesNothing(decision, boxes, rule) })
  return known.of(rule, holds, find).changesNothing
}

const never: Condition = { kind: 'any', of: [] }

/** Whether every case is answered the same without a rule. Only those it matches can tell, so only those are looked at. */
function changesNothing(decision: Decision, boxes: RuleBoxes, rule: Rule): boolean {
  const within = decision.rules.map((other): Rule => {
    // What is over others through a rule that never matches there still is.
    const when: Condition = boxes.meet(rule, other) ? { kind: 'all', of: [other.when, rule.when] } : never
    return { ...other, when }
  })
  const says = (leaf: Leaf): string => saidBy(answersAt(decision, leaf))
  const rootOf = (rules: readonly Rule[]) => buildDiagram({ ...decision, rules }).root
  return difference(new Nodes(), rootOf(within), rootOf(leftOut(within, rule)), says) === undefined
}

/** The rules without one of them. */
function leftOut(rules: readonly Rule[], left: Rule): readonly Rule[] {
  return rules
    .filter((other) => other.id !== left.id)
    .map((other) => {
      const over = overWithout(other, left)
      return over === other.over ? other : { ...other, over }
    })
    .filter((other) => other.then !== undefined || other.over.length > 0)
}

/** What a rule is over when another is left out: through it, it still reaches what that one was over. */
function overWithout(rule: Rule, left: Rule): readonly string[] {
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
