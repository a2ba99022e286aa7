import type { Findings } from '../diagnostics/findings.js'
import { countCases, regionsOfLeaves, witness } from '../diagram/count.js'
import type { Diagram, Leaf } from '../diagram/diagram.js'
import { caseWords, othersBeside } from './case-words.js'

const help = 'write a rule for this case, or state `otherwise:` in the decision if the document says nothing about it'

/**
 * Cases in which no rule stands. A row left out of a table opens the same gap in every decision the table feeds, so
 * decisions with the same open case share one message.
 */
export function findGaps(diagrams: readonly Diagram[], findings: Findings): void {
  const byCase = new Map<string, Diagram[]>()
  for (const diagram of diagrams) {
    const open = openCaseOf(diagram)
    if (open !== undefined) byCase.set(open, [...(byCase.get(open) ?? []), diagram])
  }
  for (const [open, [first, ...others]] of byCase) {
    if (first === undefined) continue
    const { decision } = first
    findings.report(
      'decision/gap',
      decision.origin,
      {
        decision: decision.id,
        witness: open,
        others: othersBeside(countCases(first, isGap)),
        also: others.map((other) => other.decision.id),
      },
      { help },
    )
  }
}

const isGap = (leaf: Leaf): boolean => leaf.standing.length === 0 && leaf.open === undefined

const known = new WeakMap<Diagram, string | undefined>()

/** One case without an answer, in words; looked for once. */
function openCaseOf(diagram: Diagram): string | undefined {
  if (!known.has(diagram)) known.set(diagram, openCase(diagram))
  return known.get(diagram)
}

function openCase(diagram: Diagram): string | undefined {
  const { decision } = diagram
  if (decision.otherwise !== undefined) return undefined
  const [region] = regionsOfLeaves(diagram, isGap).values()
  return region === undefined ? undefined : caseWords(decision.inputs, witness(decision.inputs, region))
}
