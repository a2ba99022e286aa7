import type { ErrorObject } from 'ajv/dist/2020.js'
import type { Node } from '../source/node.js'
import { schemas } from './schemas.gen.js'
import { typeName } from './type-name.js'

export function propertiesOf(schema: object): Readonly<Record<string, unknown>> {
  return 'properties' in schema && typeof schema.properties === 'object' && schema.properties !== null
    ? { ...schema.properties }
    : {}
}

export function isText(fault: ErrorObject): boolean {
  return fault.parentSchema?.['title'] === 'Text'
}

/** What a key is for, in the words of the schema. */
export function descriptionOf(fault: ErrorObject, key: string): string | undefined {
  const property = fault.parentSchema === undefined ? undefined : resolved(propertiesOf(fault.parentSchema)[key])
  const text = property?.['description']
  return typeof text === 'string' && key !== 'kind' ? lowerFirst(text.replace(/\.$/, '')) : undefined
}

/** A schema, or the shared definition that it refers to. */
function resolved(schema: unknown): Readonly<Record<string, unknown>> | undefined {
  if (typeof schema !== 'object' || schema === null) return undefined
  const ref = '$ref' in schema && typeof schema.$ref === 'string' ? schema.$ref : undefined
  if (ref === undefined) return { ...schema }
  const name = ref.slice(ref.lastIndexOf('/') + 1)
  for (const candidate of schemas)
    if (
      '$defs' in candidate &&
      typeof candidate.$defs === 'object' &&
      candidate.$defs !== null &&
      Object.hasOwn(candidate.$defs, name)
    )
      return resolved(new Map(Object.entries(candidate.$defs)).get(name))
  return undefined
}

const lowerFirst = (text: string): string => text.slice(0, 1).toLowerCase() + text.slice(1)

export function describe(fault: ErrorObject): string {
  const text: unknown = fault.parentSchema?.['description']
  return typeof text === 'string' ? lowerFirst(text.replace(/\.$/, '')) : 'something else'
}

export function exampleOf(fault: ErrorObject): string | undefined {
  const examples: unknown = fault.parentSchema?.['examples']
  if (!Array.isArray(examples) || examples.length === 0) return undefined
  const first: unknown = examples[0]
  return `for example \`${flow(first)}\``
}

/** A value as YAML on one line. */
function flow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`
  if (typeof value === 'object' && value !== null)
    return `{ ${Object.entries(value)
      .map(([key, inner]) => `${key}: ${flow(inner)}`)
      .join(', ')} }`
  return String(value)
}

/** The keys of which just one must stand, for a union that only says which keys are required. */
export function choiceOfKeys(fault: ErrorObject): readonly string[] {
  const branches: unknown = fault.schema
  if (!Array.isArray(branches)) return []
  const keys = branches.map((branch: unknown): unknown =>
    typeof branch === 'object' && branch !== null && 'required' in branch && Array.isArray(branch.required)
      ? branch.required[0]
      : undefined,
  )
  return keys.every((key): key is string => typeof key === 'string') ? keys : []
}

export function expectedTypes(type: unknown): string {
  const names: Readonly<Record<string, string>> = {
    string: 'a text',
    object: 'a map',
    array: 'a list',
    integer: 'a whole number',
    number: 'a number',
    boolean: 'true or false',
  }
  const types: readonly unknown[] = Array.isArray(type) ? type : [type]
  return types.map((name) => names[String(name)] ?? String(name)).join(' or ')
}

export function ruleOf(fault: ErrorObject): string {
  const params: Readonly<Record<string, unknown>> = fault.params
  switch (fault.keyword) {
    case 'enum':
      return `it must be one of ${listed(Array.isArray(params['allowedValues']) ? params['allowedValues'].map(String) : [])}`
    case 'const':
      return `it must be \`${String(params['allowedValue'])}\``
    case 'pattern':
      return `it must be ${describe(fault)}`
    case 'minLength':
    case 'minItems':
    case 'minProperties':
      return 'it must not be empty'
    case 'maxLength':
      return `it must have at most ${String(params['limit'])} characters`
    case 'minimum':
      return `it must be at least ${String(params['limit'])}`
    case 'maximum':
      return `it must be at most ${String(params['limit'])}`
    default:
      return 'it is not allowed here'
  }
}

export const writtenOf = (node: Node): string => (node.kind === 'scalar' ? node.written : typeName(node))
export const listed = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ')
