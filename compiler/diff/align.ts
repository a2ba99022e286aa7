import type { Diagram, Edge, Leaf, Node } from '../diagram/diagram.js'
import type { Nodes } from '../diagram/nodes.js'
import { enumeration, type Domain, type Vocabulary } from '../rules/domain.js'
import { universe } from '../rules/domain-values.js'
import type { Input } from '../rules/program.js'
import { intersect, isEmpty, setOf, subtract, values, type ValueSet } from '../rules/value-set.js'

/** The end of a way that only one of two versions knows: there, the other refuses the facts. */
export const refused: Leaf = { kind: 'leaf', id: -1, standing: [], carveOuts: [] }

/** The inputs of two versions of a decision as one list: each may have every value that either version knows. */
export interface Aligned {
  readonly inputs: readonly Input[]
  readonly before: Node
  readonly after: Node
}

/**
 * Brings the diagrams of two versions over the same inputs. Facts are matched by id, terms by id; a value that a version
 * does not know leads to `refused` in it, a fact that it does not ask for changes nothing in it. Readings are taken as
 * each version adopts them.
 */
export function align(nodes: Nodes, before: Diagram | undefined, after: Diagram | undefined): Aligned {
  const [a, b] = [factsOf(before), factsOf(after)]
  const inputs = [...new Set([...a.keys(), ...b.keys()])].map((id) => merged(a.get(id), b.get(id)))
  const over = new Map(inputs.map((input) => [input.id, input]))
  return { inputs, before: onto(nodes, before, over), after: onto(nodes, after, over) }
}

function factsOf(diagram: Diagram | undefined): ReadonlyMap<string, Input> {
  const facts = diagram?.decision.inputs.filter(({ role }) => role === 'fact') ?? []
  return new Map(facts.map((input) => [input.id, input]))
}

/** An input with the values of both versions; the later one has the word on everything else. */
function merged(a: Input | undefined, b: Input | undefined): Input {
  const latest = b ?? a
  if (latest === undefined) throw new Error('an input of neither version')
  if (a === undefined || b === undefined) return latest
  return { ...b, domain: mergedDomain(a.domain, b.domain) }
}

function mergedDomain(a: Domain, b: Domain): Domain {
  if (a.kind === 'terms' && b.kind === 'terms') {
    const known = new Set(b.vocabulary.terms.map(({ id }) => id))
    const gone = a.vocabulary.terms.filter(({ id }) => !known.has(id))
    const vocabulary: Vocabulary = { ...b.vocabulary, terms: [...b.vocabulary.terms, ...gone] }
    return { kind: 'terms', vocabulary }
  }
  if (a.kind !== b.kind || !('min' in a || 'max' in a || 'min' in b || 'max' in b)) return b
  const { min: leastA = -Infinity, max: mostA = Infinity } = a as { min?: number; max?: number }
  const { min: leastB = -Infinity, max: mostB = Infinity } = b as { min?: number; max?: number }
  const { min: _min, max: _max, ...open } = b as Extract<Domain, { kind: 'integer' }>
  const [min, max] = [Math.min(leastA, leastB), Math.max(mostA, mostB)]
  return { ...open, ...(min === -Infinity ? {} : { min }), ...(max === Infinity ? {} : { max }) }
}

/** A diagram over the merged inputs. */
function onto(nodes: Nodes, diagram: Diagram | undefined, inputs: ReadonlyMap<string, Input>): Node {
  if (diagram === undefined) return refused
  const done = new Map<Node, Node>()
  const follow = (node: Node): Node => {
    if (node.kind === 'leaf') return node
    const before = done.get(node)
    if (before !== undefined) return before
    const made = node.input.role === 'reading' ? follow(adoptedChild(node)) : branch(node)
    done.set(node, made)
    return made
  }
  const branch = ({ input, edges }: Extract<Node, { kind: 'branch' }>): Node => {
    const target = inputs.get(input.id) ?? input
    return nodes.branch(
      target,
      edges.map(({ values: set, child }): Edge => ({
        values: moved(set, input.domain, target.domain),
        child: follow(child),
      })),
    )
  }
  // A value unknown to this version is refused whatever else is asked: each way asks for it once, where it would anyway.
  let root = follow(diagram.root)
  for (const input of diagram.decision.inputs) {
    const target = inputs.get(input.id)
    if (input.role === 'reading' || target === undefined) continue
    const own = moved(universe(input.domain), input.domain, target.domain)
    const foreign = subtract(universe(target.domain), own)
    if (!isEmpty(foreign)) root = refusing(nodes, root, target, own, foreign)
  }
  return root
}

/** A node that refuses some values of an input and is as before for the others. */
function refusing(nodes: Nodes, root: Node, input: Input, own: ValueSet, foreign: ValueSet): Node {
  const done = new Map<Node, Node>()
  const extend = (node: Node): Node => {
    if (node === refused) return node
    const before = done.get(node)
    if (before !== undefined) return before
    const edges =
      node.kind === 'leaf'
        ? [{ values: own, child: node }]
        : node.input.id === input.id
          ? node.edges
          : node.edges.map(({ values: set, child }): Edge => ({ values: set, child: extend(child) }))
    const asks = node.kind === 'leaf' || node.input.id === input.id
    const made = nodes.branch(
      node.kind === 'leaf' ? input : node.input,
      asks ? [...edges, { values: foreign, child: refused }] : edges,
    )
    done.set(node, made)
    return made
  }
  return extend(root)
}

function adoptedChild({ input, edges }: Extract<Node, { kind: 'branch' }>): Node {
  const adopted = input.adopted ?? 0
  const edge = edges.find(({ values: set }) => !isEmpty(intersect(set, [adopted, adopted + 1])))
  if (edge === undefined) throw new Error(`no way for the adopted choice of ${input.id}`)
  return edge.child
}

/** A set of values of one domain as a set of values of another that holds them all. */
function moved(set: ValueSet, from: Domain, to: Domain): ValueSet {
  const names = enumeration(from)
  const places = enumeration(to)
  if (names === undefined || places === undefined || from.kind !== 'terms') return intersect(set, universe(to))
  return setOf([...values(set)].map((place) => places.indexOf(names[place] ?? '')))
}
