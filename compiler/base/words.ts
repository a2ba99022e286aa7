import { languages, type Language, type Text } from './text.js'

/**
 * Texts whose words may change where they stand. Most of what is made of a book does not depend on how things are called,
 * so such a text stays the same object when its words change, and whoever reads its words is noted as having read them.
 */
const saidBy = new WeakMap<object, Record<Language, string>>()

/** The last texts whose words have changed, in the order in which they did. */
let renamed: Text[] = []
/** How many did before those. */
let forgotten = 0
const mostRenamed = 1_000

const timesRenamed = (): number => forgotten + renamed.length

function noteRenamed(text: Text): void {
  renamed.push(text)
  if (renamed.length < mostRenamed) return
  forgotten += renamed.length
  renamed = []
}

/** Notes which words were read while something was made. */
export class WordsRead {
  readonly #seen = new Map<Text, Partial<Record<Language, string>>>()
  /** What was made within, and read words of its own. */
  readonly #within = new Set<WordsRead>()
  /** How many texts had been renamed when all those words were as they were seen. */
  #asOf = timesRenamed()

  /** Runs `make`; what it reads counts as read here, and by whoever is noting already. */
  during<T>(make: () => T): T {
    readers.push(this)
    try {
      return make()
    } finally {
      readers.pop()
      this.again()
    }
  }

  /** Whether all those words are as they were. */
  areSame(): boolean {
    const now = timesRenamed()
    if (this.#asOf === now) return true
    const texts = this.#asOf < forgotten ? this.#seen.keys() : renamed.slice(this.#asOf - forgotten)
    for (const text of texts) {
      const seen = this.#seen.get(text)
      if (seen !== undefined && !isSaid(text, seen)) return false
    }
    for (const inner of this.#within) if (!inner.areSame()) return false
    this.#asOf = now
    return true
  }

  /** What was made is used once more: whoever is noting has read those words too. */
  again(): void {
    const reader = readers.at(-1)
    if (reader !== undefined && this.#seen.size + this.#within.size > 0) reader.#within.add(this)
  }

  note(text: Text, language: Language, words: string): void {
    const seen = this.#seen.get(text)
    if (seen === undefined) this.#seen.set(text, { [language]: words })
    else seen[language] ??= words
  }
}

function isSaid(text: Text, seen: Partial<Record<Language, string>>): boolean {
  const said = saidBy.get(text)
  return languages.every((language) => seen[language] === undefined || seen[language] === said?.[language])
}

/** Those who are noting, the innermost last. */
const readers: WordsRead[] = []

/** Whether the words of a text may change where they stand. */
export const isMovable = (value: object): value is Text => saidBy.has(value)

/** The same text as one whose words may change. */
function movableText(words: Text): Text {
  const said = { ...words }
  const text = {} as { [L in Language]: string }
  for (const language of languages)
    Object.defineProperty(text, language, {
      enumerable: true,
      get: () => {
        readers.at(-1)?.note(text, language, said[language])
        return said[language]
      },
    })
  saidBy.set(text, said)
  return text
}

/**
 * For `share`: words are no part of what they stand for. Where something is called otherwise than before, the text it had gets
 * the new words. A text that is the answer to a question is no such words; it stands under `value`.
 */
export function movableWords(): (before: unknown, now: object, key: string | undefined) => object | undefined {
  const placed = new Set<object>()
  return (before, now, key) => {
    if (key === 'value' || !isText(now) || Object.isFrozen(now)) return undefined
    const said = typeof before === 'object' && before !== null ? saidBy.get(before) : undefined
    if (before === undefined || said === undefined) return movableText(now)
    const isSame = languages.every((language) => said[language] === now[language])
    // Two things may have had one text and now have two.
    if (!isSame && placed.has(said)) return movableText(now)
    placed.add(said)
    if (!isSame) noteRenamed(before as Text)
    Object.assign(said, now)
    return before as Text
  }
}

function isText(value: object): value is Text {
  const keys = Object.keys(value)
  return (
    keys.length === languages.length && languages.every((language) => typeof Reflect.get(value, language) === 'string')
  )
}
