import type { CompiledBook, Compilation } from './compile.js'
import { verdictOf } from './diagram/walk.js'
import { remainderOf, withoutPresumed } from './facts-that-matter.js'
import { failure, findDecision, type Failure, type Question } from './question.js'
import { missingFact, readFacts } from './read-facts.js'
import type { Verdict } from './rules/answer.js'
import type { Details } from './rules/details.js'
import { holds, resolveCase, type Case } from './rules/evaluate.js'
import type { Fact } from './rules/facts.js'
import { printCondition } from './rules/print.js'
import type { Condition, Decision, Edition, Rule } from './rules/program.js'

export interface CaseAnswer {
  readonly ok: true
  readonly book: CompiledBook
  readonly edition: Edition
  readonly decision: Decision
  readonly facts: Case
  readonly details: Details
  /** Facts that were not given, are taken to be what the decision presumes, and could change the answer if they were not. */
  readonly presumed: readonly Fact[]
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
  const given = readFacts(decision, question)
  if ('problems' in given) return given
  if (given.missing.length > 0) {
    const help = `\`codicil ask ${decision.id}\` with the facts you know says which of the others matter, the best first`
    return failure(...given.missing.map((fact, place) => ({ ...missingFact(fact), ...(place === 0 ? { help } : {}) })))
  }
  const diagram = edition.diagrams.get(decision.id)
  if (diagram === undefined) throw new Error(`the decision ${decision.id} has no diagram`)
  const { known: facts, details } = given
  const verdict = computed(() => verdictOf(diagram, facts, details))
  if ('problems' in verdict) return verdict
  const presumed =
    given.presumed.length === 0
      ? []
      : given.presumed.filter(remainderOf(diagram, withoutPresumed(facts, given.presumed)).turnsOn)
  return { ok: true, book, edition: edition.edition, decision, facts, details, presumed, verdict }
}

/** What a computation gives, or why it cannot: past what a calendar knows, or too large to be exact. */
function computed(compute: () => Verdict): Verdict | Failure {
  try {
    return compute()
  } catch (error) {
    if (error instanceof RangeError) return failure({ message: error.message })
    throw error
  }
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
      const failed = firstFailure(rule.when, facts, decision)
      return failed === undefined ? [] : [{ rule, failed: printCondition(failed) }]
    }),
  }
}

/** The first part of a condition that does not hold; undefined when all of it does. */
export function firstFailure(condition: Condition, facts: Case, decision: Decision): Condition | undefined {
  if (holds(condition, facts, decision.asks)) return undefined
  if (condition.kind !== 'all') return condition
  for (const part of condition.of) {
    const failed = firstFailure(part, facts, decision)
    if (failed !== undefined) return failed
  }
  return condition
}
