import type { Domain, Vocabulary } from '../../rules/domain.js'
import type { Fact } from '../../rules/facts.js'
import { local, oneOfIds, type JsonSchema } from './json-schema.js'

/** A condition over the given facts. `name` is what it is called among the definitions, since conditions nest. */
export function conditionSchema(schema: JsonSchema, facts: readonly Fact[], name: string): JsonSchema {
  const list = (description: string): JsonSchema => ({ description, type: 'array', minItems: 1, items: local(name) })
  return {
    ...schema,
    additionalProperties: false,
    properties: {
      ...Object.fromEntries(facts.map((fact) => [fact.id, local(`test-${fact.id}`)])),
      any: list('At least one of these conditions holds.'),
      all: list('All of these conditions hold.'),
      not: local(name),
    },
  }
}

const termName = ({ id }: Vocabulary): string => `term-${id}`
/** The name of the definition that also has the terms which only stand for others. */
const groupName = (vocabulary: Vocabulary): string =>
  vocabulary.terms.some(({ abstract }) => abstract) ? `group-${vocabulary.id}` : termName(vocabulary)

/** The terms of a vocabulary, each with its label, as definitions that tests refer to: many facts may share them. */
export function termDefinitions(vocabulary: Vocabulary): Readonly<Record<string, JsonSchema>> {
  const concrete = vocabulary.terms.filter((term) => !term.abstract)
  const define = (terms: Vocabulary['terms']): JsonSchema =>
    oneOfIds(
      terms.map(({ id }) => id),
      terms.map(labelOf),
    )
  return { [groupName(vocabulary)]: define(vocabulary.terms), [termName(vocabulary)]: define(concrete) }
}

/** The vocabulary that a fact takes its terms from. */
export function vocabularyOf({ type }: Fact): Vocabulary | undefined {
  if (type.kind === 'set') return type.vocabulary
  return type.kind === 'value' && type.input.domain.kind === 'terms' ? type.input.domain.vocabulary : undefined
}

/** What one fact can be tested for, each value with its label. */
export function testSchema(fact: Fact): JsonSchema {
  const description = `${fact.label.en} (${fact.label.fr}). ${fact.question?.en ?? ''}`.trim()
  const { type } = fact
  if (type.kind === 'list' || type.kind === 'zone') return { description, not: {} }
  const domain: Domain = type.kind === 'set' ? { kind: 'terms', vocabulary: type.vocabulary } : type.input.domain
  const not: JsonSchema = {
    type: 'object',
    additionalProperties: false,
    required: ['not'],
    properties: { not: { description: 'Anything but this.', ...local(`test-${fact.id}`) } },
  }
  if (domain.kind !== 'terms') {
    const value = valueSchema(domain)
    return { description, oneOf: [value, { type: 'array', minItems: 1, items: value }, not] }
  }
  const term = local(termName(domain.vocabulary))
  const any = local(groupName(domain.vocabulary))
  const is: JsonSchema = {
    type: 'object',
    additionalProperties: false,
    required: ['is'],
    properties: {
      is: { description: 'The term or anything below it.', oneOf: [any, { type: 'array', minItems: 1, items: any }] },
    },
  }
  const terms: JsonSchema = { oneOf: [term, { type: 'array', minItems: 1, items: term }] }
  const all = oneKey('all', 'It holds all of these.', terms)
  const only = oneKey('only', 'It holds none but these, and at least one.', {
    oneOf: [term, { type: 'array', minItems: 1, items: term }, is],
  })
  const forms = [term, { type: 'array', minItems: 1, items: term }, is, not]
  return { description, oneOf: type.kind === 'set' ? [...forms, all, only] : forms }
}

const oneKey = (key: string, description: string, schema: JsonSchema): JsonSchema => ({
  type: 'object',
  additionalProperties: false,
  required: [key],
  properties: { [key]: { description, ...schema } },
})

/** A label in both languages, once where they agree. */
export const labelOf = ({ label }: { readonly label: { readonly fr: string; readonly en: string } }): string =>
  label.fr === label.en ? label.en : `${label.en} — ${label.fr}`

function valueSchema(domain: Domain): JsonSchema {
  switch (domain.kind) {
    case 'boolean':
      return { type: 'boolean' }
    case 'integer':
      return { type: ['integer', 'string'], description: 'A whole number, or a comparison such as "< 14" or "[1..5]".' }
    default:
      return { type: ['string', 'number'], description: 'A value, or a comparison such as "< 14" or "[1..5]".' }
  }
}
