/** Facts by column: for each fact its values, row by row. Columns are of one length, or iterators that end together. */
export type Columns<F> = { readonly [K in keyof F]-?: Iterable<F[K]> }

/** A row of a batch could not be answered; `cause` says why, and `row` counts from 0. */
export class RowError extends Error {
  readonly row: number

  constructor(row: number, message: string, cause?: unknown) {
    super(`row ${row}: ${message}`, cause === undefined ? undefined : { cause })
    this.name = 'RowError'
    this.row = row
  }
}

/**
 * The answers of many cases at once. One object carries the facts of every row in turn, so that nothing is allocated but the
 * list of answers, which are the same shared objects that the function itself returns.
 *
 * @param decide - The function of the decision.
 * @param columns - The facts, each as an array or an iterator of its values.
 * @throws RowError when a row is refused, or when columns end at different rows.
 */
export function decideAll<F extends object, A>(decide: (facts: F) => A, columns: Columns<F>): A[] {
  const names = Object.keys(columns) as (keyof F & string)[]
  const arrays = names.map((name): readonly unknown[] => {
    const column: Iterable<unknown> = columns[name]
    return Array.isArray(column) ? column : [...column]
  })
  const rows = arrays[0]?.length ?? 0
  for (const [place, { length }] of arrays.entries())
    if (length !== rows)
      throw new RowError(
        Math.min(rows, length),
        `"${names[0] ?? ''}" has ${rows} values and "${names[place] ?? ''}" has ${length}`,
      )
  const facts: Record<string, unknown> = Object.fromEntries(names.map((name) => [name, undefined]))
  const answers = new Array<A>(rows)
  let row = 0
  try {
    for (; row < rows; row++) {
      for (let place = 0; place < names.length; place++) facts[names[place] as string] = arrays[place]?.[row]
      answers[row] = decide(facts as F)
    }
  } catch (error) {
    throw new RowError(row, error instanceof Error ? error.message : String(error), error)
  }
  return answers
}
