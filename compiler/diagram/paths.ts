import { union, type ValueSet } from '../rules/value-set.js'
import type { Diagram, Leaf, Node } from './diagram.js'

/** The tests on one way through a diagram, by input id. */
export type Path = ReadonlyMap<string, ValueSet>

/** Ways that together lead to all the leaves that are wanted, and to no other; they do not overlap. */
export function pathsWhere(diagram: Diagram, wanted: (leaf: Leaf) => boolean): readonly Path[] {
  const known = new Map<Node, readonly Path[] | boolean>()
  /** All, none, or the ways from a node on. */
  const from = (node: Node): readonly Path[] | boolean => {
    const before = known.get(node)
    if (before !== undefined) return before
    const made = node.kind === 'leaf' ? wanted(node) : branch(node)
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
  const ways = from(diagram.root)
  return typeof ways === 'boolean' ? (ways ? [new Map()] : []) : ways
}
