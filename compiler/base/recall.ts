import { getOrMake } from './get-or-make.js'
import { areSameItems } from './same-items.js'
import { share, type Instead } from './share.js'
import { WordsRead } from './words.js'

/**
 * Makes things out of large inputs, and may remember what it made. Whoever makes one gets the inputs through a glass that
 * notes what is looked up in them, so that a thing is made again only when something it was made of has changed.
 */
export interface Recall {
  /**
   * What `make` makes of the inputs. Their own properties are looked up one by one, those that are maps or sets entry by
   * entry, and so is what stands under the paths of `open`: `program.book`, or `held.*` for each value of a map. All else
   * counts as changed when it is another object, so what stays must stay the same object.
   */
  of<I extends object, T>(key: string, inputs: I, make: (inputs: I) => T, open?: readonly string[]): T

  /** The value, of which every part that says what it said before, under the same key, is the same object as then. */
  steady<T>(key: string, value: T, how?: Steadying): T
}

export interface Steadying {
  /** Makes what `share` is told. */
  readonly instead: () => Instead
}

/** Makes everything anew. */
export const forgetful: Recall = {
  of: (_key, inputs, make) => make(inputs),
  steady: (_key, value) => value,
}

/** Remembers the last thing under each key. */
export function createRecall(): Recall {
  const made = new Map<string, Made>()
  const kept = new Map<string, unknown>()
  return {
    of<I extends object, T>(key: string, inputs: I, make: (inputs: I) => T, open: readonly string[] = []): T {
      const before = made.get(key)
      // What lies under a key is what a call with that key made.
      if (before !== undefined && isAsSeen(before.seen, inputs) && before.words.areSame()) {
        before.words.again()
        return before.result as T
      }
      const seen: Seen = { target: inputs, looks: [], within: [] }
      const words = new WordsRead()
      const result = words.during(() => make(new Glass(new Set(open)).over({ seen, isAttached: true }, '') as I))
      made.set(key, { seen, words, result })
      return result
    },
    steady<T>(key: string, value: T, how?: Steadying): T {
      const isFirst = how === undefined && !kept.has(key)
      const steady = isFirst ? value : share(kept.get(key), value, how?.instead())
      kept.set(key, steady)
      return steady
    },
  }
}

interface Made {
  readonly seen: Seen
  readonly words: WordsRead
  readonly result: unknown
}

/** What was seen of the inputs, or of an object that stands in them. */
interface Seen {
  /** The object itself, or the last one that looked the same. */
  target: object
  readonly looks: Look[]
  /** What was seen of the objects in it, each with the property or key under which it stands. */
  readonly within: (readonly [key: unknown, seen: Seen])[]
}

/** One look at it: how, and what was seen. */
interface Look {
  readonly how: How
  readonly key?: unknown
  readonly seen: unknown
}

type Lists = ReadonlyMap<unknown, unknown> | ReadonlySet<unknown>

/** The ways to look, each with what it sees. */
const ways = {
  property: (at: unknown, key: unknown) => (at as Readonly<Record<string, unknown>>)[key as string],
  names: (at: unknown) => Object.keys(at as object),
  get: (at: unknown, key: unknown) => (at as ReadonlyMap<unknown, unknown>).get(key),
  has: (at: unknown, key: unknown) => (at as Lists).has(key),
  size: (at: unknown) => (at as Lists).size,
  keys: (at: unknown) => [...(at as Lists).keys()],
  values: (at: unknown) => [...(at as Lists).values()],
} satisfies Readonly<Record<string, (at: unknown, key: unknown) => unknown>>
type How = keyof typeof ways

function isAsSeen(seen: Seen, at: unknown): boolean {
  // What an object holds does not change.
  if (at === seen.target) return true
  if (!isObject(at)) return false
  const isMap = at instanceof Map
  const isList = isMap || at instanceof Set
  for (const look of seen.looks) if (!looksAlike(look, at, isList)) return false
  for (const [key, inner] of seen.within) if (!isAsSeen(inner, ways[isMap ? 'get' : 'property'](at, key))) return false
  seen.target = at
  return true
}

function looksAlike({ how, key, seen }: Look, at: object, isList: boolean): boolean {
  const takesList = how !== 'property' && how !== 'names'
  if (isList !== takesList) return false
  const now = ways[how](at, key)
  if (!Array.isArray(now) || how === 'property' || how === 'get') return now === seen
  return areSameItems(now, seen as readonly unknown[])
}

