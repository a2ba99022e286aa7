import type { RulesPolicy } from '../document/policy.gen.js'
import type { DocumentOf } from '../resolve/scope.js'
import type { Superseded } from '../rules/domain.js'
import { both, lowerCondition, lowerReadings } from './condition.js'
import { citesAt, isMap, namesAt, scalarText, warnOfSuperseded, type Context, type WrittenMap } from './context.js'
import type { DraftRule, OpenDraft } from './draft.js'
import { checkOutputNames, lowerOutcome } from './outcome.js'
import { unknownDecision } from './unknown-decision.js'

/** What an outcome may hold beside outputs. */
export const silenceKeys: ReadonlySet<string> = new Set(['silence', 'by'])

/** The core form: rules of one decision, as written. */
export function lowerRulesFile(
  context: Context,
  document: DocumentOf<RulesPolicy>,
  drafts: ReadonlyMap<string, OpenDraft>,
): void {
  const { policy } = document
  const draft = drafts.get(policy.decision)
  if (draft === undefined) {
    unknownDecision(context, document, policy, policy.decision, drafts)
    return
  }
  const rules: readonly unknown[] = policy.rules
  for (const written of rules) if (isMap(written)) draft.rules.push(...lowerRule(context, document, draft, written))
}

function lowerRule(
  context: Context,
  document: DocumentOf<RulesPolicy>,
  draft: OpenDraft,
  written: WrittenMap,
): readonly DraftRule[] {
  const { policy, spans } = document
  const where = `the decision \`${draft.decision.id}\``
  const id = `${policy.id}/${scalarText(written['id'])}`
  const when = both(
    lowerCondition(
      { context, document, inputs: draft.facts, details: draft.details, asks: draft.asks, where },
      written['when'],
    ),
    lowerReadings(context, document, written['reading']),
  )
  const carvesOut = written['carves-out']
  const over = namesAt(document, written, carvesOut === undefined ? 'over' : 'carves-out', carvesOut ?? written['over'])
  const rule = {
    id,
    policy: policy.id,
    when,
    over: over.map(({ name, span }) => ({ name, span, nearby: [`${policy.id}/${name}`] })),
    cites: citesAt(context, document, written, written['cites']),
    origin: spans.at(written, 'id'),
    ...noteOf(written),
  }
  warnOfSuperseded(context, 'rule', { id, ...supersededOf(written) }, spans.at(written, 'id'))
  const { then } = written
  if (!isMap(then)) return [{ ...rule, then: undefined }]
  const site = { context, document, decision: draft.decision.id, outputs: draft.outputs, reads: draft }
  checkOutputNames(site, then, silenceKeys)
  const outcome = lowerOutcome(site, then)
  if (outcome !== undefined) return [{ ...rule, then: outcome }]
  draft.faulty.add(id)
  return []
}

function supersededOf({ superseded }: WrittenMap): { readonly superseded?: Superseded } {
  if (!isMap(superseded)) return {}
  return { superseded: { by: scalarText(superseded['by']), until: scalarText(superseded['until']) } }
}

/** The `note` of a rule or an entry, if it has one. */
export function noteOf(written: WrittenMap): { readonly note?: { readonly fr: string; readonly en: string } } {
  const { note } = written
  if (!isMap(note)) return {}
  const { fr, en } = note
  return typeof fr === 'string' && typeof en === 'string' ? { note: { fr, en } } : {}
}
