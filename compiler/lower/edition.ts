import { byCodeUnits } from '../base/order.js'
import type { Recall } from '../base/recall.js'
import { partsAsTheyAre } from '../base/share.js'
import type { Findings } from '../diagnostics/findings.js'
import { documentsAsTheyAre } from '../document/read-policies.js'
import type { ExclusionsPolicy } from '../document/policy.gen.js'
import type { DocumentOf, EditionScope, RulePolicy } from '../resolve/scope.js'
import { checkDecision } from '../rules/check.js'
import { calendarsOf } from '../rules/expression.js'
import type { Calendar, Decision, Edition, Page, Rule, TableExclusion, TablePage } from '../rules/program.js'
import { movable } from '../source/movable.js'
import { linkAsks } from './asks.js'
import { inputsTested } from './condition.js'
import { Gathered } from './collect.js'
import type { Context, Known } from './context.js'
import { lowerDecision, lowerOtherwise } from './decision.js'
import type { DecisionDraft, OpenDraft, RuleNames } from './draft.js'
import { lowerExclusions } from './exclusions.js'
import { linkRules } from './over.js'
import { recalled } from './recalled.js'
import { lowerRulesFile } from './rules-file.js'
import { countryGroupsOf, countryListOf, lowerCountryExceptions } from './country-exceptions.js'
import { lowerObligations } from './obligations.js'
import { expandSets, groupSets, type SetFact } from './sets.js'
import { lowerTable } from './table.js'

/** Everything the book decides in one edition. */
export function lowerEdition(book: Known, scope: EditionScope, memory: Memory): Edition {
  const { recall, findings } = memory
  const { policy } = scope.edition
  const documents = [...scope.policies.values()]
  const lists = ofKind(documents, 'country-exceptions')
  const key = `${book.scope.book.policy.id} ${policy.id}`
  const countryGroups = recall.steady(`country groups ${key}`, countryGroupsOf(lists))
  const known = recall.steady(
    `known in ${key}`,
    { ...book, countryGroups, edition: policy },
    { instead: partsAsTheyAre },
  )
  const gathered = new Gathered(known, declare(known, memory), findings, recall)
  const { decisions: drafts, named } = gathered

  const tables = [...ofKind(documents, 'severity-table'), ...ofKind(documents, 'duration-minimums')]
  const pages = tables.flatMap((document) => gathered.add(document, lowerTable) ?? [])
  for (const document of lists) gathered.add(document, lowerCountryExceptions)
  for (const document of ofKind(documents, 'obligations')) gathered.add(document, lowerObligations)
  for (const document of ofKind(documents, 'rules')) gathered.add(document, lowerRulesFile)
  const exclusions = inOrderOfNeed(ofKind(documents, 'exclusions'), named).map((document) =>
    gathered.add(document, lowerExclusions),
  )

  const stated = [...pages.map(({ applies }) => applies), ...exclusions.map(({ when }) => when)]
  for (const { rules } of drafts.values()) for (const { when } of rules) stated.push(when)
  const conditions = recall.steady(`conditions of ${key}`, stated, { instead: partsAsTheyAre })
  const sets = recall.of(`sets of ${key}`, { details: known.details, conditions }, (given) =>
    recall.steady(`sets of ${key}`, groupSets(given.details, given.conditions)),
  )
  // Those asked come before those that ask.
  const finished = new Map<string, Decision>()
  for (const [id, draft] of drafts) finished.set(id, finishOrRecall(known, { draft, named, sets, finished }, memory))
  const decisions = [...finished.values()]
  return {
    id: policy.id,
    title: policy.title,
    from: policy.from,
    origin: scope.edition.spans.at(policy, 'from'),
    ...(policy.until === undefined ? {} : { until: policy.until }),
    ...(policy['what-if'] === true ? { whatIf: true } : {}),
    ...(policy.note === undefined ? {} : { note: policy.note }),
    ...(lists.length === 0 ? {} : { countryLists: lists.map(({ policy: list }) => countryListOf(list)) }),
    decisions: decisions.sort((a, b) => byCodeUnits(a.id, b.id)),
    pages: pages.map((page) => withExclusions(page, exclusions, sets)).sort((a, b) => byCodeUnits(a.id, b.id)),
  }
}

interface Memory {
  readonly recall: Recall
  readonly findings: Findings
}

const open = ['context', 'context.scope', 'context.edition']

/** The decisions without their rules. What nobody has changed is the object it was. */
function declare(context: Known, memory: Memory): ReadonlyMap<string, DecisionDraft> {
  const { recall } = memory
  const key = `${context.scope.book.policy.id} ${context.edition?.id ?? ''}`
  const steady = (what: string, drafts: ReadonlyMap<string, DecisionDraft>): ReadonlyMap<string, DecisionDraft> =>
    recall.steady(`${what} of ${key}`, drafts, { instead: () => documentsAsTheyAre })
  const each = [...context.scope.decisions].map(([id, document]) => {
    const draft = recalled(
      memory,
      `decision ${key} ${id}`,
      { context, document },
      (inputs, findings) => lowerDecision({ ...inputs.context, findings }, inputs.document),
      open,
    )
    return [id, draft] as const
  })
  return recalled(
    memory,
    `asks of ${key}`,
    { context, declared: steady('decisions', new Map(each)) },
    (inputs, findings) => steady('asks', linkAsks({ ...inputs.context, findings }, inputs.declared)),
    open,
  )
}

function ofKind<K extends RulePolicy['kind']>(
  documents: readonly DocumentOf<RulePolicy>[],
  kind: K,
): readonly DocumentOf<Extract<RulePolicy, { kind: K }>>[] {
  return documents.filter(
    (document): document is DocumentOf<Extract<RulePolicy, { kind: K }>> => document.policy.kind === kind,
  )
}

