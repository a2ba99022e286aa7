import { define } from '../define.js'

/** What scenarios find when they are run. */
export const scenarioCodes = {
  'scenario/wrong-answer': define(
    'error',
    (p: { scenario: string; expected: string; found: string; rule: string }) =>
      `\`${p.scenario}\` expects ${p.expected}, but ${p.rule} ${p.found}`,
    `
A scenario says what the document answers in one case; the rules answer something else. One of the two is wrong. Read the
clause that the rule cites, then mend the rule or the scenario.

\`codicil explain\` with the facts of the scenario shows which rules matched, which fell away, and why.
`,
  ),
  'scenario/wrong-clauses': define(
    'error',
    (p: { scenario: string; differences: string }) =>
      `\`${p.scenario}\` expects other clauses to answer: ${p.differences}`,
    `
With \`clauses:\` a scenario says which clauses of the document speak in a case, and what matters of what each says. Every
answer must rest on one of them and agree with it, and each of them must answer; of a clause with a list, as many answers as
the list has entries. A clause is missing, one answers too many, or one says something else: read it in the document, then
mend the rule or the scenario.
`,
  ),
  'scenario/wrong-rule': define(
    'error',
    (p: { scenario: string; expected: string; found: string }) =>
      `\`${p.scenario}\` expects the answer of \`${p.expected}\`, but \`${p.found}\` gives it`,
    `
The answer is the expected one, but it comes from another rule, and so cites other clauses. Either the rule was renamed,
or another rule wins in this case than its author meant.
`,
  ),
  'scenario/no-question': define(
    'error',
    (p: { scenario: string; problem: string }) => `\`${p.scenario}\` asks what cannot be answered: ${p.problem}`,
    `
The facts of a scenario must be all the facts that its decision asks for, each a value that the fact can have, and its day
must lie in an edition of the book.
`,
  ),
  'scenario/wrong-needs': define(
    'error',
    (p: { scenario: string; expected: string; found: string }) =>
      `\`${p.scenario}\` expects that ${p.expected} is still needed, but ${p.found}`,
    `
With \`needs:\` a scenario says which facts must still be asked when those it gives do not settle the answer. The rules settle
it already, or need other facts as well.
`,
  ),
  'scenario/no-error': define(
    'error',
    (p: { scenario: string; expected: string; found: string }) =>
      `\`${p.scenario}\` expects to be refused with \`${p.expected}\`, but ${p.found}`,
    `
With \`expect-error:\` a scenario says that a question must be refused, and words of the message: a day before the first
edition, a fact out of range, a year whose holidays are not known. Here it was answered, or refused for another reason.
`,
  ),
}
