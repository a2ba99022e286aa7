import type { Text } from '../base/text.js'
import type { ObligationsPolicy } from '../document/policy.gen.js'
import type { DocumentOf } from '../resolve/scope.js'
import type { OutcomeField } from '../rules/outcome.js'
import { both, lowerCondition, lowerReadings } from './condition.js'
import { citesAt, isMap, namesAt, type Context } from './context.js'
import type { OpenDraft } from './draft.js'
import { lowerValue } from './outcome.js'
import { noteOf } from './rules-file.js'
import { unknownDecision } from './unknown-decision.js'

type Duty = ObligationsPolicy['duties'][number]

/**
 * A list of duties: each is a rule of the decision that the book declares for them, which any number of rules may
 * answer. Who must act and when are facts; what is to be done, how soon and what follows otherwise are outputs.
 */
export function lowerObligations(
  context: Context,
  document: DocumentOf<ObligationsPolicy>,
  drafts: ReadonlyMap<string, OpenDraft>,
): void {
  const { policy, spans } = document
  const layout = context.scope.book.policy.tables?.obligations
  if (layout === undefined) {
    context.findings.report('table/no-layout', spans.at(policy, 'id'), { kind: policy.kind })
    return
  }
  const draft = drafts.get(layout.decision)
  if (draft === undefined) {
    unknownDecision(context, context.scope.book, layout, layout.decision, drafts)
    return
  }
  const where = `the decision \`${draft.decision.id}\``
  const site = { context, document, inputs: draft.facts, details: draft.details, asks: draft.asks, where }
  const outcomeSite = { context, document, decision: draft.decision.id, outputs: draft.outputs, reads: draft }
  const applies = lowerCondition(site, isMap(policy.applies) ? policy.applies : undefined)

  /** The test that one key of a duty stands for: `who: customer` tests the fact that says who asks. */
  const testOf = (duty: Duty, key: 'who' | 'moment') => {
    const fact = layout[key]
    const written = duty[key]
    if (fact === undefined || written === undefined) return both()
    return lowerCondition({ ...site, keyOf: () => spans.at(duty, key) }, { [fact]: written })
  }

  for (const duty of policy.duties) {
    const fields = (['does', 'within', 'otherwise'] as const).flatMap((key): readonly OutcomeField[] => {
      const output = draft.outputs.find(({ id }) => id === layout[key])
      const written: Text | string | undefined = duty[key]
      if (output === undefined || written === undefined) return []
      const value = lowerValue(outcomeSite, output, duty, key, typeof written === 'string' ? written : { ...written })
      return value === undefined ? [] : [{ output: output.id, value }]
    })
    const prefix = `${policy.id}/${duty.id}`
    draft.rules.push({
      id: prefix,
      policy: policy.id,
      when: both(
        applies,
        testOf(duty, 'who'),
        testOf(duty, 'moment'),
        lowerCondition(site, isMap(duty.when) ? duty.when : undefined),
        lowerReadings(context, document, isMap(duty.reading) ? duty.reading : undefined),
      ),
      then: { kind: 'value', fields },
      over: namesAt(document, duty, 'over', duty.over).map(({ name, span }) => ({
        name,
        span,
        nearby: [`${policy.id}/${name}`],
      })),
      cites: citesAt(context, document, duty, duty.cites),
      origin: spans.at(duty, 'id'),
      ...noteOf(isMap(duty) ? duty : {}),
    })
  }
}
