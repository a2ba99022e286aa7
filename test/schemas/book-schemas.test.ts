import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { readPolicies } from '../../compiler/document/read-policies.js'
import { emitBookSchemas } from '../../compiler/emit/schema/emit-book-schemas.js'
import { libraryProgram, librarySources } from './library.js'

const files = emitBookSchemas(libraryProgram())

function validator(kind: string) {
  const ajv = new Ajv2020({ strict: true, strictRequired: false, strictTypes: false, ownProperties: true })
  ajv.addVocabulary(['enumDescriptions'])
  return ajv.compile(JSON.parse(files.get(`schemas/${kind}.schema.json`) ?? '') as object)
}

/** The library with one text replaced, as its policies of one kind. */
function policies(kind: string, before = '', after = ''): readonly object[] {
  const changed = librarySources.map((source) => ({ ...source, text: source.text.replace(before, () => after) }))
  return readPolicies(changed).documents.flatMap(({ policy }) => (policy.kind === kind ? [policy] : []))
}

describe('the schemas of a book', () => {
  it.each([...files])('%s stands alone and holds what it refers to', (_path, text) => {
    const refs = [...text.matchAll(/"\$ref": "([^"]*)"/g)].map(([, ref = '']) => ref)
    const { $defs = {} } = JSON.parse(text) as { readonly $defs?: Readonly<Record<string, unknown>> }
    expect(refs.filter((ref) => !Object.hasOwn($defs, ref.replace('#/$defs/', '')))).toEqual([])
  })

  it.each(['rules', 'severity-table', 'reading', 'decision', 'exclusions'])(
    '%s accept the policies of the book',
    (kind) => {
      const validate = validator(kind)
      for (const policy of policies(kind)) expect(validate(policy) || validate.errors).toBe(true)
    },
  )

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
  ])('%s refuse what the book does not know: %s → %s', (kind, before, after) => {
    const validate = validator(kind)
    const changed = policies(kind, before, after)
    expect(changed.length).toBeGreaterThan(0)
    expect(changed.every((policy) => validate(policy))).toBe(false)
  })
})
