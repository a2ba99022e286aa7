import { byCodeUnits } from '../../base/order.js'
import { forgetful, type Recall } from '../../base/recall.js'
import { schemas } from '../../document/schemas.gen.js'
import { factsOf, type Fact } from '../../rules/facts.js'
import type { Clause, Output, Page, Program } from '../../rules/program.js'
import { enumeration } from '../../rules/domain.js'
import { conditionSchema, labelOf, termDefinitions, testSchema, vocabularyOf } from './condition-schema.js'
import {
  isSchema,
  local,
  oneOfIds,
  oneOrMore,
  schemaText,
  standAlone,
  withProperties,
  type JsonSchema,
} from './json-schema.js'

/**
 * The schemas of the language, narrowed to what one book declares: its facts and their terms, its readings, decisions,
 * outputs and clauses. An editor that is given them completes `rapid-response` where a policy says `offer:`, and shows
 * what it stands for. Each stands alone; paths are relative to the folder of the book.
 */
export function emitBookSchemas(program: Program, recall: Recall = forgetful): ReadonlyMap<string, string> {
  const key = `${program.book.id} schemas`
  const { book, editions } = program
  const names = recall.of(`${key}: names`, { book, editions }, (given) =>
    recall.steady(`${key}: names`, namesOf(given)),
  )
  return recall.of(key, { names }, (given) => schemasOf(given.names))
}

function schemasOf(book: BookNames): ReadonlyMap<string, string> {
  const kinds: Readonly<Record<string, (schema: JsonSchema, defs: Definitions) => JsonSchema>> = {
    rules: (schema, defs) => rulesSchema(schema, defs, book),
    'severity-table': (schema, defs) => tableSchema(schema, defs, book),
    exclusions: (schema) => schema,
    obligations: (schema) => schema,
    'country-exceptions': (schema) => schema,
    'duration-minimums': (schema) => schema,
    reading: (schema) => schema,
    decision: (schema) => decisionSchema(schema, book),
  }
  const lenders = [schemaOf('shared'), schemaOf('severity-table')]
  const shared = sharedDefinitions(book, standAlone({}, lenders).defs)
  const files = new Map<string, string>()
  for (const [kind, narrow] of Object.entries(kinds)) {
    const { schema, defs } = standAlone(schemaOf(kind), lenders)
    const definitions: Definitions = { ...defs, ...shared }
    const narrowed = narrow(
      {
        ...schema,
        $id: `https://codicil.dev/books/${book.id}/${kind}.schema.json`,
        title: `${book.title}: ${kind}`,
      },
      definitions,
    )
    files.set(`schemas/${kind}.schema.json`, schemaText(narrowed, definitions))
  }
  return files
}

type Definitions = Record<string, JsonSchema>

/** Everything a book has names for. */
interface BookNames {
  readonly id: string
  readonly title: string
  readonly decisions: readonly Asked[]
  readonly facts: readonly Fact[]
  readonly readings: readonly {
    readonly id: string
    readonly question: string
    readonly choices: readonly string[]
    readonly labels: readonly string[]
  }[]
  readonly clauses: readonly Clause[]
  readonly ruleNames: readonly string[]
  /** A table of the book; all have its columns. */
  readonly table?: Pick<Page, 'rowInput' | 'columns'>
}

/** What a schema says of a decision. */
interface Asked {
  readonly id: string
  readonly question: string
  readonly outputs: readonly Output[]
  readonly facts: readonly Fact[]
}

function namesOf({ book, editions }: Program): BookNames {
  const decisions = new Map(
    editions.flatMap((edition) => edition.decisions.map((decision) => [decision.id, decision] as const)),
  )
  const asked = [...decisions.values()].map((decision): Asked => ({
    id: decision.id,
    question: decision.question.en,
    outputs: decision.outputs,
    facts: factsOf(decision),
  }))
  const facts = new Map(asked.flatMap((decision) => decision.facts.map((fact) => [fact.id, fact] as const)))
  const names = new Set<string>()
  for (const decision of decisions.values())
    for (const rule of decision.rules) {
      names.add(rule.id)
      for (let at = rule.id.lastIndexOf('/'); at > 0; at = rule.id.lastIndexOf('/', at - 1))
        names.add(rule.id.slice(0, at))
    }
  const page = editions.flatMap((edition) => edition.pages)[0]
  return {
    id: book.id,
    title: book.title.en,
    decisions: asked,
    facts: [...facts.values()],
    readings: [...book.readings.values()].map((reading) => ({
      id: reading.id,
      question: reading.question.en,
      choices: reading.choices.map((choice) => choice.id),
      labels: reading.choices.map(
        (choice) => `${choice.label.en} — ${choice.label.fr}${choice.id === reading.adopted ? ' (adopted)' : ''}`,
      ),
    })),
    clauses: [...book.clauses.values()],
    ruleNames: [...names].sort(byCodeUnits),
    ...(page === undefined ? {} : { table: { rowInput: page.rowInput, columns: page.columns } }),
  }
}

function schemaOf(kind: string): JsonSchema {
  const found = schemas.find((schema) => '$id' in schema && String(schema.$id).endsWith(`/${kind}.schema.json`))
  if (!isSchema(found)) throw new Error(`there is no schema of the kind ${kind}`)
  return found
}

