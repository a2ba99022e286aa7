import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { codicil } from '../cli/io.js'
import { project } from '../project.js'

const schema = JSON.parse(readFileSync(join(project, 'schemas/output/diff.schema.json'), 'utf8')) as object
const isDiff = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true }).compile(schema)

async function data(before: string, after: string): Promise<Record<string, unknown>> {
  const { out } = await codicil(project, ['diff', before, after, '--format', 'json'])
  return JSON.parse(out) as Record<string, unknown>
}

describe('the data of a diff', () => {
  it('is as its schema says, and no key more or less', async () => {
    const right = await data('github-premium@A', 'github-premium@B')
    expect(isDiff(right), JSON.stringify(isDiff.errors?.slice(0, 3))).toBe(true)
    expect(isDiff({ ...right, more: 1 })).toBe(false)
    const { diffs: _diffs, ...without } = right
    expect(isDiff(without)).toBe(false)
  })

  it.each([
    ['github-premium@C', 'github-premium@A'],
    ['unified-support@2023', 'unified-support@what-if-faster-base'],
  ])('from %s to %s is so too', async (before, after) => {
    expect(isDiff(await data(before, after)), JSON.stringify(isDiff.errors?.slice(0, 3))).toBe(true)
  })
})
