import { define } from '../define.js'

/** A document that does not have the form of its kind. */
export const documentCodes = {
  'document/missing-kind': define(
    'error',
    () => 'this document does not say what kind of policy it is',
    `
Every document begins with \`kind:\`, which says what it is: a \`book\`, a \`vocabulary\`, a \`decision\`, \`rules\` and so
on. Without it nothing else in the document can be understood.
`,
  ),
  'document/unknown-kind': define(
    'error',
    (p: { kind: string }) => `there is no kind of policy \`${p.kind}\``,
    `
\`kind:\` names one of the kinds that Codicil knows. Check the spelling; the help of the message lists them.
`,
  ),
  'document/unknown-key': define(
    'error',
    (p: { key: string; what: string }) => `${p.what} cannot hold \`${p.key}\``,
    `
A key stands where it means nothing. Most often it is misspelt, or indented one level too far or too little. Nothing is
skipped in silence: what Codicil does not understand it refuses.
`,
  ),
  'document/bad-name': define(
    'error',
    (p: { key: string; what: string; rule: string }) => `${p.what} declares \`${p.key}\`, but ${p.rule}`,
    `
Facts, terms, outputs, clauses and the like are declared by a key, and that key is their name. Names are used in rules, in
generated code and in addresses, so they keep to plain letters and digits, joined by hyphens or dots. What readers see is the
\`label\`, which can hold anything:

    terms:
      rapid-response: { label: { fr: Réponse rapide, en: Rapid Response } }

\`any\`, \`all\` and \`not\` have a meaning in conditions and cannot be facts.
`,
  ),
  'document/missing-key': define(
    'error',
    (p: { key: string; what: string }) => `${p.what} lacks \`${p.key}\``,
    `
A document of this kind cannot do without this key. The help of the message says what it is for.
`,
  ),
  'document/one-of-keys': define(
    'error',
    (p: { what: string; keys: readonly string[] }) =>
      `${p.what} needs just one of ${p.keys.map((key) => `\`${key}\``).join(' and ')}`,
    `
The keys named exclude each other, and one of them is needed: a fact or an output has a \`vocabulary\` or a \`type\`; a
rule answers with \`then\` or takes cases out of others with \`carves-out\`.
`,
  ),
  'document/missing-language': define(
    'error',
    (p: { what: string; language: string }) => `${p.what} has no ${p.language} text`,
    `
Every text that readers see exists in French and in English, so that no reader gets a page with holes:

    title: { fr: Réponse rapide, en: Rapid Response }
`,
  ),
  'document/wrong-type': define(
    'error',
    (p: { what: string; expected: string; found: string }) => `${p.what} is ${p.found}, but it must be ${p.expected}`,
    `
The value has another form than this key takes: a list where a text is meant, a text where a map is meant. The help of
the message shows one that would do.
`,
  ),
  'document/not-quoted': define(
    'error',
    (p: { written: string; what: string }) =>
      `${p.what} is read as a number or a truth value, not as the text \`${p.written}\``,
    `
YAML reads \`1\`, \`1.0\`, \`true\` and the like as numbers and truth values. Where a text is meant, put it in quotes:

    version: "1.0"
    severity: "1"
`,
  ),
  'document/not-allowed': define(
    'error',
    (p: { found: string; what: string; rule: string }) => `${p.what} is ${p.found}, but ${p.rule}`,
    `
The value is not one of those allowed here. The message says which are, and its help shows one:

    force: target
    from: 2023-01-01
`,
  ),
}
