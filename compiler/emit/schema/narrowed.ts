import type { Output } from '../../rules/program.js'
import type { BookNames } from './book-names.js'
import { conditionOf, labelOf, termName } from './condition-schema.js'
import { isSchema, local, oneOfIds, withProperties, type Definitions, type JsonSchema } from './json-schema.js'
import { language } from './language.js'

function outputProperties(outputs: readonly Output[]): Readonly<Record<string, JsonSchema>> {
  return Object.fromEntries(
    outputs.map((output) => {
      const description = `${output.label.en} (${output.label.fr}).`
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
  const ids = book.decisions.map(({ id }) => id)
  const decision: JsonSchema = {
    description: 'The decision that these rules answer.',
    ...oneOfIds(
      ids,
      book.decisions.map(({ question }) => question),
    ),
  }
  const rules: JsonSchema = { description: 'The rules. Their order decides nothing.', type: 'array', minItems: 1 }
  return { ...defs, rules: { ...withProperties(language['rules'] ?? {}, { decision, rules }), allOf: branches } }
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
