import { Few } from '../base/few.js'
import { getOrMake } from '../base/get-or-make.js'
import { placesById } from '../base/places-by-id.js'
import { areSameItems } from '../base/same-items.js'
import { isAnswer } from '../rules/evaluate.js'
import { takeSameValues } from './alike.js'
import { answersAt } from './answers.js'
import { diagramOf } from './diagram-of.js'
import type { Diagram } from './diagram.js'
import { areSameWays, pathsOf, waysWhere, type Ways } from './paths.js'
import { universe } from '../rules/domain-values.js'
import type { Outcome } from '../rules/outcome.js'
import type { Condition, Decision } from '../rules/program.js'
import { intersect, isEmpty, isSubset, subtract, type ValueSet } from '../rules/value-set.js'

/**
 * A conjunction of at most one test an input, by the input's place in the decision. `undefined` means that the input
 * does not matter. No set is empty, none is the whole domain.
 */
export type Box = readonly (ValueSet | undefined)[]

/**
 * A condition as a union of boxes; they may overlap. An impossible condition has none. Where answers of other decisions are
 * tested, the boxes are the same list for as long as the ways to those answers are the same.
 */
export function boxesOf(condition: Condition, { inputs, asks }: Pick<Decision, 'inputs' | 'asks'>): readonly Box[] {
  const places = placesById(inputs)
  const nowhere = (): (ValueSet | undefined)[] => new Array<ValueSet | undefined>(inputs.length).fill(undefined)

  const boxes = (part: Condition, negated: boolean): readonly Box[] => {
    switch (part.kind) {
      case 'not':
        return boxes(part.of, !negated)
      case 'test': {
        const make = (): readonly Box[] => ofTest(part, negated)
        return asks === undefined ? make() : remembered(part, { inputs, negated, of: part }, make)
      }
      case 'answer': {
        const asked = asks?.get(part.ask)
        if (asked === undefined) throw new Error(`no decision is asked as ${part.ask}`)
        const diagram = diagramOf(asked)
        const outcomes = outcomesOf(diagram)
        const known = new Map<Outcome, boolean>()
        const isAsked = (outcome: Outcome): boolean => {
          let is = known.get(outcome)
          if (is === undefined) known.set(outcome, (is = isAnswer(outcome, part.is)))
          return is
        }
        const ways = waysWhere(diagram, (leaf) => (outcomes[leaf.id] ?? []).some(isAsked) !== negated)
        return remembered(part, { inputs, negated, of: ways }, () =>
          pathsOf(ways).map((path) => {
            const box = nowhere()
            for (const [id, values] of path) box[places.get(id) ?? missing(id)] = values
            return box
          }),
        )
      }
      default: {
        const parts = part.of.map((inner) => boxes(inner, negated))
        const conjunction = (part.kind === 'all') !== negated
        const make = (): readonly Box[] => (conjunction ? parts.reduce(products, [nowhere()]) : parts.flat())
        return asks === undefined ? make() : remembered(part, { inputs, negated, of: parts }, make)
      }
    }
  }
  const ofTest = (part: Extract<Condition, { kind: 'test' }>, negated: boolean): readonly Box[] => {
    const place = places.get(part.input)
    const input = place === undefined ? undefined : inputs[place]
    if (place === undefined || input === undefined) throw new Error(`no input ${part.input}`)
    const domain = universe(input.domain)
    const values = negated ? subtract(domain, part.values) : part.values
    if (isEmpty(values)) return []
    const box = nowhere()
    if (!isSubset(domain, values)) box[place] = values
    return [box]
  }
  return boxes(condition, false)
}

const given = new WeakMap<Diagram['nodes'], readonly (readonly Outcome[])[]>()

/** What is answered at each leaf of a diagram, by its number; found once for all tests of it. */
function outcomesOf({ decision, nodes }: Diagram): readonly (readonly Outcome[])[] {
  return getOrMake(given, nodes, () =>
    nodes.map((node) => (node.kind === 'leaf' ? answersAt(decision, node).map(({ outcome }) => outcome) : [])),
  )
}

/** What the boxes of a part of a condition are made of: the boxes of its own parts, or the ways to an answer. */
interface Made {
  readonly inputs: Decision['inputs']
  readonly negated: boolean
  readonly of: Condition | readonly (readonly Box[])[] | Ways
}

const known = new Few<Condition, Made & { readonly boxes: readonly Box[] }>()

/** The boxes of a part: the ways to the answer of another decision are long to find, and so is what is made of them. */
function remembered(part: Condition, made: Made, make: () => readonly Box[]): readonly Box[] {
  const willDo = (before: Made): boolean =>
    takeSameValues(before.inputs, made.inputs) && before.negated === made.negated && isMadeOf(made.of, before.of)
  return known.of(part, willDo, () => ({ ...made, boxes: make() })).boxes
}

function isMadeOf(now: Made['of'], before: Made['of']): boolean {
  if ('wanted' in now) return 'wanted' in before && areSameWays(now, before)
  if ('kind' in now || 'kind' in before || 'wanted' in before) return now === before
  return areSameItems(now, before)
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
