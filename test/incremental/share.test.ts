import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { share } from '../../compiler/base/share.js'

/** Values as programs hold them: objects, lists, maps and sets of a few keys, so that parts of two are often equal. */
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(1, 2, 'a', undefined, null),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('id', 'x', 'y'), tie('value'), { maxKeys: 3, noNullPrototype: true }),
    fc.array(fc.constantFrom('k', 'l'), { maxLength: 2 }).map((items) => new Set(items)),
    fc.array(fc.tuple(fc.constantFrom('k', 'l'), tie('value')), { maxLength: 2 }).map((entries) => new Map(entries)),
  ),
}))

describe('share', () => {
  it('says what the new value says, in the same order of keys', () => {
    fc.assert(
      fc.property(value, value, (before, now) => {
        const copy = structuredClone(now)
        const shared = share(before, now)
        expect(shared).toStrictEqual(copy)
        expect(JSON.stringify(shared)).toBe(JSON.stringify(copy))
        expect(now, 'the new value is left as it was').toStrictEqual(copy)
      }),
      { numRuns: 3000, seed: 20230601 },
    )
  })

  it('gives back the earlier object for whatever says the same', () => {
    fc.assert(
      fc.property(value, (before) => {
        expect(share(before, structuredClone(before))).toBe(before)
        expect(share({ part: before, other: 1 }, { part: structuredClone(before), other: 2 }).part).toBe(before)
      }),
      { numRuns: 3000, seed: 20230601 },
    )
  })

  it('knows the things of a list by their ids, wherever they stand', () => {
    const [a, b] = [
      { id: 'a', is: [1] },
      { id: 'b', is: [2] },
    ]
    const shared = share([a, b], [
      { id: 'new', is: [] },
      { id: 'b', is: [2] },
      { id: 'a', is: [3] },
    ] as const)
    expect(shared[1]).toBe(b)
    expect(shared[2]).not.toBe(a)
  })
})
