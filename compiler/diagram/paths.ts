import { Few } from '../base/few.js'
import { areSameItems } from '../base/same-items.js'
import { equals, union, type ValueSet } from '../rules/value-set.js'
import { takesSameValues } from './alike.js'
import type { Diagram, Leaf, Node } from './diagram.js'

/** The tests on one way through a diagram, by input id. */
export type Path = ReadonlyMap<string, ValueSet>

/** A diagram, and which of its leaves are wanted. */
export interface Ways {
  readonly nodes: readonly Node[]
  readonly root: Node
  /** Whether a node is a leaf that is wanted, by its number. */
  readonly wanted: readonly boolean[]
}

/** The ways to the leaves that are wanted. */
export function waysWhere({ nodes, root }: Diagram, isWanted: (leaf: Leaf) => boolean): Ways {
  return { nodes, root, wanted: nodes.map((node) => node.kind === 'leaf' && isWanted(node)) }
}

/** Whether the paths of both are the same: the two diagrams ask the same in the same order, whatever the rules say now. */
export function areSameWays(one: Ways, other: Ways): boolean {
  return (
    one.root.id === other.root.id &&
    areSameItems(one.wanted, other.wanted) &&
    (one.nodes === other.nodes || likenesses.of(one.nodes, (before) => before.to === other.nodes, compare).areLike)
  )

  function compare(): Likeness {
    return { to: other.nodes, areLike: one.nodes.every((node, id) => isLike(node, other.nodes[id])) }
  }
}

interface Likeness {
  readonly to: readonly Node[]
  readonly areLike: boolean
}

/** Many tests look at the answers of one decision. */
const likenesses = new Few<readonly Node[], Likeness>()

function isLike(node: Node, twin: Node | undefined): boolean {
  if (twin === undefined || node.kind === 'leaf' || twin.kind === 'leaf') return node.kind === twin?.kind
  if (!takesSameValues(node.input, twin.input) || node.edges.length !== twin.edges.length) return false
  for (const [place, { values, child }] of node.edges.entries()) {
    const edge = twin.edges[place]
    if (edge?.child.id !== child.id || !equals(values, edge.values)) return false
  }
  return true
}

/** Paths that together lead to all the leaves that are wanted, and to no other; they do not overlap. */
export function pathsOf({ root, wanted }: Ways): readonly Path[] {
  const known = new Map<Node, readonly Path[] | boolean>()
  /** All, none, or the ways from a node on. */
  const from = (node: Node): readonly Path[] | boolean => {
    const before = known.get(node)
    if (before !== undefined) return before
    const made = node.kind === 'leaf' ? wanted[node.id] === true : branch(node)
    known.set(node, made)
    return made
  }
  const branch = (node: Extract<Node, { kind: 'branch' }>): readonly Path[] | boolean => {
    const below = node.edges.map(({ values, child }) => ({ values, ways: from(child) }))
    const [first] = below
    if (first !== undefined && typeof first.ways === 'boolean' && below.every(({ ways }) => ways === first.ways))
      return first.ways
    const whole = below
      .filter(({ ways }) => ways === true)
      .reduce<ValueSet>((set, { values }) => union(set, values), [])
    const direct = whole.length === 0 ? [] : [new Map([[node.input.id, whole]])]
    const others = below.flatMap(({ values, ways }) =>
      typeof ways === 'boolean' ? [] : ways.map((way) => new Map([[node.input.id, values], ...way])),
    )
    return [...direct, ...others]
  }
  const ways = from(root)
  return typeof ways === 'boolean' ? (ways ? [new Map()] : []) : ways
}
