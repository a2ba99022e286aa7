import type { ErrorObject } from 'ajv/dist/2020.js'
import { branchesOf, paramOf } from './exact-faults.js'
import { definition } from './validate.js'

/** What a schema says of a value: the first sentence of its description, as part of another. */
export function meaningOf(schema: unknown): string | undefined {
  const description = definition(schema)['description']
  if (typeof description !== 'string') return undefined
  const [first = ''] = description.split(/\.(?:\s|$)/, 1)
  return first.slice(0, 1).toLowerCase() + first.slice(1)
}

/** The first example of a schema, as YAML on one line. */
export function exampleOf(schema: unknown): string | undefined {
  const examples = definition(schema)['examples']
  return Array.isArray(examples) && examples.length > 0 ? `for example \`${flow(examples[0])}\`` : undefined
}

function flow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`
  if (typeof value === 'object' && value !== null)
    return `{ ${Object.entries(value)
      .map(([key, inner]) => `${key}: ${flow(inner)}`)
      .join(', ')} }`
  return String(value)
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'a text',
  object: 'a map',
  array: 'a list',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
}

/** The types that a schema admits, in words. */
export function typesOf(schema: unknown): readonly string[] {
  const { type, required } = definition(schema)
  const names: readonly unknown[] = Array.isArray(type) ? type : [type]
  const keys = Array.isArray(required) ? ` with ${listed(required.map(String), 'and')}` : ''
  return names.map((name) => (typeNames[String(name)] ?? String(name)) + (name === 'object' ? keys : ''))
}

/** The types that the forms of a union have, in words. */
export function formsOf(union: ErrorObject): string {
  return joined([...new Set(branchesOf(union).flatMap(typesOf))], 'or')
}

/** What a value that is of the right type must be as well. */
export function ruleOf(fault: ErrorObject): string {
  switch (fault.keyword) {
    case 'enum':
      return `it must be one of ${listed(allowedBy(fault), 'or')}`
    case 'const':
      return `it must be \`${paramOf(fault, 'allowedValue')}\``
    case 'pattern':
      return `it must be ${meaningOf(fault.parentSchema) ?? 'written in another way'}`
    case 'minLength':
    case 'minItems':
    case 'minProperties':
      return `it must hold at least ${atLeast(fault)}`
    case 'maxLength':
      return `it must have at most ${paramOf(fault, 'limit')} characters`
    case 'minimum':
      return `it must be at least ${paramOf(fault, 'limit')}`
    case 'maximum':
      return `it must be at most ${paramOf(fault, 'limit')}`
    default:
      return 'that is not allowed here'
  }
}

function atLeast(fault: ErrorObject): string {
  const limit = paramOf(fault, 'limit')
  const [one, many] = fault.keyword === 'minLength' ? ['one character', 'characters'] : ['one entry', 'entries']
  return limit === '1' ? one : `${limit} ${many}`
}

/** The values that an `enum` allows. */
export function allowedBy(fault: ErrorObject): readonly string[] {
  const params: Readonly<Record<string, unknown>> = fault.params
  const allowed = params['allowedValues']
  return Array.isArray(allowed) ? allowed.map(String) : []
}

/** Names in backticks: `a`, `b` and `c`. */
export function listed(names: readonly string[], last: 'and' | 'or'): string {
  return joined(
    names.map((name) => `\`${name}\``),
    last,
  )
}

function joined(parts: readonly string[], last: 'and' | 'or'): string {
  const end = parts.at(-1) ?? ''
  return parts.length < 2 ? end : `${parts.slice(0, -1).join(', ')} ${last} ${end}`
}
