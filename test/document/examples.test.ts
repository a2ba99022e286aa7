import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { schemas } from '../../compiler/document/schemas.gen.js'
import { kinds } from '../../compiler/document/validate.js'
import { parseYaml } from '../../compiler/source/parse-yaml.js'
import type { Node } from '../../compiler/source/node.js'
import { example, read } from './examples.js'

function* keysOf(node: Node): Generator<string> {
  if (node.kind === 'list') for (const inner of node.items) yield* keysOf(inner)
  if (node.kind === 'map')
    for (const { key, value } of node.entries) {
      yield key
      yield* keysOf(value)
    }
}

/** The keys that a schema itself names. */
function* declared(schema: unknown): Generator<string> {
  if (Array.isArray(schema)) for (const inner of schema as unknown[]) yield* declared(inner)
  else if (typeof schema === 'object' && schema !== null)
    for (const [keyword, inner] of Object.entries(schema) as [string, unknown][]) {
      if (keyword === 'examples') continue
      if (keyword === 'properties' && typeof inner === 'object' && inner !== null) yield* Object.keys(inner)
      yield* declared(inner)
    }
}

const schemaOf = (kind: string): unknown =>
  schemas.find((schema) => '$id' in schema && String(schema.$id).endsWith(`/${kind}.schema.json`))

describe('a full example of a kind', () => {
  it('exists for every kind and for nothing else', () => {
    expect(readdirSync(join(import.meta.dirname, 'fixtures')).sort()).toEqual(
      kinds.map((kind) => `${kind}.yaml`).sort(),
    )
  })

  it.each(kinds)('%s is accepted, typed by its kind', (kind) => {
    const { documents, diagnostics } = read(example(kind))
    expect(diagnostics).toEqual([])
    expect(documents.map((document) => document.policy.kind)).toEqual([kind])
  })

  it.each(kinds)('%s uses every key that the schema names', (kind) => {
    const { documents } = parseYaml({ path: 'p', text: example(kind) })
    const used = new Set(documents.flatMap((node) => [...keysOf(node)]))
    expect([...declared(schemaOf(kind))].filter((key) => !used.has(key))).toEqual([])
  })
})
