import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js'
import type { Policy } from './policy.gen.js'
import { schemas } from './schemas.gen.js'

const prefix = 'https://codicil.dev/schemas/v1/'

/** The kinds of policy, in the order of the catalogue. */
export const kinds: readonly string[] = schemas
  .map((schema) => idOf(schema).slice(prefix.length).replace('.schema.json', ''))
  .filter((name) => name !== 'shared' && name !== 'policy')

function idOf(schema: object): string {
  return '$id' in schema && typeof schema.$id === 'string' ? schema.$id : ''
}

/** A schema with its references made absolute, so that each part of it can be used alone. */
function absolute(value: unknown, base: string): unknown {
  if (Array.isArray(value)) return value.map((item) => absolute(item, base))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]: [string, unknown]) => [
      key,
      key === '$ref' && typeof inner === 'string' ? new URL(inner, base).href : absolute(inner, base),
    ]),
  )
}

let shared: Ajv2020 | undefined

/** Schemas are compiled when they are first needed: most runs see a few kinds only. */
function ajv(): Ajv2020 {
  shared ??= new Ajv2020({
    strict: true,
    strictRequired: false,
    strictTypes: false,
    allErrors: true,
    verbose: true,
    ownProperties: true,
    schemas: schemas.flatMap((schema) => {
      const whole = absolute(schema, idOf(schema))
      return typeof whole === 'object' && whole !== null ? [whole] : []
    }),
  })
  return shared
}

/** Whether a value is a policy of the given kind; if not, what ajv says of it. */
export function isPolicy(
  kind: string,
  value: unknown,
): { readonly ok: true; readonly policy: Policy } | { readonly ok: false; readonly faults: readonly ErrorObject[] } {
  const validate = ajv().getSchema<Policy>(`${prefix}${kind}.schema.json`) as ValidateFunction<Policy> | undefined
  if (validate === undefined) throw new Error(`there is no schema for the kind ${kind}`)
  return validate(value) ? { ok: true, policy: value } : { ok: false, faults: validate.errors ?? [] }
}

/** What ajv says of a value that a part of a schema was meant for. */
export function faultsAgainst(schema: object, value: unknown): readonly ErrorObject[] {
  const validate = ajv().compile(schema)
  void validate(value)
  return validate.errors ?? []
}

/** A part of a schema, or the definition that it refers to. */
export function definition(schema: unknown): Readonly<Record<string, unknown>> {
  if (typeof schema !== 'object' || schema === null) return {}
  if (!('$ref' in schema) || typeof schema.$ref !== 'string') return { ...schema }
  return definition(ajv().getSchema(schema.$ref)?.schema)
}
