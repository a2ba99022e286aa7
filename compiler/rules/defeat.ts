import type { Rule } from './program.js'

/** Which of the rules that match a case are left, and what happened to the others. */
export interface Resolution {
  /** In the order given. */
  readonly standing: readonly Rule[]
  /** Carve-outs that made a difference: what they took out would not have fallen anyway. */
  readonly carveOuts: readonly Rule[]
  /** Every matching rule that fell away, with one rule that made it fall. */
  readonly fallen: ReadonlyMap<Rule, Rule>
}

/** Ids of all rules that each rule is over, directly or through others. */
export type Reach = ReadonlyMap<string, ReadonlySet<string>>

const known = new WeakMap<readonly Rule[], Reach>()

/** The transitive closure of `over`, for rules that have no cycle. */
export function reachOf(rules: readonly Rule[]): Reach {
  let reach = known.get(rules)
  if (reach === undefined) known.set(rules, (reach = closureOf(rules)))
  return reach
}

function closureOf(rules: readonly Rule[]): Reach {
  const byId = new Map(rules.map((rule) => [rule.id, rule]))
  const reach = new Map<string, ReadonlySet<string>>()
  const visit = (rule: Rule): ReadonlySet<string> => {
    const done = reach.get(rule.id)
    if (done !== undefined) return done
    const below = new Set<string>()
    reach.set(rule.id, below)
    for (const id of rule.over) {
      below.add(id)
      const next = byId.get(id)
      if (next !== undefined) for (const further of visit(next)) below.add(further)
    }
    return below
  }
  for (const rule of rules) visit(rule)
  return reach
}

/**
 * The meaning of exceptions. First, a carve-out that applies takes out the rules it names, unless another takes out
 * the carve-out itself. Then, of the rules that apply, those that another one is over, directly or through others,
 * fall away. What is left stands. The order of the rules decides nothing.
 */
export function resolve(matching: readonly Rule[], reach: Reach): Resolution {
  const fallen = new Map<Rule, Rule>()
  const carveOuts = matching.filter((rule) => rule.then === undefined)

  const takenOut = new Map<Rule, Rule | undefined>()
  const takenOutBy = (rule: Rule): Rule | undefined => {
    if (!takenOut.has(rule)) {
      const by = carveOuts.find((carveOut) => carveOut.over.includes(rule.id) && takenOutBy(carveOut) === undefined)
      takenOut.set(rule, by)
    }
    return takenOut.get(rule)
  }
  for (const rule of matching) {
    const by = takenOutBy(rule)
    if (by !== undefined) fallen.set(rule, by)
  }

  const applying = matching.filter((rule) => rule.then !== undefined && !fallen.has(rule))
  const standing: Rule[] = []
  for (const rule of applying) {
    const by = applying.find((other) => reach.get(other.id)?.has(rule.id) === true)
    if (by === undefined) standing.push(rule)
    else fallen.set(rule, by)
  }

  const matched = new Map(matching.map((rule) => [rule.id, rule]))
  const isStruckAnyway = (id: string): boolean => standing.some((rule) => reach.get(rule.id)?.has(id) === true)
  /** Whether it would be missed: a rule that could have stood, or a carve-out of such a rule. */
  const counts = (id: string): boolean => {
    const rule = matched.get(id)
    if (rule === undefined) return false
    return rule.then === undefined ? rule.over.some(counts) : !isStruckAnyway(id)
  }
  return {
    standing,
    carveOuts: carveOuts.filter((rule) => takenOut.get(rule) === undefined && rule.over.some(counts)),
    fallen,
  }
}
