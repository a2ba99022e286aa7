import { allRules } from '../rules/mentioned.js'
import { byCodeUnits } from '../base/order.js'
import type { Text } from '../base/text.js'
import type { Diagram } from '../diagram/diagram.js'
import { valuesOf } from '../rules/domain.js'
import { factsOf } from '../rules/facts.js'
import type { Book, Decision, Edition, Rule } from '../rules/program.js'
import { compareBehaviour, type Behaviour, type BehaviourChange } from './behaviour.js'
import { forWhom, type ForWhom } from './verdict.js'

/** A book as one edition of it states it. */
export interface Version {
  /** How the version was named: `unified-support@2023`, a folder, `git:main`. */
  readonly name: string
  readonly book: Book
  readonly edition: Edition
  readonly diagrams: ReadonlyMap<string, Diagram>
}

/** A change of behaviour with what a reviewer needs to judge it. */
export interface JudgedChange extends BehaviourChange {
  readonly forWhom: ForWhom
  /** The rules that answer before and after, where they stand. */
  readonly rulesBefore: readonly Rule[]
  readonly rulesAfter: readonly Rule[]
}

export interface DecisionDiff {
  readonly id: string
  readonly status: 'kept' | 'new' | 'withdrawn'
  /** The later version, or the earlier one of a decision that was withdrawn. */
  readonly decision: Decision
  readonly behaviour: Behaviour
  readonly changes: readonly JudgedChange[]
}

/** Something that was added to, or taken from, what can be asked or answered. */
export interface DomainChange {
  readonly what: 'fact' | 'term' | 'reading' | 'decision'
  readonly how: 'new' | 'withdrawn'
  /** `vocabulary/term` for terms. */
  readonly name: string
}

/** Words that changed and alter no answer. */
export interface WordChange {
  readonly where: string
  readonly before: string
  readonly after: string
}

export interface EditionDiff {
  readonly before: Version
  readonly after: Version
  readonly decisions: readonly DecisionDiff[]
  readonly domain: readonly DomainChange[]
  readonly words: readonly WordChange[]
  /** The days on which both hold, where there are any: `from` included, `until` excluded. */
  readonly bothHold: { readonly from: string; readonly until?: string } | undefined
}

/** Whether nothing differs at all. */
export function isEmptyDiff({ decisions, domain, words }: EditionDiff): boolean {
  return domain.length === 0 && words.length === 0 && decisions.every(({ changes }) => changes.length === 0)
}

/** Everything that differs between two versions, what it does apart from how it is worded. */
export function compareVersions(before: Version, after: Version): EditionDiff {
  const ids = [...new Set([...before.diagrams.keys(), ...after.diagrams.keys()])].sort(byCodeUnits)
  const decisions = ids.map((id) => compareDecision(id, before.diagrams.get(id), after.diagrams.get(id)))
  return {
    before,
    after,
    decisions,
    domain: [...domainChanges(before, after), ...decisionChanges(decisions)],
    words: wordChanges(before, after),
    bothHold: overlapOf(before.edition, after.edition),
  }
}

function compareDecision(id: string, before: Diagram | undefined, after: Diagram | undefined): DecisionDiff {
  const decision = (after ?? before)?.decision
  if (decision === undefined) throw new Error(`${id} is a decision of neither version`)
  const status = before === undefined ? 'new' : after === undefined ? 'withdrawn' : 'kept'
  // What is new or gone as a whole is said once, not case by case.
  const behaviour =
    status === 'kept'
      ? compareBehaviour(before, after)
      : { inputs: [], total: undefined, changes: [], incomplete: false }
  return {
    id,
    status,
    decision,
    behaviour,
    changes: behaviour.changes.map((change) => ({
      ...change,
      forWhom: forWhom(decision, change.before, change.after),
      rulesBefore: rulesOf(before?.decision, change.before),
      rulesAfter: rulesOf(after?.decision, change.after),
    })),
  }
}

