import { describe, expect, test } from 'vitest'
import { closed, typeset } from '../../compiler/emit/docs/markdown.js'

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

describe('a sentence', () => {
  test('is closed once', () => {
    expect(closed('the base times hold again')).toBe('the base times hold again.')
    expect(closed('the base times hold again.')).toBe('the base times hold again.')
    expect(closed('which ones?')).toBe('which ones?')
  })
})
