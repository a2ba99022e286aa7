import { define } from '../define.js'

/** Names that lead nowhere, or to two places. */
export const nameCodes = {
  'unused/declared': define(
    'note',
    (p: { what: string; name: string; why: string }) => `the ${p.what} \`${p.name}\`: ${p.why}`,
    `
Something is declared that nothing uses. It may be waiting for rules still to be written; otherwise it can go, or a name is
misspelt where it should have been used. A clause that decides nothing is marked \`informative: true\` in the index.
`,
  ),
  'name/superseded': define(
    'warning',
    (p: { what: string; name: string; by: string; until: string; edition: string }) =>
      `the ${p.what} \`${p.name}\` is superseded by \`${p.by}\` from ${p.until} on, but the edition \`${p.edition}\` uses it`,
    `
A term or a rule says with \`superseded:\` what stands in its place and until which day it may be used. An edition that begins
on that day or later still uses it: in a condition, as an answer, or by taking over the file that states the rule. Use what
stands in its place; a rule goes out of an edition when the edition replaces its file.
`,
  ),
  'name/unknown': define(
    'error',
    (p: { what: string; name: string; where: string }) => `there is no ${p.what} \`${p.name}\` in ${p.where}`,
    `
A name in a policy leads to nothing that is declared.

Names are looked up in the book: terms in the vocabulary of the fact they stand for, facts among the inputs of the
decision, rules among the rules of the edition, clauses in the index of the source. Check the spelling; when the thing is
new, declare it first.
`,
  ),
  'name/duplicate': define(
    'error',
    (p: { what: string; name: string }) => `${p.what} \`${p.name}\` is declared twice`,
    `
Two declarations of one book carry the same id, so a name would lead to two places. Rename one of them, or delete the
copy.
`,
  ),
}
