import type { Fact } from '../../rules/facts.js'
import type { Output } from '../../rules/program.js'
import type { BookNames } from './book-names.js'
import { conditionOf, describe, givenSchema, labelOf, termName } from './condition-schema.js'
import {
  isSchema,
  local,
  oneOfIds,
  oneOrMore,
  withProperties,
  type Definitions,
  type JsonSchema,
} from './json-schema.js'
import { language } from './language.js'

function outputProperties(outputs: readonly Output[]): Readonly<Record<string, JsonSchema>> {
  return Object.fromEntries(
    outputs.map((output) => {
      const description = describe(output)
      return [output.id, { description, ...local(output.vocabulary ? termName(output.vocabulary) : 'outputValue') }]
    }),
  )
}

/**
 * `then` and `when` depend on the decision that the file answers. `if`/`then` says so in the way that editors follow
 * both when they complete and when they underline; a union of branches they would complete from all at once.
 */
export function rulesDefinitions(book: BookNames): Definitions {
  const defs: Record<string, JsonSchema> = {}
  const branches = book.decisions.map((decision): JsonSchema => {
    defs[`outcome-${decision.id}`] = withProperties(language['outcome'] ?? {}, outputProperties(decision.outputs), {
      additionalProperties: false,
    })
    defs[`rule-${decision.id}`] = withProperties(language['rules.rule'] ?? {}, {
      when: conditionOf(decision),
      then: local(`outcome-${decision.id}`),
    })
    return {
      if: { properties: { decision: { const: decision.id } }, required: ['decision'] },
      then: { properties: { rules: { type: 'array', minItems: 1, items: local(`rule-${decision.id}`) } } },
    }
  })
  const decision = oneDecision(book, 'The decision that these rules answer.')
  const rules: JsonSchema = { description: 'The rules. Their order decides nothing.', type: 'array', minItems: 1 }
  return { ...defs, rules: { ...withProperties(language['rules'] ?? {}, { decision, rules }), allOf: branches } }
}

const givenName = ({ id }: Fact): string => `given-${id}`

function oneDecision({ decisions }: BookNames, description: string): JsonSchema {
  const ids = decisions.map(({ id }) => id)
  const questions = decisions.map(({ question }) => question)
  return { description, ...oneOfIds(ids, questions) }
}

/**
 * The facts and outputs of the decision that the file asks. Values are completed and not underlined: a scenario may be of
 * facts that are refused.
 */
export function scenariosDefinitions(book: BookNames): Definitions {
  const branches = book.decisions.map(({ id, facts }): JsonSchema => {
    const given = facts.map((fact) => [fact.id, local(givenName(fact))] as const)
    const properties = {
      facts: { properties: Object.fromEntries(given) },
      expect: { anyOf: oneOrMore(local(`outcome-${id}`)) },
    }
    return {
      if: { properties: { decision: { const: id } }, required: ['decision'] },
      then: { properties: { scenarios: { items: { properties } } } },
    }
  })
  const each = book.facts.map(
    (fact) => [fact.id, { type: 'array', minItems: 2, items: local(givenName(fact)) }] as const,
  )
  const decision = oneDecision(book, 'The decision that these scenarios ask.')
  const { description: _description, ...anyFact } = language['scenarios.fact'] ?? {}
  return {
    ...Object.fromEntries(book.facts.map((fact) => [givenName(fact), givenSchema(fact)])),
    // What it says of any fact editors would show in place of what each is.
    'scenarios.fact': anyFact,
    'scenarios.each': withProperties(language['scenarios.each'] ?? {}, Object.fromEntries(each)),
    scenarios: { ...withProperties(language['scenarios'] ?? {}, { decision }), allOf: branches },
  }
}

/** Rows by the terms of their fact, columns by the layout of the book, entries by the outputs of their decision. */
export function tableDefinitions(book: BookNames): Definitions {
  const { table } = book
  const rowFact = book.facts.find((fact) => fact.id === table?.rowInput)
  if (table === undefined || rowFact === undefined) return {}
  const defs: Record<string, JsonSchema> = {}
  const columns = table.columns.flatMap((column) => {
    const decision = book.decisions.find(({ id }) => id === column.decisions[0])
    if (decision === undefined) return []
    const description = `${labelOf(column)}: ${decision.question}`
    const name = `entry-${column.id}`
    const properties = { ...outputProperties(decision.outputs), when: conditionOf(decision) }
    // Editors show the description of the form that a cell has, not that of the cell.
    defs[name] = {
      ...withProperties(language['severity-table.entry'] ?? {}, properties, { additionalProperties: false }),
      description,
    }
    const cell = { description, oneOf: [local(name), { type: 'array', minItems: 1, items: local(name), description }] }
    return [[column.id, cell] as const]
  })
  defs['table-row'] = withProperties(language['severity-table.row'] ?? {}, Object.fromEntries(columns), {
    additionalProperties: false,
  })
  const { type } = rowFact
  const terms = type.kind === 'value' && type.input.domain.kind === 'terms' ? type.input.domain.vocabulary.terms : []
  const schema = language['severity-table'] ?? {}
  const properties = isSchema(schema['properties']) ? schema['properties'] : {}
  const rows = isSchema(properties['rows']) ? properties['rows'] : {}
  const narrowed = withProperties(rows, Object.fromEntries(terms.map((term) => [term.id, local('table-row')])), {
    additionalProperties: false,
  })
  return { ...defs, 'severity-table': withProperties(schema, { rows: narrowed }) }
}

export function decisionDefinitions(book: BookNames): Definitions {
  const facts = book.facts.map((fact) => fact.id)
  const items: JsonSchema = {
    anyOf: [
      oneOfIds(
        facts,
        book.facts.map((fact) => labelOf(fact)),
      ),
      { type: 'string', maxLength: 80 },
    ],
  }
  const inputs = { description: 'The facts it asks for, declared in the book.', type: 'array', items }
  return { decision: withProperties(language['decision'] ?? {}, { inputs }) }
}
