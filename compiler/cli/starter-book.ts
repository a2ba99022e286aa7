/** A small book that builds, as a start: path below `policies/` to text. `id` names its folder. */
export function starterBook(id: string): ReadonlyMap<string, string> {
  const schema = (depth: number): string =>
    `# yaml-language-server: $schema=${'../'.repeat(depth)}generated/${id}/policy.schema.json\n`
  return new Map([
    [
      `${id}/book.yaml`,
      `${schema(2)}# The facts that questions may need. Add a fact here before a decision asks for it.
kind: book
id: ${id}
version: 1.0.0
title: { fr: Mon contrat, en: My contract }
source: ${id}-text
facts:
  plan:
    vocabulary: plans
    label: { fr: Formule, en: Plan }
    ask: { fr: Quelle formule le client a-t-il choisie ?, en: Which plan has the customer chosen? }
  notice:
    type: integer
    min: 0
    max: 365
    label: { fr: Préavis en jours, en: Notice in days }
    ask: { fr: Combien de jours avant le terme le client prévient-il ?, en: How many days before the end does the customer give notice? }
`,
    ],
    [
      `${id}/source.yaml`,
      `${schema(2)}# The document that the rules come from. Its sentences stay out; clauses.yaml says where they stand.
kind: source
id: ${id}-text
version: 1.0.0
title: { fr: Texte du contrat, en: Text of the contract }
language: fr
`,
    ],
    [
      `${id}/clauses.yaml`,
      `${schema(2)}kind: clauses
id: clauses
version: 1.0.0
of: ${id}-text
section: "1"
clauses:
  C1: { page: 1, lines: [1, 2], kind: deadline, fingerprint: "0000000000000000" }
  C2: { page: 1, lines: [3, 4], kind: exception, fingerprint: "0000000000000000" }
`,
    ],
    [
      `${id}/vocabulary.yaml`,
      `${schema(2)}kind: vocabulary
id: plans
version: 1.0.0
title: { fr: Formules, en: Plans }
terms:
  monthly: { label: { fr: mensuelle, en: monthly } }
  yearly: { label: { fr: annuelle, en: yearly } }
`,
    ],
    [
      `${id}/decision.yaml`,
      `${schema(2)}kind: decision
id: may-cancel
version: 1.0.0
title: { fr: Résiliation, en: Cancellation }
question: { fr: Le client peut-il résilier au terme ?, en: May the customer cancel at the end of the term? }
force: permission
strategy: one
inputs: [plan, notice]
outputs:
  allowed: { type: boolean, label: { fr: permis, en: allowed } }
`,
    ],
    [
      `${id}/first/edition.yaml`,
      `${schema(3)}kind: edition
id: first
version: 1.0.0
title: { fr: Première édition, en: First edition }
from: 2024-01-01
`,
    ],
    [
      `${id}/first/cancellation.yaml`,
      `${schema(3)}kind: rules
id: cancellation
version: 1.0.0
title: { fr: Résiliation, en: Cancellation }
decision: may-cancel
rules:
  - id: in-time
    when: { notice: ">= 30" }
    then: { allowed: true }
    cites: C1
  - id: too-late
    when: { notice: "< 30" }
    then: { allowed: false }
    cites: C1
  - id: monthly
    when: { plan: monthly, notice: "< 30" }
    then: { allowed: true }
    over: too-late
    cites: C2
`,
    ],
    [
      `${id}/scenarios.yaml`,
      `${schema(2)}kind: scenarios
id: cancellation-scenarios
version: 1.0.0
title: { fr: Résiliation, en: Cancellation }
decision: may-cancel
on: 2024-06-01
scenarios:
  - id: yearly-in-time
    facts: { plan: yearly, notice: 30 }
    expect: { allowed: true }
  - id: yearly-too-late
    facts: { plan: yearly, notice: 29 }
    expect: { allowed: false }
  - id: monthly-any-time
    facts: { plan: monthly, notice: 0 }
    expect: { allowed: true }
`,
    ],
  ])
}
