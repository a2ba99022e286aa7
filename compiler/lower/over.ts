import { getOrMake, onceForEach } from '../base/get-or-make.js'
import type { Findings } from '../diagnostics/findings.js'
import { suggestion } from '../resolve/resolve-books.js'
import { namesInPath } from '../rules/mentioned.js'
import type { Rule } from '../rules/program.js'
import type { DraftRule, OverName, RuleNames, Stated } from './draft.js'

/** The names that stand for a rule: its own, that of its policy, and every prefix such as `base/1`. */
export const namesOf = onceForEach(({ id, policy }: DraftRule): readonly string[] => {
  return [...new Set([policy, ...namesInPath(id)])]
})

/** Turns the names in `over` into rule ids and refuses circles, once all rules of the edition have their names. */
export function linkRules(
  decision: string,
  stated: Stated,
  edition: Pick<RuleNames, 'has'>,
  findings: Findings,
): readonly Rule[] {
  const named = namedIn(stated)
  const linked = stated.rules.map(({ id, when, then, over, cites, note, origin }): Rule => {
    const ids =
      over.length === 0 ? [] : over.flatMap((name) => targets(decision, stated, { named, edition }, name, findings))
    return {
      id,
      when,
      ...(then === undefined ? {} : { then }),
      over: ids.length === 0 ? ids : [...new Set(ids)].filter((other) => other !== id),
      cites,
      ...(note === undefined ? {} : { note }),
      origin,
    }
  })
  const circle = findCircle(linked)
  if (circle === undefined) return linked
  const [first] = circle
  if (first !== undefined)
    findings.report(
      'rule/circle',
      first.origin,
      { path: [...circle, first].map((rule) => rule.id) },
      {
        related: circle.slice(1).map((rule) => ({ message: `\`${rule.id}\` is over the next one`, span: rule.origin })),
        help: 'take one `over` out: an exception cannot be over its own exception',
      },
    )
  return linked.map((rule) => ({ ...rule, over: [] }))
}

/** The rules of a decision by every name that stands for them. */
function namedIn({ rules }: Stated): ReadonlyMap<string, readonly string[]> {
  const index = new Map<string, string[]>()
  for (const rule of rules) for (const name of namesOf(rule)) getOrMake(index, name, () => []).push(rule.id)
  return index
}

function targets(
  decision: string,
  stated: Stated,
  {
    named,
    edition,
  }: { readonly named: ReadonlyMap<string, readonly string[]>; readonly edition: Pick<RuleNames, 'has'> },
  over: OverName,
  findings: Findings,
): readonly string[] {
  for (const name of [...over.nearby, over.name]) {
    const ids = named.get(name)
    if (ids !== undefined) return ids
  }
  // A table may be over another that has no rule for this decision; only a name that leads nowhere at all is wrong.
  const elsewhere = edition.has(over.name)
  if (elsewhere && over.nearby.length === 0) return []
  const isFaulty = (name: string): boolean => [...stated.faulty].some((id) => id === name || id.startsWith(`${name}/`))
  if ([...over.nearby, over.name].some(isFaulty)) return []
  const candidates = stated.rules.flatMap((rule) => [rule.id, rule.policy])
  findings.report(
    'name/unknown',
    over.span,
    { what: 'rule', name: over.name, where: `the decision \`${decision}\`` },
    {
      help: elsewhere
        ? 'it belongs to another decision; a rule can only be over rules of its own decision'
        : suggestion(over.name, candidates),
    },
  )
  return []
}

/** Rules that are over each other in a ring, or undefined. */
function findCircle(rules: readonly Rule[]): readonly Rule[] | undefined {
  const byId = new Map(rules.map((rule) => [rule.id, rule]))
  const done = new Set<string>()
  const path: Rule[] = []
  const visit = (rule: Rule): readonly Rule[] | undefined => {
    const at = path.indexOf(rule)
    if (at >= 0) return path.slice(at)
    if (done.has(rule.id)) return undefined
    path.push(rule)
    for (const id of rule.over) {
      const next = byId.get(id)
      const circle = next === undefined ? undefined : visit(next)
      if (circle !== undefined) return circle
    }
    path.pop()
    done.add(rule.id)
    return undefined
  }
  for (const rule of rules) {
    const circle = visit(rule)
    if (circle !== undefined) return circle
  }
  return undefined
}
