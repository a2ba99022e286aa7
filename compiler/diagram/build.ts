import { reachOf, resolve } from '../rules/defeat.js'
import { universe } from '../rules/domain-values.js'
import type { Decision, Rule } from '../rules/program.js'
import { boxesOf, type Box } from './box.js'
import type { Diagram, Edge, Leaf, Node } from './diagram.js'
import { split, type Part } from './split.js'
import { union } from '../rules/value-set.js'

/** How far a diagram may grow before the rest is left to comparing rules one by one. */
export interface Budget {
  readonly nodes: number
  /** Boxes looked at, over all nodes. */
  readonly work: number
}

/** More than 10,000 rules that do not overlap need, and still less than a minute and 1 GB. */
export const defaultBudget: Budget = { nodes: 200_000, work: 15_000_000 }

/** One box of one rule: the rule matches where one of its boxes does. */
export interface Item {
  readonly rule: Rule
  readonly box: Box
}

/**
 * Builds the diagram of a decision: at each node the input that duplicates the fewest of the boxes still alive, an
 * edge per class of values that none of them tells apart, a leaf where nothing is left to ask. Facts are asked before
 * readings, so that what a reading changes is decided at the bottom.
 */
export function buildDiagram(decision: Decision, budget: Budget = defaultBudget): Diagram {
  const reach = reachOf(decision.rules)
  const items: readonly Item[] = decision.rules.flatMap((rule) =>
    boxesOf(rule.when, decision).map((box) => ({ rule, box })),
  )
  const domains = decision.inputs.map((input) => universe(input.domain))
  const firstReading = decision.inputs.findIndex((input) => input.role === 'reading')
  const facts = firstReading < 0 ? decision.inputs.length : firstReading

  const nodes: Node[] = []
  const unique = new Map<string, Node>()
  const built = new Map<string, Node>()

  const leaf = (standing: readonly Rule[], carveOuts: readonly Rule[]): Leaf => {
    const key = `leaf ${standing.map((rule) => rule.id).join()} / ${carveOuts.map((rule) => rule.id).join()}`
    const known = unique.get(key)
    if (known?.kind === 'leaf') return known
    const made: Leaf = { kind: 'leaf', id: nodes.length, standing, carveOuts }
    nodes.push(made)
    unique.set(key, made)
    return made
  }

  const branch = (place: number, edges: readonly Edge[]): Node => {
    const [first] = edges
    if (first !== undefined && edges.length === 1) return first.child
    const key = `${place} ${edges.map((edge) => `${edge.values.join()}>${edge.child.id}`).join(' ')}`
    const known = unique.get(key)
    if (known !== undefined) return known
    const input = decision.inputs[place]
    if (input === undefined) throw new Error('a branch asks no input')
    const made: Node = { kind: 'branch', id: nodes.length, input, edges }
    nodes.push(made)
    unique.set(key, made)
    return made
  }

  const state = { work: 0, spent: false }
  /** Where the budget is spent: whatever may still match, to be looked at case by case. */
  const openLeaf = (alive: readonly Item[]): Leaf => {
    state.spent = true
    const open = [...new Set(alive.map((item) => item.rule))]
    const key = `open ${open.map((rule) => rule.id).join()}`
    const known = unique.get(key)
    if (known?.kind === 'leaf') return known
    const made: Leaf = { kind: 'leaf', id: nodes.length, standing: [], carveOuts: [], open }
    nodes.push(made)
    unique.set(key, made)
    return made
  }

  /** The node for the boxes alive after the inputs marked in `asked`. */
  const grow = (alive: readonly Item[], asked: readonly boolean[]): Node => {
    const isSettled = ({ box }: Item): boolean =>
      box.every((values, place) => values === undefined || asked[place] === true)
    const relevant = prune(alive, isSettled, reach)
    const open = openInputs(relevant, asked)
    if (open.length === 0) {
      // The boxes stand in the order of their rules, and so do the rules that are left.
      const matching = [...new Set(relevant.map((item) => item.rule))]
      const { standing, carveOuts } = resolve(matching, reach)
      return leaf(standing, carveOuts)
    }
    const key = packed([open.length, ...open, ...relevant.map((item) => itemNumber.get(item) ?? 0)])
    const known = built.get(key)
    if (known !== undefined) return known

    state.work += relevant.length * open.length
    if (state.work > budget.work || nodes.length > budget.nodes) return openLeaf(relevant)
    const candidates = open.some((place) => place < facts) ? open.filter((place) => place < facts) : open
    const { place, parts } = choose(candidates, relevant, domains)
    const below = asked.with(place, true)
    const edges: Edge[] = []
    for (const part of parts) {
      const child = grow(
        part.alive.flatMap((index) => relevant[index] ?? []),
        below,
      )
      const same = edges.findIndex((edge) => edge.child === child)
      const before = edges[same]
      if (before === undefined) edges.push({ values: part.values, child })
      else edges[same] = { values: union(before.values, part.values), child }
    }
    const node = branch(place, edges)
    built.set(key, node)
    return node
  }

  const itemNumber = new Map(items.map((item, number) => [item, number]))
  const root = grow(
    items,
    decision.inputs.map(() => false),
  )
  return { decision, root, nodes, shape: {}, ...(state.spent ? { budgetSpent: true } : {}) }
}

