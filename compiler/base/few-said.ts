import { Few } from './few.js'
import { areSameItems } from './same-items.js'
import { WordsRead } from './words.js'

/** Remembers the last few things said of an object, for as long as the words are those that were read for it. */
export class FewSaid<K extends object, T> {
  readonly #few = new Few<K, Said<T>>()

  /** What `say` says of the object, which hangs on nothing else but `given`, and on words. */
  of(key: K, given: readonly unknown[], say: () => T): T {
    const { what, words } = this.#few.of(
      key,
      (before) => areSameItems(before.given, given) && before.words.areSame(),
      () => {
        const read = new WordsRead()
        return { given, words: read, what: read.during(say) }
      },
    )
    words.again()
    return what
  }
}

interface Said<T> {
  readonly given: readonly unknown[]
  readonly words: WordsRead
  readonly what: T
}
