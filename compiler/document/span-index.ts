import type { Entry, Node } from '../source/node.js'
import type { Span } from '../source/span.js'

/** Where the parts of a policy stand in its file. Objects and lists are told apart by identity. */
export interface SpanIndex {
  /** The map or list that an object was made from. */
  of(value: object): Span
  /** The value under a key, or the item at a place; the object itself when there is none. */
  at(value: object, key: string | number): Span
  /** The key itself; the object when it has no such key. */
  key(value: object, key: string): Span
  /** The keys of a map as written: an object of JavaScript would put `"2"` before `a`. */
  keys(value: object): readonly string[]
}

/** The entries of a map in the order in which they are written. */
export function entriesOf<V>(spans: SpanIndex, map: Readonly<Record<string, V>>): readonly (readonly [string, V])[] {
  return spans.keys(map).flatMap((key) => {
    const value = map[key]
    return value === undefined ? [] : [[key, value] as const]
  })
}

/**
 * A YAML tree as plain values, and the way back from them to their places. Maps inherit nothing, so that keys such as
 * `__proto__` and `constructor` are keys like any other, there or not there.
 */
export function toPlain(root: Node): { readonly value: unknown; readonly spans: SpanIndex } {
  const nodes = new Map<object, Node>()
  const entries = new Map<object, ReadonlyMap<string, Entry>>()
  const plain = (node: Node): unknown => {
    if (node.kind === 'scalar') return node.value
    if (node.kind === 'list') {
      const list = node.items.map(plain)
      nodes.set(list, node)
      return list
    }
    const map = Object.create(null) as Record<string, unknown>
    for (const { key, value } of node.entries) map[key] = plain(value)
    nodes.set(map, node)
    entries.set(map, new Map(node.entries.map((entry) => [entry.key, entry])))
    return map
  }
  const value = plain(root)

  const of = (object: object): Span => (nodes.get(object) ?? root).span
  const at = (object: object, key: string | number): Span => {
    const node = nodes.get(object)
    if (node?.kind === 'list') return node.items[Number(key)]?.span ?? node.span
    return entries.get(object)?.get(String(key))?.value.span ?? of(object)
  }
  const key = (object: object, name: string): Span => entries.get(object)?.get(name)?.keySpan ?? of(object)
  const keys = (object: object): readonly string[] => {
    const node = nodes.get(object)
    return node?.kind === 'map' ? node.entries.map((entry) => entry.key) : Object.keys(object)
  }
  return { value, spans: { of, at, key, keys } }
}
