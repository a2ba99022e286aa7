import type { Findings } from '../diagnostics/findings.js'
import { boxesOf, type Box } from '../diagram/box.js'
import type { Diagram } from '../diagram/diagram.js'
import { reachOf } from '../rules/defeat.js'
import type { Decision, Rule } from '../rules/program.js'
import { intersect, isEmpty, isSubset } from '../rules/value-set.js'

/** Rules that stand in no case, with what covers them. Rules that one other rule covers are reported together. */
export function findUnreachable(diagrams: readonly Diagram[], findings: Findings): void {
  for (const diagram of diagrams) findUnreachableOf(diagram, findings)
}

function findUnreachableOf(diagram: Diagram, findings: Findings): void {
  const { decision } = diagram
  const standing = new Set<Rule>()
  for (const node of diagram.nodes)
    if (node.kind === 'leaf')
      for (const rule of [...node.standing, ...node.carveOuts, ...(node.open ?? [])]) standing.add(rule)

  const known = new Boxes(decision)
  const byCover = new Map<Rule, Rule[]>()
  for (const rule of decision.rules) {
    if (standing.has(rule)) continue
    if (rule.then === undefined) {
      const help = 'check the rules it names and its condition, or delete it'
      findings.report('rule/idle-carve-out', rule.origin, { rule: rule.id }, { help })
      continue
    }
    const covers = coveredBy(decision, known, rule)
    const sole = covers.find((cover) => standing.has(cover) && matchesWherever(known, cover, rule))
    if (sole !== undefined) byCover.set(sole, [...(byCover.get(sole) ?? []), rule])
    else reportOne(known, rule, covers, findings)
  }
  for (const [cover, rules] of byCover) reportTogether(cover, rules, findings)
}

/** The boxes of rules, made once. */
class Boxes {
  readonly #known = new Map<Rule, readonly Box[]>()

  constructor(private readonly decision: Decision) {}

  of(rule: Rule): readonly Box[] {
    let boxes = this.#known.get(rule)
    if (boxes === undefined) this.#known.set(rule, (boxes = boxesOf(rule.when, this.decision)))
    return boxes
  }
}

const help = 'narrow what covers it, mend its condition, or delete it'

function reportOne(known: Boxes, rule: Rule, covers: readonly Rule[], findings: Findings): void {
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

/** Whether one rule matches wherever another does. */
function matchesWherever(known: Boxes, cover: Rule, rule: Rule): boolean {
  const outer = known.of(cover)
  return known.of(rule).every((inner) =>
    outer.some((box) =>
      box.every((values, place) => {
        const mine = inner[place]
        return values === undefined || (mine !== undefined && isSubset(mine, values))
      }),
    ),
  )
}

/** The rules that beat a rule somewhere. */
function coveredBy(decision: Decision, known: Boxes, rule: Rule): readonly Rule[] {
  const reach = reachOf(decision.rules)
  const own = known.of(rule)
  const meets = (other: Rule): boolean =>
    known.of(other).some((box) =>
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
