import { getOrMake, onceForEach } from '../../base/get-or-make.js'
import { placesById } from '../../base/places-by-id.js'
import { allRules } from '../../rules/mentioned.js'
import type { Decision, Rule } from '../../rules/program.js'
import { setOf } from '../../rules/value-set.js'
import { alternativeViews, type AlternativeAnswer, type AlternativeView } from './alternative-view.js'
import { beyond, conjuncts, formOf, type Form } from './condition-form.js'
import { formsWords, semicolonOf } from './condition-words.js'
import { carveOutMarkdown, entryMarkdown, overMarkdown } from './entry-markdown.js'
import { answerWords, entryView, ruleParts, type EntryView } from './entry-view.js'
import { anchor, escapeMarkdown } from './markdown.js'
import {
  linkMarkdown,
  markdown,
  ruleLink,
  sentence,
  tableLink,
  type EditionContext,
  type Link,
  type OnPage,
} from './page-context.js'
import { rulesShown } from './shown-tables.js'
import { numbersOfRow } from './term-groups.js'

/** One rule of a decision. All texts are Markdown. */
export interface RuleView {
  readonly anchor: string
  readonly id: string
  readonly cases: string
  readonly answer: string
}

/** A rule in words. */
interface RuleWords extends Pick<RuleView, 'anchor' | 'id' | 'cases'> {
  readonly entry: EntryView
  /** What a carve-out takes out; empty for a rule that answers. */
  readonly carvesOut: string
  readonly over: string
}

/** Rules of one part of the argument. */
export interface RuleSection {
  /** Empty where there is only one section. */
  readonly title: string
  readonly rules: readonly RuleView[]
}

/** The rules of a decision: what holds, base cases first, and apart from it what would hold under other readings. */
export interface RulesView {
  readonly sections: readonly RuleSection[]
  readonly alternatives: readonly AlternativeView[]
}

/** The view of all rules of a decision. */
export function rulesView(context: OnPage<EditionContext>, decision: Decision): RulesView {
  const { headings } = context
  const holding = holdingRules(decision)
  const { parts, others } = argumentOf(decision)
  const sections = argumentParts.flatMap((part) => {
    const rules = parts.get(part)?.map((rule) => ruleView(context, decision, rule, holding))
    return rules === undefined ? [] : [{ title: headings[part], rules }]
  })
  return {
    sections: sections.length === 1 ? sections.map(({ rules }) => ({ title: '', rules })) : sections,
    alternatives: alternativeViews(
      context,
      others.map((rule) => alternative(context, decision, rule, holding)),
    ),
  }
}

/** What holds in general, what departs from it, what is taken out. */
const argumentParts = ['baseRules', 'exceptionRules', 'carveOuts'] as const

/** The rules that hold, each in its part of the argument, and those that would hold under other readings. */
const argumentOf = onceForEach((decision: Decision) => {
  const holding = holdingRules(decision)
  const ids = new Set(decision.rules.filter((rule) => rule.then !== undefined && holding.has(rule)).map(({ id }) => id))
  const partOf = (rule: Rule): (typeof argumentParts)[number] => {
    if (rule.then === undefined) return 'carveOuts'
    return rule.over.some((id) => ids.has(id)) ? 'exceptionRules' : 'baseRules'
  }
  const parts = new Map<(typeof argumentParts)[number], Rule[]>()
  for (const rule of byDepth(decision, holding)) getOrMake(parts, partOf(rule), () => []).push(rule)
  return { parts, others: decision.rules.filter((rule) => !holding.has(rule)) }
})

/** The rules that hold under the adopted readings, and what is answered where none stands. */
export const holdingRules = onceForEach((decision: Decision): ReadonlySet<Rule> => {
  const rules = allRules(decision)
  return new Set(rules.filter((rule) => ruleParts(decision, rule).isAdopted))
})

/** Rules before their exceptions, and those before the exceptions to them; otherwise as declared. */
function byDepth(decision: Decision, holding: ReadonlySet<Rule>): readonly Rule[] {
  const byId = new Map(decision.rules.filter((rule) => holding.has(rule)).map((rule) => [rule.id, rule]))
  const depths = new Map<string, number>()
  const depthOf = (rule: Rule): number => {
    const known = depths.get(rule.id)
    if (known !== undefined) return known
    depths.set(rule.id, 0)
    const below = rule.over.flatMap((id) => byId.get(id) ?? [])
    const depth = below.reduce((most, other) => Math.max(most, 1 + depthOf(other)), 0)
    depths.set(rule.id, depth)
    return depth
  }
  return [...holding].sort((a, b) => depthOf(a) - depthOf(b))
}

