import type { Domain } from '../compiler/rules/domain.js'
import type { Condition, Decision, Input, Rule } from '../compiler/rules/program.js'
import { universe } from '../compiler/rules/domain-values.js'
import type { ValueSet } from '../compiler/rules/value-set.js'

/** A small deterministic generator of numbers in [0, 1), so that every run measures the same tables. */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const text = (word: string) => ({ fr: word, en: word })
const origin = { source: { path: 'synthetic.yaml', text: '' }, start: 0, end: 0 }

function terms(id: string, count: number): Domain {
  const list = Array.from({ length: count }, (_, i) => ({
    id: `${id}-${i}`,
    label: text(`${id} ${i}`),
    parents: [],
    abstract: false,
  }))
  return { kind: 'terms', vocabulary: { id, title: text(id), terms: list } }
}

/** Six inputs: four enumerations of 10 to 50 values and two whole numbers. */
export const syntheticInputs: readonly Input[] = [
  { id: 'region', role: 'fact', label: text('region'), domain: terms('region', 10) },
  { id: 'segment', role: 'fact', label: text('segment'), domain: terms('segment', 20) },
  { id: 'product', role: 'fact', label: text('product'), domain: terms('product', 50) },
  { id: 'channel', role: 'fact', label: text('channel'), domain: terms('channel', 15) },
  { id: 'amount', role: 'fact', label: text('amount'), domain: { kind: 'integer', min: 0, max: 99_999 } },
  { id: 'age', role: 'fact', label: text('age'), domain: { kind: 'integer', min: 0, max: 119 } },
]

type Box = readonly ValueSet[]

/** Cuts the whole space into `count` boxes that do not overlap, at random places. */
function disjointBoxes(count: number, random: () => number): readonly Box[] {
  const boxes: Box[] = [syntheticInputs.map((input) => universe(input.domain))]
  while (boxes.length < count) {
    const at = Math.floor(random() * boxes.length)
    const box = boxes[at] ?? []
    const place = Math.floor(random() * box.length)
    const [from = 0, until = 0] = box[place] ?? []
    if (until - from < 2) continue
    const cut = from + 1 + Math.floor(random() * (until - from - 1))
    boxes[at] = box.with(place, [from, cut])
    boxes.push(box.with(place, [cut, until]))
  }
  return boxes
}

/** A box that at least two inputs bound: one that bounds nothing would cover the whole table. */
function randomBox(random: () => number): Box {
  const box = anyBox(random)
  const bounded = box.filter(
    (values, place) => values.join() !== universe(syntheticInputs[place]?.domain ?? { kind: 'boolean' }).join(),
  )
  return bounded.length < 2 ? randomBox(random) : box
}

function anyBox(random: () => number): Box {
  return syntheticInputs.map((input) => {
    const [from = 0, until = 0] = universe(input.domain)
    if (random() < 0.4) return [from, until]
    const start = from + Math.floor(random() * (until - from))
    return [start, start + 1 + Math.floor(random() * Math.min(until - start, (until - from) / 4))]
  })
}

function conditionOf(box: Box): Condition {
  const of = box.flatMap((values, place): Condition[] => {
    const input = syntheticInputs[place]
    if (input === undefined || values.join() === universe(input.domain).join()) return []
    return [{ kind: 'test', input: input.id, values, written: values.join('..') }]
  })
  return { kind: 'all', of }
}

export type Shape = 'disjoint' | 'nested' | 'overlapping'

/** A table of `count` rules: disjoint, exceptions within exceptions, or randomly overlapping (later over earlier). */
export function syntheticDecision(shape: Shape, count: number, seed = 1): Decision {
  const random = randomNumbers(seed)
  const boxes =
    shape === 'disjoint'
      ? disjointBoxes(Math.ceil(count / 0.75), random).slice(0, count)
      : shape === 'nested'
        ? nestedBoxes(count, random)
        : Array.from({ length: count }, () => randomBox(random))
  const rules = boxes.map((box, i): Rule => ({
    id: `rule-${i}`,
    when: conditionOf(box),
    then: { kind: 'value', fields: [{ output: 'fee', value: { type: 'integer', value: i } }] },
    over: shape === 'disjoint' || i === 0 ? [] : [`rule-${shape === 'nested' ? (i - 1) >> 1 : i - 1}`],
    cites: ['C1'],
    origin,
  }))
  return {
    id: 'fee',
    title: text('fee'),
    question: text('fee?'),
    force: 'target',
    strategy: 'one',
    inputs: syntheticInputs,
    outputs: [{ id: 'fee', label: text('fee'), type: 'integer' }],
    rules,
    otherwise: {
      id: 'fee/otherwise',
      when: { kind: 'all', of: [] },
      then: { kind: 'silence', silence: 'unspecified' },
      over: [],
      cites: ['C1'],
      origin,
    },
    origin,
  }
}

/** A binary tree of exceptions: rule i lies inside rule (i - 1) / 2, and the two children of a rule do not meet. */
function nestedBoxes(count: number, random: () => number): readonly Box[] {
  const boxes: Box[] = [syntheticInputs.map((input) => universe(input.domain))]
  for (let i = 1; boxes.length < count; i += 2) {
    const parent = boxes[(i - 1) >> 1] ?? []
    const wide = parent.flatMap(([from = 0, until = 0], place) => (until - from >= 4 ? [place] : []))
    const place = wide[Math.floor(random() * wide.length)] ?? 0
    const [from = 0, until = 0] = parent[place] ?? []
    const middle = Math.floor((from + until) / 2)
    boxes.push(
      parent.with(place, [from, Math.max(middle - 1, from + 1)]),
      parent.with(place, [middle, Math.max(until - 1, middle + 1)]),
    )
  }
  return boxes.slice(0, count)
}
