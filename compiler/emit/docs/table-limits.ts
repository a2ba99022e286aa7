import { testedBy } from '../../rules/mentioned.js'
import type { Decision, Rule, TableExclusion, TablePage } from '../../rules/program.js'
import { setOf } from '../../rules/value-set.js'
import { beyond, conjuncts, formOf, type Form } from './condition-form.js'
import { colonOf, formsWords, formWords, requirementOf } from './condition-words.js'
import { marksMarkdown } from './entry-markdown.js'
import { entryView, type EntryView } from './entry-view.js'
import { anchorName, closed } from './markdown.js'
import {
  clauseLinks,
  decisionLink,
  linkMarkdown,
  markdown,
  sentence,
  textOf,
  type EditionContext,
  type EditionParts,
  type Link,
  type OnPage,
} from './page-context.js'
import { setWords } from './set-words.js'
import { rulesShown } from './shown-tables.js'

/** Cases taken out of a table. All texts are Markdown. */
export interface ExclusionView {
  readonly title: string
  readonly requirements: readonly RequirementView[]
  /** The cells concerned, where it is not the whole table. */
  readonly cells: string
  readonly then: string
  readonly reading: string
  /** False when the adopted reading is another: then the exclusion does not hold. */
  readonly isAdopted: boolean
  readonly marks: string
}

/** A requirement on one line, or with its values as a list. */
export interface RequirementView {
  readonly text: string
  readonly values: readonly string[]
}

/** A rule outside the table that prevails over cells of it. */
export interface ExceptionView {
  readonly question: Link
  readonly entry: EntryView
  readonly cells: string
}

// Up to so many values are read with ease on one line.
const inlineValues = 3

/** The exclusions other parts of the policies state about a table. */
export function exclusionViews(
  context: OnPage<EditionContext>,
  page: TablePage,
  applies: readonly Form[],
): readonly ExclusionView[] {
  const views = page.exclusions.map((exclusion) => ({
    title: textOf(context, exclusion.title),
    requirements: requirementViews(context, beyond(conjuncts(formOf(exclusion.when, context.inputs)), applies)),
    cells: exclusion.from.includes(page.id)
      ? ''
      : sentence(context, context.words.onlyCells(cellsWords(context, page, (rule) => exclusion.from.includes(rule)))),
    then: closed(textOf(context, exclusion.then)),
    reading: exclusion.readings.map((dependence) => readingWords(context, dependence)).join(` ${context.words.and} `),
    isAdopted: exclusion.readings.every((dependence) => isAdopted(context, dependence)),
    marks: marksMarkdown(clauseLinks(context, exclusion.cites)),
  }))
  return [...views.filter((view) => view.isAdopted), ...views.filter((view) => !view.isAdopted)]
}

function requirementViews(context: OnPage<EditionContext>, parts: readonly Form[]): readonly RequirementView[] {
  if (parts.length > 0) return parts.map((part) => requirementView(context, part))
  return [{ text: sentence(context, formsWords([], context.inputs, context.language)), values: [] }]
}

function requirementView(context: OnPage<EditionContext>, part: Form): RequirementView {
  const requirement = requirementOf(part, context.inputs, context.language)
  if (requirement === undefined || requirement.values.length <= inlineValues)
    return { text: sentence(context, formWords(part, context.inputs, context.language)), values: [] }
  return {
    text: sentence(context, `${requirement.label}${colonOf(context.language)}`),
    values: requirement.values.map((value) => markdown(context, value)),
  }
}

function readingWords(context: OnPage<EditionContext>, dependence: TableExclusion['readings'][number]): string {
  const reading = context.program.book.readings.get(dependence.reading)
  if (reading === undefined) return markdown(context, dependence.reading)
  const numbers = dependence.choices.map((choice) => reading.choices.findIndex(({ id }) => id === choice))
  const choices = setWords({ kind: 'choice', choices: reading.choices }, setOf(numbers), context.language)
  const link = linkMarkdown({ text: textOf(context, reading.title), href: `#${anchorName('reading', reading.id)}` })
  return `${link}, ${markdown(context, context.words.quote(choices))}`
}

