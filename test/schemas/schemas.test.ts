import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { project, readPolicySources } from '../project.js'

const folder = join(project, 'schemas')
const files = readdirSync(folder).filter((name) => name.endsWith('.schema.json'))
const read = (name: string): Record<string, unknown> =>
  JSON.parse(readFileSync(join(folder, name), 'utf8')) as Record<string, unknown>

/** Every schema object inside a schema. */
function* within(value: unknown): Generator<Record<string, unknown>> {
  if (Array.isArray(value)) for (const item of value) yield* within(item)
  else if (typeof value === 'object' && value !== null) {
    yield value as Record<string, unknown>
    for (const inner of Object.values(value)) yield* within(inner)
  }
}

describe('the schemas of the language', () => {
  it.each(files)('%s is valid, titled and described, in the subset that every tool shares', (name) => {
    const schema = read(name)
    expect(schema['$schema']).toBe('https://json-schema.org/draft/2020-12/schema')
    expect(schema['$id']).toBe(`https://codicil.dev/schemas/v1/${name}`)
    expect(schema['title']).toBeTypeOf('string')
    expect(schema['description']).toBeTypeOf('string')
    const banned = [
      'prefixItems',
      'unevaluatedProperties',
      'unevaluatedItems',
      '$anchor',
      '$dynamicRef',
      'if',
      'dependentRequired',
      'dependentSchemas',
      'patternProperties',
    ]
    for (const part of within(schema)) {
      for (const keyword of banned)
        expect(Object.hasOwn(part, keyword) && typeof part[keyword] === 'object', keyword).toBe(false)
      if (typeof part['$ref'] === 'string') expect(Object.keys(part)).toEqual(['$ref'])
      if (typeof part['pattern'] === 'string') {
        expect(part['pattern']).toMatch(/^\^.*\$$/)
        expect(part['maxLength']).toBeTypeOf('number')
      }
    }
  })

  it('describe every property, and have titles of their own', () => {
    const titles = files.flatMap((name) =>
      [...within(read(name))].flatMap((part) => (typeof part['title'] === 'string' ? [part['title']] : [])),
    )
    expect(titles.length).toBe(new Set(titles).size)
    for (const name of files)
      for (const part of within(read(name)))
        for (const property of Object.values(
          (part['properties'] as Record<string, Record<string, unknown>> | undefined) ?? {},
        ))
          if (typeof property === 'object' && 'type' in property && typeof property['type'] === 'string')
            expect(property['description'] ?? property['title']).toBeTypeOf('string')
  })

  it('compile together under the strict mode of ajv', () => {
    const ajv = new Ajv2020({ strict: true, strictRequired: false, strictTypes: false, schemas: files.map(read) })
    for (const name of files) expect(ajv.getSchema(`https://codicil.dev/schemas/v1/${name}`)).toBeTypeOf('function')
  })

  it('are what the generated types and constants were made from', () => {
    expect(execFileSync(process.execPath, [join(folder, 'generate.mjs'), '--check'], { encoding: 'utf8' })).toBe('')
  })

  it('are bound to every policy by its first line', () => {
    for (const { path, text } of readPolicySources(project)) {
      const named = /^# yaml-language-server: \$schema=(\S+)\n/.exec(text)?.[1]
      expect(named, path).toBeDefined()
      const target = relative(project, resolve(project, dirname(path), named ?? ''))
      expect(target, path).toBe(`generated/${path.split('/')[1] ?? ''}/policy.schema.json`)
      expect(readFileSync(join(project, target), 'utf8').length).toBeGreaterThan(0)
    }
  })
})
