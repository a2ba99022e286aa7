import { countAll, witness } from '../diagram/count.js'
import type { Diagram, Leaf, Node } from '../diagram/diagram.js'
import { leavesOf, Nodes } from '../diagram/nodes.js'
import { leafOf } from '../diagram/walk.js'
import type { Answer } from '../rules/answer.js'
import { universe } from '../rules/domain-values.js'
import { answersFor, outcomesKey, type Case } from '../rules/evaluate.js'
import type { Input } from '../rules/program.js'
import { equals, intersect, isEmpty, size, union, type ValueSet } from '../rules/value-set.js'
import { align, refused } from './align.js'

/** A part of the cases: the values each input may have there; inputs left out may have any. */
export type Part = ReadonlyMap<string, ValueSet>

/** What one version says: its answers, or that it refuses the facts. */
export type Said = readonly Answer[] | 'refused'

/** Cases that got one answer and now get another. */
export interface BehaviourChange {
  readonly before: Said
  readonly after: Said
  /** Parts that do not overlap and together are all of these cases. */
  readonly parts: readonly Part[]
  /** How many cases; undefined where there is no end to them. */
  readonly count: bigint | undefined
  /** One of them, in full, over the inputs of both versions. */
  readonly witness: Case
}

export interface Behaviour {
  readonly inputs: readonly Input[]
  /** All cases that either version knows; undefined where there is no end to them. */
  readonly total: bigint | undefined
  readonly changes: readonly BehaviourChange[]
  /** A version is too large to be known in every case, so that changes may be missing. */
  readonly incomplete: boolean
}

/**
 * Every case that two versions of a decision answer differently, and no other. Exact: the two diagrams are walked
 * together, and what leads to the same pair of answers is one change. Computed outcomes are compared as they are written.
 *
 * Leaves that say the same are made one first, so that all that the versions have in common is one and the same node, and
 * the walk goes only where they part.
 */
export function compareBehaviour(before: Diagram | undefined, after: Diagram | undefined): Behaviour {
  const nodes = new Nodes()
  const aligned = align(nodes, before, after)
  const saidBefore = sayer(before)
  const saidAfter = sayer(after)
  const keys = new Map<string, Leaf>()
  const one = unify(nodes, aligned.before, keys, saidBefore)
  const other = unify(nodes, aligned.after, keys, saidAfter)

  const changes = [...partsByLeaf(product(nodes, one, other))].flatMap(([, all]): BehaviourChange[] => {
    const [first] = all
    if (first === undefined) return []
    const example = witness(aligned.inputs, first)
    return [
      {
        before: saidBefore(leafOf(aligned.before, example)),
        after: saidAfter(leafOf(aligned.after, example)),
        parts: readable(all, aligned.inputs),
        count: countOf(all, aligned.inputs),
        witness: example,
      },
    ]
  })
  return {
    inputs: aligned.inputs,
    total: countAll(aligned.inputs),
    changes,
    incomplete: isOpen(before) || isOpen(after),
  }
}

const isOpen = (diagram: Diagram | undefined): boolean =>
  diagram !== undefined && leavesOf(diagram.root).some(({ open }) => open !== undefined)

/** What the leaves of a version say. */
function sayer(diagram: Diagram | undefined): (leaf: Leaf) => Said {
  const known = new Map<Leaf, Said>()
  return (leaf) => {
    let said = known.get(leaf)
    if (said === undefined) {
      said =
        leaf === refused || diagram === undefined
          ? 'refused'
          : answersFor(diagram.decision, leaf.standing, leaf.carveOuts)
      known.set(leaf, said)
    }
    return said
  }
}

/** The same node with one leaf for everything that is said: `keys` holds them by what they say. */
function unify(nodes: Nodes, root: Node, keys: Map<string, Leaf>, says: (leaf: Leaf) => Said): Node {
  const done = new Map<Node, Node>()
  const follow = (node: Node): Node => {
    const known = done.get(node)
    if (known !== undefined) return known
    const made =
      node.kind === 'leaf'
        ? leafFor(node)
        : nodes.branch(
            node.input,
            node.edges.map(({ values, child }) => ({ values, child: follow(child) })),
          )
    done.set(node, made)
    return made
  }
  const leafFor = (leaf: Leaf): Leaf => {
    const said = says(leaf)
    const key = said === 'refused' ? said : outcomesKey(said)
    let made = keys.get(key)
    if (made === undefined) {
      made = { kind: 'leaf', id: keys.size, standing: [], carveOuts: [] }
      keys.set(key, made)
    }
    return made
  }
  return follow(root)
}

/** The leaf of all cases in which nothing changes. */
const same: Leaf = { kind: 'leaf', id: -1, standing: [], carveOuts: [] }

