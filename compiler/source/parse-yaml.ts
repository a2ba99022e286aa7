import { CST, Composer, isMap, isScalar, isSeq, LineCounter, Parser, type Document, type ParsedNode } from 'yaml'
import type { Entry, Node } from './node.js'
import type { SourceText, Span } from './span.js'

/** How deep maps and lists may stand in each other. Policies need ten. */
export const greatestDepth = 40

/** What is wrong with a text as YAML, or refused although YAML allows it. */
export type YamlFault = { readonly span: Span } & (
  | { readonly fault: 'alias' | 'anchor' | 'tag' | 'directive'; readonly written: string }
  | { readonly fault: 'merge-key' | 'tab' | 'complex-key' | 'empty-key' }
  | { readonly fault: 'duplicate-key'; readonly key: string; readonly first: Span }
  | { readonly fault: 'too-deep'; readonly depth: number }
  | { readonly fault: 'syntax'; readonly reason: string }
)

/**
 * The documents of a YAML 1.2 text as plain trees. Safe before clever: depth is bounded before anything is composed,
 * and what can make a text mean something else than it shows (aliases, anchors, tags, directives, merge keys, duplicate
 * keys) is refused. A document with a fault yields no tree, and at most one syntax fault.
 */
export function parseYaml(source: SourceText): { readonly documents: readonly Node[]; readonly faults: readonly YamlFault[] } {
  const faults: YamlFault[] = []
  const deep = flowTooDeep(source)
  if (deep !== undefined) return { documents: [], faults: [deep] }

  const lines = new LineCounter()
  const tokens = [...new Parser(lines.addNewLine).parse(source.text)]
  for (const token of tokens) faults.push(...refused(source, token))
  if (faults.some((fault) => fault.fault === 'too-deep')) return { documents: [], faults: faults.slice(0, 1) }
  if (faults.length > 0) return { documents: [], faults }

  const composer = new Composer({ version: '1.2', schema: 'core', uniqueKeys: false, merge: false, strict: true })
  const documents: Node[] = []
  for (const document of composer.compose(tokens)) {
    const wrong = syntaxFault(source, document)
    if (wrong !== undefined) faults.push(wrong)
    else if (document.contents !== null && !isEmptyScalar(document.contents)) {
      const before = faults.length
      const node = toNode(source, document.contents, faults)
      if (faults.length === before) documents.push(node)
    }
  }
  return { documents, faults }
}

/** Counts brackets before the parser sees them, outside quotes and comments as far as the lexer tells. */
function flowTooDeep(source: SourceText): YamlFault | undefined {
  let depth = 0
  for (let at = 0; at < source.text.length; at++) {
    const letter = source.text[at]
    if (letter === '[' || letter === '{') depth++
    else if ((letter === ']' || letter === '}') && depth > 0) depth--
    // A generous bound on raw brackets, text included; the exact one is taken on the tokens.
    if (depth > greatestDepth * 10) return { fault: 'too-deep', depth: greatestDepth, span: { source, start: at, end: at + 1 } }
  }
  return undefined
}

/** Constructs we refuse, found on the tokens with a stack of our own: no recursion however deep the text is. */
function refused(source: SourceText, root: CST.Token): readonly YamlFault[] {
  const faults: YamlFault[] = []
  const stack: { token: CST.Token; depth: number }[] = [{ token: root, depth: 0 }]
  const at = (token: { readonly offset?: number; readonly source?: string }, offset: number): Span => {
    return { source, start: offset, end: offset + Math.max(token.source?.length ?? 1, 1) }
  }
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { token, depth } = next
    if (depth > greatestDepth) return [{ fault: 'too-deep', depth: greatestDepth, span: at({}, token.offset) }]
    switch (token.type) {
      case 'directive':
        faults.push({ fault: 'directive', written: token.source, span: at(token, token.offset) })
        break
      case 'alias':
        faults.push({ fault: 'alias', written: token.source, span: at(token, token.offset) })
        break
      case 'document':
        faults.push(...props(source, token.start))
        if (token.value !== undefined) stack.push({ token: token.value, depth })
        break
      case 'block-map':
      case 'block-seq':
      case 'flow-collection':
        for (const item of token.items) {
          faults.push(...props(source, item.start), ...props(source, item.sep ?? []))
          if (item.key !== null && item.key !== undefined) stack.push({ token: item.key, depth: depth + 1 })
          if (item.value !== undefined) stack.push({ token: item.value, depth: depth + 1 })
        }
        break
      default:
    }
  }
  return faults.sort((a, b) => a.span.start - b.span.start)
}

/** Anchors and tags stand before what they mark. */
function props(source: SourceText, tokens: readonly CST.SourceToken[]): readonly YamlFault[] {
  return tokens.flatMap((token): YamlFault[] => {
    if (token.type !== 'anchor' && token.type !== 'tag') return []
    const span = { source, start: token.offset, end: token.offset + token.source.length }
    return [{ fault: token.type, written: token.source, span }]
  })
}

