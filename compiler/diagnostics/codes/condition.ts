import { define } from '../define.js'

/** Tests that cannot mean what they say. */
export const conditionCodes = {
  'condition/not-quoted': define(
    'error',
    (p: { written: string; fact: string }) => `\`${p.written}\` is not text, but the terms of \`${p.fact}\` are`,
    `
YAML reads \`1\`, \`true\` and the like as numbers and truth values. A term that looks like one needs quotes:

    severity: "1"      # the term 1
    severity: 1        # the number one: refused
`,
  ),
  'condition/abstract-term': define(
    'error',
    (p: { term: string }) => `\`${p.term}\` only groups other terms, so no case has exactly that term`,
    `
A term declared \`abstract: true\` gathers others and is never a fact itself. To mean everything below it, write
\`{ is: the-term }\`.
`,
  ),
  'condition/no-hierarchy': define(
    'error',
    (p: { fact: string }) => `\`${p.fact}\` has no terms, so \`is\` cannot be asked of it`,
    `
\`{ is: term }\` means a term or anything below it and works for facts that take their values from a vocabulary. For
numbers, dates and lengths of time write a comparison such as \`"< 14"\` or a range such as \`"[1..5]"\`.
`,
  ),
  'condition/answer': define(
    'error',
    (p: { ask: string; outputs: readonly string[] }) =>
      `\`${p.ask}\` is an answer: test one of its outputs, ${p.outputs.map((id) => `\`${p.ask}.${id}\``).join(', ')}, or its silence`,
    `
The answer of another decision is tested output by output, \`response.clock: business\`, or for being a silence:
\`response: { silence: any }\` (any silence), \`{ silence: none }\` (an answer with a value), \`{ silence: not-covered }\` (that one).
`,
  ),
  'condition/not-a-set': define(
    'error',
    (p: { form: string; fact: string }) => `\`${p.form}\` asks about several terms, but \`${p.fact}\` is always one`,
    `
\`{ all: … }\` and \`{ only: … }\` compare a set of terms with others, such as the offers that a customer holds. This fact
has one value. Name the term, a list of terms of which it is one, or \`{ is: term }\`.
`,
  ),
  'condition/not-tested': define(
    'error',
    (p: { fact: string }) => `\`${p.fact}\` cannot be tested in a condition, only read in an expression`,
    `
A list of amounts or a time zone has no values to compare with. Count or sum a list, or read a zone, in the expression of an
outcome: \`total: = sum(amounts)\`.
`,
  ),
  'condition/bad-value': define(
    'error',
    (p: { written: string; fact: string; reason: string }) =>
      `\`${p.written}\` ${p.reason} (the fact is \`${p.fact}\`)`,
    `
The test compares a fact with something it can never be. Facts and tests are written alike: whole numbers as \`14\`,
amounts as \`"12.50"\`, days as \`P14D\`, times as \`PT30M\`, dates as \`2024-01-31\`. Comparisons and ranges are text:
\`"< 14"\`, \`">= P14D"\`, \`"[1..5]"\` (ends included), \`"(1..5)"\` (ends excluded).
`,
  ),
}