/** A link to a rule, named by the table and row it stands in where there is one, else by its id. */
export function namedRuleLink(context: OnPage<EditionContext>, decision: Decision, rule: Rule): Link {
  const link = ruleLink(context, decision, rule)
  for (const page of context.tablesOf.get(decision.id) ?? []) {
    const row = rulesShown(page, decision).get(rule.id)
    const input = context.inputs.get(page.rowInput)
    if (row === undefined || input?.domain.kind !== 'terms') continue
    const fixed: Form = {
      kind: 'test',
      input: input.id,
      values: setOf(numbersOfRow(input.domain.vocabulary, row.terms)),
    }
    const given = [...conjuncts(formOf(page.applies, context.inputs)), fixed]
    const extra = beyond(ruleParts(decision, rule).facts, given)
    const place = `${page.title[context.language]}, ${row.label[context.language]}`
    const words = extra.length === 0 ? place : `${place} (${formsWords(extra, context.inputs, context.language)})`
    return { ...link, text: markdown(context, words) }
  }
  return link
}

function ruleView(
  context: OnPage<EditionContext>,
  decision: Decision,
  rule: Rule,
  holding: ReadonlySet<Rule>,
): RuleView {
  const { entry, carvesOut, over, ...view } = ruleWords(context, decision, rule, holding)
  const answer =
    carvesOut === ''
      ? `${entryMarkdown(context, entry)}${overMarkdown(context, over)}`
      : carveOutMarkdown(context, entry, carvesOut)
  return { ...view, answer }
}

function ruleWords(
  context: OnPage<EditionContext>,
  decision: Decision,
  rule: Rule,
  holding: ReadonlySet<Rule>,
): RuleWords {
  const entry = entryView(context, decision, rule, [], { says: 'begins' })
  const over = overWords(context, decision, rule, holding)
  return {
    anchor: anchor('rule', rule.id),
    id: escapeMarkdown(rule.id),
    cases:
      rule === decision.otherwise
        ? sentence(context, context.words.otherwise)
        : entry.condition === ''
          ? sentence(context, formsWords([], context.inputs, context.language))
          : entry.condition,
    entry: { ...entry, condition: '' },
    carvesOut: rule.then === undefined ? `${context.headings.carvesOut} ${over}` : '',
    over: rule.then === undefined ? '' : over,
  }
}

function alternative(
  context: OnPage<EditionContext>,
  decision: Decision,
  rule: Rule,
  holding: ReadonlySet<Rule>,
): AlternativeAnswer {
  const { anchor: place, cases, entry, carvesOut, over } = ruleWords(context, decision, rule, holding)
  const says = rule.then === undefined ? carvesOut : answerWords(context, decision, rule.then)
  return { place: `${place}${cases}`, entry: { ...entry, says }, over }
}

/** The rules a rule prevails over: whole tables, then rules by name; those that do not hold are counted where there is nothing else. */
function overWords(
  context: OnPage<EditionContext>,
  decision: Decision,
  rule: Rule,
  holding: ReadonlySet<Rule>,
): string {
  if (rule.over.length === 0) return ''
  const left = new Set(rule.over)
  const words: string[] = []
  for (const page of context.tablesOf.get(decision.id) ?? []) {
    const shown = rulesShown(page, decision)
    if (shown.size < 2 || ![...shown.keys()].every((id) => left.has(id))) continue
    words.push(context.words.wholeTable(linkMarkdown(tableLink(context, context.edition.id, page))))
    for (const id of shown.keys()) left.delete(id)
  }
  const rules = inRuleOrder(decision, left)
  const named = rules.filter((other) => holding.has(other))
  words.push(...named.map((other) => linkMarkdown(namedRuleLink(context, decision, other))))
  if (words.length > 0 || rules.length === 0) return words.join(semicolonOf(context.language))
  return markdown(context, context.words.rulesNotHolding(rules.length))
}

/** The rules of those ids, as declared. */
function inRuleOrder({ rules }: Decision, ids: ReadonlySet<string>): readonly Rule[] {
  const places = placesById(rules)
  const found = [...ids].flatMap((id) => places.get(id) ?? []).sort((a, b) => a - b)
  return found.flatMap((place) => rules[place] ?? [])
}