/** A decision with its rules, or what it was when nothing that it is made of has changed. */
function finishOrRecall(context: Known, parts: Parts, memory: Memory): Decision {
  const { recall, findings } = memory
  // Where something is wrong already, what is made of it is not worth keeping.
  if (findings.hasErrors()) return finish({ ...context, findings }, parts)
  const { id } = parts.draft.decision
  const key = `finished ${context.scope.book.policy.id} ${context.edition?.id ?? ''} ${id}`
  const rules = recall.steady(`rules of ${key}`, parts.draft.rules)
  return recalled(
    memory,
    key,
    { ...parts, draft: { ...parts.draft, rules }, context },
    ({ context: seen, ...inputs }, own) =>
      recall.steady(key, finish({ ...seen, findings: own }, inputs), { instead: movable }),
    [...open, 'draft', 'draft.asks.*'],
  )
}

/** What a decision is made of when all its rules are known. */
interface Parts {
  readonly draft: OpenDraft
  readonly named: RuleNames
  readonly sets: ReadonlyMap<string, SetFact>
  /** The decisions that are whole already. */
  readonly finished: ReadonlyMap<string, Decision>
}

function finish(context: Context, { draft, named, sets, finished }: Parts): Decision {
  const rules = linkRules(draft, named, context.findings).map((rule) => ({
    ...rule,
    when: expandSets(rule.when, sets),
  }))
  const twins = new Map<string, (typeof rules)[number]>()
  for (const rule of rules) {
    const before = twins.get(rule.id)
    if (before === undefined) twins.set(rule.id, rule)
    else
      context.findings.report(
        'name/duplicate',
        rule.origin,
        { what: 'rule', name: rule.id },
        {
          related: [{ message: 'first stated here', span: before.origin }],
          help: 'give one of them another `id`',
        },
      )
  }
  const asks = new Map(
    [...draft.asks].flatMap(([name, asked]) => {
      const decision = finished.get(asked.decision.id)
      return decision === undefined ? [] : [[name, decision] as const]
    }),
  )
  const asked = [...asks.values()].flatMap((decision) => decision.inputs.map(({ id }) => id))
  const used = new Set(asked)
  for (const { when } of rules) for (const input of inputsTested(when)) used.add(input)
  // Only those are looked at: a decision is finished again when one of them changes.
  const readings = [...context.readingInputs.keys()].flatMap((id) =>
    used.has(id) ? (context.readingInputs.get(id) ?? []) : [],
  )
  const document = context.scope.decisions.get(draft.decision.id)
  const otherwise = document === undefined ? undefined : lowerOtherwise(context, document, draft)
  const groupInputs = (id: string) => sets.get(id)?.groups.map(({ input }) => input) ?? []
  const decision: Decision = {
    ...draft.decision,
    inputs: [...draft.facts.values(), ...[...draft.details.keys()].flatMap(groupInputs), ...readings],
    ...(draft.details.size === 0 ? {} : { details: [...draft.details.values()] }),
    ...(asks.size === 0 ? {} : { asks }),
    ...calendarsOfRules(context, rules),
    rules: [...twins.values()],
    ...(otherwise === undefined ? {} : { otherwise }),
  }
  const faults = context.findings.hasErrors() ? [] : checkDecision(decision)
  if (faults.length > 0) throw new Error(`the decision ${decision.id} was lowered wrongly: ${faults.join('; ')}`)
  return decision
}

/** The calendars that the expressions of some rules name. */
function calendarsOfRules(
  context: Context,
  rules: readonly Rule[],
): { readonly calendars?: ReadonlyMap<string, Calendar> } {
  const ids = new Set(
    rules.flatMap(({ then }) =>
      then?.kind === 'value'
        ? then.fields.flatMap(({ value }) => (value.type === 'computed' ? [...calendarsOf(value.expression)] : []))
        : [],
    ),
  )
  if (ids.size === 0) return {}
  return {
    calendars: new Map(
      [...ids].flatMap((id) => {
        const calendar = context.calendars.get(id)
        return calendar === undefined ? [] : [[id, calendar] as const]
      }),
    ),
  }
}

/** Exclusions from exclusions come after those they name, so that wherever a file stands decides nothing. */
function inOrderOfNeed(
  documents: readonly DocumentOf<ExclusionsPolicy>[],
  named: RuleNames,
): readonly DocumentOf<ExclusionsPolicy>[] {
  const ids = new Set(documents.map((document) => document.policy.id))
  const placed: DocumentOf<ExclusionsPolicy>[] = []
  const isReady = (name: string): boolean =>
    !ids.has(name) || placed.some((document) => document.policy.id === name) || named.has(name)
  let waiting = documents
  for (let before = -1; before !== waiting.length;) {
    before = waiting.length
    for (const document of waiting) if ([document.policy.from].flat().every(isReady)) placed.push(document)
    waiting = waiting.filter((document) => !placed.includes(document))
  }
  return [...placed, ...waiting]
}

/** Shows with a table the exclusions that name it or some of its rules. */
function withExclusions(
  page: TablePage,
  exclusions: readonly TableExclusion[],
  sets: ReadonlyMap<string, SetFact>,
): Page {
  const own = exclusions.filter((exclusion) =>
    exclusion.from.some((name) => name === page.id || name.startsWith(`${page.id}/`)),
  )
  return {
    ...page,
    applies: expandSets(page.applies, sets),
    exclusions: own.map((exclusion) => ({ ...exclusion, when: expandSets(exclusion.when, sets) })),
  }
}
