import { lineStarts, lineText, positionAt, type Span } from '../source/span.js'
import { plainPaint, type Paint } from './paint.js'

const widest = 110
const tabWidth = 2

/**
 * The lines of a span with what is meant underlined. Tabs are shown as spaces, wide characters count double, a long
 * line is cut around the span, and of a span over several lines the first is underlined to its end.
 */
export function codeFrame(span: Span, mark: (text: string) => string, paint: Paint = plainPaint): readonly string[] {
  const start = positionAt(span.source, span.start)
  const end = positionAt(span.source, Math.max(span.end, span.start))
  const raw = lineText(span.source, start.line)
  const from = Math.min(start.column - 1, raw.length)
  const until = end.line === start.line ? Math.min(end.column - 1, raw.length) : raw.trimEnd().length
  const cut = cutAround(raw, from, Math.max(until, from))
  const before = columns(cut.text.slice(0, cut.from))
  const under = Math.max(columns(cut.text.slice(cut.from, cut.until)), 1)
  const gutter = String(start.line)
  const margin = ' '.repeat(gutter.length)
  const lines = [
    paint.faint(`${margin} |`),
    `${paint.faint(`${gutter} |`)} ${shown(cut.text)}`.trimEnd(),
    `${paint.faint(`${margin} |`)} ${' '.repeat(before)}${mark('^'.repeat(under))}`,
  ]
  const more = end.line - start.line
  const isLast = end.column === 1 ? more - 1 : more
  return isLast > 0 ? [...lines, paint.faint(`${margin} | … and ${isLast} more line${isLast === 1 ? '' : 's'}`)] : lines
}

/** The part of a long line that holds the span. */
function cutAround(line: string, from: number, until: number): { text: string; from: number; until: number } {
  if (line.length <= widest) return { text: line, from, until }
  const first = Math.max(0, Math.min(from - 20, line.length - widest))
  const last = Math.min(line.length, first + widest)
  const head = first > 0 ? '…' : ''
  const tail = last < line.length ? '…' : ''
  const shift = head.length - first
  return { text: head + line.slice(first, last) + tail, from: from + shift, until: Math.min(until, last) + shift }
}

const shown = (text: string): string => text.replaceAll('\t', ' '.repeat(tabWidth)).replace(/[\p{Cc}\p{Cf}\ufffd]/gu, '�')

/** How many columns of a terminal a text takes. */
function columns(text: string): number {
  let count = 0
  for (const letter of shown(text)) {
    if (/\p{M}/u.test(letter)) continue
    count += isWide(letter.codePointAt(0) ?? 0) ? 2 : 1
  }
  return count
}

function isWide(code: number): boolean {
  return (
    (code >= 0x1100 && code <= 0x115f) ||
    (code >= 0x2e80 && code <= 0xa4cf) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe30 && code <= 0xfe6f) ||
    (code >= 0xff00 && code <= 0xff60) ||
    (code >= 0x1f300 && code <= 0x1faff)
  )
}

/** `path:line:column`, which terminals and editors turn into links. */
export function placeOf(span: Span): string {
  const { line, column } = positionAt(span.source, span.start)
  return lineStarts(span.source).length === 1 && span.source.text === '' ? span.source.path : `${span.source.path}:${line}:${column}`
}
