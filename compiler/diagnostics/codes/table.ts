import { define } from '../define.js'

/** Tables laid out as the source lays them out. */
export const tableCodes = {
  'table/no-layout': define(
    'error',
    (p: { kind: string }) => `the book does not say what the rows and columns of a \`${p.kind}\` mean`,
    `
A table feeds decisions: each row fixes one term of a fact, each column answers one decision. The book says which:

    tables:
      severity-table:
        row: severity
        columns:
          respond: { label: { fr: Réponse, en: Response }, decision: first-response }

The fact named by \`row\` takes its values from a vocabulary.
`,
  ),
  'table/row-tested-again': define(
    'error',
    (p: { fact: string }) => `the row already fixes \`${p.fact}\`, so the entry cannot test it again`,
    `
An entry of a table holds in its row. A further condition on the fact of the row would either repeat it or contradict it.
Move the entry to the row it is meant for.
`,
  ),
}