function syntaxFault(source: SourceText, document: Document.Parsed | Document): YamlFault | undefined {
  const [error] = [...document.errors, ...document.warnings].sort((a, b) => a.pos[0] - b.pos[0])
  if (error === undefined) return undefined
  const start = Math.min(error.pos[0], source.text.length)
  const span = { source, start, end: Math.max(Math.min(error.pos[1], source.text.length), start) }
  if (error.code === 'TAB_AS_INDENT' || (error.code === 'BLOCK_AS_IMPLICIT_KEY' && source.text[start] === '\t') || tabBefore(source, start))
    return { fault: 'tab', span: tabSpan(source, start) ?? span }
  return { fault: 'syntax', reason: reasonOf(error.code, error.message), span }
}

function lineStart(source: SourceText, offset: number): number {
  return source.text.lastIndexOf('\n', offset - 1) + 1
}

function tabBefore(source: SourceText, offset: number): boolean {
  return tabSpan(source, offset) !== undefined
}

/** The tab in the indentation of the line of an offset, if it has one. */
function tabSpan(source: SourceText, offset: number): Span | undefined {
  const start = lineStart(source, offset)
  const indent = /^[ \t]*/.exec(source.text.slice(start))?.[0] ?? ''
  const tab = indent.indexOf('\t')
  return tab < 0 ? undefined : { source, start: start + tab, end: start + tab + 1 }
}

/** What the parser found, said for somebody who writes YAML and does not read about it. */
function reasonOf(code: string, message: string): string {
  switch (code) {
    case 'MISSING_CHAR':
      return message.includes('closing') ? 'a quote or a bracket is opened and never closed' : 'a `:`, a `,` or a bracket is missing here'
    case 'BAD_INDENT':
      return 'this line is indented differently from the lines it belongs with'
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
      return 'a key and its value cannot be read here: is a quote missing around a text that holds `: `?'
    case 'BAD_SCALAR_START':
      return 'a text cannot begin with this character unless it is put in quotes'
    case 'BAD_DQ_ESCAPE':
      return 'the text in double quotes holds a `\\` that stands for nothing; write `\\\\` or use single quotes'
    case 'UNEXPECTED_TOKEN':
      return 'this does not belong here'
    default:
      return 'this is not valid YAML'
  }
}

function isEmptyScalar(node: ParsedNode | Document['contents']): boolean {
  return isScalar(node) && node.value === null && (node.source === undefined || node.source === '')
}

function toNode(source: SourceText, node: unknown, faults: YamlFault[]): Node {
  if (isMap(node)) {
    const span = spanOf(source, node.range)
    const seen = new Map<string, Span>()
    const entries = node.items.flatMap((pair): Entry[] => {
      if (!isScalar(pair.key)) {
        faults.push({ fault: 'complex-key', span: rangeSpan(source, pair.key) ?? span })
        return []
      }
      const keySpan = spanOf(source, pair.key.range)
      const key = keyText(pair.key)
      if (key === '') faults.push({ fault: 'empty-key', span: keySpan })
      if (key === '<<' && pair.key.type === 'PLAIN') faults.push({ fault: 'merge-key', span: keySpan })
      const same = key.normalize('NFC')
      const first = seen.get(same)
      if (first !== undefined) faults.push({ fault: 'duplicate-key', key, span: keySpan, first })
      else seen.set(same, keySpan)
      const value: Node =
        pair.value === null || pair.value === undefined
          ? { kind: 'scalar', span: keySpan, value: null, written: '', quoted: false }
          : toNode(source, pair.value, faults)
      return [{ key, keySpan, value: isMissing(value) ? { ...value, span: keySpan } : value }]
    })
    return { kind: 'map', span, entries }
  }
  if (isSeq(node)) return { kind: 'list', span: spanOf(source, node.range), items: node.items.map((item) => toNode(source, item, faults)) }
  if (!isScalar(node)) throw new Error('the composed document holds a node of an unknown kind')
  const { value } = node
  const quoted = node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE'
  const plain = value === null || typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string'
  return {
    kind: 'scalar',
    span: spanOf(source, node.range),
    value: plain ? value : String(value),
    written: node.source ?? String(value),
    quoted: quoted || node.type === 'BLOCK_FOLDED' || node.type === 'BLOCK_LITERAL',
  }
}

const isMissing = (node: Node): boolean => node.kind === 'scalar' && node.written === '' && !node.quoted

/** A key as written, without quotes: an unquoted `1` and `"1"` are the same key. */
function keyText(key: { readonly value: unknown; readonly source?: string }): string {
  return typeof key.value === 'string' ? key.value : (key.source ?? '')
}

function spanOf(source: SourceText, range: readonly number[] | null | undefined): Span {
  const [start = 0, end = start] = range ?? []
  // The range of a block ends after its last line end; what is underlined should not.
  const text = source.text.slice(start, end).replace(/\s+$/, '')
  return { source, start, end: start + text.length }
}

function rangeSpan(source: SourceText, node: unknown): Span | undefined {
  if (typeof node !== 'object' || node === null || !('range' in node) || !Array.isArray(node.range)) return undefined
  const [start, end]: readonly unknown[] = node.range
  return typeof start === 'number' && typeof end === 'number' ? { source, start, end } : undefined
}
