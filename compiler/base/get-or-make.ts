/** A map, weak or not, as far as it takes to remember what was made of something. */
interface Made<K, V> {
  readonly get: (key: K) => V | undefined
  readonly set: (key: K, value: V) => unknown
}

/** What stands under the key, made now if nothing does. */
export function getOrMake<K, V>(made: Made<K, V>, key: K, make: () => V): V {
  const known = made.get(key)
  if (known !== undefined) return known
  const now = make()
  made.set(key, now)
  return now
}

/** The function, called once for each object. What it reads of one must never change. */
export function onceForEach<K extends object, V>(make: (of: K) => V): (of: K) => V {
  const made = new WeakMap<K, V>()
  return (of) => getOrMake(made, of, () => make(of))
}

/** More texts than the pages of a book of some thousand rules say. */
const mostTexts = 50_000

/** The function of a text, called once for each of the texts it was given of late. */
export function onceForEachText<V>(make: (text: string) => V): (text: string) => V {
  const made = new Map<string, V>()
  return (text) =>
    getOrMake(made, text, () => {
      if (made.size >= mostTexts) made.clear()
      return make(text)
    })
}
