import { areSameItems } from './same-items.js'
import { isMovable } from './words.js'

/**
 * A value with every part taken from an earlier one that says the same: equal parts of the two become one object, down
 * from the whole. What is remembered of an object then holds for as long as it says the same, and to see whether
 * something changed is to compare two references.
 *
 * Values are trees of plain objects, lists, maps and sets that nobody changes; the same part may stand in several places.
 * `instead` may name the object to take for a part, whatever it says.
 */
export function share<T>(before: unknown, now: T, instead: Instead = () => undefined): T {
  return new Sharing(instead).of(before, now) as T
}

/** `key` is the property under which the part stands, where it is one of an object. */
export type Instead = (before: unknown, now: object, key: string | undefined) => object | undefined

/** For `share`: only whether the whole has the same parts matters. They are taken as they are. */
export function partsAsTheyAre(): Instead {
  let isWhole = true
  return (_, now) => {
    if (!isWhole) return now
    isWhole = false
    return undefined
  }
}

class Sharing {
  /** What became of each part of the new value. A part that stands in several places is looked at once. */
  readonly #done = new Map<object, object>()

  constructor(private readonly instead: Instead) {}

  of(before: unknown, now: unknown, name?: string): unknown {
    if (before === now || typeof now !== 'object' || now === null || isMovable(now)) return now
    const known = this.#done.get(now)
    if (known !== undefined) return known
    const shared =
      this.instead(before, now, name) ??
      this.#shared(typeof before === 'object' && before !== null ? before : undefined, now)
    this.#done.set(now, shared)
    return shared
  }

  #shared(before: object | undefined, now: object): object {
    if (Array.isArray(now)) return this.#list(Array.isArray(before) ? before : undefined, now)
    if (now instanceof Map) return this.#map(before instanceof Map ? before : undefined, now)
    if (now instanceof Set) return before instanceof Set && areSameItems([...before], [...now]) ? before : now
    const prototype: unknown = Object.getPrototypeOf(now)
    if (prototype !== Object.prototype && prototype !== null) return now
    return this.#object(before, now)
  }

  #list(before: readonly unknown[] | undefined, now: readonly unknown[]): object {
    if (before !== undefined && areSameItems(before, now)) return before
    // Most lists are of things with an id; what was put in between or taken out leaves the others as they were.
    let byId: ReadonlyMap<string, unknown> | undefined
    const twinOf = (item: unknown, place: number): unknown => {
      const there = before?.[place]
      const id = idOf(item)
      if (id === undefined || id === idOf(there)) return there
      byId ??= new Map((before ?? []).map((other) => [idOf(other) ?? '', other]))
      return byId.get(id) ?? there
    }
    const items = now.map((item, place) => (item === before?.[place] ? item : this.of(twinOf(item, place), item)))
    if (before !== undefined && areSameItems(before, items)) return before
    return areSameItems(items, now) ? now : items
  }

  #map(before: ReadonlyMap<unknown, unknown> | undefined, now: ReadonlyMap<unknown, unknown>): object {
    const entries = [...now].map(([key, value]) => [key, this.of(before?.get(key), value)] as const)
    if (before?.size === now.size) {
      const earlier = [...before.keys()]
      const isSame = entries.every(([key, value], place) => earlier[place] === key && before.get(key) === value)
      if (isSame) return before
    }
    return entries.every(([key, value]) => now.get(key) === value) ? now : new Map(entries)
  }

  #object(before: object | undefined, now: object): object {
    const keys = Object.keys(now)
    const earlier = before as Readonly<Record<string, unknown>> | undefined
    const current = now as Readonly<Record<string, unknown>>
    const values = keys.map((key) => this.of(earlier?.[key], current[key], key))
    if (before !== undefined && isAlike(before, now, keys) && keys.every((key, at) => values[at] === earlier?.[key]))
      return before
    if (keys.every((key, at) => values[at] === current[key])) return now
    return Object.fromEntries(keys.map((key, at) => [key, values[at]]))
  }
}

/** The same keys in the same order: text is written in the order of keys. */
function isAlike(before: object, now: object, keys: readonly string[]): boolean {
  if (Object.getPrototypeOf(before) !== Object.getPrototypeOf(now)) return false
  const earlier = Object.keys(before)
  return earlier.length === keys.length && earlier.every((key, place) => key === keys[place])
}

function idOf(value: unknown): string | undefined {
  return typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string'
    ? value.id
    : undefined
}
