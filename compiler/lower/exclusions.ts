import type { ExclusionsPolicy } from '../document/policy.gen.js'
import { suggestion } from '../resolve/resolve-books.js'
import type { DocumentOf } from '../resolve/scope.js'
import type { TableExclusion } from '../rules/program.js'
import { both, lowerCondition, lowerReadings } from './condition.js'
import { citesAt, isList, isMap, namesAt, type Context, scalarText } from './context.js'
import type { OpenDraft, RuleNames } from './draft.js'

/**
 * A list of what is taken out of a table or of single rules: one carve-out for each decision that has such rules. It
 * is lowered after the rules it names. Returns how documents show it.
 */
export function lowerExclusions(
  context: Context,
  document: DocumentOf<ExclusionsPolicy>,
  drafts: ReadonlyMap<string, OpenDraft>,
  named: RuleNames,
): TableExclusion {
  const { policy, spans } = document
  const names = namesAt(document, policy, 'from', policy.from)
  const cites = citesAt(context, document, policy, policy.cites)
  const when = isMap(policy.when) ? policy.when : undefined
  const readings = lowerReadings(context, document, isMap(policy.reading) ? policy.reading : undefined)
  const origin = spans.at(policy, 'id')

  const touched = new Set(names.flatMap(({ name }) => [...(named.get(name) ?? [])]))
  for (const id of drafts.keys()) {
    const draft = touched.has(id) ? drafts.get(id) : undefined
    if (draft === undefined) continue
    const where = `the decision \`${id}\``
    const own = names.filter(({ name }) => named.get(name)?.has(id) === true)
    draft.rules.push({
      id: policy.id,
      policy: policy.id,
      when: both(
        lowerCondition(
          { context, document, inputs: draft.facts, details: draft.details, asks: draft.asks, where },
          when,
        ),
        readings,
      ),
      then: undefined,
      over: own.map(({ name, span }) => ({ name, span, nearby: [] })),
      cites,
      origin,
    })
  }
  for (const { name, span } of names)
    if (!named.has(name))
      context.findings.report(
        'name/unknown',
        span,
        { what: 'rule or table', name, where: 'this edition' },
        { help: suggestion(name, named.keys()) },
      )
  return {
    title: policy.title,
    when: lowerCondition(
      { context, document, inputs: context.facts, details: context.details, asks: new Map(), where: 'the book' },
      when,
    ),
    from: names.map(({ name }) => name),
    cites,
    then: policy.then,
    readings: readingsOf(policy.reading),
  }
}

function readingsOf(written: unknown): TableExclusion['readings'] {
  if (!isMap(written)) return []
  return Object.entries(written).map(([reading, choices]) => ({
    reading,
    choices: isList(choices) ? choices.map(scalarText) : [scalarText(choices)],
  }))
}
