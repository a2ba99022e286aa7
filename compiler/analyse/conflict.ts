import type { Findings } from '../diagnostics/findings.js'
import { countCases, regionsOfLeaves, witness, type Region } from '../diagram/count.js'
import type { Diagram, Leaf } from '../diagram/diagram.js'
import { outcomeKey } from '../rules/outcome.js'
import { printOutcome } from '../rules/print.js'
import type { Rule } from '../rules/program.js'
import { caseWords, othersBeside } from './case-words.js'

interface Clash {
  readonly rules: readonly [Rule, Rule]
  readonly region: Region
}

/**
 * Cases in which rules with different outcomes stand side by side. A rule that clashes with many others is most likely
 * the one mistake, so it is reported once, with all the cases in which it clashes.
 */
export function findConflicts(diagram: Diagram, findings: Findings): void {
  if (diagram.decision.strategy === 'all') return
  const clashing = regionsOfLeaves(diagram, (leaf) => clashingPairs(leaf).length > 0)
  let clashes: readonly Clash[] = [...clashing].flatMap(([leaf, region]) =>
    clashingPairs(leaf).map((rules) => ({ rules, region })),
  )
  while (clashes.length > 0) {
    const culprit = mostInvolved(clashes)
    const own = clashes.filter(({ rules }) => rules.includes(culprit))
    report(diagram, findings, culprit, own)
    clashes = clashes.filter(({ rules }) => !rules.includes(culprit))
  }
}

function report({ decision, ...diagram }: Diagram, findings: Findings, culprit: Rule, clashes: readonly Clash[]): void {
  const [first] = clashes
  if (first === undefined) return
  const opponents = [...new Set(clashes.map(({ rules: [a, b] }) => (a === culprit ? b : a)))]
  const [other] = opponents
  if (other?.then === undefined || culprit.then === undefined) return
  const clashing = (leaf: Leaf): boolean =>
    leaf.standing.includes(culprit) && opponents.some((opponent) => leaf.standing.includes(opponent))
  findings.report(
    'decision/conflict',
    culprit.origin,
    {
      decision: decision.id,
      witness: caseWords(decision.inputs, witness(decision.inputs, first.region)),
      one: other.id,
      outcome: `\`${printOutcome(other.then)}\``,
      other: culprit.id,
      otherOutcome: `\`${printOutcome(culprit.then)}\``,
      others: othersBeside(countCases({ decision, ...diagram }, clashing)),
    },
    {
      related: opponents
        .slice(0, 3)
        .map((opponent) => ({ message: `it clashes with \`${opponent.id}\``, span: opponent.origin })),
      help: 'if one is the exception, write `over:` on it; otherwise add the condition that keeps them apart',
    },
  )
}

function clashingPairs(leaf: Leaf): readonly (readonly [Rule, Rule])[] {
  return leaf.standing.flatMap((one, place) =>
    leaf.standing.slice(place + 1).flatMap((other) => {
      const same = one.then === undefined || other.then === undefined || outcomeKey(one.then) === outcomeKey(other.then)
      return same ? [] : [[one, other] as const]
    }),
  )
}

/** The rule in most clashes; among equals the one stated last, since what is new is more likely wrong. */
function mostInvolved(clashes: readonly Clash[]): Rule {
  const opponents = new Map<Rule, Set<Rule>>()
  const note = (rule: Rule, opponent: Rule): void => {
    opponents.set(rule, (opponents.get(rule) ?? new Set()).add(opponent))
  }
  for (const {
    rules: [one, other],
  } of clashes) {
    note(one, other)
    note(other, one)
  }
  let best: Rule | undefined
  for (const [rule, against] of opponents)
    if (against.size >= (best === undefined ? 0 : (opponents.get(best)?.size ?? 0))) best = rule
  if (best === undefined) throw new Error('there is no clash')
  return best
}
