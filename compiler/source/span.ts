/** The text of one file, as read. `path` is relative to the project, with forward slashes. */
export interface SourceText {
  readonly path: string
  readonly text: string
}

/** A stretch of a source text: `start` included, `end` excluded, in UTF-16 units. */
export interface Span {
  readonly source: SourceText
  readonly start: number
  readonly end: number
}

/** Line and column, both counted from 1; columns in UTF-16 units, as editors and SARIF count. */
export interface Position {
  readonly line: number
  readonly column: number
}

const lineStartsOf = new WeakMap<SourceText, readonly number[]>()

/** Offsets at which the lines of a text start. */
export function lineStarts(source: SourceText): readonly number[] {
  let starts = lineStartsOf.get(source)
  if (starts === undefined) {
    const found = [0]
    for (let at = source.text.indexOf('\n'); at >= 0; at = source.text.indexOf('\n', at + 1)) found.push(at + 1)
    starts = found
    lineStartsOf.set(source, starts)
  }
  return starts
}

/** Where an offset stands. */
export function positionAt(source: SourceText, offset: number): Position {
  const starts = lineStarts(source)
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 }
}

/** The text of one line, without its line end. `line` counts from 1. */
export function lineText(source: SourceText, line: number): string {
  const starts = lineStarts(source)
  const start = starts[line - 1]
  if (start === undefined) return ''
  const end = starts[line] ?? source.text.length
  return source.text.slice(start, end).replace(/\r?\n$/, '')
}
