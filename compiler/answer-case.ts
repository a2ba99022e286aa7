import { nearMiss } from './base/near-miss.js'
import type { CompiledBook, CompiledEdition, Compilation } from './compile.js'
import { verdictOf } from './diagram/walk.js'
import type { Verdict } from './rules/answer.js'
import { enumeration } from './rules/domain.js'
import { encode, encodeDate } from './rules/domain-values.js'
import { holds, resolveCase, type Case } from './rules/evaluate.js'
import { printCondition } from './rules/print.js'
import type { Condition, Decision, Edition, Input, Rule } from './rules/program.js'

/** A question asked from outside: names and values as the asker wrote them. */
export interface Question {
  readonly decision: string
  readonly facts: Readonly<Record<string, unknown>>
  /** The day, `YYYY-MM-DD`. May be left out when the book has one edition only. */
  readonly on?: string
  /** Readings that differ from those adopted: choice by reading. */
  readonly readings?: Readonly<Record<string, string>>
  /** Needed only when several books have a decision of that name. */
  readonly book?: string
}

/** Why a question cannot be answered. */
export interface Problem {
  readonly message: string
  readonly help?: string
}

export type Failure = { readonly ok: false; readonly problems: readonly Problem[] }

export interface CaseAnswer {
  readonly ok: true
  readonly book: CompiledBook
  readonly edition: Edition
  readonly decision: Decision
  readonly facts: Case
  readonly verdict: Verdict
}

export interface CaseExplanation extends CaseAnswer {
  readonly standing: readonly Rule[]
  readonly fallen: readonly { readonly rule: Rule; readonly by: Rule }[]
  /** Rules that do not match, with the first part of their condition that fails. */
  readonly notMatching: readonly { readonly rule: Rule; readonly failed: string }[]
}

/** The answer to one question, or everything that is wrong with the question. */
export function answerCase(compilation: Compilation, question: Question): CaseAnswer | Failure {
  const found = findDecision(compilation, question)
  if ('problems' in found) return found
  const { book, edition, decision } = found
  const facts = readFacts(decision, question)
  if ('problems' in facts) return facts
  const diagram = edition.diagrams.get(decision.id)
  if (diagram === undefined) throw new Error(`the decision ${decision.id} has no diagram`)
  return { ok: true, book, edition: edition.edition, decision, facts, verdict: verdictOf(diagram, facts) }
}

/** The answer together with what every rule had to say. */
export function explainCase(compilation: Compilation, question: Question): CaseExplanation | Failure {
  const answer = answerCase(compilation, question)
  if (!answer.ok) return answer
  const { decision, facts } = answer
  const { standing, fallen } = resolveCase(decision, facts)
  return {
    ...answer,
    standing,
    fallen: [...fallen].map(([rule, by]) => ({ rule, by })),
    notMatching: decision.rules.flatMap((rule) => {
      const failed = firstFailure(rule.when, facts)
      return failed === undefined ? [] : [{ rule, failed: printCondition(failed) }]
    }),
  }
}

function firstFailure(condition: Condition, facts: Case): Condition | undefined {
  if (holds(condition, facts)) return undefined
  if (condition.kind !== 'all') return condition
  for (const part of condition.of) {
    const failed = firstFailure(part, facts)
    if (failed !== undefined) return failed
  }
  return condition
}

const failure = (...problems: readonly Problem[]): Failure => ({ ok: false, problems })

function findDecision(
  compilation: Compilation,
  question: Question,
): { readonly book: CompiledBook; readonly edition: CompiledEdition; readonly decision: Decision } | Failure {
  const books = compilation.books.filter(
    ({ program }) => question.book === undefined || program.book.id === question.book,
  )
  if (books.length === 0) {
    const ids = compilation.books.map(({ program }) => program.book.id)
    return failure(unknown('book', question.book ?? '', ids))
  }
  const having = books.filter((book) => book.editions.some((edition) => edition.diagrams.has(question.decision)))
  const [book, second] = having
  if (book === undefined) {
    const names = books.flatMap(({ editions }) => editions.flatMap(({ diagrams }) => [...diagrams.keys()]))
    return failure(unknown('decision', question.decision, [...new Set(names)], '`codicil list` shows them all'))
  }
  if (second !== undefined)
    return failure({
      message: `several books have a decision \`${question.decision}\`: ${having.map(({ program }) => `\`${program.book.id}\``).join(', ')}`,
      help: 'say which one you mean with `--book`',
    })
  const edition = findEdition(book, question.on)
  if ('problems' in edition) return edition
  const decision = edition.edition.decisions.find((candidate) => candidate.id === question.decision)
  if (decision === undefined)
    return failure({ message: `the edition \`${edition.edition.id}\` has no decision \`${question.decision}\`` })
  return { book, edition, decision }
}

