import type { Decision, Input, Rule } from '../rules/program.js'
import type { ValueSet } from '../rules/value-set.js'

/**
 * The shared decision diagram of one decision. Every path from the root asks each input at most once; facts come
 * before readings; nodes that answer alike are one node, so `===` on nodes is equality of meaning.
 */
export interface Diagram {
  readonly decision: Decision
  readonly root: Node
  /** Every node, children before parents; `nodes[n].id === n`. */
  readonly nodes: readonly Node[]
  /** The same object for all diagrams that ask the same in the same order, and whose leaves stand for the same rules by id. */
  readonly shape: object
  /** The budget was spent: some leaves still hold lists of rules, and what is true of their cases is not known. */
  readonly budgetSpent?: boolean
}

export type Node = Branch | Leaf

/** Asks one input. The edges' value sets are disjoint and together make up the input's whole domain. */
export interface Branch {
  readonly kind: 'branch'
  readonly id: number
  readonly input: Input
  readonly edges: readonly Edge[]
}

export interface Edge {
  readonly values: ValueSet
  readonly child: Node
}

/** What is left when everything that matters has been asked. */
export interface Leaf {
  readonly kind: 'leaf'
  readonly id: number
  /** The rules left standing, in declaration order; empty where nothing answers and the decision has no `otherwise`. */
  readonly standing: readonly Rule[]
  /** The carve-outs that took out a rule which would otherwise have applied. */
  readonly carveOuts: readonly Rule[]
  /**
   * Only where the budget of the diagram was spent: the rules that may still match. Which of them do is decided case by
   * case, and `standing` is empty because it is not known.
   */
  readonly open?: readonly Rule[]
}
