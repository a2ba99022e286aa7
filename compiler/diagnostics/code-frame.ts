import { lineText, positionAt, type Span } from '../source/span.js'
import { type Cell, cellsOf, columnsOf, visible } from './display.js'
import { plainPaint, type Paint } from './paint.js'

/** Columns of a line that are shown, and how many of them before what is underlined. */
const widest = 110
const lead = 20

/**
 * The lines of a span with what is meant underlined. A long line is cut around the span; of a span over several lines
 * the first is underlined to its end, and the rest are counted.
 */
export function codeFrame(span: Span, mark: (text: string) => string, paint: Paint = plainPaint): readonly string[] {
  const start = positionAt(span.source, span.start)
  const end = positionAt(span.source, Math.max(span.end, span.start))
  const raw = lineText(span.source, start.line)
  const from = Math.min(start.column - 1, raw.length)
  const until = end.line === start.line ? Math.min(end.column - 1, raw.length) : raw.trimEnd().length
  const { before, under, after } = excerpt(raw, from, Math.max(until, from))

  const gutter = String(start.line)
  const margin = ' '.repeat(gutter.length)
  const marks = mark('^'.repeat(Math.max(columnsOf(under), 1)))
  const lines = [
    paint.faint(`${margin} |`),
    `${paint.faint(`${gutter} |`)} ${before}${under}${after}`.trimEnd(),
    `${paint.faint(`${margin} |`)} ${' '.repeat(columnsOf(before))}${marks}`,
  ]
  const more = end.line - start.line - (end.column === 1 ? 1 : 0)
  return more > 0 ? [...lines, paint.faint(`${margin} | … and ${more} more line${more === 1 ? '' : 's'}`)] : lines
}

/** What is shown of a line: up to the span, the span, and from there on. */
function excerpt(line: string, from: number, until: number): { before: string; under: string; after: string } {
  const before = { cells: cellsOf(line.slice(Math.max(0, from - widest * 4), from)), cut: from > widest * 4 }
  const under = cellsOf(line.slice(from, Math.min(until, from + widest * 4)))
  const after = cellsOf(line.slice(until, until + widest * 4))
  const total = [...before.cells, ...under, ...after].reduce((sum, cell) => sum + cell.columns, 0)
  if (total <= widest && !before.cut && until + widest * 4 >= line.length)
    return { before: joined(before.cells), under: joined(under), after: joined(after) }

  const underShown = fitting(under, widest - lead)
  const room = widest - sumOf(underShown)
  const afterRoom = Math.max(room - Math.max(lead, room - sumOf(after)), 0)
  const afterShown = underShown.length < under.length ? [] : fitting(after, afterRoom)
  const beforeShown = fitting(before.cells.toReversed(), widest - sumOf(underShown) - sumOf(afterShown)).toReversed()
  const isHeadCut = before.cut || beforeShown.length < before.cells.length
  const isTailCut =
    underShown.length < under.length || afterShown.length < after.length || until + widest * 4 < line.length
  return {
    before: `${isHeadCut ? '…' : ''}${joined(beforeShown)}`,
    under: joined(underShown),
    after: `${joined(afterShown)}${isTailCut ? '…' : ''}`,
  }
}

type Cells = readonly Cell[]

const joined = (cells: Cells): string => cells.map((cell) => cell.text).join('')
const sumOf = (cells: Cells): number => cells.reduce((sum, cell) => sum + cell.columns, 0)

/** As many of the first cells as have room. */
function fitting(cells: Cells, room: number): Cells {
  let taken = 0
  const end = cells.findIndex((cell) => (taken += cell.columns) > room)
  return end < 0 ? cells : cells.slice(0, end)
}

/** `path:line:column`, which terminals and editors turn into links; the path alone when no text was read. */
export function placeOf(span: Span): string {
  const path = visible(span.source.path).replaceAll('\n', '\ufffd')
  if (span.source.text === '') return path
  const { line, column } = positionAt(span.source, span.start)
  return `${path}:${line}:${column}`
}
