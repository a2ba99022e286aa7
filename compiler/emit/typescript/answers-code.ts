import type { Book, Decision } from '../../rules/program.js'
import type { BookNames } from './book-names.js'
import { CodeWriter } from './code-writer.js'
import { constantsOf } from './constants.js'
import { createNames } from './names.js'
import type { Follows } from './plan.js'
import type { Conclusion } from './steps.js'
import { writeConstants } from './write-constants.js'

/** The answers of a module as code, written apart from what leads to them: most changes leave one or the other as it was. */
export interface AnswersCode {
  readonly text: string
  /** What gives each conclusion of the plan: a constant, or a call. */
  readonly names: readonly string[]
  /** The names it takes in the module. */
  readonly taken: ReadonlySet<string>
  /** The imported names it uses. */
  readonly used: ReadonlySet<string>
}

/** What the answers of a module are written from. */
export interface Answering {
  readonly book: Book
  readonly edition: string
  /** Without word of which readings are adopted. */
  readonly decision: Decision
  readonly conclusions: readonly Conclusion[]
  readonly follows: Follows
  readonly names: BookNames
}

/** Writes the constants and functions that give the conclusions. */
export function writeAnswers({ book, edition, decision, conclusions, follows, names }: Answering): AnswersCode {
  const own = names.decisions.get(decision.id)
  if (own === undefined) throw new Error(`the decision ${decision.id} has no name`)
  const scope = createNames([], names.scope)
  const constants = constantsOf(decision, conclusions, follows, scope)
  const used = new Set<string>()
  const use = (name: string): string => {
    used.add(name)
    return name
  }
  const writer = new CodeWriter()
  const computing = { decision, names: own, book: names, follows, use }
  writeConstants(writer, constants, { book, edition, bookNames: names, computing, use })
  return {
    text: writer.toString(),
    names: conclusions.map((conclusion) => constants.nameOf.get(conclusion) ?? ''),
    taken: scope.taken,
    used,
  }
}
