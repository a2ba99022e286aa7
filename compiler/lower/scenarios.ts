import type { ScenariosPolicy } from '../document/policy.gen.js'
import type { DocumentOf } from '../resolve/scope.js'
import type { Outcome } from '../rules/outcome.js'
import type { Output } from '../rules/program.js'
import type { Expected, Scenario } from '../rules/scenario.js'
import { isMap, type Context } from './context.js'
import { checkOutputNames, lowerOutcome } from './outcome.js'
import { silenceKeys } from './rules-file.js'
import { unknownDecision } from './unknown-decision.js'

/** The scenarios of a file. What is wrong with a case itself is told when it is asked. */
export function lowerScenarios(
  context: Context,
  document: DocumentOf<ScenariosPolicy>,
  outputsOf: ReadonlyMap<string, readonly Output[]>,
): readonly Scenario[] {
  const { policy, spans } = document
  const outputs = outputsOf.get(policy.decision)
  if (outputs === undefined) {
    unknownDecision(context, document, policy, policy.decision, outputsOf)
    return []
  }
  const seen = new Set<string>()
  return policy.scenarios.flatMap((declared): Scenario[] => {
    if (seen.has(declared.id))
      context.findings.report('name/duplicate', spans.at(declared, 'id'), { what: 'scenario', name: declared.id })
    seen.add(declared.id)
    const wanted: readonly unknown[] = declared.expect === undefined ? [] : [declared.expect].flat()
    const expected = wanted.flatMap((one): readonly Outcome[] => {
      if (!isMap(one)) return []
      const site = { context, document, decision: policy.decision, outputs }
      checkOutputNames(site, one, silenceKeys)
      const outcome = lowerOutcome(site, one)
      return outcome === undefined ? [] : [outcome]
    })
    if (expected.length < wanted.length) return []
    const on = declared.on ?? (declared.edition === undefined ? policy.on : undefined)
    return [
      {
        id: `${policy.id}/${declared.id}`,
        decision: policy.decision,
        ...(on === undefined ? {} : { on }),
        facts: declared.facts,
        readings: declared.reading ?? {},
        expected: expectedOf(declared, expected),
        ...(declared.edition === undefined ? {} : { edition: declared.edition }),
        ...(declared.rule === undefined ? {} : { rule: declared.rule }),
        origin: spans.at(declared, 'id'),
        expectSpan: spans.at(declared, expectKeys.find((key) => declared[key] !== undefined) ?? 'id'),
      },
    ]
  })
}

const expectKeys = ['expect', 'expect-error', 'needs'] as const

function expectedOf(
  declared: { readonly 'expect-error'?: string | undefined; readonly needs?: readonly string[] | undefined },
  outcomes: readonly Outcome[],
): Expected {
  const { needs } = declared
  const contains = declared['expect-error']
  if (contains !== undefined) return { kind: 'error', contains }
  return needs === undefined ? { kind: 'outcomes', outcomes } : { kind: 'needs', facts: needs }
}
