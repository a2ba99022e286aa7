import type { Node } from '../source/node.js'
import type { Span } from '../source/span.js'
import { stepsOf } from './exact-faults.js'

/** The value at a JSON pointer. */
export function nodeAt(root: Node, pointer: string): Node | undefined {
  let node: Node | undefined = root
  for (const step of stepsOf(pointer)) node = child(node, step)
  return node
}

function child(node: Node | undefined, step: string): Node | undefined {
  if (node?.kind === 'map') return node.entries.find((entry) => entry.key === step)?.value
  return node?.kind === 'list' ? node.items[Number(step)] : undefined
}

/** A place in the author's terms: `rows › "1" › respond`; items of lists by their id, else counted from one. */
export function nameOf(root: Node, pointer: string, kind: string): string {
  const names: string[] = []
  let node: Node | undefined = root
  for (const step of stepsOf(pointer)) {
    const inner = child(node, step)
    names.push(node?.kind === 'list' ? (idOf(inner) ?? `no. ${Number(step) + 1}`) : quotedIfNumber(step))
    node = inner
  }
  return names.length === 0 ? wholeDocument(kind) : `\`${shortened(names.join(' › '))}\``
}

const collections: Readonly<Record<string, string>> = {
  clauses: 'this index of clauses',
  exclusions: 'this list of exclusions',
  rules: 'this list of rules',
}

function wholeDocument(kind: string): string {
  return collections[kind] ?? `this ${kind.replaceAll('-', ' ')}`
}

/** A key that would be a number without its quotes is shown with them. */
function quotedIfNumber(key: string): string {
  return /^-?\d+(?:\.\d+)?$/.test(key) ? `"${key}"` : key
}

/** The id of an item, when it is one that could be told from a place. */
function idOf(node: Node | undefined): string | undefined {
  const id = node?.kind === 'map' ? node.entries.find((entry) => entry.key === 'id')?.value : undefined
  return id?.kind === 'scalar' && id.written !== '' ? id.written : undefined
}

const greatestLength = 80

/** What is too long to be read in a message, cut. */
export function shortened(text: string): string {
  const line = text.replaceAll(/\s*\n\s*/g, ' ')
  return line.length <= greatestLength ? line : `${line.slice(0, greatestLength)}…`
}

/** Where a key of a map stands; the map when it has no such key. */
export function keySpan(node: Node, key: string): Span {
  return (node.kind === 'map' ? node.entries.find((entry) => entry.key === key)?.keySpan : undefined) ?? node.span
}

/** Something short to underline for what a map lacks: its first key. */
export function headSpan(node: Node): Span {
  return node.kind === 'map' ? (node.entries[0]?.keySpan ?? node.span) : node.span
}
