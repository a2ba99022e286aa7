import { getOrMake } from '../../base/get-or-make.js'

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

export const local = (name: string): JsonSchema => ({ $ref: `#/$defs/${name}` })

/** One of the ids, with what each stands for; or a list of them. */
export function oneOrMore(
  ids: readonly string[],
  descriptions: readonly string[],
  description: string,
  examples?: readonly unknown[],
): JsonSchema {
  const one = oneOfIds(ids, descriptions)
  return {
    description,
    oneOf: [one, { type: 'array', minItems: 1, items: one }],
    ...(examples === undefined ? {} : { examples }),
  }
}

/** One of the ids; editors show the description of each beside it. */
export function oneOfIds(ids: readonly string[], descriptions: readonly string[]): JsonSchema {
  return { type: 'string', enum: ids, enumDescriptions: descriptions }
}

/** A schema of ours with the definitions it borrows from the others, so that it stands alone. */
export function standAlone(
  schema: JsonSchema,
  lenders: readonly JsonSchema[],
): { readonly schema: JsonSchema; readonly defs: Readonly<Record<string, JsonSchema>> } {
  const { $defs: _defs, ...rest } = schema
  const defs = Object.fromEntries(
    [...lenders, schema]
      .flatMap(({ $defs }) => (isSchema($defs) ? Object.entries($defs) : []))
      .flatMap(([name, definition]) => (isSchema(definition) ? [[name, untitled(relink(definition))]] : [])),
  )
  return { schema: relink(rest), defs }
}

/** Titles name definitions for programmers; editors would head every hover with them. */
function untitled({ title: _title, ...schema }: JsonSchema): JsonSchema {
  return schema
}

function relink(schema: JsonSchema): JsonSchema {
  return Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, relinkValue(key, value)]))
}

function relinkValue(key: string, value: unknown): unknown {
  if (key === '$ref' && typeof value === 'string') return value.replace(/^[a-z-]+\.schema\.json(?=#)/, '')
  if (Array.isArray(value)) return value.map((item: unknown) => (isSchema(item) ? relink(item) : item))
  return isSchema(value) ? relink(value) : value
}

/** A schema as the text of a file, with those of the definitions that are reached from it, sorted by name. */
export function schemaText(root: JsonSchema, defs: Readonly<Record<string, JsonSchema>>): string {
  const used = new Set<string>()
  const follow = (schema: JsonSchema): void => {
    for (const name of refsOf(schema)) {
      const definition = defs[name]
      if (definition === undefined || used.has(name)) continue
      used.add(name)
      follow(definition)
    }
  }
  follow(root)
  const entries = [...used].sort().map((name) => `  ${JSON.stringify(name)}: ${textOf(defs[name] ?? {})}`)
  const open = JSON.stringify(root, null, 1).slice(0, -'\n}'.length)
  return `${open},\n "$defs": {\n${entries.join(',\n')}\n }\n}\n`
}

// Most definitions stand in the schemas of several kinds.
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
      if (typeof ref === 'string') refs.add(ref.replace('#/$defs/', ''))
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
