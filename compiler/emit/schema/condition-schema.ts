import type { Text } from '../../base/text.js'
import type { Domain, Vocabulary } from '../../rules/domain.js'
import { domainOfOutput } from '../../rules/evaluate.js'
import type { Fact } from '../../rules/facts.js'
import type { CountryList, Output } from '../../rules/program.js'
import type { Answered, Asked } from './book-names.js'
import { local, oneOfIds, oneOrMore, withProperties, type Definitions, type JsonSchema } from './json-schema.js'
import { language } from './language.js'

/**
 * A condition over the given facts and answers, of which several may go by one name. `name` is what it is called among the
 * definitions, since conditions nest.
 */
export function conditionSchema(
  facts: readonly Fact[],
  asks: Iterable<readonly [string, Answered]>,
  name: string,
): JsonSchema {
  const list = (description: string): JsonSchema => ({ description, type: 'array', minItems: 1, items: local(name) })
  const properties = {
    ...Object.fromEntries(facts.map((fact) => [fact.id, local(`test-${fact.id}`)])),
    ...Object.fromEntries([...asks].flatMap(([ask, answered]) => answerTests(ask, answered))),
    any: list('At least one of these conditions holds.'),
    all: list('All of these conditions hold.'),
    not: local(name),
  }
  const { properties: _anyFact, ...condition } = language['condition'] ?? {}
  return withProperties(condition, properties, { additionalProperties: false })
}

/** What can be tested of the answer to another decision: that it is silent, or what one of its outputs is. */
function answerTests(ask: string, { id, question, outputs }: Answered): readonly (readonly [string, JsonSchema])[] {
  const tested = outputs.filter((output) => domainOfOutput(output) !== undefined)
  return [
    [ask, { ...local('silenceTest'), description: question }],
    ...tested.map((output) => [`${ask}.${output.id}`, local(answerName(id, output))] as const),
  ]
}

const answerName = (decision: string, { id }: Output): string => `answer-${decision}.${id}`

/** What the outputs of a decision can be tested for, by those who ask it, as definitions. */
export function answerDefinitions({ id, question, outputs }: Answered): readonly (readonly [string, JsonSchema])[] {
  return outputs.flatMap((output) => {
    const domain = domainOfOutput(output)
    const name = answerName(id, output)
    const description = describe(output, question)
    return domain === undefined ? [] : [[name, { description, oneOf: valueTests(domain, name) }] as const]
  })
}

const conditionName = (id: string): string => `condition-${id}`

/** The condition over the facts of one decision, with its name among the definitions. */
export const conditionDefinition = ({ id, facts, asks }: Asked): readonly [string, JsonSchema] => [
  conditionName(id),
  conditionSchema(facts, asks, conditionName(id)),
]

/** A condition over the facts of the decision. */
export const conditionOf = ({ id }: Asked): JsonSchema => local(conditionName(id))

/** The name of the definition of the terms that something can be. */
export const termName = ({ id }: Vocabulary): string => `term-${id}`
/** The name of the definition that also has what only stands for others. */
const groupName = ({ id }: Vocabulary): string => `group-${id}`

/** The terms of a vocabulary, each with its label, as definitions that tests refer to: many facts may share them. */
export function termDefinitions(vocabulary: Vocabulary, lists: readonly CountryList[]): Definitions {
  const { terms } = vocabulary
  const ids = new Set(terms.map(({ id }) => id))
  const groups = [
    ...terms.filter((term) => term.abstract).map((term) => ({ id: term.id, label: labelOf(term) })),
    ...lists
      .filter(({ countries }) => countries.every((country) => ids.has(country)))
      .map(({ id, title }) => ({ id, label: labelOf({ label: title }) })),
  ]
  const concrete = terms.filter((term) => !term.abstract)
  const below = oneOfIds(
    groups.map(({ id }) => id),
    groups.map(({ label }) => label),
  )
  return {
    [termName(vocabulary)]: oneOfIds(
      concrete.map(({ id }) => id),
      concrete.map(labelOf),
    ),
    [groupName(vocabulary)]:
      groups.length === 0 ? local(termName(vocabulary)) : { anyOf: [local(termName(vocabulary)), below] },
  }
}

/** The vocabulary that a fact takes its terms from. */
export function vocabularyOf({ type }: Fact): Vocabulary | undefined {
  if (type.kind === 'set') return type.vocabulary
  return type.kind === 'value' && type.input.domain.kind === 'terms' ? type.input.domain.vocabulary : undefined
}

/** What something is called in both languages, and what is asked about it. */
export const describe = ({ label }: { readonly label: Text }, question = ''): string =>
  `${label.en} (${label.fr}). ${question}`.trim()

/** What is given of one fact: each term that it can be, with its label, or anything else that a caller could write. */
export function givenSchema(fact: Fact): JsonSchema {
  const vocabulary = vocabularyOf(fact)
  const terms = vocabulary === undefined ? [] : oneOrMore(local(termName(vocabulary)))
  return { description: describe(fact, fact.question?.en), anyOf: [...terms, local('scenarios.fact')] }
}

/** What one fact can be tested for, each value with its label. */
export function testSchema(fact: Fact): JsonSchema {
  const description = describe(fact, fact.question?.en)
  const { type } = fact
  if (type.kind === 'list' || type.kind === 'zone') return { description, not: {} }
  const name = `test-${fact.id}`
  if (type.kind === 'value') return { description, oneOf: valueTests(type.input.domain, name) }
  const { vocabulary } = type
  const all = oneKey('all', 'It holds all of these.', { oneOf: oneOrMore(local(termName(vocabulary))) })
  const only = oneKey('only', 'It holds none but these, and at least one.', {
    oneOf: [...oneOrMore(local(termName(vocabulary))), termOrBelow(vocabulary)],
  })
  return { description, oneOf: [...valueTests({ kind: 'terms', vocabulary }, name), all, only] }
}

/** The forms of a test that has the given name among the definitions: one value, some of them, or anything else. */
function valueTests(domain: Domain, name: string): readonly JsonSchema[] {
  const not = oneKey('not', 'Anything but this.', local(name))
  return domain.kind === 'terms'
    ? [...oneOrMore(local(termName(domain.vocabulary))), termOrBelow(domain.vocabulary), not]
    : [...oneOrMore(valueSchema(domain)), not]
}

const termOrBelow = (vocabulary: Vocabulary): JsonSchema =>
  oneKey('is', 'The term or anything below it.', { oneOf: oneOrMore(local(groupName(vocabulary))) })

const oneKey = (key: string, description: string, schema: JsonSchema): JsonSchema => ({
  type: 'object',
  additionalProperties: false,
  required: [key],
  properties: { [key]: { description, ...schema } },
})

/** A label in both languages, once where they agree. */
export const labelOf = ({ label }: { readonly label: Text }): string =>
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
