import { getOrMake } from '../../base/get-or-make.js'
import { byCodeUnits } from '../../base/order.js'
import { jsonText } from './json-text.js'

/** A JSON Schema, as far as we write or change one. */
export interface JsonSchema {
  readonly [keyword: string]: unknown
}

/**
 * A schema known to be an object with `properties`, with some of them replaced and nothing else allowed if so said. Its examples
 * are left out: they are of another book.
 */
export function withProperties(
  schema: JsonSchema,
  properties: Readonly<Record<string, JsonSchema>>,
  rest?: { readonly additionalProperties: boolean },
): JsonSchema {
  const { properties: before, examples: _examples, ...kept } = schema
  return { ...kept, properties: { ...(isSchema(before) ? before : {}), ...properties }, ...rest }
}

export function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export const local = (name: string) => ({ $ref: `#/$defs/${name}` })

/** What the schema admits, or a list of it. */
export const oneOrMore = (one: JsonSchema): readonly JsonSchema[] => [one, { type: 'array', minItems: 1, items: one }]

/** One of the ids; editors show the description of each beside it. */
export function oneOfIds(ids: readonly string[], descriptions: readonly string[]): JsonSchema {
  return { type: 'string', enum: ids, enumDescriptions: descriptions }
}

export type Definitions = Readonly<Record<string, JsonSchema>>

/** The schema with its references changed. */
export function withRefs(schema: JsonSchema, change: (ref: string) => string): JsonSchema {
  const within = (key: string, value: unknown): unknown => {
    if (key === '$ref' && typeof value === 'string') return change(value)
    if (Array.isArray(value)) return value.map((item: unknown) => (isSchema(item) ? withRefs(item, change) : item))
    return isSchema(value) ? withRefs(value, change) : value
  }
  return Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, within(key, value)]))
}

/** A schema as the text of a file, with those of the definitions that are reached from it, sorted by name. */
export function schemaText(root: JsonSchema, defs: Definitions): string {
  const reached = new Set<string>()
  const follow = (schema: JsonSchema): void => {
    for (const name of refsOf(schema)) {
      const definition = defs[name]
      if (definition === undefined || reached.has(name)) continue
      reached.add(name)
      follow(definition)
    }
  }
  follow(root)
  const lines = [...reached]
    .sort(byCodeUnits)
    .map((name) => `  ${JSON.stringify(name)}: ${textOf(name, defs[name] ?? {})}`)
  const head = Object.entries(root).map(([key, value]) => {
    const name = JSON.stringify(key)
    return ` ${name}: ${jsonText(value, 1, name.length + punctuation)},\n`
  })
  return `{\n${head.join('')} "$defs": {\n${lines.join(',\n')}\n }\n}\n`
}

/** What stands between a name and what it names, and behind that. */
const punctuation = ': ,'.length

// Most definitions are the same objects as in the last build.
const refsKnown = new WeakMap<JsonSchema, readonly string[]>()
const textKnown = new WeakMap<JsonSchema, { readonly name: string; readonly text: string }>()

/** The names of the definitions that a schema refers to. */
function refsOf(schema: JsonSchema): readonly string[] {
  return getOrMake(refsKnown, schema, () => {
    const refs = new Set<string>()
    const visit = (value: unknown): void => {
      if (Array.isArray(value)) for (const item of value) visit(item)
      if (!isSchema(value)) return
      const ref = value['$ref']
      if (typeof ref === 'string') refs.add(ref.slice(local('').$ref.length))
      for (const inner of Object.values(value)) visit(inner)
    }
    visit(schema)
    return [...refs]
  })
}

/** A definition as it stands among the others under its name. */
function textOf(name: string, definition: JsonSchema): string {
  const before = textKnown.get(definition)
  if (before?.name === name) return before.text
  const text = jsonText(definition, 2, JSON.stringify(name).length + punctuation)
  textKnown.set(definition, { name, text })
  return text
}
