import type { CST } from 'yaml'
import type { SourceText } from './span.js'
import { greatestDepth, type YamlFault } from './yaml-fault.js'

/** A token of the tree, and how many maps and lists stand around it. */
interface Placed {
  readonly token: CST.Token
  readonly depth: number
}

/** The tokens below one, itself first, in the order of the text. */
export function* tokensBelow(root: CST.Token): Generator<Placed> {
  const stack: Placed[] = [{ token: root, depth: 0 }]
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    yield next
    for (const child of childrenOf(next).reverse()) stack.push(child)
  }
}

function childrenOf({ token, depth }: Placed): Placed[] {
  switch (token.type) {
    case 'document':
      return token.value === undefined ? [] : [{ token: token.value, depth }]
    case 'block-map':
    case 'block-seq':
    case 'flow-collection':
      return token.items.flatMap((item) =>
        [item.key, item.value].flatMap((child) => (child == null ? [] : [{ token: child, depth: depth + 1 }])),
      )
    default:
      return []
  }
}

/** What one token of the stream holds that policies do not use, in the order of the text; too great a depth alone. */
export function refusedFaults(source: SourceText, root: CST.Token): readonly YamlFault[] {
  const faults: YamlFault[] = []
  for (const { token, depth } of tokensBelow(root)) {
    if ('items' in token && depth >= greatestDepth) {
      const span = { source, start: token.offset, end: Math.min(token.offset + 1, source.text.length) }
      return [{ fault: 'too-deep', depth: greatestDepth, span }]
    }
    if (token.type === 'directive' || token.type === 'alias')
      faults.push(refusal(source, token.type, token.source, token.offset))
    const bound = boundWithinLine(source, token)
    if (bound !== undefined) faults.push(bound)
    for (const mark of marksOf(token))
      if (mark.type === 'anchor' || mark.type === 'tag')
        faults.push(refusal(source, mark.type, mark.source, mark.offset))
  }
  return faults.sort((a, b) => a.span.start - b.span.start)
}

/**
 * Where a document begins or ends behind something else on the line. The parser takes that for a bound after the header of a
 * block, where nothing may stand.
 */
export function boundWithinLine(source: SourceText, token: CST.Token): YamlFault | undefined {
  const bound =
    token.type === 'document' ? token.start.find(({ type }) => type === 'doc-start') : token.type === 'doc-end' && token
  if (!bound) return undefined
  const { offset: start, source: written } = bound
  if (start === 0 || /[\n\ufeff]/.test(source.text[start - 1] ?? '')) return undefined
  return { fault: 'syntax', problem: 'block-header', span: { source, start, end: start + written.trimEnd().length } }
}

/** Anchors and tags stand before what they mark. */
function marksOf(token: CST.Token): readonly CST.SourceToken[] {
  if (token.type === 'document') return token.start
  return 'items' in token ? token.items.flatMap((item) => [...item.start, ...(item.sep ?? [])]) : []
}

function refusal(
  source: SourceText,
  fault: 'alias' | 'anchor' | 'tag' | 'directive',
  written: string,
  start: number,
): YamlFault {
  return { fault, written: written.trimEnd(), span: { source, start, end: start + written.trimEnd().length } }
}
