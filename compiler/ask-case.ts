import type { Compilation } from './compile.js'
import type { Leaf, Node } from './diagram/diagram.js'
import { leavesOf, reachable, type Nodes } from './diagram/nodes.js'
import { answerCase, type CaseAnswer } from './answer-case.js'
import { inputIds, remainderOf, withoutPresumed } from './facts-that-matter.js'
import { findDecision, type Asked, type Failure, type Question } from './question.js'
import { readFacts } from './read-facts.js'
import { universe } from './rules/domain-values.js'
import type { Fact } from './rules/facts.js'
import type { Outcome } from './rules/outcome.js'
import type { Decision } from './rules/program.js'
import { partition, type ValueSet } from './rules/value-set.js'
import { sampleFacts } from './sample-facts.js'

/** What is known of a case whose facts are not all known. */
export interface PartialAnswer {
  readonly ok: true
  /** The answer, where nothing that is missing matters. */
  readonly settled?: CaseAnswer
  readonly decision: Decision
  readonly book: Asked['book']
  readonly edition: Asked['edition']['edition']
  /** The facts still needed, the one that settles most first. */
  readonly needed: readonly Fact[]
  /** Everything that the answer can still be. */
  readonly possible: readonly (readonly Outcome[])[]
}

/**
 * The answer to a question of which some facts may be missing, or what must be asked next. A missing fact is asked for
 * only if, all others being equal, its value can change the answer.
 */
export function askCase(compilation: Compilation, question: Question): PartialAnswer | Failure {
  const found = findDecision(compilation, question)
  if ('problems' in found) return found
  const { book, edition, decision } = found
  const given = readFacts(decision, question)
  if ('problems' in given) return given
  const diagram = edition.diagrams.get(decision.id)
  if (diagram === undefined) throw new Error(`the decision ${decision.id} has no diagram`)

  const { nodes, root, leaves, answersAt, says, turnsOn } = remainderOf(diagram, given.known)
  const possible = new Map(leaves.map((leaf) => [says(leaf), answersAt(leaf).map(({ outcome }) => outcome)]))
  const needed = given.missing.filter(turnsOn)
  const common = { ok: true, decision, book, edition: edition.edition, possible: [...possible.values()] } as const
  if (needed.length > 0) return { ...common, needed: inOrder(nodes, root, needed, says) }

  // Nothing missing matters, so any values will do for it.
  const settled = answerCase(compilation, { ...question, facts: { ...sampleFacts(given.missing), ...question.facts } })
  if (!settled.ok) return settled
  if (given.presumed.length === 0) return { ...common, needed: [], settled }
  // What is missing might matter after all if a presumption were wrong, so the values it was given say nothing about that.
  const unpresumed = remainderOf(diagram, withoutPresumed(given.known, given.presumed))
  return { ...common, needed: [], settled: { ...settled, presumed: given.presumed.filter(unpresumed.turnsOn) } }
}

/**
 * The best question first: the one after which, in the worst case, the fewest different answers are left, then on
 * average. Facts that only a computation needs come last.
 */
function inOrder(nodes: Nodes, root: Node, facts: readonly Fact[], says: (leaf: Leaf) => string): readonly Fact[] {
  const scored = facts.map((fact, place) => {
    const left = inputIds(fact).flatMap((id) =>
      classesOf(root, id).map((values) => new Set(leavesOf(nodes.restrict(root, id, values)).map(says)).size),
    )
    const worst = left.length === 0 ? Infinity : Math.max(...left)
    return { fact, place, worst, average: left.reduce((sum, one) => sum + one, 0) / Math.max(left.length, 1) }
  })
  scored.sort((a, b) => (a.worst === b.worst ? 0 : a.worst - b.worst) || a.average - b.average || a.place - b.place)
  return scored.map(({ fact }) => fact)
}

/** The classes of values of an input that no question below tells apart. */
function classesOf(root: Node, id: string): readonly ValueSet[] {
  const asked = reachable(root).flatMap((node) => (node.kind === 'branch' && node.input.id === id ? [node] : []))
  const [first] = asked
  if (first === undefined) return []
  return partition(
    universe(first.input.domain),
    asked.flatMap(({ edges }) => edges.map(({ values }) => values)),
  )
}
