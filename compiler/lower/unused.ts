import { entriesOf } from '../document/span-index.js'
import { valuesOf, type Vocabulary } from '../rules/domain.js'
import { factsOf } from '../rules/facts.js'
import { readingIds, type Named } from '../rules/mentioned.js'
import { isComputed } from '../rules/outcome.js'
import type { Decision, Reading, Rule } from '../rules/program.js'
import type { Context } from './context.js'

const mostNamed = 6

/** Notes what a book declares and no edition of it uses: facts, vocabularies and terms, readings, decisions, clauses. */
export function reportUnused(
  context: Context,
  readings: readonly Reading[],
  decisions: readonly Decision[],
  named: Named,
): void {
  const { book } = context.scope
  const asked = new Set(decisions.flatMap((decision) => factsOf(decision).map(({ id }) => id)))
  for (const [id] of entriesOf(book.spans, book.policy.facts ?? {}))
    if (!asked.has(id))
      note(context, book.spans.key(book.policy.facts ?? {}, id), 'fact', id, 'no decision asks for it')

  reportTerms(context, decisions, named.terms)
  const tested = new Set(decisions.flatMap(readingIds))
  for (const [id, { policy, spans }] of context.scope.readings)
    if (!tested.has(id)) note(context, spans.at(policy, 'id'), 'reading', id, 'no rule depends on it')
  for (const [id, { policy, spans }] of context.scope.decisions)
    if (decisions.every((decision) => decision.id !== id || decision.rules.length === 0))
      note(context, spans.at(policy, 'id'), 'decision', id, 'no rule answers it in any edition')
  reportClauses(context, readings, named.clauses)
}

function note(context: Context, span: Rule['origin'], what: string, name: string, why: string): void {
  context.findings.report('unused/declared', span, { what, name, why })
}

/** Vocabularies that nothing takes its terms from, and terms that outputs could give and never do. */
function reportTerms(context: Context, decisions: readonly Decision[], given: Named['terms']): void {
  const asInput = new Set<Vocabulary>([
    ...[...context.facts.values()].flatMap(({ domain }) => (domain.kind === 'terms' ? [domain.vocabulary] : [])),
    ...[...context.details.values()].flatMap(({ type }) => (type.kind === 'set' ? [type.vocabulary] : [])),
  ])
  const asOutput = new Set(decisions.flatMap(({ outputs }) => outputs.flatMap(({ vocabulary }) => vocabulary ?? [])))
  for (const [id, { policy, spans }] of context.scope.vocabularies) {
    const vocabulary = context.vocabularies.get(id)
    if (vocabulary === undefined || asInput.has(vocabulary)) continue
    if (!asOutput.has(vocabulary)) {
      note(context, spans.at(policy, 'id'), 'vocabulary', id, 'no fact and no output takes its terms from it')
      continue
    }
    const computes = ({ rules, outputs }: Decision): boolean =>
      outputs.some((output) => output.vocabulary === vocabulary) &&
      rules.some(({ then }) => then !== undefined && isComputed(then))
    const unused = valuesOf(vocabulary).filter((term) => !given.has(`${id} ${term.id}`))
    if (unused.length > 0 && !decisions.some(computes))
      note(
        context,
        spans.at(policy, 'terms'),
        'terms of the vocabulary',
        id,
        `no rule gives ${named(unused.map((term) => term.id))}`,
      )
  }
}

/** Clauses that no rule cites and that are not said to be informative, in one note for each file of the index. */
function reportClauses(context: Context, readings: readonly Reading[], byRules: Named['clauses']): void {
  const byReadings = new Set(readings.flatMap(({ cites }) => cites))
  const isCited = (id: string): boolean => byRules.has(id) || byReadings.has(id)
  for (const { policy, spans } of context.scope.clauses) {
    const entries = entriesOf(spans, policy.clauses)
    const unused = entries.flatMap(([id, clause]) => (isCited(id) || clause.informative === true ? [] : [id]))
    if (unused.length > 0)
      note(
        context,
        spans.at(policy, 'clauses'),
        'clauses of',
        policy.id,
        `no rule cites ${named(unused)} (${unused.length} of ${entries.length})`,
      )
  }
}

const named = (ids: readonly string[]): string =>
  ids
    .slice(0, mostNamed)
    .map((id) => `\`${id}\``)
    .join(', ') + (ids.length > mostNamed ? ` and ${ids.length - mostNamed} more` : '')
