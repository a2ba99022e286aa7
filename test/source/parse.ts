import type { Node } from '../../compiler/source/node.js'
import { parseYaml } from '../../compiler/source/parse-yaml.js'
import type { Span } from '../../compiler/source/span.js'

export const textOf = (span: Span): string => span.source.text.slice(span.start, span.end)

/** What is read from a text, with the stretch of text that each fault underlines. */
export function parse(text: string): {
  readonly documents: readonly Node[]
  readonly plain: readonly unknown[]
  readonly faults: readonly string[]
} {
  const { documents, faults } = parseYaml({ path: 'policy.yaml', text })
  return {
    documents,
    plain: documents.map(plain),
    faults: faults.map((fault) => {
      const what = fault.fault === 'syntax' ? fault.problem : fault.fault
      return `${what}: ${textOf(fault.span)}`
    }),
  }
}

/** Maps become lists of pairs, so that no key is special. */
export function plain(node: Node): unknown {
  if (node.kind === 'scalar') return node.value
  if (node.kind === 'list') return node.items.map(plain)
  return { map: node.entries.map(({ key, value }) => [key, plain(value)]) }
}

/** Every span of a tree, keys included. */
export function spansOf(node: Node): readonly Span[] {
  if (node.kind === 'scalar') return [node.span]
  if (node.kind === 'list') return [node.span, ...node.items.flatMap(spansOf)]
  return [node.span, ...node.entries.flatMap(({ keySpan, value }) => [keySpan, ...spansOf(value)])]
}
