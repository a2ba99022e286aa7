import { define } from '../define.js'

/** What the gate between two versions refuses. */
export const gateCodes = {
  'gate/version-too-low': define(
    'error',
    (p: { policy: string; claims: string; needs: string; why: string }) =>
      `\`${p.policy}\` says version ${p.claims}, but ${p.why}: it must be at least ${p.needs}`,
    `
A version tells whoever uses a policy what to expect. Its first number rises when the answer of some case changes, the second
when only new cases are answered, the third when only words change. \`codicil diff --gate\` computes the least honest number,
and \`--fix\` writes it.
`,
  ),
  'gate/frozen': define(
    'error',
    (p: { edition: string; change: string }) =>
      `the edition \`${p.edition}\` is published, so its answers stand, but ${p.change}`,
    `
What is published is relied upon. An answer of a published edition changes only by an erratum, recorded in the edition with
its day, the role of whoever decided it, a reason, and clauses of the rules that change:

    errata:
      - on: 2024-03-01
        by: legal editor
        reason: { fr: Coquille, en: Misprint }
        cites: R2.3-rrt-04

Otherwise state the change in a new edition that amends this one.
`,
  ),
  'gate/needs-approval': define(
    'error',
    (p: { change: string; fingerprint: string }) =>
      `${p.change}: this waits for an approval of the change ${p.fingerprint}`,
    `
The book asks that changes of this kind be approved (\`approval-needed\`). Whoever may approve it adds to the book:

    approvals:
      - { change: 0123456789ab, reason: Agreed with the customer council }

The fingerprint names what changes for whom, not the commit: moving the change to another branch keeps it, and a further
change asks again.
`,
  ),
}
