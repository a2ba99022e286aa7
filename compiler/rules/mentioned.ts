import { onceForEach } from '../base/get-or-make.js'
import type { Condition, Decision, Rule } from './program.js'

// What concerns a whole book is gathered from its decisions, of which a change leaves most as they were, and of those that are
// others it leaves most with the rules they had.

/** The rules of a decision and its default. */
export const allRules = ({ rules, otherwise }: Decision): readonly Rule[] =>
  otherwise === undefined ? rules : [...rules, otherwise]

const clausesOfRules = onceForEach(
  (rules: readonly Rule[]): ReadonlySet<string> => new Set(rules.flatMap(({ cites }) => cites)),
)

/** Every clause that a rule of the decision cites. */
export const clausesOf = onceForEach(({ rules, otherwise }: Decision): readonly string[] => [
  ...new Set([...clausesOfRules(rules), ...(otherwise?.cites ?? [])]),
])

/** The readings that some rule of the decision, or of those it asks, depends on. */
export const readingIds = onceForEach(({ inputs }: Decision): readonly string[] =>
  inputs.flatMap(({ id, role }) => (role === 'reading' ? [id] : [])),
)

const termsOfRules = onceForEach((rules: readonly Rule[]): ReadonlySet<string> => {
  const given = new Set<string>()
  for (const { then } of rules)
    if (then?.kind === 'value')
      for (const { value } of then.fields) if (value.type === 'term') given.add(`${value.vocabulary} ${value.term}`)
  return given
})

/** The rules of some decisions, each list once, and what these answer otherwise. */
export interface Stated {
  readonly lists: ReadonlySet<readonly Rule[]>
  readonly defaults: ReadonlySet<Rule>
}

export const statedIn = (decisions: readonly Decision[]): Stated => ({
  lists: new Set(decisions.map(({ rules }) => rules)),
  defaults: new Set(decisions.flatMap(({ otherwise }) => otherwise ?? [])),
})

/** What the rules name of what a book declares. */
export interface Named {
  /** The clauses that they cite. */
  readonly clauses: ReadonlySet<string>
  /** The terms that they answer with, each as its vocabulary, a space and its id. */
  readonly terms: ReadonlySet<string>
}

export function namedIn({ lists, defaults }: Stated): Named {
  const named = { clauses: new Set<string>(), terms: new Set<string>() }
  for (const rules of [...lists, [...defaults]]) {
    for (const clause of clausesOfRules(rules)) named.clauses.add(clause)
    for (const term of termsOfRules(rules)) named.terms.add(term)
  }
  return named
}

/** The inputs that a condition tests. */
export function inputsTested(condition: Condition): ReadonlySet<string> {
  switch (condition.kind) {
    case 'test':
      return new Set([condition.input])
    case 'not':
      return inputsTested(condition.of)
    case 'answer':
      return new Set()
    default:
      return new Set(condition.of.flatMap((part) => [...inputsTested(part)]))
  }
}

const testedByRule = onceForEach(({ when }: Rule): ReadonlySet<string> => inputsTested(when))

/** The inputs that the conditions of some rules test. */
export const testedBy = onceForEach(
  (rules: readonly Rule[]): ReadonlySet<string> => new Set(rules.flatMap((rule) => [...testedByRule(rule)])),
)

/** The ids of the rules and what stands before each `/` in them, by which several are named. */
export const namesOfRules = onceForEach((rules: readonly Rule[]): readonly string[] => {
  const names = new Set<string>()
  for (const { id } of rules) for (const name of namesInPath(id)) names.add(name)
  return [...names]
})

/** The id of a rule, and what stands before each `/` in it. */
export function* namesInPath(id: string): Generator<string> {
  for (let end = id.length; end > 0; end = id.lastIndexOf('/', end - 1)) yield id.slice(0, end)
}
