import type { Language } from '../base/text.js'
import { enumeration } from '../rules/domain.js'
import { show, showSet, universe } from '../rules/domain-values.js'
import { size, subtract, values, type ValueSet } from '../rules/value-set.js'
import { factName } from '../rules/facts.js'
import { printOutcome } from '../rules/print.js'
import type { Input, Rule } from '../rules/program.js'
import type { Part, Said } from './behaviour.js'
import type { DecisionDiff, EditionDiff, JudgedChange } from './compare.js'
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

/** The report on what differs between two versions. */
export function reportOf(diff: EditionDiff, language: Language): Report {
  const words = wordsIn[language]
  const changed = diff.decisions.filter(({ changes }) => changes.length > 0)
  const count = changed.reduce((sum, { changes }) => sum + changes.length, 0)
  const sections = [
    ...changed.map((decision) => decisionSection(decision, language)),
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
      words.days(diff.before.name, diff.before.edition, diff.after.name, diff.after.edition),
      ...(diff.bothHold === undefined ? [] : [words.bothHold(diff.bothHold.from, diff.bothHold.until)]),
    ],
    sections,
  }
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

function decisionSection({ decision, changes, behaviour }: DecisionDiff, language: Language): Section {
  const words = wordsIn[language]
  return {
    title: decision.question[language],
    lead: `${decision.id}: ${words.changes(changes.length)}`,
    items: changes.map((change) => {
      const share = shareOf(change.count, behaviour.total)
      const cases = change.count === undefined ? words.endless : words.cases(String(change.count), share)
      return {
        head: `${partsWords(change.parts, behaviour.inputs, language)}: ${saidWords(change.before, language)} → ${saidWords(change.after, language)}`,
        details: [
          `${cases}; ${words.forWhom[change.forWhom]}`,
          `${words.example}: ${witnessWords(change.witness, behaviour.inputs)}`,
          ...ruleLine(words.before, change.rulesBefore),
          ...ruleLine(words.after, change.rulesAfter),
        ],
      }
    }),
  }
}

function ruleLine(label: string, rules: readonly Rule[]): readonly string[] {
  return rules.map((rule) => `${label}: ${rule.id} (${rule.cites.join(', ')}), ${placeOf(rule)}`)
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

/** `offer is rapid-response and severity is A`, several parts joined by "or". */
export function partsWords(parts: readonly Part[], inputs: readonly Input[], language: Language): string {
  const words = wordsIn[language]
  const shown = parts.slice(0, mostParts).map((part) => {
    const tests = inputs.flatMap((input) => {
      const set = part.get(input.id)
      if (set === undefined) return []
      if (input.domain.kind === 'includes')
        return [words.holds(factName(input), input.domain.terms[0] ?? '', set[0] === 1)]
      return [setWords(input, set, language)]
    })
    return tests.length === 0 ? words.always : tests.join(words.and)
  })
  return shown.join('; ') + (parts.length > shown.length ? words.more(parts.length - shown.length) : '')
}

const mostTerms = 5

/** `product is a or b`; many terms are told by those that are left out, or by the first of them. */
function setWords(input: Input, set: ValueSet, language: Language): string {
  const words = wordsIn[language]
  const names = enumeration(input.domain)
  if (names === undefined) return words.is(input.id, showSet(input.domain, set).replaceAll(' or ', words.or))
  const others = subtract(universe(input.domain), set)
  const listed = (of: ValueSet): string => {
    const terms = [...values(of)].map((place) => names[place] ?? '')
    const shown = terms.slice(0, mostTerms).join(words.or)
    return terms.length > mostTerms ? `${shown}${words.orMore(terms.length - mostTerms)}` : shown
  }
  return size(set) > mostTerms && size(others) < size(set)
    ? words.isNot(input.id, listed(others))
    : words.is(input.id, listed(set))
}

/** What a version says, in the notation of the rules. */
export function saidWords(said: Said, language: Language): string {
  const words = wordsIn[language]
  if (said === 'refused') return words.refused
  return said.map(({ outcome }) => printOutcome(outcome)).join(' + ') || words.nothing
}

/** A case as facts. */
export function witnessWords(facts: ReadonlyMap<string, number>, inputs: readonly Input[]): string {
  return inputs
    .map((input) => {
      const value = facts.get(input.id) ?? 0
      if (input.domain.kind === 'includes')
        return `${factName(input)} ${value === 1 ? '∋' : '∌'} ${input.domain.terms[0] ?? ''}`
      return `${input.id} ${show(input.domain, value)}`
    })
    .join(', ')
}
