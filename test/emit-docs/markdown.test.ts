import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { closed, escapeMarkdown, typeset } from '../../compiler/emit/docs/markdown.js'

describe('typography', () => {
  test('apostrophes between letters are curled in every language', () => {
    expect(typeset("l'offre", 'fr')).toBe('l’offre')
    expect(typeset("the customer's duties", 'en')).toBe('the customer’s duties')
    expect(typeset("the parties' duties", 'en')).toBe('the parties’ duties')
  })

  test('quoted words keep their marks', () => {
    expect(typeset("see 'items' and 'terms' here", 'en')).toBe("see 'items' and 'terms' here")
  })

  test('French punctuation takes unbreakable spaces, English none', () => {
    expect(typeset('« oui » : non', 'fr')).toBe('«\u00a0oui\u00a0»\u00a0: non')
    expect(typeset('yes : no', 'en')).toBe('yes : no')
  })
})

describe('a text as Markdown', () => {
  // The ampersand takes the long way; what stands before it comes out as it does alone.
  test('is the same whether it is plain at a glance or not', () => {
    const parts = [
      'a',
      'www.',
      'WWW',
      '1.',
      ':',
      ': ',
      '://',
      'http',
      ' ',
      '\u00a0',
      '(b)',
      '*',
      '_',
      '’',
      '/',
      '?',
      '«',
      '=',
      'é',
    ]
    const text = fc
      .array(fc.constantFrom(...parts), { minLength: 1, maxLength: 8 })
      .map((some) => some.join(''))
      .filter((one) => one.trim() === one && one !== '')
    fc.assert(
      fc.property(text, (one) => {
        expect(escapeMarkdown(`${one} &`)).toBe(`${escapeMarkdown(one)} \\&`)
      }),
      { numRuns: 20_000, seed: 20230601 },
    )
  })

  test.each([
    ['Clause: www.example.org', 'Clause: www\\.example.org'],
    ['see http://example.org', 'see http\\://example.org'],
    ['two  words ', 'two words'],
    ['1. a list', '1\\. a list'],
    ['Severity: 1; clock: hours (business)', 'Severity: 1; clock: hours (business)'],
  ])('%j', (plain, markdown) => {
    expect(escapeMarkdown(plain)).toBe(markdown)
  })
})

describe('a sentence', () => {
  test('is closed once', () => {
    expect(closed('the base times hold again')).toBe('the base times hold again.')
    expect(closed('the base times hold again.')).toBe('the base times hold again.')
    expect(closed('which ones?')).toBe('which ones?')
  })
})
