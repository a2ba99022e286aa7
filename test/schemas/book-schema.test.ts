import { Ajv2020 } from 'ajv/dist/2020.js'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readPolicies } from '../../compiler/document/read-policies.js'
import { emitBookSchema } from '../../compiler/emit/schema/emit-book-schema.js'
import { project, readPolicySources } from '../project.js'
import { libraryProgram, librarySources } from './library.js'

const text = emitBookSchema(libraryProgram()).get('policy.schema.json') ?? ''
const schema = JSON.parse(text) as { readonly $defs: Readonly<Record<string, unknown>> }

const ajv = new Ajv2020({
  strict: true,
  strictRequired: false,
  strictTypes: false,
  ownProperties: true,
  inlineRefs: false,
})
ajv.addVocabulary(['enumDescriptions'])
const validate = ajv.compile(schema)

/** The library with one text replaced, as its policies of one kind. */
function policies(kind: string, before = '', after = ''): readonly object[] {
  const changed = librarySources.map((source) => ({ ...source, text: source.text.replace(before, () => after) }))
  return readPolicies(changed).documents.flatMap(({ policy }) => (policy.kind === kind ? [policy] : []))
}

describe('the schema of a book', () => {
  it('stands alone: what it refers to it holds, and nothing else', () => {
    const refs = [...text.matchAll(/"\$ref": "([^"]*)"/g)].map(([, ref = '']) => ref.replace('#/$defs/', ''))
    expect([...new Set(refs)].sort()).toEqual(Object.keys(schema.$defs).sort())
  })

  it('accepts the policies of the book', () => {
    for (const { policy } of readPolicies(librarySources).documents)
      expect(validate(policy) || { policy, errors: validate.errors }).toBe(true)
  })

  it.each(['unified-support', 'github-premium'])('as committed it accepts all policies of %s', (book) => {
    const committed = JSON.parse(readFileSync(join(project, 'generated', book, 'policy.schema.json'), 'utf8')) as object
    const isAccepted = ajv.compile(committed)
    const { documents } = readPolicies(readPolicySources(project).filter(({ path }) => path.split('/')[1] === book))
    expect(documents.length).toBeGreaterThan(100)
    for (const { policy } of documents) expect(isAccepted(policy) || { policy, errors: isAccepted.errors }).toBe(true)
  })

  it('refuses a kind there is not', () => {
    expect(validate({ kind: 'rule', id: 'x' })).toBe(false)
    expect(validate({ id: 'x' })).toBe(false)
  })

  it.each([
    ['rules', 'item: rare-book', 'item: rare-bok'],
    ['rules', 'when: { item: rare-book }', 'when: { copies: 3 }'],
    ['rules', 'within: P1D', 'until: P1D'],
    ['rules', 'rare-meaning: never', 'rare-meaning: perhaps'],
    ['rules', 'decision: loan-period', 'decision: loan'],
    ['rules', 'cites: L3', 'cites: L9'],
    ['severity-table', 'period: { within: P21D', 'periods: { within: P21D'],
    ['severity-table', 'within: P21D', 'witin: P21D'],
    ['severity-table', '  adult:', '  adults:'],
    ['severity-table', 'cites: L1', 'when: { copies: 3 }, cites: L1'],
  ])('refuses in %s what the book does not know: %s → %s', (kind, before, after) => {
    const changed = policies(kind, before, after)
    expect(changed.length).toBeGreaterThan(0)
    expect(changed.every((policy) => validate(policy))).toBe(false)
  })
})
