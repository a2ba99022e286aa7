/**
 * Large decisions as data. Past some thousands of questions, code is slow to load and to compile; a tree of numbers is not, and
 * answers as fast. Facts become whole numbers, a node compares one of them with its bounds and leads on.
 */

/** A decision as numbers: which fact to look at, the bounds between its values, and where each part leads. */
export class Tree {
  /** The facts of the case, each a whole number; filled by the caller before `find`. */
  readonly cells: Int32Array | Float64Array
  readonly #nodes: Int32Array | Float64Array

  constructor(facts: number, text: string) {
    this.#nodes = readNodes(text)
    this.cells = new (this.#nodes instanceof Int32Array ? Int32Array : Float64Array)(facts)
  }

  /** The number of the answer of the case in `cells`. */
  find(): number {
    const nodes = this.#nodes
    const { cells } = this
    let at = 0
    do {
      const value = cells[nodes[at] as number] as number
      const last = (nodes[at + 1] as number) - 1
      let low = at + 2
      let high = low + last
      while (low < high) {
        const middle = (low + high) >> 1
        if (value < (nodes[middle] as number)) high = middle
        else low = middle + 1
      }
      at = nodes[low + last] as number
    } while (at >= 0)
    return -1 - at
  }
}

/** The tree that some text holds, over so many facts. */
export const treeOf = (facts: number, text: string): Tree => new Tree(facts, text)

/**
 * Reads nodes written one after the other: the fact, the number of parts, the bounds between them (each as what it adds to the
 * one before), and where each part leads: to a node (as what its number adds to the own one) or to an answer.
 */
function readNodes(text: string): Int32Array | Float64Array {
  const numbers: number[] = []
  const starts: number[] = []
  let place = 0
  const next = (): number => {
    let value = 0
    for (let factor = 1; ; factor *= 32) {
      let digit = digits[text.charCodeAt(place++)] ?? lineBreak
      while (digit === lineBreak) digit = digits[text.charCodeAt(place++)] ?? lineBreak
      value += (digit & 31) * factor
      if (digit < 32) return value
    }
  }
  const signed = (): number => {
    const value = next()
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2
  }
  const end = text.trimEnd().length
  let small = true
  while (place < end) {
    const own = starts.length
    starts.push(numbers.length)
    const parts = (numbers.push(next()), next())
    numbers.push(parts)
    let bound = 0
    for (let i = 1; i < parts; i++) {
      bound += signed()
      small &&= Math.abs(bound) < 2 ** 31
      numbers.push(bound)
    }
    for (let i = 0; i < parts; i++) {
      const to = next()
      // Nodes are kept apart from answers by the lowest bit; their places are known only at the end.
      numbers.push(to % 2 === 1 ? -1 - (to - 1) / 2 : own + unfolded(to / 2))
    }
  }
  for (const start of starts) {
    const parts = numbers[start + 1] ?? 0
    for (let i = start + 1 + parts; i < start + 1 + 2 * parts; i++) {
      const to = numbers[i] ?? 0
      if (to >= 0) numbers[i] = starts[to] ?? 0
    }
  }
  return small ? Int32Array.from(numbers) : Float64Array.from(numbers)
}

const unfolded = (value: number): number => (value % 2 === 0 ? value / 2 : -(value + 1) / 2)

const lineBreak = 64
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const digits = /* @__PURE__ */ Uint8Array.from({ length: 128 }, (_, code) => {
  const digit = alphabet.indexOf(String.fromCharCode(code))
  return digit < 0 ? lineBreak : digit
})
