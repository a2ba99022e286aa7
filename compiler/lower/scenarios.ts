import type { ScenarioDeclaration, ScenariosPolicy } from '../document/policy.gen.js'
import type { DocumentOf } from '../resolve/scope.js'
import type { Outcome } from '../rules/outcome.js'
import type { Output } from '../rules/program.js'
import type { Expected, ExpectedOfClause, Scenario } from '../rules/scenario.js'
import { isMap, openContext, type Context, type Known, type WrittenMap } from './context.js'
import { checkOutputNames, lowerOutcome, type OutcomeSite } from './outcome.js'
import { recalled, type Memory } from './recalled.js'
import { silenceKeys } from './rules-file.js'
import { unknownDecision } from './unknown-decision.js'

/** The scenarios of a file. What is wrong with a case itself is told when it is asked. */
export function lowerScenarios(
  context: Known,
  document: DocumentOf<ScenariosPolicy>,
  outputs: ReadonlyMap<string, readonly Output[]>,
  memory: Memory,
): readonly Scenario[] {
  return recalled(
    memory,
    `scenarios ${context.scope.book.policy.id} ${document.policy.id}`,
    { context, document, outputs },
    (inputs, findings) => scenariosOf({ ...inputs.context, findings }, inputs.document, inputs.outputs),
    openContext,
  )
}

function scenariosOf(
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
    const expected = expectedOf({ context, document, decision: policy.decision, outputs }, declared)
    if (expected === undefined) return []
    const on = declared.on ?? (declared.edition === undefined ? policy.on : undefined)
    return casesOf(context, document, declared).map(({ named, facts }) => ({
      id: `${policy.id}/${declared.id}${named}`,
      decision: policy.decision,
      ...(on === undefined ? {} : { on }),
      facts,
      readings: declared.reading ?? {},
      expected,
      ...(declared.edition === undefined ? {} : { edition: declared.edition }),
      ...(declared.rule === undefined ? {} : { rule: declared.rule }),
      origin: spans.at(declared, 'id'),
      expectSpan: spans.at(declared, expectKeys.find((key) => declared[key] !== undefined) ?? 'id'),
    }))
  })
}

interface Case {
  /** Tells it from the other cases of its scenario: ` (severity: A, product: azure)`. */
  readonly named: string
  readonly facts: Readonly<Record<string, unknown>>
}

/** The cases of a scenario: one, or with `each` one for every combination of the values listed. */
function casesOf(
  { findings }: Context,
  { spans }: DocumentOf<ScenariosPolicy>,
  declared: ScenarioDeclaration,
): readonly Case[] {
  const each = declared.each ?? {}
  for (const fact of Object.keys(each))
    if (fact in declared.facts) findings.report('name/duplicate', spans.key(each, fact), { what: 'fact', name: fact })
  const combinations = Object.entries(each).reduce<readonly Readonly<Record<string, unknown>>[]>(
    (cases, [fact, values]) => cases.flatMap((one) => values.map((value) => ({ ...one, [fact]: value }))),
    [{}],
  )
  return combinations.map((chosen) => {
    const named = Object.entries(chosen).map(([fact, value]) => `${fact}: ${[value].flat().join(' and ')}`)
    return { named: named.length === 0 ? '' : ` (${named.join(', ')})`, facts: { ...declared.facts, ...chosen } }
  })
}

const expectKeys = ['expect', 'clauses', 'expect-error', 'needs'] as const

/** What the scenario expects; undefined when it is faulty, which is reported. */
function expectedOf(site: OutcomeSite, declared: ScenarioDeclaration): Expected | undefined {
  if (declared['expect-error'] !== undefined) return { kind: 'error', contains: declared['expect-error'] }
  if (declared.needs !== undefined) return { kind: 'needs', facts: declared.needs }
  if (declared.clauses !== undefined) {
    const clauses = Object.entries(declared.clauses).flatMap(([clause, parts]) =>
      [parts]
        .flat()
        .map((part) => (isMap(part) ? expectedOfClause(site, declared.clauses ?? {}, clause, part) : undefined))
        .map((one) => (one !== undefined && Array.isArray(parts) ? { ...one, counted: true as const } : one)),
    )
    return clauses.includes(undefined)
      ? undefined
      : { kind: 'clauses', clauses: clauses.filter((one) => one !== undefined) }
  }
  const outcomes = [declared.expect].flat().map((one) => (isMap(one) ? outcomeOf(site, one) : undefined))
  return outcomes.includes(undefined)
    ? undefined
    : { kind: 'outcomes', outcomes: outcomes.filter((one) => one !== undefined) }
}

function expectedOfClause(
  site: OutcomeSite,
  owner: object,
  clause: string,
  part: WrittenMap,
): ExpectedOfClause | undefined {
  const { context, document } = site
  const { clauses } = context
  if (!clauses.has(clause)) {
    context.findings.report('name/unknown', document.spans.key(owner, clause), {
      what: 'clause',
      name: clause,
      where: 'the book',
    })
    return undefined
  }
  if (Object.keys(part).length === 0) return { clause }
  const outcome = outcomeOf({ ...site, partial: true }, part)
  return outcome === undefined ? undefined : { clause, part: outcome }
}

function outcomeOf(site: OutcomeSite, written: WrittenMap): Outcome | undefined {
  checkOutputNames(site, written, silenceKeys)
  return lowerOutcome(site, written)
}
