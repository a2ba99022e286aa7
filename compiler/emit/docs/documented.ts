import { getOrMake } from '../../base/get-or-make.js'
import type { Diagram } from '../../diagram/diagram.js'
import { factName } from '../../rules/facts.js'
import { isComputed } from '../../rules/outcome.js'
import type { Decision, Rule } from '../../rules/program.js'

/** A decision as its page has it: of what it asks, the page says what its own answers are computed from, and no answer. */
export function documented(decision: Decision): Decision {
  const { asks } = decision
  return asks === undefined
    ? decision
    : { ...decision, asks: new Map([...asks].map(([name, asked]) => [name, withoutAnswers(documented(asked))])) }
}

function withoutAnswers({ otherwise, ...asked }: Decision): Decision {
  const rules = asked.rules.filter(computes)
  return { ...asked, rules: otherwise !== undefined && computes(otherwise) ? [...rules, otherwise] : rules }
}

const computes = ({ then }: Rule): boolean => then !== undefined && isComputed(then)

const known = new WeakMap<Diagram['nodes'], readonly string[]>()

/** The facts and readings that a diagram asks; undefined where it is only a part of one. */
export function askedIn({ nodes, budgetSpent }: Diagram): readonly string[] | undefined {
  if (budgetSpent === true) return undefined
  const make = () => [...new Set(nodes.flatMap((node) => (node.kind === 'branch' ? [factName(node.input)] : [])))]
  return getOrMake(known, nodes, make)
}