function rulesOf(decision: Decision | undefined, said: BehaviourChange['before']): readonly Rule[] {
  if (decision === undefined || said === 'refused') return []
  const ids = new Set(said.flatMap(({ rule, agreeing, carveOuts }) => [rule, ...agreeing, ...carveOuts]))
  const all = allRules(decision)
  return all.filter(({ id }) => ids.has(id))
}

function decisionChanges(decisions: readonly DecisionDiff[]): readonly DomainChange[] {
  return decisions.flatMap(({ id, status }) => (status === 'kept' ? [] : [{ what: 'decision', how: status, name: id }]))
}

function domainChanges(before: Version, after: Version): readonly DomainChange[] {
  const terms = ({ book }: Version): readonly string[] =>
    book.vocabularies.flatMap((vocabulary) => valuesOf(vocabulary).map(({ id }) => `${vocabulary.id}/${id}`))
  const facts = ({ edition }: Version): readonly string[] =>
    edition.decisions.flatMap((decision) => factsOf(decision).map((fact) => `${decision.id}/${fact.id}`))
  const shared = new Set([...before.diagrams.keys()].filter((id) => after.diagrams.has(id)))
  const ofShared = (names: readonly string[]): readonly string[] =>
    names.filter((name) => shared.has(name.split('/')[0] ?? ''))
  return [
    ...listed('fact', ofShared(facts(before)), ofShared(facts(after))),
    ...listed('term', terms(before), terms(after)),
    ...listed('reading', [...before.book.readings.keys()], [...after.book.readings.keys()]),
  ]
}

function listed(
  what: DomainChange['what'],
  before: readonly string[],
  after: readonly string[],
): readonly DomainChange[] {
  const [old, now] = [new Set(before), new Set(after)]
  return [
    ...[...now].filter((name) => !old.has(name)).map((name): DomainChange => ({ what, how: 'new', name })),
    ...[...old].filter((name) => !now.has(name)).map((name): DomainChange => ({ what, how: 'withdrawn', name })),
  ]
}

/** Every text, citation and adopted reading by its place, so that two versions can be compared place by place. */
function wordsOf({ book, edition }: Version): ReadonlyMap<string, string> {
  const words = new Map<string, string>()
  const put = (where: string, text: Text | undefined): void => {
    if (text !== undefined)
      for (const language of ['fr', 'en'] as const) words.set(`${where} (${language})`, text[language])
  }
  for (const vocabulary of book.vocabularies)
    for (const term of vocabulary.terms) put(`term ${vocabulary.id}/${term.id}`, term.label)
  for (const reading of book.readings.values()) {
    put(`reading ${reading.id}, title`, reading.title)
    put(`reading ${reading.id}, question`, reading.question)
    put(`reading ${reading.id}, reason`, reading.why)
    words.set(`reading ${reading.id}, adopted`, reading.adopted)
  }
  for (const decision of edition.decisions) {
    put(`decision ${decision.id}, title`, decision.title)
    put(`decision ${decision.id}, question`, decision.question)
    put(`decision ${decision.id}, sentence`, decision.says)
    for (const output of decision.outputs) put(`decision ${decision.id}, output ${output.id}`, output.label)
    for (const fact of factsOf(decision)) put(`fact ${fact.id}`, fact.label)
    for (const rule of decision.rules) {
      words.set(`rule ${rule.id} of ${decision.id}, clauses`, rule.cites.join(', '))
      put(`rule ${rule.id} of ${decision.id}, note`, rule.note)
    }
  }
  return words
}

function wordChanges(before: Version, after: Version): readonly WordChange[] {
  const [old, now] = [wordsOf(before), wordsOf(after)]
  return [...now].flatMap(([where, text]): WordChange[] => {
    const previous = old.get(where)
    return previous === undefined || previous === text ? [] : [{ where, before: previous, after: text }]
  })
}

function overlapOf(a: Edition, b: Edition): EditionDiff['bothHold'] {
  const from = a.from > b.from ? a.from : b.from
  const ends = [a.until, b.until].filter((day) => day !== undefined)
  const [until] = ends.sort(byCodeUnits)
  if (until !== undefined && until <= from) return undefined
  return until === undefined ? { from } : { from, until }
}
