import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Domain } from '../../compiler/rules/domain.js'
import { decode, encode, showSet } from '../../compiler/rules/domain-values.js'

const domains: readonly Domain[] = [
  { kind: 'integer' },
  { kind: 'decimal', digits: 2 },
  { kind: 'money', currency: 'EUR', digits: 2 },
  { kind: 'duration', unit: 'days' },
  { kind: 'duration', unit: 'time' },
  { kind: 'date' },
]

describe('facts on the grid of their domain', () => {
  it.each(domains)('%o: what is decoded is encoded again', (domain) => {
    const least = domain.kind === 'duration' || domain.kind === 'date' ? 0 : -1_000_000
    fc.assert(
      fc.property(fc.integer({ min: least, max: 1_000_000 }), (value) => {
        expect(encode(domain, decode(domain, value))).toBe(value)
      }),
    )
  })

  it.each<[Domain, unknown, string]>([
    [{ kind: 'integer' }, 1.5, 'is not a whole number'],
    [{ kind: 'integer' }, 2 ** 60, 'is not a whole number'],
    [{ kind: 'integer', min: 0 }, -1, 'is below the least value allowed, 0'],
    [{ kind: 'integer', max: 9 }, 10, 'is above the greatest value allowed, 9'],
    [{ kind: 'decimal', digits: 2 }, '1.234', 'has more than 2 decimals'],
    [{ kind: 'decimal', digits: 2 }, '1e3', 'is not a decimal number like "12.50"'],
    [{ kind: 'date' }, '2023-02-30', 'is not a day of the calendar'],
    [{ kind: 'date' }, '2023-2-3', 'is not a date like "2023-06-15"'],
    [{ kind: 'duration', unit: 'days' }, 'PT24H', 'is not a number of days like "P14D"'],
    [{ kind: 'duration', unit: 'time' }, 'P1D', 'is not a length of time like "PT30M" or "PT2H"'],
    [{ kind: 'duration', unit: 'time' }, 'PT', 'is not a length of time like "PT30M" or "PT2H"'],
    [{ kind: 'boolean' }, 'true', 'is neither true nor false'],
  ])('%o refuses %o', (domain, fact, reason) => {
    expect(encode(domain, fact)).toEqual({ reason })
  })

  it('reads amounts exactly', () => {
    expect(encode({ kind: 'decimal', digits: 2 }, '0.10')).toBe(10)
    expect(encode({ kind: 'decimal', digits: 2 }, '19.99')).toBe(1999)
    expect(encode({ kind: 'decimal', digits: 2 }, '-0.01')).toBe(-1)
  })

  it('shows sets as ranges', () => {
    expect(showSet({ kind: 'integer' }, [-Infinity, 14])).toBe('at most 13')
    expect(showSet({ kind: 'duration', unit: 'days' }, [14, Infinity])).toBe('at least P14D')
    expect(showSet({ kind: 'integer' }, [1, 6, 9, 10])).toBe('1 to 5 or 9')
  })
})
