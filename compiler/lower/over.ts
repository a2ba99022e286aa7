import type { Findings } from '../diagnostics/findings.js'
import { suggestion } from '../resolve/resolve-books.js'
import type { Rule } from '../rules/program.js'
import type { DecisionDraft, DraftRule, OverName } from './draft.js'

/** The rules a name stands for: one rule, all rules of a policy, or all below a prefix such as `base/1`. */
export function rulesNamed(draft: DecisionDraft, name: string): readonly DraftRule[] {
  return draft.rules.filter((rule) => rule.id === name || rule.policy === name || rule.id.startsWith(`${name}/`))
}

/** Turns the names in `over` into rule ids and refuses circles, once every draft has all its rules. */
export function linkRules(
  draft: DecisionDraft,
  all: ReadonlyMap<string, DecisionDraft>,
  findings: Findings,
): readonly Rule[] {
  const named = namedIn(draft)
  const linked = draft.rules.map(({ id, when, then, over, cites, note, origin }): Rule => {
    const ids = new Set(over.flatMap((name) => targets(draft, named, name, all, findings)))
    ids.delete(id)
    return {
      id,
      when,
      ...(then === undefined ? {} : { then }),
      over: [...ids],
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

const known = new WeakMap<DecisionDraft, ReadonlyMap<string, readonly string[]>>()

/** The rules of a whole draft by every name that stands for them: what `rulesNamed` would find, all at once. */
function namedIn(draft: DecisionDraft): ReadonlyMap<string, readonly string[]> {
  const before = known.get(draft)
  if (before !== undefined) return before
  const index = new Map<string, string[]>()
  known.set(draft, index)
  for (const { id, policy } of draft.rules) {
    const names = new Set([id, policy])
    for (let end = id.lastIndexOf('/'); end > 0; end = id.lastIndexOf('/', end - 1)) names.add(id.slice(0, end))
    for (const name of names) {
      const ids = index.get(name)
      if (ids === undefined) index.set(name, [id])
      else ids.push(id)
    }
  }
  return index
}

function targets(
  draft: DecisionDraft,
  named: ReadonlyMap<string, readonly string[]>,
  over: OverName,
  all: ReadonlyMap<string, DecisionDraft>,
  findings: Findings,
): readonly string[] {
  for (const name of [...over.nearby, over.name]) {
    const ids = named.get(name)
    if (ids !== undefined) return ids
  }
  // A table may be over another that has no rule for this decision; only a name that leads nowhere at all is wrong.
  const elsewhere = [...all.values()].some((other) => namedIn(other).has(over.name))
  if (elsewhere && over.nearby.length === 0) return []
  const isFaulty = (name: string): boolean => [...draft.faulty].some((id) => id === name || id.startsWith(`${name}/`))
  if ([...over.nearby, over.name].some(isFaulty)) return []
  const candidates = draft.rules.flatMap((rule) => [rule.id, rule.policy])
  findings.report(
    'name/unknown',
    over.span,
    { what: 'rule', name: over.name, where: `the decision \`${draft.decision.id}\`` },
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
