import { nearMiss } from './base/near-miss.js'
import { failure, list, orHelp, unknown, type Failure, type Problem, type Question } from './question.js'
import type { Details } from './rules/details.js'
import { enumeration, valuesOf, type Domain } from './rules/domain.js'
import { encode, termsOf } from './rules/domain-values.js'
import type { Case } from './rules/evaluate.js'
import { factsOf, type Fact } from './rules/facts.js'
import type { Decision, Input } from './rules/program.js'

/** The facts of a question, as far as they are given. */
export interface GivenFacts {
  /** A value for every input that is known. */
  readonly known: Case
  readonly details: Details
  /** Facts not given, of which nothing is presumed. */
  readonly missing: readonly Fact[]
  /** Facts not given, which are taken to be what the decision presumes. */
  readonly presumed: readonly Fact[]
}

/** Reads the facts and readings of a question, or says everything that is wrong with them. */
export function readFacts(decision: Decision, question: Question): GivenFacts | Failure {
  const facts = factsOf(decision)
  const readings = decision.inputs.filter((input) => input.role === 'reading')
  const problems = unknownNames(decision, facts, readings, question)
  const known = new Map<string, number>()
  const details = new Map<string, readonly number[] | string>()
  const missing: Fact[] = []
  const presumed: Fact[] = []

  const put = (input: Input, given: unknown): void => {
    const value = encode(input.domain, given)
    if (typeof value === 'number') known.set(input.id, value)
    else problems.push(badValue(input, given, value.reason))
  }
  for (const fact of facts) {
    const given = own(question.facts, fact.id)
    const { type } = fact
    if (given !== undefined) {
      if (type.kind === 'value') put(type.input, given)
      else {
        const detail = detailOf(fact, given)
        if (typeof detail === 'object' && 'message' in detail) problems.push(detail)
        else {
          details.set(fact.id, detail)
          if (type.kind === 'set') for (const input of type.inputs) put(input, given)
        }
      }
    } else if (type.kind === 'value' && type.input.presumed !== undefined) {
      known.set(type.input.id, type.input.presumed)
      presumed.push(fact)
    } else missing.push(fact)
  }
  for (const reading of readings) {
    const chosen = own(question.readings ?? {}, reading.id)
    if (chosen === undefined) known.set(reading.id, reading.adopted ?? 0)
    else put(reading, chosen)
  }
  return problems.length === 0 ? { known, details, missing, presumed } : failure(...problems)
}

/** What is said of a fact that must be given and is not. */
export function missingFact(fact: Fact): Problem {
  return { message: `the fact \`${fact.id}\` is missing: ${(fact.question ?? fact.label).en} (${allowed(fact)})` }
}

function unknownNames(
  decision: Decision,
  facts: readonly Fact[],
  readings: readonly Input[],
  question: Question,
): Problem[] {
  const wanted = facts.map(({ id }) => id)
  const known = readings.map(({ id }) => id)
  const factProblems = Object.keys(question.facts).flatMap((name) =>
    wanted.includes(name) ? [] : [unknown('fact', name, wanted, `\`${decision.id}\` asks for ${list(wanted)}`)],
  )
  const rests = known.length === 0 ? `\`${decision.id}\` rests on no reading` : `its readings are ${list(known)}`
  const readingProblems = Object.keys(question.readings ?? {}).flatMap((name) =>
    known.includes(name) ? [] : [unknown('reading', name, known, rests)],
  )
  return [...factProblems, ...readingProblems]
}

function own(record: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.hasOwn(record, key) ? record[key] : undefined
}

/** A fact that is no single value, or what is wrong with it. */
function detailOf({ id, type }: Fact, given: unknown): readonly number[] | string | Problem {
  const wrong = (reason: string): Problem => ({ message: `\`${shown(given)}\` ${reason} (the fact is \`${id}\`)` })
  switch (type.kind) {
    case 'set': {
      const places = termsOf(type.vocabulary, given)
      if (!('reason' in places)) return places
      const names = valuesOf(type.vocabulary).map((term) => term.id)
      const listed: readonly unknown[] = Array.isArray(given) ? given : []
      const bad = listed.find((term) => typeof term === 'string' && !names.includes(term))
      const near = typeof bad === 'string' ? nearMiss(bad, names) : undefined
      return { ...wrong(places.reason), ...orHelp(near === undefined ? oneOf(names) : `did you mean \`${near}\`?`) }
    }
    case 'list': {
      if (!Array.isArray(given)) return wrong('is not a list')
      const items: readonly unknown[] = given
      const values = items.map((item) => encode(type.of, item))
      const bad = values.find((value) => typeof value !== 'number')
      return typeof bad === 'object'
        ? wrong(`holds a value that ${bad.reason}`)
        : values.filter((v) => typeof v === 'number')
    }
    case 'zone':
      return typeof given === 'string' ? given : wrong('is not a time zone like "Europe/Paris"')
    case 'value':
      throw new Error('a single value is no detail')
  }
}

function badValue(input: Input, given: unknown, reason: string): Problem {
  const names = enumeration(input.domain)
  if (names === undefined) return { message: `\`${shown(given)}\` ${reason} (the fact is \`${input.id}\`)` }
  const near = nearMiss(typeof given === 'string' ? given : shown(given), names)
  const what = input.role === 'reading' ? 'choice of the reading' : 'term of the fact'
  return {
    message: `\`${shown(given)}\` is no ${what} \`${input.id}\``,
    ...orHelp(near === undefined ? oneOf(names) : `did you mean \`${near}\`?`),
  }
}

const shown = (given: unknown): string => (typeof given === 'string' ? given : JSON.stringify(given))

/** What a fact can be, in words. */
function allowed({ type }: Fact): string {
  switch (type.kind) {
    case 'set':
      return `it is a list of ${oneOf(valuesOf(type.vocabulary).map(({ id }) => id)).slice('it is one of '.length)}`
    case 'list':
      return 'it is a list'
    case 'zone':
      return 'it is a time zone like "Europe/Paris"'
    case 'value':
      return allowedIn(type.input.domain)
  }
}

function allowedIn(domain: Domain): string {
  switch (domain.kind) {
    case 'boolean':
      return 'it is true or false'
    case 'integer':
      return 'it is a whole number'
    case 'decimal':
      return 'it is a number like "12.50"'
    case 'money':
      return `it is an amount of ${domain.currency} like "12.50"`
    case 'duration':
      return domain.unit === 'days' ? 'it is a number of days like "P14D"' : 'it is a length of time like "PT2H"'
    case 'date':
      return 'it is a day like "2023-06-15"'
    case 'instant':
      return 'it is an instant like "2023-06-16T17:00:00+02:00"'
    default:
      return oneOf(enumeration(domain) ?? [])
  }
}

const oneOf = (names: readonly string[]): string =>
  `it is one of ${list(names.slice(0, 12))}${names.length > 12 ? ', …' : ''}`
