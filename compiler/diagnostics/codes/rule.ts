import { define } from '../define.js'

const count = (others: string): string =>
  others === '0' ? '' : ` (and ${others} other ${others === '1' ? 'case' : 'cases'})`

const nor = (also: readonly string[]): string =>
  also.length === 0 ? '' : `, nor one of ${also.map((id) => `\`${id}\``).join(', ')}`

/** What is wrong with the rules themselves. */
export const ruleCodes = {
  'decision/gap': define(
    'error',
    (p: { decision: string; witness: string; others: string; also: readonly string[] }) =>
      `no rule of \`${p.decision}\` answers when ${p.witness}${count(p.others)}${nor(p.also)}`,
    `
A case that the facts allow has no answer. The message shows one such case and says how many others there are; the place
shown is the decision, since no rule is to blame.

Write a rule that covers the case, or widen the condition of an existing one. Where the document says nothing about it,
say so: a rule with \`then: { silence: unspecified }\`, or \`otherwise:\` in the decision for all that is left.
`,
  ),
  'decision/conflict': define(
    'error',
    (p: {
      decision: string
      witness: string
      one: string
      outcome: string
      other: string
      otherOutcome: string
      others: string
    }) =>
      `when ${p.witness}, \`${p.one}\` answers ${p.outcome} and \`${p.other}\` answers ${p.otherOutcome}${count(p.others)}`,
    `
Two rules match the same case with different answers, and neither is over the other. The order of rules in a file never
decides.

If one is the exception, say so on it: \`over: the-other-rule\`. If they were never meant to meet, add to one of them the
condition that keeps them apart. If the document itself is ambiguous, declare a \`reading\` and let each rule depend on
one of its choices.
`,
  ),
  'decision/cycle': define(
    'error',
    (p: { path: readonly string[] }) =>
      `decisions ask each other in a circle: ${p.path.map((id) => `\`${id}\``).join(' → ')}`,
    `
A decision may ask others and rest on their answers. Followed from one to the next this must come to an end, or no answer
could ever be found first. Take one of the \`asks\` out; often the part that both need is a third decision.
`,
  ),
  'decision/asks-a-list': define(
    'error',
    (p: { asked: string }) => `\`${p.asked}\` has any number of answers, so no single one can be asked of it`,
    `
A decision with \`strategy: all\` gives every answer that applies. Others can only ask a decision with \`strategy: one\`.
`,
  ),
  'rule/unreachable': define(
    'error',
    (p: { rule: string; why: string }) => `\`${p.rule}\` can never give an answer: ${p.why}`,
    `
In every case that the rule matches, other rules win, or it matches no case at all. Such a rule is either dead or a
mistake: perhaps the exceptions to it cover more than was meant, or one of its own conditions can never hold.

Narrow the rules that cover it, mend its condition, or delete it. Where the text of the source is there but can have no
effect under any reading, say so in a note instead of a rule.
`,
  ),
  'rule/redundant': define(
    'note',
    (p: { rule: string }) => `\`${p.rule}\` changes no answer: without it every case is answered the same`,
    `
Wherever this rule answers, others answer the same, or the rules it is over would. That may be meant: two clauses of a
document often say the same, and each deserves its rule. If it is not, the rule can go, or its outcome is a slip.
`,
  ),
  'decision/default-only': define(
    'note',
    (p: { decision: string; count: string; witness: string; parts: readonly string[] }) =>
      `only \`otherwise\` answers ${p.count} ${p.count === '1' ? 'case' : 'cases'} of \`${p.decision}\`: for instance when ${p.witness}${p.parts.length === 0 ? '' : ` (${p.parts.join(' | ')})`}`,
    `
\`otherwise\` answers whatever no rule answers. That is convenient, and it hides what was forgotten: a term added to a
vocabulary gets the default without anybody having looked at it. The cases are listed so that somebody does.
`,
  ),
  'decision/idle-default': define(
    'note',
    (p: { decision: string }) => `\`otherwise\` of \`${p.decision}\` is never reached: rules answer every case`,
    `
Every case that the facts allow is answered by a rule. The default can go; without it, a case that is opened later becomes a
gap that \`codicil check\` reports.
`,
  ),
  'decision/not-proved': define(
    'warning',
    (p: { decision: string; cases: string; rules: readonly string[]; more: string }) =>
      `not everything could be proved about \`${p.decision}\`: ${p.cases} cases are left to ${p.rules.map((id) => `\`${id}\``).join(', ')}${p.more}`,
    `
Rules that overlap in very many ways make a diagram that grows beyond its budget. There it is cut off: the cases below are
answered by comparing the rules one by one, with the same result, but whether they leave gaps or clash was not proved for
them. Everything else that is reported, or not reported, is exact.

\`codicil decide\` answers such a decision; no evaluator and no document is generated for it.

Rules that say the same thing by \`over\`, or conditions that keep rules apart, make the diagram small again.
`,
  ),
  'reading/changes-nothing': define(
    'note',
    (p: { reading: string; decision: string }) =>
      `however \`${p.reading}\` is read, \`${p.decision}\` answers every case the same`,
    `
Rules of the decision depend on the reading, but their outcomes agree, or other rules win whatever is chosen. Either the
ambiguity does not matter here, or one of the rules does not say what its choice was meant to say.
`,
  ),
  'rule/idle-carve-out': define(
    'error',
    (p: { rule: string }) => `\`${p.rule}\` takes nothing out: in no case does it change an answer`,
    `
An exclusion or \`carves-out\` removes cases from other rules. This one meets none of them: they never match in the cases
it names, or they lose there anyway. Check the names in \`from\` or \`carves-out\` and the condition.
`,
  ),
  'rule/circle': define(
    'error',
    (p: { path: readonly string[] }) =>
      `rules are over each other in a circle: ${p.path.map((id) => `\`${id}\``).join(' → ')}`,
    `
\`over\` says which rule is the exception to which. Followed from rule to rule it must never come back, or it would be
impossible to say which one wins.
`,
  ),
}
