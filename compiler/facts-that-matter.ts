import { answersAt, saidBy } from './diagram/answers.js'
import type { Diagram, Leaf, Node } from './diagram/diagram.js'
import { mattering } from './diagram/differ.js'
import { leavesOf, Nodes } from './diagram/nodes.js'
import type { Answer } from './rules/answer.js'
import type { Case } from './rules/evaluate.js'
import { factsRead } from './rules/expression.js'
import type { Fact } from './rules/facts.js'
import { isComputed } from './rules/outcome.js'
import type { Decision } from './rules/program.js'

/** What is left of a decision when some of its facts are known. */
export interface Remainder {
  readonly nodes: Nodes
  readonly root: Node
  readonly leaves: readonly Leaf[]
  readonly answersAt: (leaf: Leaf) => readonly Answer[]
  /** Equal for two leaves exactly when they answer alike. */
  readonly says: (leaf: Leaf) => string
  /** Whether the value of a fact that is not known can change the answer, alone or with others not known. */
  readonly turnsOn: (fact: Fact) => boolean
}

/** What is left of a decision, given what is known. */
export function remainderOf({ decision, root: whole }: Diagram, known: Case): Remainder {
  const nodes = new Nodes()
  const root = nodes.given(whole, known)
  const answersOf = (leaf: Leaf): readonly Answer[] => answersAt(decision, leaf)
  const says = (leaf: Leaf): string => saidBy(answersOf(leaf))
  const leaves = leavesOf(root)
  const matter = mattering(nodes, root, says)
  const read = factsComputedWith(decision, leaves.flatMap(answersOf))
  const isOpen = leaves.some(({ open }) => open !== undefined)
  const turnsOn = (fact: Fact): boolean => isOpen || inputIds(fact).some((id) => matter.has(id)) || read.has(fact.id)
  return { nodes, root, leaves, answersAt: answersOf, says, turnsOn }
}

/** A case without what is only presumed of it. */
export function withoutPresumed(known: Case, presumed: readonly Fact[]): Case {
  const ids = presumed.flatMap(inputIds)
  return new Map([...known].filter(([id]) => !ids.includes(id)))
}

/** The inputs by which a decision tests a fact. */
export function inputIds({ type }: Fact): readonly string[] {
  if (type.kind === 'value') return [type.input.id]
  return type.kind === 'set' ? type.inputs.map(({ id }) => id) : []
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
  if (read.size > 0 || answers.some(({ outcome }) => isComputed(outcome)))
    for (const asked of decision.asks?.values() ?? [])
      for (const input of asked.inputs) if (input.role === 'fact') read.add(input.fact ?? input.id)
  return read
}
