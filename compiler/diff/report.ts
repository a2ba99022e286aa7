import type { Language } from '../base/text.js'
import { colonOf } from '../emit/docs/condition-words.js'
import { outcomeWords } from '../emit/docs/outcome-words.js'
import { listWords, setItems } from '../emit/docs/set-words.js'
import type { Input, Rule } from '../rules/program.js'
import type { ValueSet } from '../rules/value-set.js'
import type { Part, Said } from './behaviour.js'
import { isEmptyDiff, type DecisionDiff, type EditionDiff, type JudgedChange, type Version } from './compare.js'
import { wordsIn } from './report-words.js'

/** A report as parts that every format lays out in its own way. Texts are plain. */
export interface Report {
  readonly title: string
  readonly summary: readonly string[]
  readonly sections: readonly Section[]
}

export interface Section {
  readonly title: string
  /** In one line, for a list that is folded away. */
  readonly lead: string
  readonly items: readonly Item[]
}

export interface Item {
  readonly head: string
  readonly details: readonly string[]
}

/** The reports on several pairs of versions; those in which nothing differs share one. */
export function reportsOf(diffs: readonly EditionDiff[], language: Language): readonly Report[] {
  const alike = diffs.filter(isEmptyDiff)
  const rest = diffs.filter((diff) => !alike.includes(diff)).map((diff) => reportOf(diff, language))
  if (alike.length === 0) return rest
  const title = alike.map(({ before, after }) => `${before.name} → ${after.name}`).join(', ')
  return [...rest, { title, summary: [wordsIn[language].noCase], sections: [] }]
}

/** The report on what differs between two versions. */
export function reportOf(diff: EditionDiff, language: Language): Report {
  const words = wordsIn[language]
  const changed = diff.decisions.filter(({ changes }) => changes.length > 0)
  const count = changed.reduce((sum, { changes }) => sum + changes.length, 0)
  const sections = [
    ...changed.map((decision) => decisionSection(diff, decision, language)),
    section(
      words.domain,
      diff.domain.map(({ what, how, name }) => ({ head: words.domainChange(what, how, name), details: [] })),
    ),
    section(
      words.words,
      diff.words.map(({ where, before, after }) => ({ head: where, details: [`− ${before}`, `+ ${after}`] })),
    ),
  ].filter(({ items }) => items.length > 0)
  return {
    title: `${diff.before.name} → ${diff.after.name}`,
    summary: [
      count === 0 ? words.noCase : words.changed(count, changed.length),
      ...(count === 0
        ? []
        : [
            forWhomLine(
              changed.flatMap(({ changes }) => changes),
              language,
            ),
          ]),
      ...timeLines(diff, language),
      ...diff.decisions.flatMap(({ id, behaviour }) => (behaviour.incomplete ? [words.incomplete(id)] : [])),
    ],
    sections,
  }
}

/** When each version holds, and when both do; nothing for two states of an edition whose days are the same. */
function timeLines({ before, after, bothHold }: EditionDiff, language: Language): readonly string[] {
  const words = wordsIn[language]
  const [a, b] = [before.edition, after.edition]
  if (a.id === b.id && a.from === b.from && a.until === b.until) return []
  return [words.days(before.name, a, after.name, b), ...(bothHold === undefined ? [] : [words.bothHold(bothHold)])]
}

const section = (title: string, items: readonly Item[]): Section => ({ title, lead: String(items.length), items })

function forWhomLine(changes: readonly JudgedChange[], language: Language): string {
  const words = wordsIn[language]
  const kinds = ['better', 'worse', 'mixed', 'neutral'] as const
  return kinds
    .flatMap((kind) => {
      const number = changes.filter(({ forWhom }) => forWhom === kind).length
      return number === 0 ? [] : [`${number} ${words.forWhom[kind]}`]
    })
    .join(' · ')
}

function decisionSection(
  { before, after }: EditionDiff,
  { id, decision, changes, behaviour }: DecisionDiff,
  language: Language,
): Section {
  const words = wordsIn[language]
  return {
    title: decision.question[language],
    lead: `${decision.id}: ${words.changes(changes.length)}`,
    items: changes.map((change) => {
      const share = shareOf(change.count, behaviour.total)
      const cases = change.count === undefined ? words.endless : words.cases(String(change.count), share)
      return {
        head: `${partsWords(change.parts, behaviour.inputs, language)}${colonOf(language)}${saidWords(change.before, before, id, language)} → ${saidWords(change.after, after, id, language)}`,
        details: [
          `${cases}; ${words.forWhom[change.forWhom]}`,
          ...(behaviour.inputs.length === 0
            ? []
            : [`${words.example}${colonOf(language)}${witnessWords(change.witness, behaviour.inputs, language)}`]),
          ...ruleLine(words.before, change.rulesBefore),
          ...ruleLine(words.after, change.rulesAfter),
        ],
      }
    }),
  }
}

function ruleLine(label: string, rules: readonly Rule[]): readonly string[] {
  return rules.map((rule) => `${label} ${rule.id} (${rule.cites.join(', ')}), ${placeOf(rule)}`)
}

/** File and line of a rule. */
export function placeOf({ origin }: Rule): string {
  const line = origin.source.text.slice(0, origin.start).split('\n').length
  return `${origin.source.path}:${line}`
}

/** The share of all cases, in percent; undefined where there is no end to them. */
export function shareOf(count: bigint | undefined, total: bigint | undefined): string | undefined {
  if (count === undefined || total === undefined || total === 0n) return undefined
  const thousandths = (count * 100_000n) / total
  if (thousandths === 0n) return '< 0.001 %'
  return `${(Number(thousandths) / 1000).toString()} %`
}

const mostParts = 6

/** In which cases, by the labels of facts and terms; several parts joined by "or". */
function partsWords(parts: readonly Part[], inputs: readonly Input[], language: Language): string {
  const words = wordsIn[language]
  const shown = parts.slice(0, mostParts).map((part) => {
    const tests = inputs.flatMap((input) => {
      const set = part.get(input.id)
      return set === undefined ? [] : [words.is(input.label[language], setPhrase(input, set, language))]
    })
    return tests.length === 0 ? words.always : tests.join(words.and)
  })
  return shown.join(words.orWhen) + (parts.length > shown.length ? words.more(parts.length - shown.length) : '')
}

const mostItems = 6

function setPhrase({ domain }: Input, set: ValueSet, language: Language): string {
  const words = wordsIn[language]
  const items = setItems(domain, set, language)
  const shown = items.length > mostItems + 1 ? items.slice(0, mostItems) : items
  const left = items.length - shown.length
  return left === 0 ? listWords(shown, words.or) : `${shown.join(', ')} ${words.or} ${words.others(left)}`
}

/** What a version says, in the words of the decision. */
function saidWords(said: Said, { book, diagrams }: Version, id: string, language: Language): string {
  const words = wordsIn[language]
  const decision = diagrams.get(id)?.decision
  if (said === 'refused' || decision === undefined) return words.refused
  return said.map(({ outcome }) => outcomeWords(book, decision, outcome, language)).join(' + ') || words.nothing
}

/** A case by the labels of its facts. */
function witnessWords(facts: ReadonlyMap<string, number>, inputs: readonly Input[], language: Language): string {
  return inputs
    .map(({ id, label, domain }) => {
      const value = facts.get(id) ?? 0
      return `${label[language]}${colonOf(language)}${setItems(domain, [value, value + 1], language).join()}`
    })
    .join(', ')
}
