import { answersAt } from '../diagram/answers.js'
import type { Findings } from '../diagnostics/findings.js'
import { witness } from '../diagram/count.js'
import type { Diagram, Leaf } from '../diagram/diagram.js'
import { difference } from '../diagram/differ.js'
import { Nodes } from '../diagram/nodes.js'
import { leafOf } from '../diagram/walk.js'
import { outcomesKey } from '../rules/evaluate.js'
import { printOutcome } from '../rules/print.js'
import type { Edition } from '../rules/program.js'
import { caseWords } from './case-words.js'

/** An edition with the diagrams of its decisions. */
interface Dated {
  readonly edition: Edition
  readonly diagrams: ReadonlyMap<string, Diagram>
}

/**
 * What happens between editions: days on which two of them hold, or none. A day alone says little, so each message names
 * a case as well: one that the two answer differently, or one that nobody answers.
 */
export function findEditionFaults(editions: readonly Dated[], findings: Findings): void {
  const dated = editions.filter(({ edition }) => edition.whatIf !== true)
  for (const [place, later] of dated.entries()) {
    const earlier = dated[place - 1]
    if (earlier?.edition.until === undefined) continue
    const { until } = earlier.edition
    if (until > later.edition.from) reportOverlap(earlier, later, findings)
    else if (until < later.edition.from) reportGap(earlier, later, until, findings)
  }
}

function reportOverlap(earlier: Dated, later: Dated, findings: Findings): void {
  findings.report(
    'edition/overlap',
    later.edition.origin,
    {
      edition: later.edition.id,
      other: earlier.edition.id,
      day: later.edition.from,
      witness: disagreement(earlier, later),
    },
    {
      related: [{ message: `\`${earlier.edition.id}\` is declared here`, span: earlier.edition.origin }],
      help: 'let one edition end on the day on which the other begins',
    },
  )
}

/** A case that two editions answer differently, in words; empty when there is none. */
function disagreement(earlier: Dated, later: Dated): string {
  for (const [id, before] of earlier.diagrams) {
    const after = later.diagrams.get(id)
    if (after === undefined) continue
    const says = (leaf: Leaf): string => outcomesKey(answersOf(before, leaf))
    const region = difference(new Nodes(), before.root, after.root, says)
    if (region === undefined) continue
    const { inputs } = before.decision
    const all = [...inputs, ...after.decision.inputs.filter((input) => inputs.every((other) => other.id !== input.id))]
    const facts = witness(all, region)
    const said = (diagram: Diagram): string =>
      answersOf(diagram, leafOf(diagram.root, facts))
        .map(({ outcome }) => `\`${printOutcome(outcome)}\``)
        .join(' and ') || 'nothing'
    return `, and when ${caseWords(all, facts)}, \`${id}\` answers ${said(before)} in one and ${said(after)} in the other`
  }
  return ''
}

function reportGap(earlier: Dated, later: Dated, day: string, findings: Findings): void {
  const [first] = later.diagrams.values()
  const inputs = first?.decision.inputs ?? []
  findings.report(
    'edition/gap',
    later.edition.origin,
    {
      edition: later.edition.id,
      other: earlier.edition.id,
      from: day,
      until: later.edition.from,
      witness:
        first === undefined
          ? ''
          : `, say to \`${first.decision.id}\` when ${caseWords(inputs, witness(inputs, new Map()))}`,
    },
    { help: 'let one edition begin on the day on which the other ends, or state an edition between them' },
  )
}

const answersOf = ({ decision }: Diagram, leaf: Leaf) => answersAt(decision, leaf)