/** Both nodes at once: a leaf for each pair of leaves, and `same` wherever they are one. */
function product(nodes: Nodes, before: Node, after: Node): Node {
  const leaves = new Map<Leaf, Map<Leaf, Leaf>>()
  const done = new Map<Node, Map<Node, Node>>()
  const leafFor = (a: Leaf, b: Leaf): Leaf => {
    const row = leaves.get(a) ?? new Map<Leaf, Leaf>()
    leaves.set(a, row)
    let leaf = row.get(b)
    if (leaf === undefined) row.set(b, (leaf = { kind: 'leaf', id: 0, standing: [], carveOuts: [] }))
    return leaf
  }
  const join = (a: Node, b: Node): Node => {
    if (a === b) return same
    const known = done.get(a)?.get(b)
    if (known !== undefined) return known
    const made = a.kind === 'leaf' && b.kind === 'leaf' ? leafFor(a, b) : split(a, b)
    const row = done.get(a) ?? new Map<Node, Node>()
    done.set(a, row.set(b, made))
    return made
  }
  const split = (a: Node, b: Node): Node => {
    const asked = a.kind === 'branch' ? a : b
    if (asked.kind === 'leaf') throw new Error('two leaves cannot be split')
    const { id } = asked.input
    /** What is left of both once the input is known to be among some values; a version may ask it more than once. */
    const joinWithin = (set: ValueSet, own: Node, other: Node): Node => {
      const [one, two] = [nodes.restrict(own, id, set), nodes.restrict(other, id, set)]
      return asked === a ? join(one, two) : join(two, one)
    }
    const other = asked === a ? b : a
    const edges = asked.edges.flatMap(({ values, child }) => {
      if (other.kind !== 'branch' || other.input.id !== id) return [{ values, child: joinWithin(values, child, other) }]
      // Where both ask the same input, their classes are crossed.
      return other.edges.flatMap((edge) => {
        const both = intersect(values, edge.values)
        return isEmpty(both) ? [] : [{ values: both, child: joinWithin(both, child, edge.child) }]
      })
    })
    return nodes.branch(asked.input, edges)
  }
  return join(before, after)
}

/** Every way to each leaf but `same`; ways do not overlap. */
function partsByLeaf(root: Node): ReadonlyMap<Leaf, readonly Part[]> {
  const known = new Map<Node, ReadonlyMap<Leaf, readonly Part[]>>()
  const from = (node: Node): ReadonlyMap<Leaf, readonly Part[]> => {
    if (node === same) return new Map()
    if (node.kind === 'leaf') return new Map([[node, [new Map()]]])
    const before = known.get(node)
    if (before !== undefined) return before
    const all = new Map<Leaf, Part[]>()
    for (const { values, child } of node.edges)
      for (const [leaf, parts] of from(child)) {
        const own = all.get(leaf) ?? []
        for (const part of parts) own.push(new Map([[node.input.id, values], ...part]))
        all.set(leaf, own)
      }
    const made = new Map([...all].map(([leaf, parts]) => [leaf, joined(parts)] as const))
    known.set(node, made)
    return made
  }
  return from(root)
}

/** Parts that differ in one input only are one part; they stay disjoint. */
function joined(parts: readonly Part[]): readonly Part[] {
  let all = [...parts]
  for (let changed = true; changed;) {
    changed = false
    const inputs = new Set(all.flatMap((part) => [...part.keys()]))
    for (const input of inputs) {
      const groups = new Map<string, Part[]>()
      for (const part of all) {
        const rest = part.has(input)
          ? [...part]
              .filter(([id]) => id !== input)
              .map(([id, set]) => `${id} ${set.join()}`)
              .sort()
              .join(';')
          : `without ${[...part]
              .map(([id, set]) => `${id} ${set.join()}`)
              .sort()
              .join(';')}`
        groups.set(rest, [...(groups.get(rest) ?? []), part])
      }
      if (groups.size === all.length) continue
      changed = true
      all = [...groups.values()].flatMap((group) => {
        const [first] = group
        if (first === undefined || group.length === 1) return group
        const set = group.reduce<ValueSet>((sum, part) => union(sum, part.get(input) ?? []), [])
        return [new Map([...first, [input, set]])]
      })
    }
  }
  return all
}

/** Without what admits every value, the simplest part first. */
function readable(parts: readonly Part[], inputs: readonly Input[]): readonly Part[] {
  const whole = new Map(inputs.map((input) => [input.id, universe(input.domain)]))
  const simplified = joined(parts).map(
    (part) =>
      new Map(
        inputs.flatMap(({ id }) => {
          const set = part.get(id)
          return set === undefined || equals(set, whole.get(id) ?? []) ? [] : [[id, set] as const]
        }),
      ),
  )
  return joined(simplified).toSorted((a, b) => a.size - b.size)
}

function countOf(parts: readonly Part[], inputs: readonly Input[]): bigint | undefined {
  let sum = 0n
  for (const part of parts) {
    let product = 1n
    for (const input of inputs) {
      const values = size(part.get(input.id) ?? universe(input.domain))
      if (values === Infinity) return undefined
      product *= BigInt(values)
    }
    sum += product
  }
  return sum
}
