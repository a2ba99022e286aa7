import type { Branch, Edge, Leaf, Node } from '../../diagram/diagram.js'
import { contains } from '../../rules/value-set.js'

/**
 * Whether a reading disputes an answer, as far as it is known: a plain truth, or a question to another reading. Equal
 * ones are the same, and none asks a reading whose choices all lead to the same.
 */
export type Dispute = boolean | OpenDispute

export interface OpenDispute {
  readonly reading: string
  /** By choice. */
  readonly byChoice: readonly Dispute[]
}

/** Makes disputes so that equal ones are the same. `choices` counts the choices of a reading. */
export function disputesOf(choices: (reading: string) => number) {
  const numbers = new Map<OpenDispute, number>()
  const known = new Map<string, OpenDispute>()
  const numberOf = (dispute: Dispute): string =>
    typeof dispute === 'boolean' ? String(dispute) : String(numbers.get(dispute))

  const open = (reading: string, byChoice: readonly Dispute[]): Dispute => {
    const [first] = byChoice
    if (first !== undefined && byChoice.every((dispute) => dispute === first)) return first
    const key = `${reading} ${byChoice.map(numberOf).join()}`
    const before = known.get(key)
    if (before !== undefined) return before
    const made: OpenDispute = { reading, byChoice }
    known.set(key, made)
    numbers.set(made, numbers.size)
    return made
  }
  const split = (reading: string, at: (choice: number) => Dispute): Dispute =>
    open(
      reading,
      Array.from({ length: choices(reading) }, (_, choice) => at(choice)),
    )

  /** What is left of a dispute once a reading is chosen. */
  const given = (dispute: Dispute, reading: string, choice: number): Dispute => {
    if (typeof dispute === 'boolean') return dispute
    if (dispute.reading === reading) return dispute.byChoice[choice] ?? false
    return split(dispute.reading, (own) => given(dispute.byChoice[own] ?? false, reading, choice))
  }
  const either = (a: Dispute, b: Dispute): Dispute => {
    if (a === b || a === true || b === false) return a
    if (b === true || a === false) return b
    return split(a.reading, (choice) => either(a.byChoice[choice] ?? false, given(b, a.reading, choice)))
  }
  /** Where a node of readings leads to a leaf that `differs`, under some readings already chosen. */
  const below = (node: Node, chosen: ReadonlyMap<string, number>, differs: (leaf: Leaf) => boolean): Dispute => {
    if (node.kind === 'leaf') return differs(node)
    const at = (choice: number): Dispute => below(edgeOf(node, choice).child, chosen, differs)
    const choice = chosen.get(node.input.id)
    return choice === undefined ? split(node.input.id, at) : at(choice)
  }
  return { numberOf, given, either, below }
}

/** The edge that a choice of a reading follows. */
export function edgeOf({ input, edges }: Branch, choice: number): Edge {
  const edge = edges.find(({ values }) => contains(values, choice))
  if (edge === undefined) throw new Error(`no way for choice ${choice} of ${input.id}`)
  return edge
}
