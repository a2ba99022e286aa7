import type { ErrorObject } from 'ajv/dist/2020.js'
import { nearMiss } from '../base/near-miss.js'
import type { Findings } from '../diagnostics/findings.js'
import type { Entry, Node } from '../source/node.js'
import type { Span } from '../source/span.js'
import { typeName } from './read-policies.js'

/**
 * Says what ajv found in our own words: one mistake, one message, on the line where it stands. Of the branches of a
 * union only the one that the value resembles is reported.
 */
export function reportSchemaFaults(findings: Findings, root: Node, faults: readonly ErrorObject[], kind: string): void {
  for (const fault of oneEach(relevant(faults, root))) report(findings, root, fault, kind)
}

/** Leaves out the faults of branches that the value was never meant for. */
function relevant(faults: readonly ErrorObject[], root: Node): readonly ErrorObject[] {
  let kept = faults
  for (const union of faults.filter((fault) => fault.keyword === 'oneOf' || fault.keyword === 'anyOf')) {
    const inside = kept.filter((fault) => fault !== union && isBranchFault(fault, union))
    const branches = new Map<string, ErrorObject[]>()
    for (const fault of inside) {
      const branch = branchOf(fault, union)
      branches.set(branch, [...(branches.get(branch) ?? []), fault])
    }
    const onlyRequired =
      inside.length > 0 &&
      inside.every((fault) => fault.keyword === 'required' && fault.instancePath === union.instancePath)
    const fitting = [...branches.values()].filter(
      (branch) => !branch.some((fault) => fault.keyword === 'type' && fault.instancePath === union.instancePath),
    )
    const best = onlyRequired ? undefined : closest(fitting, nodeAt(root, union.instancePath))
    const drop = new Set<ErrorObject>(
      best === undefined ? inside : [union, ...inside.filter((fault) => !best.includes(fault))],
    )
    kept = kept.filter((fault) => !drop.has(fault))
  }
  return kept
}

/** The branch with the fewest faults, if it is clear which one was meant. */
function closest(branches: readonly ErrorObject[][], node: Node | undefined): readonly ErrorObject[] | undefined {
  if (node === undefined) return undefined
  const sorted = [...branches].sort((a, b) => depth(b) - depth(a) || a.length - b.length)
  return sorted[0]
}

const depth = (faults: readonly ErrorObject[]): number =>
  Math.max(...faults.map((fault) => fault.instancePath.split('/').length))

function isBranchFault(fault: ErrorObject, union: ErrorObject): boolean {
  if (fault.instancePath !== union.instancePath && !fault.instancePath.startsWith(`${union.instancePath}/`))
    return false
  return Array.isArray(union.schema) && belongsTo(fault, union)
}

/** Faults of a `$ref`ed branch carry the path of the definition, so what they share with the union is their place. */
function belongsTo(fault: ErrorObject, union: ErrorObject): boolean {
  return fault.schemaPath.startsWith(`${union.schemaPath}/`) || fault.parentSchema !== union.parentSchema
}

function branchOf(fault: ErrorObject, union: ErrorObject): string {
  if (fault.schemaPath.startsWith(`${union.schemaPath}/`))
    return fault.schemaPath.slice(union.schemaPath.length + 1).split('/')[0] ?? ''
  return fault.schemaPath.split('/').slice(0, 3).join('/')
}

/** One message for each place and kind of fault; a missing key hides nothing else. */
function oneEach(faults: readonly ErrorObject[]): readonly ErrorObject[] {
  const seen = new Set<string>()
  return faults.filter((fault) => {
    const detail =
      fault.keyword === 'required' || fault.keyword === 'additionalProperties' ? JSON.stringify(fault.params) : ''
    const key = `${fault.instancePath} ${detail === '' ? 'value' : detail}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

function report(findings: Findings, root: Node, fault: ErrorObject, kind: string): void {
  const node = nodeAt(root, fault.instancePath) ?? root
  const what = nameOf(root, fault.instancePath, kind)
  const params: Readonly<Record<string, unknown>> = fault.params
  switch (fault.keyword) {
    case 'additionalProperties': {
      const key = String(params['additionalProperty'])
      const known = fault.parentSchema === undefined ? [] : Object.keys(propertiesOf(fault.parentSchema))
      const near = nearMiss(key, known)
      const help = near === undefined ? `it can hold ${listed(known)}` : `did you mean \`${near}\`?`
      findings.report('document/unknown-key', keySpan(node, key), { key, what }, { help })
      return
    }
    case 'required': {
      const key = String(params['missingProperty'])
      if ((key === 'fr' || key === 'en') && isText(fault)) {
        const language = key === 'fr' ? 'French' : 'English'
        findings.report(
          'document/missing-language',
          node.span,
          { what, language },
          { help: `add \`${key}:\` beside the other language` },
        )
        return
      }
      const description = descriptionOf(fault, key)
      findings.report('document/missing-key', headSpan(node), { key, what }, { help: description })
      return
    }
    case 'type': {
      const expected = expectedTypes(params['type'])
      if (
        node.kind === 'scalar' &&
        !node.quoted &&
        typeof node.value !== 'string' &&
        node.value !== null &&
        expected === 'a text'
      ) {
        findings.report(
          'document/not-quoted',
          node.span,
          { written: node.written, what },
          { help: `write \`"${node.written}"\`` },
        )
        return
      }
      findings.report(
        'document/wrong-type',
        node.span,
        { what, expected, found: typeName(node) },
        { help: exampleOf(fault) },
      )
      return
    }
    case 'oneOf':
    case 'anyOf': {
      const keys = choiceOfKeys(fault)
      if (keys.length > 0) {
        findings.report('document/one-of-keys', headSpan(node), { what, keys })
        return
      }
      findings.report(
        'document/wrong-type',
        node.span,
        { what, expected: describe(fault), found: typeName(node) },
        { help: exampleOf(fault) },
      )
      return
    }
    default:
      findings.report(
        'document/not-allowed',
        node.span,
        { written: writtenOf(node), what, rule: ruleOf(fault) },
        { help: exampleOf(fault) },
      )
  }
}

