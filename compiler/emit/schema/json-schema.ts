import { getOrMake } from '../../base/get-or-make.js'
import { byCodeUnits } from '../../base/order.js'

/** A JSON Schema, as far as we write or change one. */
export interface JsonSchema {
  readonly [keyword: string]: unknown
}

/** A schema known to be an object with `properties`, with some of them replaced and nothing else allowed if so said. */
export function withProperties(
  schema: JsonSchema,
  properties: Readonly<Record<string, JsonSchema>>,
  rest?: { readonly additionalProperties: boolean },
): JsonSchema {
  const before = isSchema(schema['properties']) ? schema['properties'] : {}
  return { ...schema, properties: { ...before, ...properties }, ...rest }
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
  let text = `${JSON.stringify(root, null, 1).slice(0, -'\n}'.length)},\n "$defs": {`
  let before = '\n'
  for (const name of [...reached].sort(byCodeUnits)) {
    text += `${before}  ${JSON.stringify(name)}: ${textOf(defs[name] ?? {})}`
    before = ',\n'
  }
  return `${text}\n }\n}\n`
}

// Most definitions are the same objects as in the last build.
const refsKnown = new WeakMap<JsonSchema, readonly string[]>()
const textKnown = new WeakMap<JsonSchema, string>()

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

/** A definition as it stands among the others. */
function textOf(definition: JsonSchema): string {
  return getOrMake(textKnown, definition, () => JSON.stringify(definition, null, 1).replaceAll('\n', '\n  '))
}
