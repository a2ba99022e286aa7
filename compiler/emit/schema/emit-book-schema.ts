import { forgetful, type Recall } from '../../base/recall.js'
import type { Text } from '../../base/text.js'
import type { Program } from '../../rules/program.js'
import { namesOf } from './book-names.js'
import { termDefinitions } from './condition-schema.js'
import { local, schemaText, type JsonSchema } from './json-schema.js'
import { kinds, language } from './language.js'
import { decisionDefinitions, rulesDefinitions, scenariosDefinitions, tableDefinitions } from './narrowed.js'
import {
  clauseDefinitions,
  conditionDefinitions,
  readingDefinitions,
  ruleNameDefinitions,
  vocabulariesOf,
} from './shared-definitions.js'

/** Beside the terms, what is narrowed, in parts that change apart from one another. */
const narrowed = [
  conditionDefinitions,
  readingDefinitions,
  clauseDefinitions,
  ruleNameDefinitions,
  rulesDefinitions,
  tableDefinitions,
  decisionDefinitions,
  scenariosDefinitions,
]

/**
 * The schemas of the language as one, narrowed to what one book declares: its facts and their terms, its readings,
 * decisions, outputs and clauses. An editor that is given it completes `rapid-response` where a policy says `offer:`, and
 * shows what it stands for. It stands alone, and serves for every policy of the book. The path is relative to the folder
 * of the book.
 */
export function emitBookSchema(program: Program, recall: Recall = forgetful): ReadonlyMap<string, string> {
  const key = `${program.book.id} schema`
  const { book, editions } = program
  const names = recall.of(`${key}: names`, { book, editions }, (given) =>
    recall.steady(`${key}: names`, namesOf(given, `${key}: names`, recall)),
  )
  // A term has another label more often than anything else here changes.
  const terms = vocabulariesOf(names).map((vocabulary) =>
    recall.of(`${key}: terms ${vocabulary.id}`, { vocabulary, lists: names.countryLists }, (given) =>
      termDefinitions(given.vocabulary, given.lists),
    ),
  )
  const rest = narrowed.map((define) => {
    const own = `${key}: ${define.name}`
    return recall.of(own, { names }, (given) => recall.steady(own, define(given.names)), ['names'])
  })
  const text = recall.of(
    key,
    { title: book.title, definitions: new Set([language, ...terms, ...rest]) },
    ({ title, definitions }) =>
      schemaText(rootOf(title), Object.fromEntries([...definitions].flatMap((some) => Object.entries(some)))),
  )
  return new Map([['policy.schema.json', text]])
}

function rootOf({ en: title }: Text): JsonSchema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title,
    type: 'object',
    required: ['kind'],
    properties: { kind: { description: 'What this document is.', type: 'string', enum: kinds } },
    // Editors follow `if`/`then` both when they complete and when they underline; a union of the kinds they would
    // complete from all at once.
    allOf: kinds.map((kind) => ({
      if: { properties: { kind: { const: kind } }, required: ['kind'] },
      then: local(kind),
    })),
  }
}
