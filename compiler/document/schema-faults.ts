import type { ErrorObject } from 'ajv/dist/2020.js'
import { nearMiss } from '../base/near-miss.js'
import type { Findings } from '../diagnostics/findings.js'
import type { Node } from '../source/node.js'
import { headSpan, keySpan, nameOf, nodeAt } from './node-places.js'
import {
  choiceOfKeys,
  describe,
  descriptionOf,
  exampleOf,
  expectedTypes,
  isText,
  listed,
  propertiesOf,
  ruleOf,
  writtenOf,
} from './schema-words.js'
import { typeName } from './type-name.js'

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
  const isPatterned = (at: string): boolean =>
    faults.some((fault) => fault.keyword === 'pattern' && fault.instancePath === at)
  return faults.filter((fault) => {
    // A text of the wrong form is often too long as well; the form says more.
    if (fault.keyword === 'maxLength' && isPatterned(fault.instancePath)) return false
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