/** An object as it is shown: where what is seen of it is noted, and where it stands. */
interface Shown {
  readonly seen: Seen
  /** The object that it was first seen in, and the property or key; none for the inputs themselves. */
  readonly place?: { readonly of: Shown; readonly key: unknown }
  /** From the first look on. */
  isAttached: boolean
  /** Where there were many looks at it: how, and for which keys. */
  looked?: Map<How, Set<unknown>>
}

/** So many looks are gone through one by one. */
const fewLooks = 12

/** Shows objects as they are, and notes every look at them. */
class Glass {
  readonly #shown = new Map<object, { readonly shown: Shown; readonly glass: object }>()

  constructor(private readonly open: ReadonlySet<string>) {}

  /** `form` is the path as `open` has it. */
  over(shown: Shown, form: string): object {
    const { target } = shown.seen
    const glass =
      target instanceof Map
        ? this.#map(target, shown, `${form}.*`)
        : target instanceof Set
          ? this.#set(target, shown)
          : this.#plain(target, shown, form)
    this.#shown.set(target, { shown, glass })
    return glass
  }

  #plain(target: object, shown: Shown, form: string): object {
    return new Proxy(target, {
      get: (_, name) => {
        if (typeof name === 'symbol') return Reflect.get(target, name) as unknown
        const value = ways.property(target, name)
        const inner = form === '' ? name : `${form}.${name}`
        if (value instanceof Map || value instanceof Set || (isObject(value) && this.open.has(inner)))
          return this.#within(shown, 'property', name, value, inner)
        return look(shown, 'property', name)
      },
      has: (_, name) => {
        look(shown, 'names')
        return Reflect.has(target, name)
      },
      ownKeys: () => {
        look(shown, 'names')
        return Reflect.ownKeys(target)
      },
    })
  }

  #map(target: ReadonlyMap<unknown, unknown>, shown: Shown, inner: string): ReadonlyMap<unknown, unknown> {
    const isOpen = this.open.has(inner)
    const get = (key: unknown): unknown => {
      const value = target.get(key)
      return isOpen && isObject(value) ? this.#within(shown, 'get', key, value, inner) : look(shown, 'get', key)
    }
    const keys = () => (look(shown, 'keys'), target.keys())
    const values = () => {
      if (!isOpen) return (look(shown, 'values'), target.values())
      return [...keys()].map(get).values()
    }
    const entries = () => [...keys()].map((key): [unknown, unknown] => [key, get(key)]).values()
    return {
      get,
      has: (key) => look(shown, 'has', key) === true,
      get size() {
        return Number(look(shown, 'size'))
      },
      keys,
      values,
      entries,
      forEach: (each) => {
        for (const [key, value] of entries()) each(value, key, target)
      },
      [Symbol.iterator]: entries,
    }
  }

  #set(target: ReadonlySet<unknown>, shown: Shown): Pick<ReadonlySet<unknown>, 'has' | typeof Symbol.iterator> {
    return {
      has: (key) => look(shown, 'has', key) === true,
      [Symbol.iterator]: () => (look(shown, 'values'), target.values()),
    }
  }

  /** What stands in an object, through the glass; that it stands there is noted where it was seen elsewhere before. */
  #within(shown: Shown, how: How, key: unknown, value: object, form: string): object {
    const before = this.#shown.get(value)
    if (before === undefined)
      return this.over(
        { seen: { target: value, looks: [], within: [] }, place: { of: shown, key }, isAttached: false },
        form,
      )
    const { place } = before.shown
    if (place?.of !== shown || place.key !== key) look(shown, how, key)
    return before.glass
  }
}

function look(shown: Shown, how: How, key?: unknown): unknown {
  const { target, looks } = shown.seen
  const seen = ways[how](target, key)
  if (isNew(shown, how, key)) {
    attach(shown)
    looks.push({ how, key, seen })
  }
  return seen
}

function isNew(shown: Shown, how: How, key: unknown): boolean {
  const { looks } = shown.seen
  if (shown.looked === undefined) {
    if (looks.length < fewLooks) return !looks.some((one) => one.how === how && one.key === key)
    shown.looked = new Map()
    for (const one of looks) keysOf(shown.looked, one.how).add(one.key)
  }
  const keys = keysOf(shown.looked, how)
  return keys.size < keys.add(key).size
}

const keysOf = (looked: Map<How, Set<unknown>>, how: How): Set<unknown> => getOrMake(looked, how, () => new Set())

/** What is seen of an object belongs to what is seen of the one it stands in. */
function attach(shown: Shown): void {
  if (shown.isAttached || shown.place === undefined) return
  shown.isAttached = true
  const { of, key } = shown.place
  attach(of)
  of.seen.within.push([key, shown.seen])
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
