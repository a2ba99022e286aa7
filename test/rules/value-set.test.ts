import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  contains,
  equals,
  intersect,
  isSubset,
  overlaps,
  partition,
  setOf,
  size,
  subtract,
  union,
  values,
} from '../../compiler/rules/value-set.js'
import { split } from '../../compiler/diagram/split.js'

const small = fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 10 })
const grid = Array.from({ length: 14 }, (_, n) => n)

describe('sets of values', () => {
  it('do what sets of numbers do', () => {
    fc.assert(
      fc.property(small, small, (a, b) => {
        const left = setOf(a)
        const right = setOf(b)
        for (const n of grid) {
          const [inA, inB] = [a.includes(n), b.includes(n)]
          expect(contains(left, n)).toBe(inA)
          expect(contains(union(left, right), n)).toBe(inA || inB)
          expect(contains(intersect(left, right), n)).toBe(inA && inB)
          expect(contains(subtract(left, right), n)).toBe(inA && !inB)
        }
        expect(size(left)).toBe(new Set(a).size)
        expect([...values(left)]).toEqual([...new Set(a)].sort((x, y) => x - y))
        expect(overlaps(left, right)).toBe(a.some((n) => b.includes(n)))
        expect(isSubset(left, right)).toBe(a.every((n) => b.includes(n)))
        expect(equals(left, setOf([...a].reverse()))).toBe(true)
      }),
    )
  })

  it('keep ends that are open', () => {
    const below = [-Infinity, 5]
    const above = [3, Infinity]
    expect(union(below, above)).toEqual([-Infinity, Infinity])
    expect(intersect(below, above)).toEqual([3, 5])
    expect(subtract([-Infinity, Infinity], [3, 5])).toEqual([-Infinity, 3, 5, Infinity])
    expect(size(above)).toBe(Infinity)
  })

  it('are split into parts that none of them tells apart, alike by both ways of splitting', () => {
    fc.assert(
      fc.property(fc.array(small, { maxLength: 4 }), (lists) => {
        const sets = lists.map((list) => setOf(list))
        const whole = [0, 13]
        const parts = split(whole, sets)
        expect(parts.map((part) => part.values)).toEqual(partition(whole, sets))
        for (const part of parts)
          for (const n of values(part.values))
            expect(part.alive).toEqual(sets.flatMap((set, i) => (contains(set, n) ? [i] : [])))
      }),
    )
  })
})
