import { define } from '../define.js'

/** Books, editions and the facts and terms they declare. */
export const bookCodes = {
  'book/none': define(
    'error',
    (p: { id: string }) => `\`${p.id}\` lies in no book`,
    `
Every policy belongs to a book: the nearest folder above it that holds a document of kind \`book\`. This one has none.

Move the file into the folder of its book, or start a book there:

    kind: book
    id: my-contract
    version: 1.0.0
    title: { fr: Mon contrat, en: My contract }
    source: my-contract-2024
`,
  ),
  'edition/none': define(
    'error',
    (p: { id: string }) => `\`${p.id}\` states rules but lies in no edition`,
    `
Rules hold from a day on: they belong to the edition in whose folder they lie. Move the file into the folder of an
edition, or put a document of kind \`edition\` beside it:

    kind: edition
    id: "2024"
    version: 1.0.0
    title: { fr: Édition 2024, en: 2024 edition }
    from: 2024-01-01
`,
  ),
  'edition/cycle': define(
    'error',
    (p: { path: readonly string[] }) =>
      `editions amend each other in a circle: ${p.path.map((id) => `\`${id}\``).join(' → ')}`,
    `
An edition amends an earlier one and takes over what it does not change. Followed back, the chain must end at an edition
that amends nothing.
`,
  ),
  'edition/bad-day': define(
    'error',
    (p: { written: string; reason: string }) => `\`${p.written}\` ${p.reason}`,
    `
\`from\` is the first day on which an edition holds, \`until\` the first day on which it no longer does. Both are real
days written year-month-day, such as \`2024-02-29\`, and \`until\` comes after \`from\`.
`,
  ),
  'edition/overlap': define(
    'error',
    (p: { edition: string; other: string; day: string; witness: string }) =>
      `the editions \`${p.other}\` and \`${p.edition}\` both hold on ${p.day}${p.witness}`,
    `
On any day at most one edition of a book answers. An edition without \`until\` ends by itself where the next one begins;
one that states \`until\` must not reach into the next.
`,
  ),
  'edition/gap': define(
    'warning',
    (p: { edition: string; other: string; from: string; until: string; witness: string }) =>
      `between \`${p.other}\` and \`${p.edition}\`, from ${p.from} until the day before ${p.until}, no edition answers anything${p.witness}`,
    `
A question about a day between two editions is an error, never an answer of the nearest one. If the document really did not
hold in between, nothing is wrong; otherwise let the earlier edition last until the later one begins, by leaving out its
\`until\`.
`,
  ),
  'term/cycle': define(
    'error',
    (p: { term: string }) => `the term \`${p.term}\` is, through its \`is\`, a kind of itself`,
    `
\`is\` says that a term is a special case of another: a lion is a feline. Followed upwards the chain must end; a term can
never come back to itself. Take one \`is\` of the circle out.
`,
  ),
  'fact/bad-bound': define(
    'error',
    (p: { written: string; reason: string }) => `the bound \`${p.written}\` ${p.reason}`,
    `
\`min\` and \`max\` say which values a fact can have, both included. They are written as the fact itself would be: \`14\`
for a whole number, \`"12.50"\` for an amount, \`P14D\` for days, \`2024-01-31\` for a date; \`min\` is not above \`max\`.
`,
  ),
}
