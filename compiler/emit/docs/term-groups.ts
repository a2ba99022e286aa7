import { getOrMake } from '../../base/get-or-make.js'
import { valuesOf, type Term, type Vocabulary } from '../../rules/domain.js'
import { contains, sample, setOf, size, subtract, values, type ValueSet } from '../../rules/value-set.js'

/** A term as part of a list: alone, or with everything below it, less some. */
export interface TermItem {
  readonly term: Term
  /** `single`: a term with nothing below it. `general`: itself only, though others are below. `group`: all below it too. */
  readonly extent: 'single' | 'general' | 'group'
  /** Only for a group. */
  readonly except: readonly TermItem[]
}

/** The shortest way found to say a set of terms. */
export interface TermList {
  /** When true, the items are what is not in the set. */
  readonly complement: boolean
  readonly items: readonly TermItem[]
}

interface Group {
  readonly term: Term
  readonly members: readonly number[]
}

/** Numbers of a term and of all terms below it, in the vocabulary's own numbering. */
export function numbersAtOrBelow(vocabulary: Vocabulary, id: string): readonly number[] {
  const byId = new Map(vocabulary.terms.map((term) => [term.id, term]))
  const isUnder = (term: Term, seen: ReadonlySet<string>): boolean =>
    term.id === id ||
    term.parents.some((parent) => {
      const above = byId.get(parent)
      return above !== undefined && !seen.has(parent) && isUnder(above, new Set([...seen, parent]))
    })
  return valuesOf(vocabulary).flatMap((term, number) => (isUnder(term, new Set([term.id])) ? [number] : []))
}

/** Numbers of what a row of a table stands for: its terms, and everything below those that are mere groups. */
export function numbersOfRow(vocabulary: Vocabulary, terms: readonly string[]): readonly number[] {
  const concrete = valuesOf(vocabulary)
  return terms.flatMap((id) => {
    const number = concrete.findIndex((term) => term.id === id)
    return number < 0 ? numbersAtOrBelow(vocabulary, id) : [number]
  })
}

/**
 * Says a set of terms with as few names as possible: general terms instead of everything below them, "all but" where
 * less is left out than taken in. An exception costs one name more, so that plain lists win where lengths are alike.
 */
export function termList(vocabulary: Vocabulary, set: ValueSet): TermList {
  const said = getOrMake(lists, vocabulary, () => new Map<string, TermList>())
  return getOrMake(said, set.join(), () => listAnew(vocabulary, set))
}

const lists = new WeakMap<Vocabulary, Map<string, TermList>>()

function listAnew(vocabulary: Vocabulary, set: ValueSet): TermList {
  const groups = groupsOf(vocabulary)
  const only = size(set) === 1 ? valuesOf(vocabulary)[sample(set)] : undefined
  if (only !== undefined) return { complement: false, items: [byItself(only, groups)] }
  const direct = bestCover(vocabulary, groups, set)
  const rest = subtract([0, valuesOf(vocabulary).length], set)
  const complement = cover(vocabulary, groups, rest)
  if (complement.length > 0 && cost(complement) + 1 < cost(direct)) return { complement: true, items: complement }
  return { complement: false, items: direct }
}

const groupsIn = new WeakMap<Vocabulary, readonly Group[]>()

/** Terms with something below them, the largest first. */
function groupsOf(vocabulary: Vocabulary): readonly Group[] {
  return getOrMake(groupsIn, vocabulary, () => groupsAnew(vocabulary))
}

function groupsAnew(vocabulary: Vocabulary): readonly Group[] {
  const parents = new Set(vocabulary.terms.flatMap((term) => term.parents))
  return vocabulary.terms
    .filter((term) => parents.has(term.id))
    .map((term) => ({ term, members: numbersAtOrBelow(vocabulary, term.id) }))
    .filter((group) => group.members.length > 1)
    .sort((a, b) => b.members.length - a.members.length)
}

/** The set in the fewest names found: each group in turn may be named whole, less a few, and what is left likewise. */
function bestCover(vocabulary: Vocabulary, groups: readonly Group[], set: ValueSet): readonly TermItem[] {
  const plain = cover(vocabulary, groups, set)
  let best = plain
  let left: ValueSet = []
  let named: TermItem | undefined
  for (const group of groups) {
    const whole = setOf(group.members)
    const missing = subtract(whole, set)
    const except = cover(vocabulary, groups, missing)
    if (except.length === 0 || except.some((item) => item.term === group.term && item.extent === 'group')) continue
    const rest = subtract(set, whole)
    const item: TermItem = { term: group.term, extent: 'group', except }
    const candidate = [item, ...cover(vocabulary, groups, rest)]
    if (cost(candidate) >= cost(best)) continue
    best = candidate
    left = rest
    named = item
  }
  return named === undefined ? plain : inOrder(vocabulary, [named, ...bestCover(vocabulary, groups, left)])
}

/** Whole groups first, then what is left one by one. */
function cover(vocabulary: Vocabulary, groups: readonly Group[], set: ValueSet): readonly TermItem[] {
  const left = new Set(values(set))
  const items: TermItem[] = []
  for (const { term, members } of groups) {
    if (!members.every((member) => contains(set, member)) || !members.some((member) => left.has(member))) continue
    items.push({ term, extent: 'group', except: [] })
    for (const member of members) left.delete(member)
  }
  valuesOf(vocabulary).forEach((term, number) => {
    if (left.has(number)) items.push(byItself(term, groups))
  })
  return inOrder(vocabulary, items)
}

/** A term without what is below it. */
function byItself(term: Term, groups: readonly Group[]): TermItem {
  const isGeneral = groups.some((group) => group.term.id === term.id)
  return { term, extent: isGeneral ? 'general' : 'single', except: [] }
}

function inOrder(vocabulary: Vocabulary, items: readonly TermItem[]): readonly TermItem[] {
  return [...items].sort((a, b) => vocabulary.terms.indexOf(a.term) - vocabulary.terms.indexOf(b.term))
}

function cost(items: readonly TermItem[]): number {
  return items.reduce((sum, item) => sum + 1 + (item.except.length > 0 ? 1 + cost(item.except) : 0), 0)
}
