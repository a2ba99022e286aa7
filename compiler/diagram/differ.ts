import { intersect, type ValueSet } from '../rules/value-set.js'
import type { Leaf, Node } from './diagram.js'
import { reachable, type Nodes } from './nodes.js'

/** A part of the cases, by input id; inputs left out may have any value. */
type Region = ReadonlyMap<string, ValueSet>

/**
 * Where two nodes say different things, as one region; undefined where they say the same in every case. Their inputs
 * may be asked in different orders. Exact: `says` decides what counts as the same.
 */
export function difference(nodes: Nodes, one: Node, other: Node, says: (leaf: Leaf) => string): Region | undefined {
  const same = new Map<Node, Set<Node>>()
  const compare = (a: Node, b: Node): Region | undefined => {
    if (a === b || same.get(a)?.has(b) === true) return undefined
    const found = a.kind === 'leaf' && b.kind === 'leaf' ? leaves(a, b) : branches(a, b)
    if (found === undefined) same.set(a, (same.get(a) ?? new Set()).add(b))
    return found
  }
  const leaves = (a: Leaf, b: Leaf): Region | undefined => (says(a) === says(b) ? undefined : new Map())
  const branches = (a: Node, b: Node): Region | undefined => {
    const asked = a.kind === 'branch' ? a : b
    if (asked.kind === 'leaf') return undefined
    for (const { values, child } of asked.edges) {
      const rest = nodes.restrict(asked === a ? b : a, asked.input.id, values)
      const found = compare(child, rest)
      if (found === undefined) continue
      const before = found.get(asked.input.id)
      return new Map(found).set(asked.input.id, before === undefined ? values : intersect(before, values))
    }
    return undefined
  }
  return compare(one, other)
}

/** The inputs whose value can change what is said below a node, all others being equal. Exact. */
export function mattering(nodes: Nodes, root: Node, says: (leaf: Leaf) => string): ReadonlySet<string> {
  const found = new Set<string>()
  for (const node of reachable(root)) {
    if (node.kind === 'leaf' || found.has(node.input.id)) continue
    const [first, ...others] = node.edges
    if (first !== undefined && others.some(({ child }) => difference(nodes, first.child, child, says) !== undefined))
      found.add(node.input.id)
  }
  return found
}
