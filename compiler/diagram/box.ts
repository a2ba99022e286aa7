import { answersFor, isAnswer } from '../rules/evaluate.js'
import { diagramOf } from './build.js'
import type { Leaf } from './diagram.js'
import { pathsWhere } from './paths.js'
import { universe } from '../rules/domain-values.js'
import type { Condition, Decision } from '../rules/program.js'
import { intersect, isEmpty, isSubset, subtract, type ValueSet } from '../rules/value-set.js'

/**
 * A conjunction of at most one test an input, by the input's place in the decision. `undefined` means that the input
 * does not matter. No set is empty, none is the whole domain.
 */
export type Box = readonly (ValueSet | undefined)[]

/** A condition as a union of boxes; they may overlap. An impossible condition has none. */
export function boxesOf(condition: Condition, { inputs, asks }: Pick<Decision, 'inputs' | 'asks'>): readonly Box[] {
  const places = new Map(inputs.map((input, place) => [input.id, place]))
  const all = inputs.map((input) => universe(input.domain))

  const boxes = (part: Condition, negated: boolean): readonly Box[] =>
    asks === undefined || part.kind === 'test' ? anew(part, negated) : remembered(part, { inputs, asks, negated }, anew)
  const anew = (part: Condition, negated: boolean): readonly Box[] => {
    switch (part.kind) {
      case 'not':
        return boxes(part.of, !negated)
      case 'test': {
        const place = places.get(part.input)
        const domain = place === undefined ? undefined : all[place]
        if (place === undefined || domain === undefined) throw new Error(`no input ${part.input}`)
        const values = negated ? subtract(domain, part.values) : part.values
        if (isEmpty(values)) return []
        const box = new Array<ValueSet | undefined>(inputs.length).fill(undefined)
        if (!isSubset(domain, values)) box[place] = values
        return [box]
      }
      case 'answer': {
        const asked = asks?.get(part.ask)
        if (asked === undefined) throw new Error(`no decision is asked as ${part.ask}`)
        const says = (leaf: Leaf): boolean =>
          answersFor(asked, leaf.standing, leaf.carveOuts).some(({ outcome }) => isAnswer(outcome, part.is))
        return pathsWhere(diagramOf(asked), (leaf) => says(leaf) !== negated).map((path) => {
          const box = new Array<ValueSet | undefined>(inputs.length).fill(undefined)
          for (const [id, values] of path) box[places.get(id) ?? missing(id)] = values
          return box
        })
      }
      default: {
        const parts = part.of.map((inner) => boxes(inner, negated))
        const conjunction = (part.kind === 'all') !== negated
        return conjunction
          ? parts.reduce(products, [new Array<undefined>(inputs.length).fill(undefined)])
          : parts.flat()
      }
    }
  }
  return boxes(condition, false)
}

interface Made {
  readonly inputs: Decision['inputs']
  readonly asks: Decision['asks']
  readonly negated: boolean
}

const known = new WeakMap<Condition, Made & { readonly boxes: readonly Box[] }>()

/** The boxes of a part that may test the answer of another decision: the ways to such an answer are long to find. */
function remembered(
  part: Condition,
  made: Made,
  make: (part: Condition, negated: boolean) => readonly Box[],
): readonly Box[] {
  const before = known.get(part)
  if (before?.inputs === made.inputs && before.asks === made.asks && before.negated === made.negated)
    return before.boxes
  const boxes = make(part, made.negated)
  known.set(part, { ...made, boxes })
  return boxes
}

function missing(id: string): never {
  throw new Error(`the input ${id} of an asked decision is none of the asking one`)
}

function products(left: readonly Box[], right: readonly Box[]): readonly Box[] {
  return left.flatMap((a) => right.flatMap((b) => product(a, b) ?? []))
}

/** The box of the cases in both, wrapped so that `flatMap` can take it; undefined when there are none. */
function product(a: Box, b: Box): [Box] | undefined {
  const box = [...a]
  for (const [place, values] of b.entries()) {
    if (values === undefined) continue
    const before = box[place]
    const both = before === undefined ? values : intersect(before, values)
    if (isEmpty(both)) return undefined
    box[place] = both
  }
  return [box]
}
