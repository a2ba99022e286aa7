import { getOrMake } from '../../base/get-or-make.js'
import type { Decision, TablePage } from '../../rules/program.js'

/** As much of a table as the pages tell that it concerns: not what is taken out of it, nor its notes. */
export type ShownTable = Pick<TablePage, 'id' | 'title' | 'rowInput' | 'applies' | 'rows'>

const shownBy = new WeakMap<TablePage['rows'], ReadonlyMap<string, ReadonlySet<string>>>()

/** Ids of the rules of a decision that a table shows. */
export function rulesShown(table: Pick<TablePage, 'rows'>, decision: Pick<Decision, 'id'>): ReadonlySet<string> {
  return rulesByDecision(table).get(decision.id) ?? new Set()
}

function rulesByDecision({ rows }: Pick<TablePage, 'rows'>): ReadonlyMap<string, ReadonlySet<string>> {
  return getOrMake(shownBy, rows, () => {
    const shown = new Map<string, Set<string>>()
    for (const entry of rows.flatMap((row) => row.cells.flat()))
      getOrMake(shown, entry.decision, () => new Set()).add(entry.rule)
    return shown
  })
}

/** The tables of an edition by id, and those that show rules of a decision by its id. */
export function shownTables(pages: readonly TablePage[]): {
  readonly tables: ReadonlyMap<string, ShownTable>
  readonly tablesOf: ReadonlyMap<string, readonly ShownTable[]>
} {
  const tables = pages.map(({ id, title, rowInput, applies, rows }): ShownTable => ({
    id,
    title,
    rowInput,
    applies,
    rows,
  }))
  const tablesOf = new Map<string, ShownTable[]>()
  for (const table of tables)
    for (const decision of rulesByDecision(table).keys()) getOrMake(tablesOf, decision, () => []).push(table)
  return { tables: new Map(tables.map((table) => [table.id, table])), tablesOf }
}
