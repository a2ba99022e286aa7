import type { CST } from 'yaml'
import { tokensBelow } from './refused.js'
import type { SourceText, Span } from './span.js'
import type { SyntaxProblem, YamlFault } from './yaml-fault.js'

/** What the parser says is wrong, and from where to where. */
export interface Complaint {
  readonly code: string
  readonly message: string
  readonly pos: readonly [number, number]
}

/**
 * The one fault of a document that cannot be read, or undefined when it can. The parser complains where it stumbles,
 * and often many times; what is told is the first complaint, at the place that most likely caused it.
 */
export function syntaxFault(
  source: SourceText,
  complaints: readonly Complaint[],
  tokens: readonly CST.Token[],
): YamlFault | undefined {
  const [first] = [...complaints].sort((a, b) => a.pos[0] - b.pos[0])
  if (first === undefined) return undefined
  const at = Math.min(first.pos[0], source.text.trimEnd().length)
  const tab = tabSpan(source, at, first)
  if (tab !== undefined) return { fault: 'tab', span: tab }
  const cause = tokens.map((token) => unclosed(source, token, first)).find((found) => found !== undefined)
  return { fault: 'syntax', ...(cause ?? problemOf(source, at, first)) }
}

interface Problem {
  readonly problem: SyntaxProblem
  readonly span: Span
}

/** A quote or bracket opened before the place of the complaint and not closed where it should be. */
function unclosed(source: SourceText, root: CST.Token, { code, message, pos }: Complaint): Problem | undefined {
  let bracket: Span | undefined
  for (const { token } of tokensBelow(root)) {
    if (token.offset > pos[0]) break
    if (token.type === 'single-quoted-scalar' || token.type === 'double-quoted-scalar') {
      const end = token.offset + token.source.length
      const isOpen = code === 'MISSING_CHAR' && message.includes('quote') && end === pos[0]
      // A quote that closes lines further down was most likely closed by the opening quote of another text.
      const isClosedLate = token.source.includes('\n') && end <= pos[0] && source.text.slice(end, pos[0]).trim() === ''
      if (isOpen || isClosedLate) return { problem: 'unclosed-quote', span: restOfLine(source, token.offset) }
    }
    if (token.type === 'flow-collection' && bracket === undefined) {
      const closing = token.start.source === '{' ? '}' : ']'
      if (!token.end.some((mark) => mark.source === closing))
        bracket = { source, start: token.offset, end: token.offset + 1 }
    }
  }
  return bracket === undefined ? undefined : { problem: 'unclosed-bracket', span: bracket }
}

