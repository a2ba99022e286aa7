import { onceForEach } from '../../base/get-or-make.js'
import type { Decision, Input, Rule, TableEntry, TablePage, TableRow } from '../../rules/program.js'
import { setOf } from '../../rules/value-set.js'
import { alternativeViews, type AlternativeAnswer, type AlternativeView } from './alternative-view.js'
import { conjuncts, formOf, type Form } from './condition-form.js'
import { formWords } from './condition-words.js'
import { cellMarkdown, entryMarkdown, marksMarkdown, type PartView } from './entry-markdown.js'
import { entryView, ruleParts, type EntryView } from './entry-view.js'
import { anchor } from './markdown.js'
import {
  clauseLinks,
  decisionLink,
  linkMarkdown,
  sentence,
  tableLink,
  textOf,
  type EditionContext,
  type Link,
  type OnPage,
} from './page-context.js'
import { citedClauses, type ClauseView } from './page-foot.js'
import { readingMarks, type ReadingMark } from './reading-marks.js'
import { readingsAmong, readingView, type ReadingView } from './reading-view.js'
import {
  exceptionsElsewhere,
  exclusionViews,
  type AboutTable,
  type ExceptionView,
  type ExclusionView,
} from './table-limits.js'
import { rulesShown, type ShownTable } from './shown-tables.js'
import { numbersOfRow } from './term-groups.js'
import type { Headings } from './words.js'

/** A table of the source, ready for its template. All texts are Markdown. */
export interface TableView {
  readonly headings: Headings
  readonly intro: string
  readonly questions: readonly { readonly link: Link; readonly force: string }[]
  readonly appliesAlways: string
  readonly applies: readonly string[]
  readonly prevailsOver: string
  readonly prevailedBy: string
  readonly columns: readonly string[]
  readonly rows: readonly {
    readonly label: string
    readonly cells: readonly string[]
  }[]
  /** What the marks of readings in the cells stand for. */
  readonly readingMarks: readonly ReadingMark[]
  /** Answers that would hold under other readings, kept out of the cells, since they do not hold. */
  readonly alternatives: readonly AlternativeView[]
  readonly footnotes: readonly {
    readonly anchor: string
    readonly mark: string
    readonly text: string
    readonly marks: string
  }[]
  readonly exclusions: readonly ExclusionView[]
  readonly exceptions: readonly string[]
  readonly readings: readonly ReadingView[]
  readonly onlyOtherReading: string
  readonly readingWord: string
  readonly otherReadings: string
  readonly clauses: readonly ClauseView[]
}

/** The decisions a table feeds, in the order of its columns. */
export function decisionsOfPage(context: EditionContext, page: TablePage): readonly Decision[] {
  const ids = new Set([
    ...page.columns.flatMap((column) => column.decisions),
    ...page.rows.flatMap((row) => row.cells.flat().map((entry) => entry.decision)),
  ])
  return [...ids].map((id) => decisionOf(context, id))
}

