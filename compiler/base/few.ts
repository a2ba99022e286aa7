/** Twice over for a few editions that share what they say and differ in what they ask: what they are, and what they were. */
const usual = 8

/** Remembers the last few things made of an object, for as long as there is the object. */
export class Few<K extends object, T> {
  readonly #made = new WeakMap<K, readonly T[]>()

  constructor(private readonly most = usual) {}

  /** One that was made of the object and will do. */
  find(key: K, willDo: (before: T) => boolean): T | undefined {
    return this.#made.get(key)?.find(willDo)
  }

  /** One that was made of the object and will do, or else a new one. */
  of(key: K, willDo: (before: T) => boolean, make: () => T): T {
    const before = this.#made.get(key) ?? []
    const one = before.find(willDo) ?? make()
    if (one !== before[0]) this.#made.set(key, [one, ...before.filter((other) => other !== one)].slice(0, this.most))
    return one
  }
}
