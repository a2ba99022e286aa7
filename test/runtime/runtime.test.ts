import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Domain } from '../../compiler/rules/domain.js'
import { decode, encode } from '../../compiler/rules/domain-values.js'
import {
  computed,
  date,
  days,
  decimal,
  editionDay,
  EditionError,
  FactError,
  freeze,
  grounds,
  integer,
  list,
  passOn,
  silence,
  time,
  unknownTerm,
  value,
} from '../../compiler/runtime/runtime.js'

const seed = 20230601

/** A runtime reader beside the compiler's own encoding of the same domain. */
const readers: readonly {
  readonly domain: Domain
  readonly read: (fact: never) => number
  readonly texts: fc.Arbitrary<unknown>
}[] = [
  {
    domain: { kind: 'integer', min: -5, max: 100 },
    read: (fact) => integer('f', fact, -5, 100),
    texts: fc.oneof(fc.integer({ min: -8, max: 104 }), fc.double(), fc.string()),
  },
  {
    domain: { kind: 'decimal', digits: 2, min: -1000 },
    read: (fact) => decimal('f', fact, 2, -1000, Infinity),
    texts: fc.oneof(
      fc.stringMatching(/^-?\d{0,20}\.?\d{0,4}$/),
      fc.stringMatching(/^[-+.0-9e ]{0,8}$/),
      fc.double(),
      fc.string(),
    ),
  },
  {
    domain: { kind: 'money', currency: 'EUR', digits: 0 },
    read: (fact) => decimal('f', fact, 0, -Infinity, Infinity),
    texts: fc.oneof(fc.stringMatching(/^-?\d{0,3}\.?0{0,2}$/), fc.string()),
  },
  {
    domain: { kind: 'duration', unit: 'time', max: 90_000 },
    read: (fact) => time('f', fact, -Infinity, 90_000),
    texts: fc.oneof(
      fc.stringMatching(/^PT(\d{1,10}H)?(\d{1,3}M)?(\d{1,3}S)?$/),
      fc.stringMatching(/^[PTHMSD0-9]{0,6}$/),
      fc.string(),
    ),
  },
  {
    domain: { kind: 'duration', unit: 'days', min: 1 },
    read: (fact) => days('f', fact, 1, Infinity),
    texts: fc.oneof(
      fc.stringMatching(/^P(\d{1,10}W)?(\d{1,3}D)?$/),
      fc.stringMatching(/^[PTWD0-9]{0,6}$/),
      fc.string(),
    ),
  },
  {
    domain: { kind: 'date' },
    read: (fact) => date('f', fact, -Infinity, Infinity),
    texts: fc.oneof(fc.stringMatching(/^\d{4}-[01]\d-[0-3]\d$/), fc.stringMatching(/^[-0-9T]{10}$/), fc.string()),
  },
]

describe('facts as numbers', () => {
  it.each(readers)('mean to generated code what they mean to the compiler: $domain', ({ domain, read, texts }) => {
    fc.assert(
      fc.property(texts, (fact) => {
        const expected = encode(domain, fact)
        if (typeof expected === 'number') {
          expect(read(fact as never)).toBe(expected)
          const again = decode(domain, expected)
          if (encode(domain, again) === expected) expect(read(again as never)).toBe(expected)
        } else expect(() => read(fact as never)).toThrow(FactError)
      }),
      { numRuns: 3000, seed },
    )
  })

  it('agree on every day of the calendar', () => {
    for (let day = -719_528; day < 2_932_897; day += 13) {
      const text = new Date(day * 86_400_000).toISOString().slice(0, 10)
      expect(date('f', text, -Infinity, Infinity)).toBe(day)
    }
  })

  it('say what is wrong and what would be right', () => {
    expect(() => integer('notice', 12.5, 0, 10)).toThrow('"notice" cannot be 12.5: it is a whole number')
    expect(() => integer('notice', 11, 0, 10)).toThrow('"notice" cannot be 11: it is 0 to 10')
    expect(() => decimal('fee', '-1', 2, 0, Infinity)).toThrow('"fee" cannot be "-1": it is at least 0.00')
    expect(() => decimal('fee', '1.234', 2, 0, Infinity)).toThrow('with at most 2 decimals')
    expect(() => time('within', 'P1D', 0, 60)).toThrow(
      '"within" cannot be "P1D": it is a length of time like "PT30M" or "PT2H"',
    )
    expect(() => date('on', '2023-02-29', -Infinity, Infinity)).toThrow('it is a day of the calendar like "2023-06-15"')
    expect(() => days('after', 'P9D', -Infinity, 7)).toThrow('it is at most P7D')
  })
})

describe('unknown terms', () => {
  it('come with at most three nearest terms, or with the list', () => {
    expect(unknownTerm('f', 'bok', ['book', 'magazine', 'score']).nearest).toEqual(['book'])
    expect(unknownTerm('f', 'BOOK', ['magazine', 'book']).nearest).toEqual(['book'])
    expect(
      unknownTerm(
        'f',
        'x',
        Array.from({ length: 20 }, (_, i) => `term-${i}`),
      ).message,
    ).toMatch(/and 12 more$/)
  })

  it('are shown whatever they are', () => {
    const cyclic: unknown[] = []
    cyclic.push(cyclic)
    for (const odd of [null, undefined, 1n, Symbol('s'), () => 1, cyclic, 'x'.repeat(1e6), Object.create(null)])
      expect(unknownTerm('f', odd, ['a']).message.length).toBeLessThan(120)
  })
})

describe('answers', () => {
  const clauses = freeze([{ id: 'C', section: '1', page: 1 }])

  it('have all their fields, and cannot be changed', () => {
    const one = value('e', 'r', { a: { b: 1 } }, clauses)
    expect(one).toEqual({
      kind: 'value',
      value: { a: { b: 1 } },
      rule: 'r',
      agreeing: [],
      carveOuts: [],
      clauses,
      edition: 'e',
      contested: [],
    })
    const two = silence('e', 's', 'discretionary', clauses, { by: 'x', contested: ['w'] })
    expect(two).toMatchObject({ kind: 'silence', silence: 'discretionary', by: 'x', contested: ['w'] })
    const all = list('e', [one, two])
    for (const frozen of [one, one.value.a, one.agreeing, two.contested, all, all.answers])
      expect(Object.isFrozen(frozen)).toBe(true)
  })
})

describe('an answer computed from answers of other decisions', () => {
  const clauses = freeze([{ id: 'C', section: '1', page: 1 }])
  const on = grounds('e', 'r', clauses, { contested: ['own'] })
  const plain = value('e', 'asked', { a: 1 }, clauses)
  const disputed = value('e', 'asked', { a: 1 }, clauses, { contested: ['asked', 'own'] })

  it('is contested by what contests them, each reading once', () => {
    expect(computed(on, { b: 2 }, plain).contested).toBe(on.contested)
    expect(computed(on, { b: 2 }, plain, disputed)).toMatchObject({ value: { b: 2 }, contested: ['own', 'asked'] })
  })

  it('is silent where one of them is, and contested all the same', () => {
    const silent = silence('e', 'asked', 'discretionary', clauses, { by: 'x' })
    expect(passOn(on, silent, silent, disputed)).toMatchObject({ by: 'x', rule: 'r', contested: ['own', 'asked'] })
  })
})

describe('days', () => {
  it('are refused unless they are days of the calendar', () => {
    expect(editionDay('2024-02-29', 'always')).toBe('2024-02-29')
    for (const wrong of ['2023-02-29', '2023-1-1', '20230101', '', '2023-01-01 '])
      expect(() => editionDay(wrong, 'always')).toThrow(EditionError)
  })
})
