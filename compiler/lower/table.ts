import type { DurationMinimumsPolicy, SeverityTablePolicy } from '../document/policy.gen.js'
import { entriesOf } from '../document/span-index.js'
import { suggestion } from '../resolve/resolve-books.js'
import type { DocumentOf } from '../resolve/scope.js'
import { inputsTested } from '../rules/mentioned.js'
import { plainValue, type Outcome } from '../rules/outcome.js'
import type { Condition, Input, TableEntry, TablePage, TableRow } from '../rules/program.js'
import { setOf } from '../rules/value-set.js'
import type { Text } from '../base/text.js'
import { both, lowerCondition, lowerReadings } from './condition.js'
import {
  citesAt,
  isMap,
  namesAt,
  termPlaces,
  unknownTerm,
  type Context,
  type WrittenMap,
  scalarText,
} from './context.js'
import type { DecisionDraft, DraftRule, OpenDraft } from './draft.js'
import { checkOutputNames, entryKeys, lowerOutcome } from './outcome.js'
import { noteOf } from './rules-file.js'

/** The kinds that are laid out as tables. */
export type TablePolicy = SeverityTablePolicy | DurationMinimumsPolicy

interface Column {
  readonly id: string
  readonly label: Text
  readonly draft: OpenDraft
}

/**
 * A table of the source: a row a term of one fact, a column a decision, as the book declares under `tables`. Each
 * entry of a cell is a rule: the table applies, the row's term holds, and whatever the entry adds.
 */
export function lowerTable(
  context: Context,
  document: DocumentOf<TablePolicy>,
  drafts: ReadonlyMap<string, OpenDraft>,
): TablePage | undefined {
  const { policy, spans } = document
  const layout = context.scope.book.policy.tables?.[policy.kind]
  const rowInput = layout === undefined ? undefined : context.facts.get(layout.row)
  if (layout === undefined || rowInput?.domain.kind !== 'terms') {
    context.findings.report('table/no-layout', spans.at(policy, 'id'), { kind: policy.kind })
    for (const draft of drafts.values()) draft.faulty.add(`${policy.id}/`)
    return undefined
  }
  const { vocabulary } = rowInput.domain
  const columns = columnsOf(context, layout.columns, drafts)
  const table = { context, document, rowInput, columns }

  const rows: TableRow[] = []
  for (const [name, cells] of entriesOf(spans, policy.rows)) {
    const term = vocabulary.terms.find((candidate) => candidate.id === name)
    if (term === undefined) {
      unknownTerm(context, vocabulary, name, spans.key(policy.rows, name), rowInput.id)
      continue
    }
    const places = termPlaces(vocabulary, name, true)
    const row: Condition = { kind: 'test', input: rowInput.id, values: setOf(places), written: name }
    if (isMap(cells)) rows.push({ terms: [name], label: term.label, cells: lowerCells(table, name, row, cells) })
  }
  const order = vocabulary.terms.map((term) => term.id)
  rows.sort((a, b) => order.indexOf(a.terms[0] ?? '') - order.indexOf(b.terms[0] ?? ''))

  return {
    kind: 'table',
    id: policy.id,
    title: policy.title,
    ...(policy.intro === undefined ? {} : { intro: policy.intro }),
    rowInput: rowInput.id,
    applies: lowerCondition(
      siteOf(context, document, context, 'the book'),
      isMap(policy.applies) ? policy.applies : undefined,
    ),
    columns: columns.map(({ id, label, draft }) => ({ id, label, decisions: [draft.decision.id] })),
    groups: groupsOf(context, layout.groups, columns),
    rows,
    footnotes: entriesOf(spans, policy.footnotes ?? {}).map(([mark, footnote]) => ({
      mark,
      text: footnote.text,
      cites: citesAt(context, document, footnote, footnote.cites),
    })),
    exclusions: [],
    over: namesAt(document, policy, 'over', policy.over).map(({ name }) => name),
  }
}

interface Table {
  readonly context: Context
  readonly document: DocumentOf<TablePolicy>
  readonly rowInput: Input
  readonly columns: readonly Column[]
}

function columnsOf(
  context: Context,
  declared: Readonly<Record<string, { readonly label: Text; readonly decision: string }>>,
  drafts: ReadonlyMap<string, OpenDraft>,
): readonly Column[] {
  const { book } = context.scope
  return entriesOf(book.spans, declared).flatMap(([id, column]) => {
    const draft = drafts.get(column.decision)
    if (draft !== undefined) return [{ id, label: column.label, draft }]
    context.findings.report(
      'name/unknown',
      book.spans.at(column, 'decision'),
      { what: 'decision', name: column.decision, where: `the book \`${book.policy.id}\`` },
      { help: suggestion(column.decision, drafts.keys()) },
    )
    return []
  })
}