/** What every kind shares, narrowed: conditions, readings, clauses, names of rules. */
function sharedDefinitions(book: BookNames, defs: Definitions): Definitions {
  const vocabularies = new Set(book.facts.flatMap((fact) => vocabularyOf(fact) ?? []))
  return {
    ...Object.fromEntries([...vocabularies].flatMap((vocabulary) => Object.entries(termDefinitions(vocabulary)))),
    ...Object.fromEntries(book.facts.map((fact) => [`test-${fact.id}`, testSchema(fact)])),
    condition: conditionSchema(defs['condition'] ?? {}, book.facts, 'condition'),
    readingConditions: withProperties(
      defs['readingConditions'] ?? {},
      Object.fromEntries(
        book.readings.map((reading) => [reading.id, oneOrMore(reading.choices, reading.labels, reading.question)]),
      ),
      { additionalProperties: false },
    ),
    'one-clause': oneOfIds(
      book.clauses.map((clause) => clause.id),
      book.clauses.map((clause) => `section ${clause.section}, page ${clause.page}`),
    ),
    cites: oneOrList('one-clause', descriptionOf(defs['cites'])),
    // Completes the rules there are, and lets through names that only their neighbours in a cell or a file know.
    'one-rule': { anyOf: [oneOfIds(book.ruleNames, []), { type: 'string', maxLength: 200 }] },
    ruleNames: oneOrList('one-rule', descriptionOf(defs['ruleNames']), 'anyOf'),
  }
}

function oneOrList(name: string, description: string, either: 'oneOf' | 'anyOf' = 'oneOf'): JsonSchema {
  return { description, [either]: [local(name), { type: 'array', minItems: 1, items: local(name) }] }
}

function descriptionOf(schema: JsonSchema | undefined): string {
  const description = schema?.['description']
  return typeof description === 'string' ? description : ''
}

function outputProperties(outputs: readonly Output[]): Readonly<Record<string, JsonSchema>> {
  return Object.fromEntries(
    outputs.map((output) => {
      const description = `${output.label.en} (${output.label.fr}).`
      if (output.vocabulary === undefined) return [output.id, { description, ...local('outputValue') }]
      const ids = enumeration({ kind: 'terms', vocabulary: output.vocabulary }) ?? []
      const labels = output.vocabulary.terms.filter((term) => !term.abstract).map(labelOf)
      return [output.id, { description, ...oneOfIds(ids, labels) }]
    }),
  )
}

/** The condition over the facts of one decision, put among the definitions. */
function conditionOf({ id, facts }: Asked, defs: Definitions): JsonSchema {
  const name = `condition-${id}`
  defs[name] ??= conditionSchema(defs['condition'] ?? {}, facts, name)
  return local(name)
}

/**
 * `then` and `when` depend on the decision that the file answers. `if`/`then` says so in the way that editors follow
 * both when they complete and when they underline; a union of branches they would complete from all at once.
 */
function rulesSchema(schema: JsonSchema, defs: Definitions, book: BookNames): JsonSchema {
  const branches = book.decisions.map((decision): JsonSchema => {
    const when = conditionOf(decision, defs)
    defs[`outcome-${decision.id}`] = withProperties(defs['outcome'] ?? {}, outputProperties(decision.outputs), {
      additionalProperties: false,
    })
    defs[`rule-${decision.id}`] = withProperties(defs['rule'] ?? {}, {
      when,
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
  return { ...withProperties(schema, { decision, rules }), allOf: branches }
}

/** Rows by the terms of their fact, columns by the layout of the book, entries by the outputs of their decision. */
function tableSchema(schema: JsonSchema, defs: Definitions, book: BookNames): JsonSchema {
  const { table } = book
  const rowFact = book.facts.find((fact) => fact.id === table?.rowInput)
  if (table === undefined || rowFact === undefined) return schema
  const columns = table.columns.flatMap((column) => {
    const decision = book.decisions.find(({ id }) => id === column.decisions[0])
    if (decision === undefined) return []
    const description = `${labelOf(column)}: ${decision.question}`
    const name = `entry-${column.id}`
    const properties = { ...outputProperties(decision.outputs), when: conditionOf(decision, defs) }
    // Editors show the description of the form that a cell has, not that of the cell.
    defs[name] = {
      ...withProperties(defs['entry'] ?? {}, properties, { additionalProperties: false }),
      description,
    }
    const cell = { description, oneOf: [local(name), { type: 'array', minItems: 1, items: local(name), description }] }
    return [[column.id, cell] as const]
  })
  defs['row'] = withProperties(defs['row'] ?? {}, Object.fromEntries(columns), { additionalProperties: false })
  const { type } = rowFact
  const terms = type.kind === 'value' && type.input.domain.kind === 'terms' ? type.input.domain.vocabulary.terms : []
  const properties = isSchema(schema['properties']) ? schema['properties'] : {}
  const rows = isSchema(properties['rows']) ? properties['rows'] : {}
  const narrowed = withProperties(rows, Object.fromEntries(terms.map((term) => [term.id, local('row')])), {
    additionalProperties: false,
  })
  return withProperties(schema, { rows: narrowed })
}

function decisionSchema(schema: JsonSchema, book: BookNames): JsonSchema {
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
  return withProperties(schema, {
    inputs: { description: 'The facts it asks for, declared in the book.', type: 'array', items },
  })
}
