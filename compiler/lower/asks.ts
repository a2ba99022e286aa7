import { entriesOf } from '../document/span-index.js'
import type { DecisionPolicy } from '../document/policy.gen.js'
import type { DocumentOf } from '../resolve/scope.js'
import type { Context } from './context.js'
import type { DecisionDraft } from './draft.js'
import { unknownDecision } from './unknown-decision.js'

/**
 * Joins decisions to those they ask, those asked before those that ask. What an asked decision needs to know, the asking
 * one needs too. Decisions that ask each other in a ring are reported with the whole path.
 */
export function linkAsks(
  context: Context,
  drafts: ReadonlyMap<string, DecisionDraft>,
): ReadonlyMap<string, DecisionDraft> {
  const linked = new Map<string, DecisionDraft>()
  const visit = (id: string, above: readonly string[]): DecisionDraft | undefined => {
    const done = linked.get(id)
    const draft = drafts.get(id)
    const document = context.scope.decisions.get(id)
    if (done !== undefined || draft === undefined || document === undefined) return done
    const asks = new Map<string, DecisionDraft>()
    const written = entriesOf(document.spans, document.policy.asks ?? {})
    if (written.length === 0) {
      linked.set(id, draft)
      return draft
    }
    for (const [name, asked] of written) {
      const path = [...above, id]
      if (path.includes(asked)) reportRing(context, document, name, [...path.slice(path.indexOf(asked)), asked])
      else if (!drafts.has(asked)) unknownDecision(context, document, document.policy.asks ?? {}, asked, drafts, name)
      else {
        const other = visit(asked, path)
        if (other === undefined) continue
        if (other.decision.strategy === 'one') asks.set(name, other)
        else
          context.findings.report('decision/asks-a-list', document.spans.at(document.policy.asks ?? {}, name), {
            asked,
          })
      }
    }
    const facts = new Map([
      ...draft.facts,
      ...[...asks.values()].flatMap((asked) => [...asked.facts]).filter(([fact]) => !draft.facts.has(fact)),
    ])
    const details = new Map([...draft.details, ...[...asks.values()].flatMap((asked) => [...asked.details])])
    const made: DecisionDraft = { ...draft, facts, details, asks }
    linked.set(id, made)
    return made
  }
  for (const id of drafts.keys()) visit(id, [])
  return linked
}

const reported = new WeakMap<Context['findings'], Set<string>>()

function reportRing(
  context: Context,
  document: DocumentOf<DecisionPolicy>,
  name: string,
  path: readonly string[],
): void {
  const known = reported.get(context.findings) ?? new Set()
  reported.set(context.findings, known)
  const key = [...new Set(path)].sort().join()
  if (known.has(key)) return
  known.add(key)
  context.findings.report('decision/cycle', document.spans.at(document.policy.asks ?? {}, name), { path })
}