function problemOf(source: SourceText, at: number, complaint: Complaint): Problem {
  const rest = restOfLine(source, at)
  const one = { source, start: at, end: Math.min(at + 1, source.text.length) }
  const said = (text: string): boolean => complaint.message.startsWith(text)
  switch (complaint.code) {
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
      return keyProblem(source, at)
    case 'MISSING_CHAR':
      if (said('Comments must')) return { problem: 'comment', span: one }
      if (said('Missing , ')) return { problem: 'comma', span: one }
      if (said('Missing space')) return { problem: 'missing-space', span: one }
      if (said('Block collection cannot')) return { problem: 'marker', span: rest }
      return keyProblem(source, at)
    case 'BAD_INDENT':
      return { problem: 'indentation', span: lineContent(source, at) }
    case 'BAD_SCALAR_START':
      return { problem: 'reserved-start', span: rest }
    case 'BAD_DQ_ESCAPE': {
      const escape = /^\\(?:x[^"\s]{0,2}|u[^"\s]{0,4}|U[^"\s]{0,8}|.)/su.exec(source.text.slice(at, at + 10))
      return { problem: 'bad-escape', span: { source, start: at, end: at + (escape?.[0].length ?? 1) } }
    }
    case 'UNEXPECTED_TOKEN':
      return unexpected(source, at, complaint.message)
    default:
      return { problem: 'other', span: rest }
  }
}

/** A `:` is missing, stands without the space it needs, or stands where a text holds one. */
function keyProblem(source: SourceText, at: number): Problem {
  const { text } = source
  const content = lineContent(source, at)
  const before = text.slice(content.start, at)
  const rest = restOfLine(source, at)
  const word = text.slice(rest.start, rest.end)
  if (/:\s+$/.test(before)) {
    if (/:(?:\s|$)/.test(word)) return { problem: 'second-colon', span: rest }
    if (word.startsWith('- ')) return { problem: 'list-line', span: rest }
    // The value goes on in the next line, and that line holds a key: it is indented as if it belonged to the value.
    const next = /\S/.exec(text.slice(rest.end))
    if (next !== null) return { problem: 'indentation', span: restOfLine(source, rest.end + next.index) }
  }
  if (/^-(?:\s|$)/.test(word)) return { problem: 'mixed', span: rest }
  const tight = /^-(?=[^\s-])|^[^\s:,"'{}[\]]+:(?=\S)/.exec(
    content.start >= at ? text.slice(content.start, content.end) : word,
  )
  if (tight !== null) return { problem: 'missing-space', span: content.start >= at ? content : rest }
  return { problem: 'missing-colon', span: content.start >= at ? content : rest }
}

function unexpected(source: SourceText, at: number, message: string): Problem {
  const { text } = source
  const span = restOfLine(source, at)
  const one = { source, start: at, end: Math.min(at + 1, text.length) }
  const before = text.slice(lineContent(source, at).start, at).trimEnd()
  if (message.startsWith('Unexpected , ') || message.startsWith('Unexpected empty item'))
    return { problem: 'comma', span: one }
  if (/[\]}]/.test(text[at] ?? '')) return { problem: 'stray-bracket', span: one }
  if (/(?:^|\s)[|>][-+\d]*$/.test(before)) return { problem: 'block-header', span }
  if (/["']$/.test(before)) return { problem: 'after-quote', span }
  if (/[\]}]$/.test(before)) return { problem: 'after-bracket', span }
  if (/:$/.test(before) && /^-\s/.test(text.slice(at, at + 2))) return { problem: 'list-line', span }
  return { problem: before === '' ? 'mixed' : 'other', span }
}

/** A tab in the indentation of the line of a complaint, or of the lines it spans. */
function tabSpan(source: SourceText, at: number, complaint: Complaint): Span | undefined {
  const { text } = source
  if (complaint.code === 'BAD_DQ_ESCAPE' || complaint.code === 'BAD_SCALAR_START') return undefined
  const first = lineStart(source, at)
  const last = Math.max(at, Math.min(complaint.pos[1], text.length))
  for (let start = first; start <= last;) {
    const indent = /^[ \t]*/.exec(text.slice(start, lineEnd(source, start)))?.[0] ?? ''
    if (indent.includes('\t')) return { source, start: start + indent.indexOf('\t'), end: start + indent.length }
    const end = text.indexOf('\n', start)
    if (end < 0) break
    start = end + 1
  }
  return undefined
}

function lineStart({ text }: SourceText, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1
}

function lineEnd({ text }: SourceText, offset: number): number {
  const end = text.indexOf('\n', offset)
  return end < 0 ? text.length : end
}

/** From an offset to the end of its line, without the space and the comment that follow. */
function restOfLine(source: SourceText, offset: number): Span {
  const line = source.text.slice(offset, lineEnd(source, offset))
  const said = line.replace(/\s#.*$/s, '').trimEnd()
  return { source, start: offset, end: offset + Math.max(said.length, Math.min(line.trimEnd().length, 1)) }
}

/** The line of an offset without its indentation. */
function lineContent(source: SourceText, offset: number): Span {
  const start = lineStart(source, offset)
  const indent = /^[ \t]*/.exec(source.text.slice(start, lineEnd(source, start)))?.[0].length ?? 0
  return restOfLine(source, start + indent)
}
