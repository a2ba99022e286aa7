import { describe, expect, it } from 'vitest'
import { createRecall } from '../../compiler/base/recall.js'
import { share } from '../../compiler/base/share.js'
import type { Text } from '../../compiler/base/text.js'
import { isMovable, movableWords } from '../../compiler/base/words.js'

interface Named {
  readonly id: string
  readonly label: Text
}

const named = (id: string, en: string): Named => ({ id, label: { fr: `fr ${en}`, en } })
const again = <T>(before: T | undefined, now: T): T => share(before, now, movableWords())

describe('words that may change', () => {
  it('leave what they stand for the same', () => {
    const before = again(undefined, { kinds: [named('a', 'apple'), named('b', 'pear')] })
    const after = again(before, { kinds: [named('a', 'apple'), named('b', 'quince')] })
    expect(after).toBe(before)
    expect(after.kinds.map(({ label }) => label)).toEqual([named('a', 'apple').label, named('b', 'quince').label])
  })

  it('part where two things had one text and now have two', () => {
    const { label } = named('', 'fruit')
    const before = again(undefined, [
      { id: 'a', label },
      { id: 'b', label },
    ])
    expect(before[0]?.label).toBe(before[1]?.label)
    const after = again(before, [named('a', 'apple'), named('b', 'pear')])
    expect(after.map((one) => one.label.en)).toEqual(['apple', 'pear'])
    // The text of the first is the one there was.
    expect(after[0]).toBe(before[0])
  })

  it('are not those of an answer, nor frozen ones', () => {
    const title = Object.freeze({ fr: 'Pays', en: 'Countries' })
    const shared = again(undefined, { title, value: { fr: 'oui', en: 'yes' }, note: { fr: 'sic', en: 'sic' } })
    expect([shared.title, shared.value, shared.note].map(isMovable)).toEqual([false, false, true])
    expect(shared.title).toBe(title)
  })
})

describe('what is recalled of words', () => {
  it('is made again when words that were read have changed, in the language that was read', () => {
    const recall = createRecall()
    const made: string[] = []
    const see = (label: Text): void => {
      for (const language of ['fr', 'en'] as const)
        recall.of(language, { label }, (inputs) => made.push(inputs.label[language]))
    }
    const before = again(undefined, named('a', 'apple'))
    see(before.label)
    see(again(before, { id: 'a', label: { fr: 'fr apple', en: 'pippin' } }).label)
    expect(made).toEqual(['fr apple', 'apple', 'pippin'])
  })

  it('counts as read by what is made of it, also where it is only used once more', () => {
    const recall = createRecall()
    const times = { inner: 0, outer: 0 }
    const inner = (label: Text): string =>
      recall.of('inner', { label }, (inputs) => {
        times.inner++
        return inputs.label.en
      })
    const outer = (label: Text, more: string): string =>
      recall.of('outer', { label, more }, (inputs) => {
        times.outer++
        return inner(inputs.label) + inputs.more
      })
    const { label } = again(undefined, named('a', 'apple'))
    const rename = (en: string): unknown => again({ id: 'a', label }, named('a', en))
    expect(outer(label, '!')).toBe('apple!')
    rename('pear')
    expect(outer(label, '!')).toBe('pear!')
    expect(outer(label, '?')).toBe('pear?')
    expect(times).toEqual({ inner: 2, outer: 3 })
    rename('quince')
    expect(outer(label, '?')).toBe('quince?')
  })
})
