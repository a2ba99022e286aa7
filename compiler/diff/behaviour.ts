import { countAll, witness } from '../diagram/count.js'
import type { Diagram, Leaf, Node } from '../diagram/diagram.js'
import { Nodes } from '../diagram/nodes.js'
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
}

/** A pair of leaves at the end of a way through both versions. */
interface Pair {
  readonly before: Leaf
  readonly after: Leaf
}

/**
 * Every case that two versions of a decision answer differently, and no other. Exact: the two diagrams are walked
 * together, and what leads to the same pair of answers is one change. Computed outcomes are compared as they are written.
 */
export function compareBehaviour(before: Diagram | undefined, after: Diagram | undefined): Behaviour {
  const nodes = new Nodes()
  const aligned = align(nodes, before, after)
  const says = sayer(before, after)
  const pairs = new Map<Leaf, Pair>()
  const root = product(
    nodes,
    aligned.before,
    aligned.after,
    (a, b) => {
      const key = `${says.key('before', a)} → ${says.key('after', b)}`
      return { key: says.key('before', a) === says.key('after', b) ? 'same' : key, pair: { before: a, after: b } }
    },
    pairs,
  )

  const parts = partsByLeaf(root)
  const changes = [...parts].flatMap(([leaf, all]): BehaviourChange[] => {
    const pair = pairs.get(leaf)
    if (pair === undefined) return []
    const [first] = all
    if (first === undefined) return []
    return [
      {
        before: says.said('before', pair.before),
        after: says.said('after', pair.after),
        parts: readable(all, aligned.inputs),
        count: countOf(all, aligned.inputs),
        witness: witness(aligned.inputs, first),
      },
    ]
  })
  return { inputs: aligned.inputs, total: countAll(aligned.inputs), changes }
}

function sayer(before: Diagram | undefined, after: Diagram | undefined) {
  const diagrams = { before, after }
  const known = { before: new Map<Leaf, Said>(), after: new Map<Leaf, Said>() }
  const said = (version: 'before' | 'after', leaf: Leaf): Said => {
    const kept = known[version].get(leaf)
    if (kept !== undefined) return kept
    const decision = diagrams[version]?.decision
    const made =
      leaf === refused || decision === undefined ? 'refused' : answersFor(decision, leaf.standing, leaf.carveOuts)
    known[version].set(leaf, made)
    return made
  }
  const key = (version: 'before' | 'after', leaf: Leaf): string => {
    const answers = said(version, leaf)
    return answers === 'refused' ? answers : outcomesKey(answers)
  }
  return { said, key }
}

/** Both diagrams at once: its leaves stand for pairs, all pairs that say the same being one. */
function product(
  nodes: Nodes,
  before: Node,
  after: Node,
  meet: (before: Leaf, after: Leaf) => { readonly key: string; readonly pair: Pair },
  pairs: Map<Leaf, Pair>,
): Node {
  const leaves = new Map<string, Leaf>()
  const done = new Map<Node, Map<Node, Node>>()
  const leafFor = (a: Leaf, b: Leaf): Leaf => {
    const { key, pair } = meet(a, b)
    let leaf = leaves.get(key)
    if (leaf === undefined) {
      leaf = { kind: 'leaf', id: leaves.size, standing: [], carveOuts: [] }
      leaves.set(key, leaf)
      if (key !== 'same') pairs.set(leaf, pair)
    }
    return leaf
  }
  const join = (a: Node, b: Node): Node => {
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

/** Every way to each leaf; ways do not overlap. */
function partsByLeaf(root: Node): ReadonlyMap<Leaf, readonly Part[]> {
  const known = new Map<Node, ReadonlyMap<Leaf, readonly Part[]>>()
  const from = (node: Node): ReadonlyMap<Leaf, readonly Part[]> => {
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
