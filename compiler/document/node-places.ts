import type { Entry, Node } from '../source/node.js'
import type { Span } from '../source/span.js'

/** The value at a JSON pointer. */
export function nodeAt(root: Node, pointer: string): Node | undefined {
  let node: Node | undefined = root
  for (const step of stepsOf(pointer)) {
    if (node?.kind === 'map') node = node.entries.find((entry) => entry.key === step)?.value
    else if (node?.kind === 'list') node = node.items[Number(step)]
    else return undefined
  }
  return node
}

const stepsOf = (pointer: string): readonly string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))

/** A place in the author's terms: `rows › 1 › respond`; items of lists by their id, else counted from one. */
export function nameOf(root: Node, pointer: string, kind: string): string {
  const names: string[] = []
  let node: Node | undefined = root
  for (const step of stepsOf(pointer)) {
    if (node?.kind === 'list') {
      node = node.items[Number(step)]
      names.push(idOf(node) ?? `no. ${Number(step) + 1}`)
    } else {
      names.push(step)
      node = node?.kind === 'map' ? node.entries.find((entry) => entry.key === step)?.value : undefined
    }
  }
  return names.length === 0 ? `this ${kind}` : `\`${names.join(' › ')}\``
}

function idOf(node: Node | undefined): string | undefined {
  const id = node?.kind === 'map' ? node.entries.find((entry) => entry.key === 'id')?.value : undefined
  return id?.kind === 'scalar' ? id.written : undefined
}

export function keySpan(node: Node, key: string): Span {
  return (
    (node.kind === 'map' ? node.entries.find((entry: Entry) => entry.key === key)?.keySpan : undefined) ?? node.span
  )
}

/** Something short to underline for what a map lacks: its first key. */
export function headSpan(node: Node): Span {
  return node.kind === 'map' ? (node.entries[0]?.keySpan ?? node.span) : node.span
}
