import { Composer, isMap, isScalar, isSeq, Parser, type CST, type Document } from 'yaml'
import { codePointName, hiddenCharacter } from './hidden-characters.js'
import { nestingFault } from './nesting.js'
import type { Entry, Node, ScalarNode } from './node.js'
import { boundWithinLine, refusedFaults } from './refused.js'
import type { SourceText, Span } from './span.js'
import { type Complaint, syntaxFault } from './syntax-fault.js'
import { greatestDepth, type YamlFault } from './yaml-fault.js'

/** How many faults of one file are told. A file with more is broken as a whole, or made to flood whoever reads. */
export const greatestFaults = 100

/**
 * The documents of a YAML 1.2 text as plain trees. Safe before clever: depth is bounded before anything is built, and
 * what can make a text mean something else than it shows (aliases, anchors, tags, directives, merge keys, duplicate
 * keys, hidden characters) is refused. A document with a fault yields no tree, and at most one fault of syntax; one
 * that holds nothing but comments is passed over.
 */
export function parseYaml(source: SourceText): {
  readonly documents: readonly Node[]
  readonly faults: readonly YamlFault[]
} {
  const deep = nestingFault(source)
  if (deep !== undefined) return { documents: [], faults: [{ fault: 'too-deep', depth: greatestDepth, span: deep }] }

  const documents: Node[] = []
  const faults: YamlFault[] = []
  for (const tokens of tokensByDocument(source)) {
    if (faults.length >= greatestFaults) break
    const refused = tokens.flatMap((token) => refusedFaults(source, token))
    const { contents, complaints } = refused.length > 0 ? nothing : compose(tokens)
    const wrong = syntaxFault(source, complaints, tokens)
    for (const fault of refused) faults.push(fault)
    if (wrong !== undefined) faults.push(wrong)
    if (refused.length > 0 || wrong !== undefined || contents === null || isBlank(contents)) continue
    const before = faults.length
    const node = toNode(source, contents, faults)
    if (faults.length === before) documents.push(node)
  }
  return { documents, faults: faults.slice(0, greatestFaults) }
}

/** The tokens of a stream, cut where a document and the directives before it begin a line. */
function tokensByDocument(source: SourceText): readonly (readonly CST.Token[])[] {
  let group: CST.Token[] = []
  let hasDocument = false
  const groups = [group]
  for (const token of new Parser().parse(source.text)) {
    const begins = token.type === 'directive' || (token.type === 'document' && !boundWithinLine(source, token))
    if (hasDocument && begins) {
      group = []
      groups.push(group)
      hasDocument = false
    }
    if (token.type === 'document') hasDocument = true
    group.push(token)
  }
  return groups
}

interface Composed {
  readonly contents: Document['contents']
  readonly complaints: readonly Complaint[]
}

const nothing: Composed = { contents: null, complaints: [] }

/** One document. Duplicate keys are looked for later: the composer takes quadratic time for it and misses twins. */
function compose(tokens: readonly CST.Token[]): Composed {
  const composer = new Composer({ version: '1.2', schema: 'core', uniqueKeys: false, merge: false, strict: true })
  const [document] = [...composer.compose(tokens)]
  if (document === undefined) return { contents: null, complaints: composer.streamInfo().errors }
  return { contents: document.contents, complaints: [...document.errors, ...document.warnings] }
}

const isBlank = (node: unknown): boolean => isScalar(node) && node.value === null && (node.source ?? '') === ''

function toNode(source: SourceText, node: unknown, faults: YamlFault[]): Node {
  if (isMap(node)) {
    const span = spanOf(source, node.range)
    return { kind: 'map', span, entries: entriesOf(source, node.items, span, faults) }
  }
  if (isSeq(node)) {
    const items = node.items.map((item) => toNode(source, item, faults))
    return { kind: 'list', span: spanOf(source, node.range), items }
  }
  if (isScalar(node)) {
    const span = spanOf(source, node.range)
    const { value } = node
    const written = node.source ?? ''
    const quoted = node.type !== undefined && node.type !== 'PLAIN'
    const known = value === null || typeof value === 'number' || typeof value === 'boolean'
    const scalar: ScalarNode = { kind: 'scalar', span, value: known ? value : written, written, quoted }
    reportHidden(written, span, faults)
    return scalar
  }
  throw new Error('a composed document holds a node that its tokens do not')
}

function entriesOf(
  source: SourceText,
  pairs: readonly { readonly key: unknown; readonly value: unknown }[],
  mapSpan: Span,
  faults: YamlFault[],
): readonly Entry[] {
  const seen = new Map<string, Span>()
  return pairs.flatMap(({ key: keyNode, value: valueNode }): Entry[] => {
    if (!isScalar(keyNode)) {
      const range = isMap(keyNode) || isSeq(keyNode) ? keyNode.range : undefined
      faults.push({ fault: 'complex-key', span: range == null ? mapSpan : spanOf(source, range) })
      return []
    }
    // The text as written: an unquoted `1` and `"1"` are the same key.
    const key = keyNode.source ?? ''
    const keySpan = spanOf(source, keyNode.range)
    const same = key.normalize('NFC')
    const first = seen.get(same)
    if (key === '') faults.push({ fault: 'empty-key', span: keySpan.end > keySpan.start ? keySpan : oneFrom(keySpan) })
    else if (key === '<<' && keyNode.type === 'PLAIN') faults.push({ fault: 'merge-key', span: keySpan })
    else if (first !== undefined) faults.push({ fault: 'duplicate-key', key, span: keySpan, first })
    else reportHidden(key, keySpan, faults)
    if (first === undefined) seen.set(same, keySpan)
    // What is missing has no place of its own; its key has.
    const value: Node =
      valueNode == null || isBlank(valueNode)
        ? { kind: 'scalar', span: keySpan, value: null, written: '', quoted: false }
        : toNode(source, valueNode, faults)
    return [{ key, keySpan, value }]
  })
}

function reportHidden(text: string, span: Span, faults: YamlFault[]): void {
  const character = hiddenCharacter(text)
  if (character !== undefined) faults.push({ fault: 'hidden-character', codePoint: codePointName(character), span })
}

/** The value of a node. The range of a block ends after its last line end; what is underlined should not. */
function spanOf(source: SourceText, range: readonly number[] | null | undefined): Span {
  const [start = 0, end = start] = range ?? []
  return { source, start, end: start + source.text.slice(start, end).trimEnd().length }
}

function oneFrom({ source, start }: Span): Span {
  return { source, start, end: Math.min(start + 1, source.text.length) }
}