function findEdition(book: CompiledBook, on: string | undefined): CompiledEdition | Failure {
  const [only, another] = book.editions
  const ranges = book.editions.map(({ edition }) => daysOf(edition)).join('; ')
  if (on === undefined) {
    if (only !== undefined && another === undefined) return only
    return failure({ message: 'which edition answers depends on the day', help: `add \`--on\` and a day: ${ranges}` })
  }
  const day = encodeDate(on)
  if (typeof day !== 'number') return failure({ message: `\`${on}\` ${day.reason}` })
  const edition = book.editions.find(
    ({ edition: { from, until } }) => from <= on && (until === undefined || on < until),
  )
  return (
    edition ??
    failure({
      message: `no edition of \`${book.program.book.id}\` holds on ${on}`,
      help: `its editions hold ${ranges}`,
    })
  )
}

/** `2023, from 2023-01-01 until the day before 2024-01-01`. */
export function daysOf(edition: Edition): string {
  const until = edition.until === undefined ? 'on' : `until the day before ${edition.until}`
  return `\`${edition.id}\` from ${edition.from} ${until}`
}

function readFacts(decision: Decision, question: Question): Case | Failure {
  const problems: Problem[] = []
  const facts = new Map<string, number>()
  const wanted = decision.inputs.filter((input) => input.role === 'fact').map((input) => input.id)
  for (const name of Object.keys(question.facts))
    if (!wanted.includes(name))
      problems.push(unknown('fact', name, wanted, `\`${decision.id}\` asks for ${list(wanted)}`))
  const known = decision.inputs.filter((input) => input.role === 'reading').map((input) => input.id)
  for (const name of Object.keys(question.readings ?? {}))
    if (!known.includes(name))
      problems.push(
        unknown(
          'reading',
          name,
          known,
          known.length === 0 ? `\`${decision.id}\` rests on no reading` : `its readings are ${list(known)}`,
        ),
      )

  for (const input of decision.inputs) {
    const given =
      input.role === 'fact' ? own(question.facts, input.id) : (own(question.readings ?? {}, input.id) ?? adopted(input))
    if (given === undefined) {
      problems.push({ message: `the fact \`${input.id}\` is missing`, ...orHelp(allowed(input)) })
      continue
    }
    const value = encode(input.domain, given)
    if (typeof value === 'number') facts.set(input.id, value)
    else problems.push(badValue(input, given, value.reason))
  }
  return problems.length === 0 ? facts : failure(...problems)
}

function own(record: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.hasOwn(record, key) ? record[key] : undefined
}

function adopted(input: Input): string | undefined {
  return input.domain.kind === 'choice' ? input.domain.choices[input.adopted ?? 0]?.id : undefined
}

function badValue(input: Input, given: unknown, reason: string): Problem {
  const shown = typeof given === 'string' ? given : JSON.stringify(given)
  const names = enumeration(input.domain)
  if (names === undefined) return { message: `\`${shown}\` ${reason} (the fact is \`${input.id}\`)` }
  const near = typeof given === 'string' ? nearMiss(given, names) : nearMiss(shown, names)
  const what = input.role === 'reading' ? 'choice of the reading' : 'term of the fact'
  return {
    message: `\`${shown}\` is no ${what} \`${input.id}\``,
    ...orHelp(near === undefined ? allowed(input) : `did you mean \`${near}\`?`),
  }
}

function allowed(input: Input): string | undefined {
  const names = enumeration(input.domain)
  return names === undefined ? undefined : `it is one of ${list(names.slice(0, 12))}${names.length > 12 ? ', …' : ''}`
}

function unknown(what: string, name: string, candidates: readonly string[], otherwise?: string): Problem {
  const near = nearMiss(name, candidates)
  return {
    message: `there is no ${what} \`${name}\``,
    ...orHelp(near === undefined ? otherwise : `did you mean \`${near}\`?`),
  }
}

const orHelp = (help: string | undefined): { readonly help?: string } => (help === undefined ? {} : { help })
const list = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ')
