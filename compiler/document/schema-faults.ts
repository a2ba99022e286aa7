import type { ErrorObject } from 'ajv/dist/2020.js'
import { nearMiss } from '../base/near-miss.js'
import type { Findings } from '../diagnostics/findings.js'
import type { Node, ScalarNode } from '../source/node.js'
import { branchesOf, exactFaults, keysOfChoice, paramOf, propertiesOf } from './exact-faults.js'
import { headSpan, keySpan, nameOf, nodeAt, shortened } from './node-places.js'
import { allowedBy, exampleOf, formsOf, listed, meaningOf, ruleOf, typesOf } from './schema-words.js'
import { typeName } from './type-name.js'
import { definition } from './validate.js'

/** How many faults of one document are told: one with more is of another kind than it says, or made to flood. */
export const greatestFaults = 100

/** Says what ajv found in our own words: one mistake, one message, on the line where it stands. */
export function reportSchemaFaults(
  findings: Findings,
  tree: Node,
  value: unknown,
  faults: readonly ErrorObject[],
  kind: string,
): void {
  for (const fault of exactFaults(faults, value).slice(0, greatestFaults)) {
    const node = nodeAt(tree, fault.instancePath) ?? tree
    report({ findings, fault, node, what: nameOf(tree, fault.instancePath, kind) })
  }
}

interface Placed {
  readonly findings: Findings
  readonly fault: ErrorObject
  readonly node: Node
  /** The place in the author's terms. */
  readonly what: string
}

function report(placed: Placed): void {
  switch (placed.fault.keyword) {
    case 'additionalProperties':
      reportUnknownKey(placed)
      return
    case 'propertyNames':
      reportBadKey(placed)
      return
    case 'required':
      reportMissingKey(placed)
      return
    case 'type':
      reportType(placed, typesOf(placed.fault.parentSchema).join(' or '), [placed.fault.parentSchema])
      return
    case 'oneOf':
    case 'anyOf':
      if (keysOfChoice(placed.fault).length > 0) reportChoice(placed)
      else reportType(placed, formsOf(placed.fault), branchesOf(placed.fault))
      return
    default:
      reportValue(placed)
  }
}

function reportUnknownKey({ findings, fault, node, what }: Placed): void {
  const key = paramOf(fault, 'additionalProperty')
  const known = Object.keys(propertiesOf(fault.parentSchema ?? {})).filter((name) => name !== '$schema')
  const near = nearMiss(key, known)
  const help = near === undefined ? `it can hold ${listed(known, 'and')}` : `did you mean \`${near}\`?`
  findings.report('document/unknown-key', keySpan(node, key), { key: shortened(key), what }, { help })
}

/** A key that declares something is its name, and names have a form. */
function reportBadKey({ findings, fault, node, what }: Placed): void {
  const key = paramOf(fault, 'propertyName')
  findings.report(
    'document/bad-name',
    keySpan(node, key),
    { key: shortened(key), what, rule: `it must be ${meaningOf(fault.schema) ?? 'an id'}` },
    { help: exampleOf(fault.schema) },
  )
}

function reportMissingKey({ findings, fault, node, what }: Placed): void {
  const key = paramOf(fault, 'missingProperty')
  if (fault.parentSchema?.['title'] === 'Text') {
    const lacksBoth = node.kind === 'map' && !node.entries.some((entry) => entry.key === 'fr' || entry.key === 'en')
    const language = lacksBoth ? 'French or English' : key === 'fr' ? 'French' : 'English'
    const help = lacksBoth ? 'write `{ fr: …, en: … }`' : `add \`${key}:\` beside the other language`
    findings.report('document/missing-language', node.span, { what, language }, { help })
    return
  }
  const help = key === 'kind' ? undefined : meaningOf(propertiesOf(fault.parentSchema ?? {})[key])
  findings.report('document/missing-key', headSpan(node), { key, what }, { help })
}

/** Neither of two keys, or both: then it is the second that is one too many. */
function reportChoice({ findings, fault, node, what }: Placed): void {
  const keys = keysOfChoice(fault)
  const written = node.kind === 'map' ? node.entries.filter((entry) => keys.includes(entry.key)) : []
  findings.report('document/one-of-keys', written.at(-1)?.keySpan ?? headSpan(node), { what, keys })
}

/** A value of another type than any of `forms`, which `expected` says in words. */
function reportType({ findings, fault, node, what }: Placed, expected: string, forms: readonly unknown[]): void {
  const form = node.kind === 'scalar' ? forms.find((one) => definition(one)['type'] === 'string') : undefined
  if (node.kind === 'scalar' && isUnquoted(node) && form !== undefined) {
    const written = shortened(node.written)
    if (isOfForm(node.written, form))
      findings.report('document/not-quoted', node.span, { written, what }, { help: `write \`"${written}"\`` })
    else {
      const rule = `it must be ${meaningOf(form) ?? 'a text'}`
      findings.report(
        'document/not-allowed',
        node.span,
        { found: `\`${written}\``, what, rule },
        { help: exampleOf(form) },
      )
    }
    return
  }
  const found = typeName(node)
  const help = exampleOf(fault.parentSchema) ?? meaningOf(fault.parentSchema)
  findings.report('document/wrong-type', node.span, { what, expected, found }, { help })
}

/** A number or truth value as YAML reads it. */
function isUnquoted(node: ScalarNode): boolean {
  return !node.quoted && (typeof node.value === 'number' || typeof node.value === 'boolean')
}

/** Whether quotes alone would make it right. The patterns are ours: anchored, and bounded by a length. */
function isOfForm(written: string, form: unknown): boolean {
  const { pattern, maxLength } = definition(form)
  if (typeof maxLength === 'number' && written.length > maxLength) return false
  return typeof pattern !== 'string' || new RegExp(pattern, 'u').test(written)
}

function reportValue({ findings, fault, node, what }: Placed): void {
  const near = node.kind === 'scalar' ? nearMiss(node.written, allowedBy(fault)) : undefined
  const help = near === undefined ? exampleOf(fault.parentSchema) : `did you mean \`${near}\`?`
  findings.report('document/not-allowed', node.span, { found: foundAs(node), what, rule: ruleOf(fault) }, { help })
}

function foundAs(node: Node): string {
  if (node.kind === 'scalar') return node.written === '' ? 'empty' : `\`${shortened(node.written)}\``
  const isEmpty = node.kind === 'map' ? node.entries.length === 0 : node.items.length === 0
  return isEmpty ? `an empty ${node.kind}` : typeName(node)
}
