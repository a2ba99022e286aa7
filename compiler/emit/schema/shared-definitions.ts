import type { Vocabulary } from '../../rules/domain.js'
import type { BookNames } from './book-names.js'
import {
  answerDefinitions,
  conditionDefinition,
  conditionSchema,
  testSchema,
  vocabularyOf,
} from './condition-schema.js'
import { local, oneOfIds, oneOrMore, withProperties, type Definitions, type JsonSchema } from './json-schema.js'
import { language } from './language.js'

/** The vocabularies that facts or answers of the book take their terms from. */
export function vocabulariesOf(book: BookNames): readonly Vocabulary[] {
  const ofFacts = book.facts.map(vocabularyOf)
  const ofOutputs = book.decisions.flatMap(({ outputs }) => outputs.map(({ vocabulary }) => vocabulary))
  return [...new Set([...ofFacts, ...ofOutputs].filter((vocabulary) => vocabulary !== undefined))]
}

/** The conditions of each decision, and of none, with what they can test. */
export function conditionDefinitions(book: BookNames): Definitions {
  // Of a condition that stands in no decision it is not known whose answers it may test.
  const asks = book.decisions.flatMap((decision) => [...decision.asks])
  return {
    ...Object.fromEntries(book.decisions.map(conditionDefinition)),
    ...Object.fromEntries(book.decisions.flatMap(answerDefinitions)),
    ...Object.fromEntries(book.facts.map((fact) => [`test-${fact.id}`, testSchema(fact)])),
    condition: conditionSchema(book.facts, asks, 'condition'),
  }
}

export function readingDefinitions({ readings }: BookNames): Definitions {
  const choiceName = (id: string): string => `choice-${id}`
  const choices = readings.map(
    (reading) => [choiceName(reading.id), oneOfIds(reading.choices, reading.labels)] as const,
  )
  const chosen = readings.map(({ id, question }): readonly [string, JsonSchema] => [
    id,
    { description: question, oneOf: oneOrMore(local(choiceName(id))) },
  ])
  const rest = { additionalProperties: false }
  return {
    ...Object.fromEntries(choices),
    readingConditions: withProperties(language['readingConditions'] ?? {}, Object.fromEntries(chosen), rest),
  }
}

export function clauseDefinitions({ clauses }: BookNames): Definitions {
  const ids = clauses.map(({ id }) => id)
  const places = clauses.map(({ section, page }) => `section ${section}, page ${page}`)
  return {
    'one-clause': oneOfIds(ids, places),
    cites: { description: descriptionOf(language['cites']), oneOf: oneOrMore(local('one-clause')) },
  }
}

/** Completes the rules there are, and lets through names that only their neighbours in a cell or a file know. */
export function ruleNameDefinitions({ ruleNames }: BookNames): Definitions {
  return {
    'one-rule': { anyOf: [oneOfIds(ruleNames, []), { type: 'string', maxLength: 200 }] },
    ruleNames: { description: descriptionOf(language['ruleNames']), anyOf: oneOrMore(local('one-rule')) },
  }
}

function descriptionOf(schema: JsonSchema | undefined): string {
  const description = schema?.['description']
  return typeof description === 'string' ? description : ''
}
