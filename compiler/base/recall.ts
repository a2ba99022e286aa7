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
      if (before?.seen.every((seen) => isAsSeen(seen, inputs)) === true && before.words.areSame()) {
        before.words.again()
        return before.result as T
      }
      const seen: Seen[] = []
      const words = new WordsRead()
      const result = words.during(() => make(new Glass(new Set(open), seen).over(inputs, [], '') as I))
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
  readonly seen: readonly Seen[]
  readonly words: WordsRead
  readonly result: unknown
}

/** What was seen of one object among the inputs. */
interface Seen {
  /** The properties and keys that lead there; none for the inputs themselves. */
  readonly path: readonly unknown[]
  /** The object itself, or the last one that looked the same. */
  target: unknown
  readonly looks: Look[]
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

function isAsSeen(seen: Seen, inputs: object): boolean {
  let at: unknown = inputs
  for (const step of seen.path) {
    if (typeof at !== 'object' || at === null) return false
    at = at instanceof Map ? at.get(step) : (at as Readonly<Record<string, unknown>>)[String(step)]
  }
  // What an object holds does not change.
  if (at === seen.target) return true
  if (typeof at !== 'object' || at === null) return false
  const isList = at instanceof Map || at instanceof Set
  for (const look of seen.looks) if (!looksAlike(look, at, isList)) return false
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

/** What is noted of one object, and how it was looked at for which keys. */
interface Noted {
  readonly seen: Seen
  readonly keys: Map<How, Set<unknown>>
}

/** Shows objects as they are, and notes every look at them. */
class Glass {
  readonly #noted = new Map<unknown, Noted>()
  readonly #shown = new Map<object, { readonly glass: object; readonly path: readonly unknown[] }>()

  constructor(
    private readonly open: ReadonlySet<string>,
    private readonly all: Seen[],
  ) {}

  /** `form` is the path as `open` has it. */
  over(target: object, path: readonly unknown[], form: string): object {
    const before = this.#shown.get(target)
    if (before !== undefined) return before.glass
    const glass =
      target instanceof Map
        ? this.#map(target, path, `${form}.*`)
        : target instanceof Set
          ? this.#set(target, path)
          : this.#plain(target, path, form)
    this.#shown.set(target, { glass, path })
    return glass
  }

  #plain(target: object, path: readonly unknown[], form: string): object {
    return new Proxy(target, {
      get: (_, name) => {
        if (typeof name === 'symbol') return Reflect.get(target, name) as unknown
        const value = ways.property(target, name)
        const inner = form === '' ? name : `${form}.${name}`
        if (value instanceof Map || value instanceof Set || (isObject(value) && this.open.has(inner)))
          return this.#within(target, path, 'property', name, value, inner)
        return this.#look(target, path, 'property', name)
      },
      has: (_, name) => {
        this.#look(target, path, 'names')
        return Reflect.has(target, name)
      },
      ownKeys: () => {
        this.#look(target, path, 'names')
        return Reflect.ownKeys(target)
      },
    })
  }

  #map(target: ReadonlyMap<unknown, unknown>, path: readonly unknown[], inner: string): ReadonlyMap<unknown, unknown> {
    const isOpen = this.open.has(inner)
    const look = (how: How, key?: unknown): unknown => this.#look(target, path, how, key)
    const get = (key: unknown): unknown => {
      const value = target.get(key)
      return isOpen && isObject(value) ? this.#within(target, path, 'get', key, value, inner) : look('get', key)
    }
    const keys = () => (look('keys'), target.keys())
    const values = () => {
      if (!isOpen) return (look('values'), target.values())
      return [...keys()].map(get).values()
    }
    const entries = () => [...keys()].map((key): [unknown, unknown] => [key, get(key)]).values()
    return {
      get,
      has: (key) => look('has', key) === true,
      get size() {
        return Number(look('size'))
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

  #set(
    target: ReadonlySet<unknown>,
    path: readonly unknown[],
  ): Pick<ReadonlySet<unknown>, 'has' | typeof Symbol.iterator> {
    return {
      has: (key) => this.#look(target, path, 'has', key) === true,
      [Symbol.iterator]: () => (this.#look(target, path, 'values'), target.values()),
    }
  }

  /** What stands in an object, through the glass; that it stands there is noted where it was seen elsewhere before. */
  #within(target: object, path: readonly unknown[], how: How, key: unknown, value: object, form: string): object {
    const inner = [...path, key]
    const before = this.#shown.get(value)?.path ?? inner
    if (before.length !== inner.length || before.some((step, place) => step !== inner[place]))
      this.#look(target, path, how, key)
    return this.over(value, inner, form)
  }

  #look(target: unknown, path: readonly unknown[], how: How, key?: unknown): unknown {
    const seen = ways[how](target, key)
    const noted = this.#noted.get(target) ?? this.#first(target, path)
    const keys = getOrMake(noted.keys, how, () => new Set<unknown>())
    if (!keys.has(key)) {
      keys.add(key)
      noted.seen.looks.push({ how, key, seen })
    }
    return seen
  }

  #first(target: unknown, path: readonly unknown[]): Noted {
    const seen: Seen = { path, target, looks: [] }
    const noted = { seen, keys: new Map<How, Set<unknown>>() }
    this.#noted.set(target, noted)
    this.all.push(seen)
    return noted
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
