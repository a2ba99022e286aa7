import { schemas } from '../../document/schemas.gen.js'
import { isSchema, local, withRefs, type Definitions, type JsonSchema } from './json-schema.js'

/** What a schema of the language is called here, where all stand in one. */
const nameOf = (file: string): string => file.slice(file.lastIndexOf('/') + 1).replace('.schema.json', '')

/** Definitions that all share go by their own names, those of one kind by its name and their own. */
const qualified = (file: string, name: string): string => (file === 'shared' ? name : `${file}.${name}`)

/**
 * The schemas of the language as definitions of one schema: each kind of policy under its name, with what it borrows
 * from another kind.
 */
export const language: Definitions = Object.fromEntries(
  schemas.filter(isSchema).flatMap(({ $schema: _dialect, $id, $defs, ...root }) => {
    const file = nameOf(String($id))
    const named = (schema: JsonSchema): JsonSchema =>
      untitled(
        withRefs(schema, (ref) => {
          const [other = '', name] = ref.split('#/$defs/')
          const of = other === '' ? file : nameOf(other)
          return local(name === undefined ? of : qualified(of, name)).$ref
        }),
      )
    const own = Object.entries(isSchema($defs) ? $defs : {}).flatMap(([name, definition]) =>
      isSchema(definition) ? [[qualified(file, name), named(definition)] as const] : [],
    )
    return [[file, named(root)] as const, ...own]
  }),
)

/** The kinds of policy, in the order of the catalogue. */
export const kinds: readonly string[] = schemas
  .filter(isSchema)
  .map(({ $id }) => nameOf(String($id)))
  .filter((name) => name !== 'shared' && name !== 'policy')

/** Titles name definitions for programmers; editors would head every hover with them. */
function untitled({ title: _title, ...schema }: JsonSchema): JsonSchema {
  return schema
}
