import { byCodeUnits } from '../base/order.js'
import { partsAsTheyAre } from '../base/share.js'
import { documentsAsTheyAre } from '../document/read-policies.js'
import type { ExclusionsPolicy } from '../document/policy.gen.js'
import type { DocumentOf, EditionScope, RulePolicy } from '../resolve/scope.js'
import type { Decision, Edition, Page, TableExclusion, TablePage } from '../rules/program.js'
import { linkAsks } from './asks.js'
import { Gathered } from './gathered.js'
import { openContext, type Known } from './context.js'
import { lowerDecision } from './decision.js'
import type { DecisionDraft, RuleNames } from './draft.js'
import { lowerExclusions } from './exclusions.js'
import { finishDecision } from './finish.js'
import { recalled, type Memory } from './recalled.js'
import { lowerRulesFile } from './rules-file.js'
import { countryGroupsOf, countryListOf, lowerCountryExceptions } from './country-exceptions.js'
import { lowerObligations } from './obligations.js'
import { expandSets, groupSets, type SetFact } from './sets.js'
import { lowerTable } from './table.js'

/** Everything the book decides in one edition; `earlier` are the decisions of another, by id, which may say the same. */
export function lowerEdition(
  book: Known,
  scope: EditionScope,
  earlier: ReadonlyMap<string, Decision>,
  memory: Memory,
): Edition {
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
  const drafts = declare(known, memory)
  const gathered = new Gathered(known, drafts, findings, recall)
  const { named } = gathered

  const tables = [...ofKind(documents, 'severity-table'), ...ofKind(documents, 'duration-minimums')]
  const pages = tables.flatMap((document) => gathered.add(document, lowerTable) ?? [])
  for (const document of lists) gathered.add(document, lowerCountryExceptions)
  for (const document of ofKind(documents, 'obligations')) gathered.add(document, lowerObligations)
  for (const document of ofKind(documents, 'rules')) gathered.add(document, lowerRulesFile)
  const exclusions = inOrderOfNeed(ofKind(documents, 'exclusions'), named).map((document) =>
    gathered.add(document, lowerExclusions),
  )

  const tested = [...pages.map(({ applies }) => applies), ...exclusions.map(({ when }) => when)]
  for (const id of drafts.keys()) for (const { when } of gathered.statedOf(id).rules) tested.push(when)
  const conditions = recall.steady(`conditions of ${key}`, tested, { instead: partsAsTheyAre })
  const sets = recall.of(`sets of ${key}`, { details: known.details, conditions }, (given) =>
    recall.steady(`sets of ${key}`, groupSets(given.details, given.conditions)),
  )
  // Those asked come before those that ask.
  const finished = new Map<string, Decision>()
  for (const [id, draft] of drafts) {
    const parts = { draft, stated: gathered.statedOf(id), named, sets, finished, twin: earlier.get(id) }
    finished.set(id, finishDecision(known, parts, memory))
  }
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
      openContext,
    )
    return [id, draft] as const
  })
  return recalled(
    memory,
    `asks of ${key}`,
    { context, declared: steady('decisions', new Map(each)) },
    (inputs, findings) => steady('asks', linkAsks({ ...inputs.context, findings }, inputs.declared)),
    openContext,
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
