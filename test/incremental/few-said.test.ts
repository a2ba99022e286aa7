import { describe, expect, it } from 'vitest'
import { FewSaid } from '../../compiler/base/few-said.js'
import { createRecall } from '../../compiler/base/recall.js'
import { share } from '../../compiler/base/share.js'
import type { Text } from '../../compiler/base/text.js'
import { movableWords } from '../../compiler/base/words.js'

const movable = (en: string, before?: { readonly label: Text }): { readonly label: Text } =>
  share(before, { label: { fr: `fr ${en}`, en } }, movableWords())

describe('what is said of an object', () => {
  it('is said again when what it hangs on is another, or words that were read', () => {
    const said = new FewSaid<object, string>()
    const thing = {}
    const named = movable('apple')
    let times = 0
    const say = (given: readonly unknown[]): string =>
      said.of(thing, given, () => `${String(++times)} ${named.label.en}`)
    expect([say(['a']), say(['a']), say(['b']), say(['a'])]).toEqual(['1 apple', '1 apple', '2 apple', '1 apple'])
    movable('quince', named)
    expect([say(['a']), say(['a'])]).toEqual(['3 quince', '3 quince'])
    // The words as they were are those that were said first.
    movable('apple', named)
    expect(say(['a'])).toBe('1 apple')
  })

  it('counts as read by whoever uses it, also where it is not said again', () => {
    const said = new FewSaid<object, string>()
    const thing = {}
    const named = movable('apple')
    const recall = createRecall()
    const page = (key: string): string => recall.of(key, {}, () => said.of(thing, [], () => named.label.en))
    expect([page('one'), page('two')]).toEqual(['apple', 'apple'])
    movable('quince', named)
    expect([page('one'), page('two')]).toEqual(['quince', 'quince'])
  })
})
