import type { Input } from '../rules/program.js'
import { contains, intersect, isEmpty, union, type ValueSet } from '../rules/value-set.js'
import type { Edge, Leaf, Node } from './diagram.js'

/** Makes nodes derived from those of diagrams, equal ones once, and restricts them. */
export class Nodes {
  readonly #numbers = new Map<Node, number>()
  readonly #branches = new Map<string, Node>()
  readonly #restricted = new Map<string, Node>()
  readonly #bits = new Map<string, bigint>()
  readonly #asked = new Map<Node, bigint>()

  #numberOf(node: Node): number {
    let number = this.#numbers.get(node)
    if (number === undefined) this.#numbers.set(node, (number = this.#numbers.size))
    return number
  }

  #bitOf(input: string): bigint {
    let bit = this.#bits.get(input)
    if (bit === undefined) this.#bits.set(input, (bit = 1n << BigInt(this.#bits.size)))
    return bit
  }

  /** The inputs that are asked at a node or somewhere below it, a bit for each. */
  #askedBelow(node: Node): bigint {
    if (node.kind === 'leaf') return 0n
    let asked = this.#asked.get(node)
    if (asked === undefined) {
      asked = this.#bitOf(node.input.id)
      for (const { child } of node.edges) asked |= this.#askedBelow(child)
      this.#asked.set(node, asked)
    }
    return asked
  }

  /** Asks an input; edges to one node are one, and a question that changes nothing is not asked. */
  branch(input: Input, all: readonly Edge[]): Node {
    const edges: Edge[] = []
    for (const edge of all) {
      const same = edges.findIndex(({ child }) => child === edge.child)
      const before = edges[same]
      if (before === undefined) edges.push(edge)
      else edges[same] = { values: union(before.values, edge.values), child: edge.child }
    }
    const [first] = edges
    if (first !== undefined && edges.length === 1) return first.child
    const key = `${input.id} ${edges.map(({ values, child }) => `${values.join()}>${this.#numberOf(child)}`).join(' ')}`
    const known = this.#branches.get(key)
    if (known !== undefined) return known
    const made: Node = { kind: 'branch', id: -1, input, edges }
    this.#branches.set(key, made)
    return made
  }

  /** What is left of a node when an input can only have some values. */
  restrict(node: Node, input: string, values: ValueSet): Node {
    if (node.kind === 'leaf' || (this.#askedBelow(node) & this.#bitOf(input)) === 0n) return node
    const key = `${this.#numberOf(node)} ${input} ${values.join()}`
    const known = this.#restricted.get(key)
    if (known !== undefined) return known
    const edges = node.edges.flatMap(({ values: own, child }): readonly Edge[] => {
      if (node.input.id !== input) return [{ values: own, child: this.restrict(child, input, values) }]
      const left = intersect(own, values)
      return isEmpty(left) ? [] : [{ values: left, child }]
    })
    const made = this.branch(node.input, edges)
    this.#restricted.set(key, made)
    return made
  }

  /** What is left of a node when some inputs are known. */
  given(root: Node, known: ReadonlyMap<string, number>): Node {
    const done = new Map<Node, Node>()
    const follow = (node: Node): Node => {
      if (node.kind === 'leaf') return node
      const before = done.get(node)
      if (before !== undefined) return before
      const value = known.get(node.input.id)
      const taken = value === undefined ? undefined : node.edges.find((edge) => contains(edge.values, value))
      const made =
        taken === undefined
          ? this.branch(
              node.input,
              node.edges.map(({ values, child }) => ({ values, child: follow(child) })),
            )
          : follow(taken.child)
      done.set(node, made)
      return made
    }
    return follow(root)
  }
}

/** Every node that can be reached, each once, children after parents. */
export function reachable(root: Node): readonly Node[] {
  const seen = new Set<Node>()
  const visit = (node: Node): void => {
    if (seen.has(node)) return
    seen.add(node)
    if (node.kind === 'branch') for (const { child } of node.edges) visit(child)
  }
  visit(root)
  return [...seen]
}

/** Every leaf that can be reached; each path asks an input once, so some case comes to each. */
export function leavesOf(root: Node): readonly Leaf[] {
  return reachable(root).filter((node) => node.kind === 'leaf')
}
