import type { Case } from '../rules/evaluate.js'
import { contains, type ValueSet } from '../rules/value-set.js'
import type { Leaf, Node } from './diagram.js'

/** What must change in a case for it to come to another leaf: the values that each input would have to have. */
export type Changes = ReadonlyMap<string, ValueSet>

/** Changing how a passage is read is further away than changing any number of facts. */
const readingCost = 1000

/** The fewest changes that bring a case to a leaf that is wanted; undefined when no case comes to one. */
export function nearestChange(root: Node, facts: Case, wanted: (leaf: Leaf) => boolean): Changes | undefined {
  interface Way {
    readonly cost: number
    readonly changes: Changes
  }
  const known = new Map<Node, Way | undefined>()
  const from = (node: Node): Way | undefined => {
    if (known.has(node)) return known.get(node)
    const made = node.kind === 'leaf' ? (wanted(node) ? { cost: 0, changes: new Map() } : undefined) : through(node)
    known.set(node, made)
    return made
  }
  const through = ({ input, edges }: Extract<Node, { kind: 'branch' }>): Way | undefined => {
    const value = facts.get(input.id)
    let best: Way | undefined
    for (const { values, child } of edges) {
      const below = from(child)
      if (below === undefined) continue
      const stays = value !== undefined && contains(values, value)
      const cost = below.cost + (stays ? 0 : input.role === 'reading' ? readingCost : 1)
      if (best !== undefined && cost >= best.cost) continue
      best = { cost, changes: stays ? below.changes : new Map(below.changes).set(input.id, values) }
    }
    return best
  }
  return from(root)?.changes
}