/** The groups of the layout; columns that no group names stand alone, after the others. */
function groupsOf(
  context: Context,
  declared: readonly { readonly label: Text; readonly columns: readonly string[] }[] | undefined,
  columns: readonly Column[],
): TablePage['groups'] {
  const { book } = context.scope
  const grouped = new Set<string>()
  const groups = (declared ?? []).map(({ label, columns: names }) => ({
    label,
    columns: names.filter((name, place) => {
      const known = columns.some((column) => column.id === name)
      if (!known)
        context.findings.report(
          'name/unknown',
          book.spans.at(names, place),
          { what: 'column', name, where: 'the layout of the table' },
          {
            help: suggestion(
              name,
              columns.map((column) => column.id),
            ),
          },
        )
      grouped.add(name)
      return known
    }),
  }))
  const alone = columns.filter((column) => !grouped.has(column.id))
  return [...groups, ...alone.map(({ id, label }) => ({ label, columns: [id] }))]
}

function siteOf(
  context: Context,
  document: DocumentOf<TablePolicy>,
  facts: Pick<DecisionDraft, 'facts' | 'details'> & Partial<Pick<DecisionDraft, 'asks'>>,
  where: string,
) {
  return {
    context,
    document,
    inputs: facts.facts,
    details: facts.details,
    asks: facts.asks ?? new Map<string, DecisionDraft>(),
    where,
  }
}

function lowerCells(
  table: Table,
  row: string,
  condition: Condition,
  cells: WrittenMap,
): readonly (readonly TableEntry[])[] {
  const { context, document, columns } = table
  for (const key of Object.keys(cells))
    if (!columns.some((column) => column.id === key))
      context.findings.report(
        'name/unknown',
        document.spans.key(cells, key),
        { what: 'column', name: key, where: 'the layout of the table in the book' },
        {
          help: suggestion(
            key,
            columns.map((column) => column.id),
          ),
        },
      )
  return columns.map((column) => {
    const cell = cells[column.id]
    const prefix = `${document.policy.id}/${row}/${column.id}`
    if (Array.isArray(cell)) {
      const entries: readonly unknown[] = cell
      return entries.flatMap((entry, place) =>
        isMap(entry) ? lowerEntry(table, column, prefix, condition, entry, place) : [],
      )
    }
    return isMap(cell) ? lowerEntry(table, column, prefix, condition, cell, undefined) : []
  })
}

/** One entry of a cell. `place` is its place in a list, undefined when the cell has just one. */
function lowerEntry(
  table: Table,
  column: Column,
  prefix: string,
  row: Condition,
  entry: WrittenMap,
  place: number | undefined,
): readonly TableEntry[] {
  const { context, document, rowInput } = table
  const { policy } = document
  const { draft } = column
  const where = `the decision \`${draft.decision.id}\``
  const outcomeSite = { context, document, decision: draft.decision.id, outputs: draft.outputs, reads: draft }
  checkOutputNames(outcomeSite, entry, entryKeys)
  const then = lowerOutcome(outcomeSite, entry)
  const site = siteOf(context, document, draft, where)
  const own = lowerCondition(site, entry['when'])
  const readings = lowerReadings(context, document, entry['reading'])
  const cites = citesAt(context, document, entry, entry['cites'])
  if (then === undefined) {
    draft.faulty.add(`${prefix}/${scalarText(entry['id'] ?? place)}`)
    return []
  }

  if (inputsTested(own).has(rowInput.id))
    context.findings.report('table/row-tested-again', document.spans.at(entry, 'when'), { fact: rowInput.id })
  const applies = lowerCondition(site, isMap(policy.applies) ? policy.applies : undefined)
  const id = place === undefined && entry['id'] === undefined ? prefix : `${prefix}/${entryId(entry, then, place ?? 0)}`
  const nearby = (name: string): readonly string[] => [`${prefix}/${name}`, `${policy.id}/${name}`]
  const over = [
    ...namesAt(document, policy, 'over', policy.over).map(({ name, span }) => ({ name, span, nearby: [] })),
    ...namesAt(document, entry, 'over', entry['over']).map(({ name, span }) => ({ name, span, nearby: nearby(name) })),
  ]
  const rule: DraftRule = {
    id,
    policy: policy.id,
    when: both(applies, row, own, readings),
    then,
    over,
    cites,
    origin: document.spans.of(entry),
    ...noteOf(entry),
  }
  draft.rules.push(rule)
  const notes = namesAt(document, entry, 'notes', entry['notes'])
  for (const { name, span } of notes)
    if (!Object.hasOwn(policy.footnotes ?? {}, name))
      context.findings.report(
        'name/unknown',
        span,
        { what: 'footnote', name, where: `the table \`${policy.id}\`` },
        { help: suggestion(name, Object.keys(policy.footnotes ?? {}), 'declare it under `footnotes:`') },
      )
  return [{ decision: draft.decision.id, rule: id, notes: notes.map(({ name }) => name) }]
}

/** The `id` of an entry, or the one term it answers with, or its place. */
function entryId(entry: WrittenMap, then: Outcome, place: number): string {
  const { id } = entry
  if (typeof id === 'string') return id
  const [only, another] = then.kind === 'value' ? then.fields : []
  if (only?.value.type === 'term' && another === undefined) return String(plainValue(only.value))
  return String(place + 1)
}
