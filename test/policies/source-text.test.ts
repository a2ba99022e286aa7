import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readPolicies } from '../../compiler/document/read-policies.js'
import { clauseText, fingerprint } from '../../compiler/source/fingerprint.js'
import { project, readPolicySources } from '../project.js'

/**
 * The text of the document is not in this repository. Where it is at hand, CODICIL_UNIFIED_SUPPORT_TEXT names it and
 * every fingerprint of the clause index is compared with it.
 */
const path = process.env['CODICIL_UNIFIED_SUPPORT_TEXT']
const clauses = readPolicies(readPolicySources(project)).documents.flatMap(({ policy }) =>
  policy.kind === 'clauses' && policy.of === 'unified-enterprise-2023' ? Object.entries(policy.clauses) : [],
)

describe('the clause index of unified-support', () => {
  it('has every clause of the document', () => {
    expect(clauses.length).toBe(658)
    expect(new Set(clauses.map(([id]) => id)).size).toBe(658)
  })

  it.skipIf(path === undefined)('agrees with the text of the document (skipped without CODICIL_UNIFIED_SUPPORT_TEXT)', () => {
    const lines = readFileSync(path ?? '', 'utf8').split('\n')
    const wrong = clauses.filter(([, clause]) => fingerprint(clauseText(lines, clause.lines)) !== clause.fingerprint)
    expect(wrong.map(([id]) => id)).toEqual([])
  })
})
