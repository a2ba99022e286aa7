import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emitAlone } from '../../bench/decisions/program.js'
import { syntheticDecision } from '../../bench/synthetic.js'
import { buildDiagram } from '../../compiler/diagram/build.js'
import { perfectHash, placeOf } from '../../compiler/emit/typescript/perfect-hash.js'
import { decode, universe } from '../../compiler/rules/domain-values.js'
import { evaluate } from '../../compiler/rules/evaluate.js'
import { load, writeFiles } from './emitted.js'
import { complaints, withProject } from './compilers.js'

/** A decision that asks more than code should be read for is data, and answers as the rules do. */
describe('a decision as data', () => {
  const decision = syntheticDecision('disjoint', 120)
  const diagram = buildDiagram(decision)

  it('answers and refuses as the reference evaluator', async () => {
    const folder = writeFiles(withProject(emitAlone(diagram)))
    expect(readFileSync(join(folder, '2024/fee.ts'), 'utf8')).toContain('treeOf(')
    const { fee } = await load(folder, '2024/fee.ts')
    if (fee === undefined) throw new Error('nothing was emitted')
    const facts = decision.inputs.map((input) => {
      const [from = 0, until = 0] = universe(input.domain)
      return fc.integer({ min: from, max: until - 1 })
    })
    fc.assert(
      fc.property(fc.tuple(...facts), (numbers) => {
        const given = new Map(decision.inputs.map(({ id }, i) => [id, numbers[i] ?? 0]))
        const written = Object.fromEntries(
          decision.inputs.map(({ id, domain }, i) => [id, decode(domain, numbers[i] ?? 0)]),
        )
        const answer = fee(written) as { readonly rule: string }
        expect(answer.rule).toBe(evaluate(decision, given).answers[0]?.rule)
      }),
      { numRuns: 3000, seed: 20230601 },
    )
    const right = {
      region: 'region-1',
      segment: 'segment-1',
      product: 'product-1',
      channel: 'channel-1',
      amount: 1,
      age: 1,
    }
    expect(() => fee(right)).not.toThrow()
    expect(() => fee({ ...right, product: 'product-99' })).toThrow(/"product" cannot be "product-99": did you mean/)
    expect(() => fee({ ...right, product: undefined })).toThrow(/"product" is missing/)
    expect(() => fee({ ...right, channel: 7 })).toThrow(/"channel" cannot be 7/)
    expect(() => fee({ ...right, amount: 1.5 })).toThrow(/"amount" cannot be 1.5: it is a whole number/)
    expect(() => fee({ ...right, age: 120 })).toThrow(/"age" cannot be 120/)
  })

  it('is TypeScript that the strictest project takes', () => {
    const folder = writeFiles(withProject(emitAlone(diagram)))
    expect(complaints('typescript', folder)).toBe('')
  })

  it('is the same when it is made twice', () => {
    expect([...emitAlone(buildDiagram(decision))]).toEqual([...emitAlone(diagram)])
  })
})

describe('a perfect hash', () => {
  it('gives every term a place of its own', () => {
    const term = fc.string({ minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(fc.uniqueArray(term, { minLength: 1, maxLength: 60 }), (terms) => {
        const hash = perfectHash(terms)
        if (hash === undefined) return
        const places = new Set(terms.map((one) => placeOf(one, hash)))
        expect(places.size).toBe(terms.length)
        expect(Math.max(...places)).toBeLessThan(hash.size)
      }),
      { numRuns: 200 },
    )
  })

  it('does without a text that has no characters', () => {
    expect(perfectHash([''])).toBeUndefined()
    expect(perfectHash([])).toBeUndefined()
  })
})
