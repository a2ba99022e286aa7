import type { Findings } from '../diagnostics/findings.js'
import { countCases, regionsOfLeaves, witness } from '../diagram/count.js'
import type { Diagram, Leaf } from '../diagram/diagram.js'
import { showSet } from '../rules/domain-values.js'
import { caseWords } from './case-words.js'

const mostShown = 5

/** The cases that nothing but the default answers: what an author may have forgotten, swallowed by a catch-all. */
export function findDefaultOnly(diagram: Diagram, findings: Findings): void {
  const { decision } = diagram
  if (decision.otherwise === undefined || decision.rules.length === 0) return
  const open = [...regionsOfLeaves(diagram, isOpen).values()]
  const [first] = open
  if (first === undefined) {
    findings.report('decision/idle-default', decision.otherwise.origin, { decision: decision.id })
    return
  }
  const count = countCases(diagram, isOpen)
  const parts = open.slice(0, mostShown).map((region) =>
    decision.inputs
      .flatMap((input) => {
        const values = region.get(input.id)
        return values === undefined ? [] : [`${input.id}: ${shortened(showSet(input.domain, values))}`]
      })
      .join('; '),
  )
  findings.report('decision/default-only', decision.otherwise.origin, {
    decision: decision.id,
    count: count === undefined ? 'endlessly many' : String(count),
    witness: caseWords(decision.inputs, witness(decision.inputs, first)),
    parts: parts.filter((part) => part !== ''),
  })
}

const isOpen = (leaf: Leaf): boolean => leaf.standing.length === 0 && leaf.open === undefined

const shortened = (text: string): string => (text.length > 80 ? `${text.slice(0, 80)}…` : text)