/** A list of small numbers as a short text, equal for equal lists: most of the memory of a large table is such keys. */
function packed(numbers: readonly number[]): string {
  const codes = [numbers.length & 0xffff]
  for (const number of numbers)
    if (number < 0x8000) codes.push(number)
    else codes.push(0x8000 | (number >>> 15), number & 0x7fff)
  const parts: string[] = []
  for (let from = 0; from < codes.length; from += 4096)
    parts.push(String.fromCharCode(...codes.slice(from, from + 4096)))
  return parts.length === 1 ? (parts[0] ?? '') : parts.join('')
}

/** The inputs that some alive box still constrains, in order. */
function openInputs(alive: readonly Item[], asked: readonly boolean[]): readonly number[] {
  return asked.flatMap((done, place) => (!done && alive.some((item) => item.box[place] !== undefined) ? [place] : []))
}

/** Drops what can no longer make a difference: boxes of rules that match already or have certainly fallen away. */
export function prune(
  alive: readonly Item[],
  isSettled: (item: Item) => boolean,
  reach: ReadonlyMap<string, ReadonlySet<string>>,
): readonly Item[] {
  const settled = new Map<Rule, Item>()
  for (const item of alive) if (!settled.has(item.rule) && isSettled(item)) settled.set(item.rule, item)
  if (settled.size === 0) return alive

  const carvable = new Set<string>()
  for (const item of alive) if (item.rule.then === undefined) for (const id of item.rule.over) carvable.add(id)
  const certain = [...settled.keys()].filter((rule) => rule.then !== undefined && !carvable.has(rule.id))
  const kept = alive.filter((item) => {
    const match = settled.get(item.rule)
    if (match !== undefined && match !== item) return false
    return item.rule.then === undefined || !certain.some((rule) => reach.get(rule.id)?.has(item.rule.id) === true)
  })
  return withoutIdleCarveOuts(kept)
}

/** A carve-out whose rules are all gone changes nothing any more. */
function withoutIdleCarveOuts(alive: readonly Item[]): readonly Item[] {
  const ids = new Set(alive.map((item) => item.rule.id))
  const kept = alive.filter((item) => item.rule.then !== undefined || item.rule.over.some((id) => ids.has(id)))
  return kept.length === alive.length ? alive : withoutIdleCarveOuts(kept)
}

/** The input whose split leaves the fewest boxes to look at in all; among equals, the one with more classes. */
function choose(
  candidates: readonly number[],
  alive: readonly Item[],
  domains: readonly (readonly number[])[],
): { place: number; parts: readonly Part[] } {
  let best: { place: number; parts: readonly Part[]; cost: number } | undefined
  for (const place of candidates) {
    const parts = split(
      domains[place] ?? [],
      alive.map((item) => item.box[place]),
    )
    const cost = parts.reduce((sum, part) => sum + part.alive.length, 0)
    if (best === undefined || cost < best.cost || (cost === best.cost && parts.length > best.parts.length))
      best = { place, parts, cost }
  }
  if (best === undefined) throw new Error('nothing left to choose from')
  return best
}
