import type { CountryExceptionsPolicy } from '../document/policy.gen.js'
import type { DocumentOf } from '../resolve/scope.js'
import type { CountryList } from '../rules/program.js'
import { both, lowerCondition, lowerReadings } from './condition.js'
import { citesAt, isMap, namesAt, type Context } from './context.js'
import type { OpenDraft } from './draft.js'
import { checkOutputNames, lowerOutcome } from './outcome.js'
import { noteOf, silenceKeys } from './rules-file.js'
import { unknownDecision } from './unknown-decision.js'

/** The lists of an edition, by id: what `{ is: <id> }` means there. */
export function countryGroupsOf(
  documents: readonly DocumentOf<CountryExceptionsPolicy>[],
): ReadonlyMap<string, readonly string[]> {
  return new Map(documents.map(({ policy }) => [policy.id, policy.countries]))
}

export function countryListOf({ id, label, title, countries }: CountryExceptionsPolicy): CountryList {
  return { id, title: label ?? title, countries }
}

/** What differs in the listed countries: one rule for each effect, testing the fact that the book declares for such lists. */
export function lowerCountryExceptions(
  context: Context,
  document: DocumentOf<CountryExceptionsPolicy>,
  drafts: ReadonlyMap<string, OpenDraft>,
): void {
  const { policy, spans } = document
  const layout = context.scope.book.policy.tables?.['country-exceptions']
  for (const effect of policy.effects ?? []) {
    const draft = drafts.get(effect.decision)
    if (draft === undefined) {
      unknownDecision(context, document, effect, effect.decision, drafts)
      continue
    }
    const fact = effect.fact ?? layout?.fact
    if (fact === undefined) {
      context.findings.report('table/no-layout', spans.at(policy, 'id'), { kind: policy.kind })
      return
    }
    const where = `the decision \`${draft.decision.id}\``
    const site = { context, document, inputs: draft.facts, details: draft.details, asks: draft.asks, where }
    const listed = lowerCondition(
      { ...site, keyOf: () => spans.at(effect, effect.fact === undefined ? 'id' : 'fact') },
      { [fact]: { is: policy.id } },
    )
    const outcomeSite = { context, document, decision: draft.decision.id, outputs: draft.outputs, reads: draft }
    const then = isMap(effect.then) ? effect.then : {}
    checkOutputNames(outcomeSite, then, silenceKeys)
    const outcome = lowerOutcome(outcomeSite, then)
    if (outcome === undefined) {
      draft.faulty.add(`${policy.id}/${effect.id}`)
      continue
    }
    draft.rules.push({
      id: `${policy.id}/${effect.id}`,
      policy: policy.id,
      when: both(
        effect.elsewhere === true ? { kind: 'not', of: listed } : listed,
        lowerCondition(site, isMap(effect.when) ? effect.when : undefined),
        lowerReadings(context, document, isMap(effect.reading) ? effect.reading : undefined),
      ),
      then: outcome,
      over: namesAt(document, effect, 'over', effect.over).map(({ name, span }) => ({
        name,
        span,
        nearby: [`${policy.id}/${name}`],
      })),
      cites: citesAt(context, document, effect, effect.cites),
      origin: spans.at(effect, 'id'),
      ...noteOf(isMap(effect) ? effect : {}),
    })
  }
}
