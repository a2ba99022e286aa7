import type { Compilation } from './compile.js'
import type { Leaf, Node } from './diagram/diagram.js'
import { mattering } from './diagram/differ.js'
import { leavesOf, Nodes, reachable } from './diagram/nodes.js'
import { answerCase, type CaseAnswer } from './answer-case.js'
import { findDecision, type Asked, type Failure, type Question } from './question.js'
import { readFacts } from './read-facts.js'
import type { Answer } from './rules/answer.js'
import { universe } from './rules/domain-values.js'
import { answersFor, outcomesKey } from './rules/evaluate.js'
import { factsRead } from './rules/expression.js'
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

  const nodes = new Nodes()
  const root = nodes.given(diagram.root, given.known)
  const answersAt = answersOnce(decision)
  const says = (leaf: Leaf): string => outcomesKey(answersAt(leaf))
  const leaves = leavesOf(root)
  const possible = new Map(leaves.map((leaf) => [says(leaf), answersAt(leaf).map(({ outcome }) => outcome)]))
  const matter = mattering(nodes, root, says)
  const read = factsComputedWith(decision, leaves.flatMap(answersAt))
  const isOpen = leaves.some(({ open }) => open !== undefined)
  const needed = given.missing.filter(
    (fact) => isOpen || inputIds(fact).some((id) => matter.has(id)) || read.has(fact.id),
  )
  const common = { ok: true, decision, book, edition: edition.edition, possible: [...possible.values()] } as const
  if (needed.length > 0) return { ...common, needed: inOrder(nodes, root, needed, says) }

  // Nothing missing matters, so any values will do for it.
  const settled = answerCase(compilation, { ...question, facts: { ...sampleFacts(given.missing), ...question.facts } })
  return settled.ok ? { ...common, needed: [], settled } : settled
}

/** The facts that the expressions of some answers read, those of the decisions they ask included. */
function factsComputedWith(decision: Decision, answers: readonly Answer[]): ReadonlySet<string> {
  const read = new Set<string>()
  for (const { outcome } of answers) {
    if (outcome.kind === 'silence') continue
    for (const { value } of outcome.fields) {
      if (value.type !== 'computed') continue
      for (const id of factsRead(value.expression)) read.add(id)
      for (const { zone } of decision.calendars?.values() ?? [])
        if (zone !== undefined && 'fact' in zone) read.add(zone.fact)
    }
  }
  // What an asked decision computes is not told apart by the diagram, so all of its facts count.
  if (read.size > 0 || answers.some(isComputed))
    for (const asked of decision.asks?.values() ?? [])
      for (const input of asked.inputs) if (input.role === 'fact') read.add(input.fact ?? input.id)
  return read
}

const isComputed = ({ outcome }: Answer): boolean =>
  outcome.kind === 'value' && outcome.fields.some(({ value }) => value.type === 'computed')

function answersOnce(decision: Decision): (leaf: Leaf) => readonly Answer[] {
  const known = new Map<Leaf, readonly Answer[]>()
  return (leaf) => {
    let answers = known.get(leaf)
    if (answers === undefined) known.set(leaf, (answers = answersFor(decision, leaf.standing, leaf.carveOuts)))
    return answers
  }
}

function inputIds({ type }: Fact): readonly string[] {
  if (type.kind === 'value') return [type.input.id]
  return type.kind === 'set' ? type.inputs.map(({ id }) => id) : []
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
