import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readPolicies } from '../../compiler/document/read-policies.js'
import { kinds } from '../../compiler/document/validate.js'

/** A policy of each kind that uses every key there is, as text. */
export const examples: ReadonlyMap<string, string> = new Map(
  kinds.map((kind) => [kind, readFileSync(join(import.meta.dirname, 'fixtures', `${kind}.yaml`), 'utf8')]),
)

export function example(kind: string): string {
  return examples.get(kind) ?? ''
}

export function read(text: string) {
  return readPolicies([{ path: 'policies/x.yaml', text }])
}
