import type { ErrorObject } from 'ajv/dist/2020.js'
import { nearMiss } from '../base/near-miss.js'
import { definition, faultsAgainst } from './validate.js'

/**
 * The faults of a value, one for each mistake. Where a value can have several forms, ajv tells what keeps it from being
 * any of them; what counts is the form that it resembles. Where it resembles none, the fault of the union itself stands.
 */
export function exactFaults(faults: readonly ErrorObject[], value: unknown): readonly ErrorObject[] {
  const unions = faults.filter(isUnion)
  const places = new Set(unions.map((union) => union.instancePath))
  const isInside = (fault: ErrorObject): boolean => ancestors(fault.instancePath).some((path) => places.has(path))
  const kept = faults.filter((fault) => !places.has(fault.instancePath) && !isInside(fault))
  const ofUnions = outermost(unions.filter((union) => !isInside(union))).flatMap((union) =>
    faultsOfUnion(union, valueAt(value, union.instancePath)),
  )
  return withoutEchoes([...kept, ...ofUnions])
}

/** A union of forms, not one that merely says which of two keys is needed. */
function isUnion(fault: ErrorObject): boolean {
  return (fault.keyword === 'oneOf' || fault.keyword === 'anyOf') && keysOfChoice(fault).length === 0
}

/** The keys of which just one must stand, for a union that only says which keys are required. */
export function keysOfChoice(fault: ErrorObject): readonly string[] {
  const keys = branchesOf(fault).map((branch): unknown =>
    'required' in branch && Object.keys(branch).length === 1 && Array.isArray(branch.required)
      ? branch.required[0]
      : undefined,
  )
  return keys.every((key): key is string => typeof key === 'string') ? keys : []
}

export function branchesOf(union: ErrorObject): readonly object[] {
  const branches: unknown = union.schema
  return Array.isArray(branches)
    ? branches.filter((branch: unknown): branch is object => typeof branch === 'object' && branch !== null)
    : []
}

/** One union a place. */
function outermost(unions: readonly ErrorObject[]): readonly ErrorObject[] {
  return [...new Map(unions.map((union) => [union.instancePath, union])).values()]
}

function faultsOfUnion(union: ErrorObject, value: unknown): readonly ErrorObject[] {
  const branch = meant(branchesOf(union), value)
  if (branch === undefined) return [union]
  const faults = exactFaults(faultsAgainst(branch, value), value)
  return faults.map((fault) => ({ ...fault, instancePath: union.instancePath + fault.instancePath }))
}

/** The form that a value was meant to have: the one of its type, and among several maps the one whose keys it has. */
function meant(branches: readonly object[], value: unknown): object | undefined {
  const fitting = branches.filter((branch) => admits(definition(branch)['type'], value))
  if (fitting.length < 2) return fitting[0]
  const keys = typeof value === 'object' && value !== null ? Object.keys(value) : []
  const resembling = (branch: object): number => {
    const known = propertiesOf(definition(branch))
    return keys.filter((key) => Object.hasOwn(known, key) || nearMiss(key, Object.keys(known)) !== undefined).length
  }
  const most = Math.max(...fitting.map(resembling))
  return most === 0 ? undefined : fitting.find((branch) => resembling(branch) === most)
}

/** What keys a schema knows. */
export function propertiesOf(schema: object): Readonly<Record<string, unknown>> {
  return 'properties' in schema && typeof schema.properties === 'object' && schema.properties !== null
    ? { ...schema.properties }
    : {}
}

function admits(type: unknown, value: unknown): boolean {
  const types: readonly unknown[] = Array.isArray(type) ? type : [type]
  const own = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value
  return types.some((name) => name === own || (name === 'integer' && Number.isInteger(value)))
}

/** Leaves out what only follows from another fault: a key that is missing because it was misspelt; a second complaint. */
function withoutEchoes(faults: readonly ErrorObject[]): readonly ErrorObject[] {
  const unknown = new Map<string, string[]>()
  for (const fault of faults)
    if (fault.keyword === 'additionalProperties')
      unknown.set(fault.instancePath, [
        ...(unknown.get(fault.instancePath) ?? []),
        paramOf(fault, 'additionalProperty'),
      ])
  const isMisspelt = (fault: ErrorObject, keys: readonly string[]): boolean => {
    const known = Object.keys(propertiesOf(fault.parentSchema ?? {}))
    const written = unknown.get(fault.instancePath) ?? []
    return written.some((key) => keys.includes(nearMiss(key, known) ?? ''))
  }
  const choices = new Map(faults.map((fault) => [fault.instancePath, keysOfChoice(fault)] as const).filter(hasKeys))
  const patterned = new Set(faults.filter((fault) => fault.keyword === 'pattern').map((fault) => fault.instancePath))
  const seen = new Set<string>()
  return faults.filter((fault) => {
    if (fault.keyword === 'required') {
      const key = paramOf(fault, 'missingProperty')
      // That neither of two keys is there is told once, as a choice.
      if (choices.get(fault.instancePath)?.includes(key) === true || isMisspelt(fault, [key])) return false
    }
    if (keysOfChoice(fault).length > 0 && isMisspelt(fault, keysOfChoice(fault))) return false
    // The name of a key is judged by keywords of its own; what is told is the one fault that gathers them.
    if (fault.propertyName !== undefined) return false
    // A text of the wrong form is often too long as well; the form says more.
    if (fault.keyword === 'maxLength' && patterned.has(fault.instancePath)) return false
    const key = JSON.stringify([fault.instancePath, isAboutKeys(fault) ? fault.params : 'value'])
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

function hasKeys([, keys]: readonly [string, readonly string[]]): boolean {
  return keys.length > 0
}

function isAboutKeys({ keyword }: ErrorObject): boolean {
  return ['required', 'additionalProperties', 'propertyNames', 'oneOf'].includes(keyword)
}

/** One parameter of a fault, as text. */
export function paramOf(fault: ErrorObject, name: string): string {
  const params: Readonly<Record<string, unknown>> = fault.params
  return String(params[name])
}

function ancestors(path: string): readonly string[] {
  const paths: string[] = []
  for (let at = path.lastIndexOf('/'); at >= 0; at = path.lastIndexOf('/', at - 1)) {
    paths.push(path.slice(0, at))
    if (at === 0) break
  }
  return paths
}

function valueAt(root: unknown, pointer: string): unknown {
  let value = root
  for (const step of stepsOf(pointer)) {
    if (typeof value !== 'object' || value === null) return undefined
    value = Object.getOwnPropertyDescriptor(value, step)?.value as unknown
  }
  return value
}

/** The keys and places that a JSON pointer names, from the outside in. */
export function stepsOf(pointer: string): readonly string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
}
