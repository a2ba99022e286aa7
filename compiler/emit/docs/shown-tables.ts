import { getOrMake } from '../../base/get-or-make.js'
import type { Decision, TablePage, TableRow } from '../../rules/program.js'

/** As much of a table as the pages tell that it concerns: not what is taken out of it, nor its notes. */
export type ShownTable = Pick<TablePage, 'id' | 'title' | 'rowInput' | 'applies' | 'rows'>

type RulesShown = ReadonlyMap<string, TableRow>

const shownBy = new WeakMap<TablePage['rows'], ReadonlyMap<string, RulesShown>>()
const none: RulesShown = new Map()

/** The rules of a decision that a table shows by id, each with the first row where it stands. */
export function rulesShown(table: Pick<TablePage, 'rows'>, decision: Pick<Decision, 'id'>): RulesShown {
  return rulesByDecision(table).get(decision.id) ?? none
}

function rulesByDecision({ rows }: Pick<TablePage, 'rows'>): ReadonlyMap<string, RulesShown> {
  return getOrMake(shownBy, rows, () => {
    const shown = new Map<string, Map<string, TableRow>>()
    for (const row of rows)
      for (const { decision, rule } of row.cells.flat())
        getOrMake(
          getOrMake(shown, decision, () => new Map()),
          rule,
          () => row,
        )
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