/** The value at a JSON pointer. */
function nodeAt(root: Node, pointer: string): Node | undefined {
  let node: Node | undefined = root
  for (const step of stepsOf(pointer)) {
    if (node?.kind === 'map') node = node.entries.find((entry) => entry.key === step)?.value
    else if (node?.kind === 'list') node = node.items[Number(step)]
    else return undefined
  }
  return node
}

const stepsOf = (pointer: string): readonly string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))

/** A place in the author's terms: `rows › 1 › respond`, items of lists counted from one. */
function nameOf(root: Node, pointer: string, kind: string): string {
  const names: string[] = []
  let node: Node | undefined = root
  for (const step of stepsOf(pointer)) {
    if (node?.kind === 'list') {
      names.push(`no. ${Number(step) + 1}`)
      node = node.items[Number(step)]
    } else {
      names.push(step)
      node = node?.kind === 'map' ? node.entries.find((entry) => entry.key === step)?.value : undefined
    }
  }
  return names.length === 0 ? `this ${kind}` : `\`${names.join(' › ')}\``
}

function keySpan(node: Node, key: string): Span {
  return (
    (node.kind === 'map' ? node.entries.find((entry: Entry) => entry.key === key)?.keySpan : undefined) ?? node.span
  )
}

/** Something short to underline for what a map lacks: its first key. */
function headSpan(node: Node): Span {
  return node.kind === 'map' ? (node.entries[0]?.keySpan ?? node.span) : node.span
}

function propertiesOf(schema: object): Readonly<Record<string, unknown>> {
  return 'properties' in schema && typeof schema.properties === 'object' && schema.properties !== null
    ? { ...schema.properties }
    : {}
}

function isText(fault: ErrorObject): boolean {
  return fault.parentSchema?.['title'] === 'Text'
}

function descriptionOf(fault: ErrorObject, key: string): string | undefined {
  const property = fault.parentSchema === undefined ? undefined : propertiesOf(fault.parentSchema)[key]
  const text =
    typeof property === 'object' && property !== null && 'description' in property ? property.description : undefined
  return typeof text === 'string' && key !== 'kind' ? lowerFirst(text.replace(/\.$/, '')) : undefined
}

const lowerFirst = (text: string): string => text.slice(0, 1).toLowerCase() + text.slice(1)

function describe(fault: ErrorObject): string {
  const text: unknown = fault.parentSchema?.['description']
  return typeof text === 'string' ? lowerFirst(text.replace(/\.$/, '')) : 'something else'
}

function exampleOf(fault: ErrorObject): string | undefined {
  const examples: unknown = fault.parentSchema?.['examples']
  if (!Array.isArray(examples) || examples.length === 0) return undefined
  const first: unknown = examples[0]
  return `for example \`${typeof first === 'string' ? first : JSON.stringify(first)}\``
}

/** The keys of which just one must stand, for a union that only says which keys are required. */
function choiceOfKeys(fault: ErrorObject): readonly string[] {
  const branches: unknown = fault.schema
  if (!Array.isArray(branches)) return []
  const keys = branches.map((branch: unknown): unknown =>
    typeof branch === 'object' && branch !== null && 'required' in branch && Array.isArray(branch.required)
      ? branch.required[0]
      : undefined,
  )
  return keys.every((key): key is string => typeof key === 'string') ? keys : []
}

function expectedTypes(type: unknown): string {
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

function ruleOf(fault: ErrorObject): string {
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

const writtenOf = (node: Node): string => (node.kind === 'scalar' ? node.written : typeName(node))
const listed = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ')
