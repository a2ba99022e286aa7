import type { Text } from '../../compiler/base/text.js'
import { buildDiagram } from '../../compiler/diagram/build.js'
import type { EditionDiagrams } from '../../compiler/emit/typescript/emit-typescript.js'
import { enumeration, type Domain, type Vocabulary } from '../../compiler/rules/domain.js'
import { universe } from '../../compiler/rules/domain-values.js'
import type { Outcome, Silence } from '../../compiler/rules/outcome.js'
import type { Clause, Condition, Decision, Input, Program, Reading } from '../../compiler/rules/program.js'
import { setOf, single, type ValueSet } from '../../compiler/rules/value-set.js'

/** Short ways to write programs by hand. */

export const text = (en: string, fr = en): Text => ({ fr, en })

export const originIn = (path: string) => ({ source: { path, text: '' }, start: 0, end: 0 })

export const terms = (id: string, ...entries: readonly (readonly [string, Text])[]): Vocabulary => ({
  id,
  title: text(id),
  terms: entries.map(([term, label]) => ({ id: term, label, parents: [], abstract: false })),
})

export const clause = (id: string, section: string, page: number, lastPage?: number): Clause => ({
  id,
  section,
  page,
  ...(lastPage === undefined ? {} : { lastPage }),
})

export const fact = (id: string, domain: Domain, label: Text, question?: Text): Input => ({
  id,
  role: 'fact',
  label,
  domain,
  ...(question === undefined ? {} : { question }),
})

export const readingInput = (reading: Reading): Input => ({
  id: reading.id,
  role: 'reading',
  label: reading.title,
  question: reading.question,
  domain: { kind: 'choice', choices: reading.choices },
  adopted: reading.choices.findIndex(({ id }) => id === reading.adopted),
})

/** A test on one of the inputs above: terms or choices, a truth value, or a set of numbers. */
export function test(input: Input, ...wanted: readonly (string | boolean | ValueSet)[]): Condition {
  const ids = enumeration(input.domain) ?? []
  const sets = wanted.map((one) =>
    typeof one === 'string' ? single(ids.indexOf(one)) : typeof one === 'boolean' ? single(Number(one)) : one,
  )
  const values = sets.length === 1 ? (sets[0] ?? []) : setOf(sets.flatMap((set) => set.filter((_, i) => i % 2 === 0)))
  return { kind: 'test', input: input.id, values, written: wanted.join(', ') }
}
export const all = (...of: readonly Condition[]): Condition => ({ kind: 'all', of })

export const silent = (silence: Silence, by?: string): Outcome => ({
  kind: 'silence',
  silence,
  ...(by === undefined ? {} : { by }),
})

export function diagramsOf({ editions }: Program): readonly EditionDiagrams[] {
  return editions.map((edition) => ({
    edition,
    diagrams: new Map(edition.decisions.map((decision) => [decision.id, buildDiagram(decision)])),
  }))
}

/** Values of an input that between them meet every test on it: all of a closed domain, both sides of each bound of an open one. */
export function samplesOf(input: Input, decision: Decision): readonly number[] {
  const whole = universe(input.domain)
  const [from = 0, until = 0] = whole
  if (Number.isFinite(from) && Number.isFinite(until) && until - from <= 8)
    return Array.from({ length: until - from }, (_, i) => from + i)
  const bounds = [from, until, ...decision.rules.flatMap((one) => boundsOf(one.when, input.id))].filter(Number.isFinite)
  const near = new Set(bounds.flatMap((bound) => [bound - 1, bound]))
  return [...near].filter((value) => value >= from && value < until)
}

function boundsOf(condition: Condition, input: string): readonly number[] {
  if (condition.kind === 'test') return condition.input === input ? condition.values : []
  if (condition.kind === 'answer') return []
  return condition.kind === 'not'
    ? boundsOf(condition.of, input)
    : condition.of.flatMap((part) => boundsOf(part, input))
}
