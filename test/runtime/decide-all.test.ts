import { describe, expect, it } from 'vitest'
import { decideAll, FactError, RowError } from '../../compiler/runtime/runtime.js'

interface Facts {
  readonly a: string
  readonly n: number
}
const decide = ({ a, n }: Facts): string => {
  if (a === 'bad') throw new FactError('a', a, 'it is good')
  return `${a}${n}`
}

describe('decideAll', () => {
  it('answers row by row, from arrays and from iterators', () => {
    expect(decideAll(decide, { a: ['x', 'y'], n: [1, 2] })).toEqual(['x1', 'y2'])
    expect(decideAll(decide, { a: new Set(['x', 'y']), n: [1, 2].values() })).toEqual(['x1', 'y2'])
    expect(decideAll(decide, { a: [], n: [] })).toEqual([])
  })

  it('names the row it cannot answer, with the reason as its cause', () => {
    const run = (): unknown => decideAll(decide, { a: ['x', 'bad'], n: [1, 2] })
    expect(run).toThrow(RowError)
    expect(run).toThrow('row 1: "a" cannot be "bad": it is good')
    expect(run).toThrow(expect.objectContaining({ row: 1, cause: expect.any(FactError) as unknown }))
  })

  it('refuses columns of different lengths, whichever is the shorter', () => {
    expect(() => decideAll(decide, { a: ['x'], n: [1, 2] })).toThrow('row 1: "a" has 1 values and "n" has 2')
    expect(() => decideAll(decide, { a: ['x', 'y'], n: [1] })).toThrow('row 1: "a" has 2 values and "n" has 1')
  })
})