/** A page's view. The clauses it cites are gathered while it is built. */
export function tableView(context: OnPage<EditionContext & AboutTable>, page: TablePage): TableView {
  const { words, headings } = context
  const applies = conjuncts(formOf(page.applies, context.inputs))
  const decisions = decisionsOfPage(context, page)
  const over = page.over.flatMap((id) => context.tables.get(id) ?? [])
  const tableLinked = (table: ShownTable): string => linkMarkdown(tableLink(context, context.edition.id, table))
  const overLinks = over.map(tableLinked)
  const prevailing = [...context.tables.values()].filter(({ id }) => context.prevailing.includes(id))
  const empty = overLinks.length === 0 ? words.empty : words.emptyOver(overLinks.join(', '))

  const marks = readingMarks(context)
  const alternatives: AlternativeAnswer[] = []
  const rows = page.rows.map((row) => {
    const given = [...applies, ...rowForm(context.inputs.get(page.rowInput), row)]
    const label = textOf(context, row.label)
    const partOf = (id: string, isShared: boolean): PartView => {
      const place = page.columns.findIndex((column) => column.id === id)
      const heading = textOf(context, page.columns[place]?.label ?? row.label)
      const entries: EntryView[] = []
      for (const entry of entryViews(context, page, given, row.cells[place] ?? [])) {
        if (entry.isAdopted) entries.push({ ...entry, marks: [...entry.marks, ...marks.of(entry.readings)] })
        else alternatives.push({ place: `${label} / ${heading}`, entry, over: '' })
      }
      return { label: isShared ? heading : '', entries, empty }
    }
    const cells = page.groups.map(({ columns }) => {
      const parts = columns.map((id) => partOf(id, columns.length > 1))
      return cellMarkdown(context, parts)
    })
    return { label, cells }
  })
  const footnotes = page.footnotes.map((note) => ({
    anchor: anchor('note', note.mark),
    mark: sentence(context, `${words.headings.note} ${note.mark}`),
    text: textOf(context, note.text),
    marks: marksMarkdown(clauseLinks(context, note.cites)),
  }))
  const exclusions = exclusionViews(context, page, applies)
  const elsewhere = exceptionsElsewhere(context, page, decisions, applies)
  const readings = readingsTouching(context, page, decisions, elsewhere.rules)

  return {
    headings,
    intro: page.intro === undefined ? '' : textOf(context, page.intro),
    questions: decisions.map((decision) => ({
      link: decisionLink(context, context.edition.id, decision.id, decision.question),
      force: sentence(context, words.force[decision.force].name),
    })),
    appliesAlways: applies.length === 0 ? sentence(context, words.appliesAlways) : '',
    applies: applies.map((part) => sentence(context, formWords(part, context.inputs, context.language))),
    prevailsOver: overLinks.length === 0 ? '' : `${sentence(context, words.prevailsOver)} ${overLinks.join(', ')}.`,
    prevailedBy:
      prevailing.length === 0
        ? ''
        : `${sentence(context, words.prevailedBy)} ${prevailing.map(tableLinked).join(', ')}.`,
    columns: [columnOfRows(context, page), ...page.groups.map((group) => textOf(context, group.label))],
    rows,
    readingMarks: marks.list(),
    alternatives: alternativeViews(context, [
      ...alternatives,
      ...elsewhere.views.filter(doesNotHold).map(alternativeOf),
    ]),
    footnotes,
    exclusions,
    exceptions: elsewhere.views
      .filter((view) => !doesNotHold(view))
      .map(({ question, entry, cells }) => {
        const where = cells === '' ? '' : ` (${cells})`
        return `${linkMarkdown(question)}${where} — ${entryMarkdown(context, entry)}`
      }),
    readings,
    onlyOtherReading: sentence(context, words.onlyOtherReading),
    otherReadings: sentence(context, words.otherReadings),
    readingWord: sentence(context, words.reading),
    clauses: citedClauses(context),
  }
}

function doesNotHold({ entry }: ExceptionView): boolean {
  return !entry.isAdopted
}

function alternativeOf({ question, entry }: ExceptionView): AlternativeAnswer {
  return { place: linkMarkdown(question), entry, over: '' }
}

function columnOfRows(context: EditionContext, page: TablePage): string {
  const input = context.inputs.get(page.rowInput)
  return input === undefined ? '' : textOf(context, input.label)
}

/** What a row fixes, as a condition. */
function rowForm(input: Input | undefined, row: TableRow): readonly Form[] {
  if (input?.domain.kind !== 'terms') return []
  return [{ kind: 'test', input: input.id, values: setOf(numbersOfRow(input.domain.vocabulary, row.terms)) }]
}

function entryViews(
  context: OnPage<EditionContext>,
  page: TablePage,
  given: readonly Form[],
  entries: readonly TableEntry[],
): readonly EntryView[] {
  const views = entries.map((entry) => {
    const decision = decisionOf(context, entry.decision)
    const rule = ruleOf(decision, entry.rule)
    const isException = rule.over.some((id) => rulesShown(page, decision).has(id))
    const isAdopted = ruleParts(decision, rule).isAdopted
    // What does not hold is told behind the name of its cell.
    const more = isAdopted ? {} : { says: 'continues' as const }
    return entryView(context, decision, rule, given, { isException, notes: entry.notes, ...more })
  })
  return [...views.filter((view) => !view.isException), ...views.filter((view) => view.isException)]
}

function readingsTouching(
  context: OnPage<EditionContext>,
  page: TablePage,
  decisions: readonly Decision[],
  elsewhere: ReadonlySet<Rule>,
): readonly ReadingView[] {
  const touching = new Set(page.exclusions.flatMap((exclusion) => exclusion.readings.map(({ reading }) => reading)))
  for (const decision of decisions)
    for (const rule of decision.rules) {
      if (!rulesShown(page, decision).has(rule.id) && !elsewhere.has(rule)) continue
      for (const { input } of ruleParts(decision, rule).readings) touching.add(input.id)
    }
  return readingsAmong(context, touching).map((reading) => readingView(context, reading))
}

function decisionOf(context: EditionContext, id: string): Decision {
  const decision = context.decisions.get(id)
  if (decision === undefined)
    throw new Error(`a table shows the decision ${id}, which edition ${context.edition.id} does not have`)
  return decision
}

function ruleOf(decision: Decision, id: string): Rule {
  const rule = rulesById(decision.rules).get(id) ?? decision.otherwise
  if (rule?.id !== id) throw new Error(`a table shows the rule ${id}, which the decision ${decision.id} does not have`)
  return rule
}

const rulesById = onceForEach((rules: Decision['rules']) => new Map(rules.map((rule) => [rule.id, rule])))
