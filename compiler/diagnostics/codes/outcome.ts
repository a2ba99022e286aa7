import { define } from '../define.js'

/** What a rule answers. */
export const outcomeCodes = {
  'outcome/not-computed': define(
    'error',
    (p: { output: string }) => `\`${p.output}\` cannot be computed here`,
    `
A value that begins with \`=\` is an expression. Rules and tables compute outputs; an expected answer of a scenario states them,
and texts are always stated.
`,
  ),
  'outcome/missing-output': define(
    'error',
    (p: { output: string; decision: string }) =>
      `the answer lacks \`${p.output}\`, which \`${p.decision}\` must always give`,
    `
A decision declares its outputs, and every rule that answers with a value gives all of them. State the missing one, or,
where the document says nothing, answer with \`silence: unspecified\`.
`,
  ),
  'outcome/bad-value': define(
    'error',
    (p: { written: string; output: string; reason: string }) =>
      `\`${p.written}\` ${p.reason} (the output is \`${p.output}\`)`,
    `
The value does not have the type that the decision declares for this output. Durations are ISO 8601 (\`PT15M\`, \`PT2H\`,
\`P10D\`), dates \`2024-01-31\`, amounts \`EUR 12.50\`, terms come from the vocabulary of the output.
`,
  ),
  'outcome/silence-and-value': define(
    'error',
    (p: { output: string; silence: string }) =>
      `the answer is \`${p.silence}\` and yet gives a value for \`${p.output}\``,
    `
A rule answers either with a value or with a silence: \`not-offered\`, \`not-covered\`, \`unspecified\` or
\`discretionary\`. Keep the one that the document states.
`,
  ),
  'outcome/discretion-of-whom': define(
    'error',
    () => 'the answer is discretionary, but it is not said whose discretion it is',
    `
\`silence: discretionary\` means that somebody decides case by case. Say who: \`by: provider\`.
`,
  ),
  'outcome/reserved-name': define(
    'error',
    (p: { name: string }) => `\`${p.name}\` cannot name an output`,
    `
Entries of tables hold the outputs of a decision beside \`when\`, \`reading\`, \`over\`, \`cites\`, \`note\`, \`notes\`,
\`silence\`, \`by\` and \`id\`. An output with one of these names could not be told from them; give it another name.
`,
  ),
}
