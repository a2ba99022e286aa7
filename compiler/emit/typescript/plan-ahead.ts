import type { Diagram } from '../../diagram/diagram.js'
import type { Decision, Input } from '../../rules/program.js'
import { readingsOf } from './facts.js'
import { planAhead } from './written-plan.js'

/** With more nodes, one plan takes so long that who comes meanwhile would have to wait for it. */
const mostNodes = 5_000

/**
 * Plans each decision as it would answer if another choice of one of its readings were adopted, so that it is known when
 * somebody tries that. Of all that adopting a reading changes, this takes the longest. A step at a time: it can be left off
 * at any point.
 */
export function* planOtherReadings(diagrams: Iterable<Diagram>): Generator<undefined, void> {
  for (const diagram of diagrams) {
    if (diagram.budgetSpent === true || diagram.nodes.length > mostNodes) continue
    for (const decision of adoptingOthers(diagram.decision)) {
      yield
      planAhead(diagram, decision)
    }
  }
}

function* adoptingOthers(decision: Decision): Generator<Decision> {
  for (const reading of readingsOf(decision)) {
    if (reading.domain.kind !== 'choice') continue
    for (const choice of reading.domain.choices.keys()) {
      if (choice === reading.adopted) continue
      const other: Input = { ...reading, adopted: choice }
      yield { ...decision, inputs: decision.inputs.map((input) => (input === reading ? other : input)) }
    }
  }
}