function isAdopted(context: EditionContext, { reading, choices }: TableExclusion['readings'][number]): boolean {
  const adopted = context.program.book.readings.get(reading)?.adopted
  return adopted === undefined || choices.includes(adopted)
}

/** Rules that no table shows and that prevail over cells of a table. */
export function exceptionsElsewhere(
  context: OnPage<EditionContext>,
  page: TablePage,
  decisions: readonly Decision[],
  applies: readonly Form[],
): { readonly views: readonly ExceptionView[]; readonly rules: ReadonlySet<Rule> } {
  const views: ExceptionView[] = []
  const rules = new Set<Rule>()
  for (const decision of decisions) {
    const own = rulesShown(page, decision)
    for (const rule of decision.rules) {
      const struck = rule.over.filter((id) => own.has(id))
      if (own.has(rule.id) || struck.length === 0 || isShownAsExclusion(page, rule)) continue
      rules.add(rule)
      views.push({
        question: decisionLink(context, context.edition.id, decision.id, decision.title),
        entry: entryView(context, decision, rule, applies, { says: 'continues' }),
        cells:
          struck.length === own.size
            ? ''
            : markdown(
                context,
                cellsWords(context, page, (id) => struck.includes(id), decision),
              ),
      })
    }
  }
  return { views, rules }
}

/** What the page of a table is about beside the table. */
export interface AboutTable {
  /** The decisions it shows, each with the rules that it shows and those that no table shows and that prevail over them. */
  readonly decisions: ReadonlyMap<string, Decision>
  /** Ids of the tables of which rules prevail over its own; what these say is told on their pages. */
  readonly prevailing: readonly string[]
}

/** Found apart from the page, which is written again only where it changes. */
export function aboutTable(
  { decisions, tablesOf }: Pick<EditionParts, 'decisions' | 'tablesOf'>,
  page: TablePage,
): AboutTable {
  const prevailing = new Set<string>()
  const about = new Map<string, Decision>()
  for (const [id, decision] of decisions) {
    const shown = rulesShown(page, decision)
    if (shown.size === 0 && !page.columns.some((column) => column.decisions.includes(id))) continue
    const others = (tablesOf.get(id) ?? []).filter((table) => table.id !== page.id)
    const rules = decision.rules.filter((rule) => {
      if (shown.has(rule.id)) return true
      if (!rule.over.some((other) => shown.has(other))) return false
      const shownIn = others.filter((table) => rulesShown(table, decision).has(rule.id))
      for (const table of shownIn) prevailing.add(table.id)
      return shownIn.length === 0
    })
    about.set(id, withOnly(rules, decision))
  }
  return { decisions: about, prevailing: [...prevailing] }
}

/** The decision with some of its rules, and with what they tell a reader of: not the readings that others depend on, nor what it asks. */
function withOnly(rules: readonly Rule[], { asks: _asks, ...decision }: Decision): Decision {
  const tested = testedBy(rules)
  const inputs = decision.inputs.filter(({ id, role }) => role === 'fact' || tested.has(id))
  return { ...decision, rules, inputs }
}

function isShownAsExclusion(page: TablePage, rule: Rule): boolean {
  return (
    rule.then === undefined &&
    page.exclusions.some((exclusion) => rule.cites.every((clause) => exclusion.cites.includes(clause)))
  )
}

/** Cells named by row and column: `Student / Fee; Staff / Fee`. */
function cellsWords(
  context: EditionContext,
  page: TablePage,
  isMeant: (rule: string) => boolean,
  decision?: Decision,
): string {
  const cells = page.rows.flatMap((row) =>
    row.cells.flatMap((entries, at) =>
      entries.some((entry) => isMeant(entry.rule) && (decision === undefined || entry.decision === decision.id))
        ? [`${row.label[context.language]} / ${page.columns[at]?.label[context.language] ?? ''}`]
        : [],
    ),
  )
  return cells.join(context.language === 'fr' ? ' ; ' : '; ')
}
