import { universe } from '../rules/domain-values.js'
import type { Input } from '../rules/program.js'
import { sample, size, type ValueSet } from '../rules/value-set.js'
import type { Diagram, Leaf, Node } from './diagram.js'

/** A part of the cases: the values each input may have there. Inputs left out may have any. */
export type Region = ReadonlyMap<string, ValueSet>

/** How many cases a decision has in all; undefined when there is no end to them. */
export function countAll(inputs: readonly Input[]): bigint | undefined {
  let count = 1n
  for (const input of inputs) {
    const values = size(universe(input.domain))
    if (values === Infinity) return undefined
    count *= BigInt(values)
  }
  return count
}

/** Exactly how many cases come to a leaf that `wanted` picks; undefined when there is no end to them. */
export function countCases(diagram: Diagram, wanted: (leaf: Leaf) => boolean): bigint | undefined {
  const total = countAll(diagram.decision.inputs)
  if (total === undefined) return undefined
  const counts = new Map<Node, bigint>()
  for (const node of diagram.nodes) {
    if (node.kind === 'leaf') counts.set(node, wanted(node) ? total : 0n)
    else {
      const whole = BigInt(size(universe(node.input.domain)))
      let sum = 0n
      for (const edge of node.edges) sum += (counts.get(edge.child) ?? 0n) * BigInt(size(edge.values))
      counts.set(node, sum / whole)
    }
  }
  return counts.get(diagram.root) ?? 0n
}

/** One way down to each leaf that `wanted` picks, the first in the order of the edges. */
export function regionsOfLeaves(diagram: Diagram, wanted: (leaf: Leaf) => boolean): ReadonlyMap<Leaf, Region> {
  const regions = new Map<Leaf, Region>()
  if (!diagram.nodes.some((node) => node.kind === 'leaf' && wanted(node))) return regions
  const seen = new Set<Node>()
  const way: (readonly [input: string, values: ValueSet])[] = []
  const descend = (node: Node): void => {
    if (seen.has(node)) return
    seen.add(node)
    if (node.kind === 'leaf') {
      if (wanted(node)) regions.set(node, new Map(way))
      return
    }
    for (const { values, child } of node.edges) {
      way.push([node.input.id, values])
      descend(child)
      way.pop()
    }
  }
  descend(diagram.root)
  return regions
}

/** One full case of a region: adopted readings where the region allows them, else the first value of each input. */
export function witness(inputs: readonly Input[], region: Region): ReadonlyMap<string, number> {
  return new Map(
    inputs.map((input) => {
      const values = region.get(input.id) ?? universe(input.domain)
      const adopted = input.adopted
      const takesAdopted =
        adopted !== undefined &&
        values.some((from, i) => i % 2 === 0 && from <= adopted && adopted < (values[i + 1] ?? 0))
      return [input.id, takesAdopted ? adopted : sample(values)]
    }),
  )
}
