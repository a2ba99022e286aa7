import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js'
import type { Policy } from './policy.gen.js'
import { schemas } from './schemas.gen.js'

const prefix = 'https://codicil.dev/schemas/v1/'

/** The kinds of policy, in the order of the catalogue. */
export const kinds: readonly string[] = schemas
  .flatMap((schema) =>
    '$id' in schema && typeof schema.$id === 'string'
      ? [schema.$id.slice(prefix.length).replace('.schema.json', '')]
      : [],
  )
  .filter((name) => name !== 'shared' && name !== 'policy')

let ajv: Ajv2020 | undefined

/** The validator of one kind, compiled when it is first needed. */
function validator(kind: string): ValidateFunction<Policy> {
  ajv ??= new Ajv2020({
    strict: true,
    strictRequired: false,
    strictTypes: false,
    allErrors: true,
    verbose: true,
    ownProperties: true,
    schemas: [...schemas],
  })
  const found = ajv.getSchema<Policy>(`${prefix}${kind}.schema.json`)
  if (found === undefined) throw new Error(`there is no schema for the kind ${kind}`)
  return found as ValidateFunction<Policy>
}

/** Whether a value is a policy of the given kind; if not, what ajv says of it. */
export function isPolicy(
  kind: string,
  value: unknown,
):
  | { readonly ok: true; readonly policy: Policy }
  | { readonly ok: false; readonly faults: readonly ErrorObject[]; readonly schema: string } {
  const validate = validator(kind)
  return validate(value) ? { ok: true, policy: value } : { ok: false, faults: validate.errors ?? [], schema: kind }
}
