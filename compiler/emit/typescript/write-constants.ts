import type { CodeWriter } from './code-writer.js'
import { writtenKey } from '../../rules/outcome.js'
import type { Book } from '../../rules/program.js'
import { valueCode } from './answer-code.js'
import type { BookNames } from './book-names.js'
import { computationArguments, writeComputation, type ComputationContext } from './computations.js'
import type { AnswerConstant, Constants, ListConstant, ValueOutcome } from './constants.js'
import { inLineComment, literal } from './escape.js'
import { array, call, literals, object, writeCode, type Code } from './layout.js'
import { clauseList, writeComment } from './module.js'

export interface ConstantsContext {
  readonly book: Book
  readonly edition: string
  readonly bookNames: BookNames
  readonly computing: ComputationContext
  /** Notes that the module uses an imported name. */
  readonly use: (name: string) => string
}

/** Writes every constant: the answers and, for decisions that many rules answer, the lists of them. */
export function writeConstants(
  writer: CodeWriter,
  { edition, values, answers, lists }: Constants,
  context: ConstantsContext,
): void {
  const { use, computing } = context
  if (answers.length + lists.length > 0) {
    writer.blankLine()
    writeCode(writer, `const ${edition} = `, literal(context.edition))
  }
  for (const { name, outcome } of values.values())
    writeCode(writer, `const ${name}: ${use(computing.names.outputs)} = `, fieldsOf(outcome))
  const first = new Map<string, AnswerConstant>()
  for (const constant of answers) {
    writer.blankLine()
    writeComment(writer, inLineComment(clauseList(constant.answer.clauses, context.book)))
    const before = first.get(constant.answer.rule)
    if (before === undefined) writeAnswer(writer, constant, { edition, values }, context)
    else writeLikewise(writer, constant, before, context)
    if (!computes(constant)) first.set(constant.answer.rule, before ?? constant)
  }
  const computed = new Set(answers.filter(computes).map(({ name }) => name))
  for (const constant of lists) {
    writer.blankLine()
    if (constant.answers.some((member) => computed.has(member)))
      writeComputedList(writer, constant, computed, edition, context)
    else {
      const made = listCode(constant, edition, `${use('list')}<${use(computing.names.outputs)}>`)
      writeCode(writer, `const ${constant.name} = /* @__PURE__ */ `, made)
    }
  }
}

const computes = ({ name, grounds }: AnswerConstant): boolean => name !== grounds

function listCode({ answers, contested }: ListConstant, edition: string, callee: string): Code {
  return call(callee, [edition, array(answers), ...(contested.length > 0 ? [literals(contested)] : [])])
}

/** A list some of whose answers are computed is made anew each time. */
function writeComputedList(
  writer: CodeWriter,
  constant: ListConstant,
  computed: ReadonlySet<string>,
  edition: string,
  { use, computing }: ConstantsContext,
): void {
  const { names, decision, follows } = computing
  const given = computationArguments(decision, follows)
  const parameters = [`facts: ${use(names.facts)}`]
  if (given !== 'facts') parameters.unshift(`readings: ${names.readings}`)
  writeCode(writer, call(`function ${constant.name}`, parameters), `: ${use(names.answerType)} {`)
  writer.indent(() => {
    const answers = constant.answers.map((answer) => (computed.has(answer) ? `${answer}(${given})` : answer))
    writeCode(writer, 'return ', listCode({ ...constant, answers }, edition, `${use('list')}<${use(names.outputs)}>`))
  })
  writer.writeLine('}')
}

/** What stands behind an answer beside its rule. */
function groundsOf({ answer, contested }: AnswerConstant, { bookNames, use }: ConstantsContext) {
  const clause = (id: string): string => `${use('clauses')}.${bookNames.clauses.get(id) ?? missingClause(id)}`
  const { outcome, agreeing, carveOuts, clauses } = answer
  const by = outcome.kind === 'silence' && outcome.by !== undefined ? literal(outcome.by) : ''
  const more = { by, agreeing: literals(agreeing), carveOuts: literals(carveOuts), contested: literals(contested) }
  return { clauses: array(clauses.map(clause)), more: Object.entries(more) }
}

const isEmpty = (code: Code): boolean => (typeof code === 'string' ? code === '' : code.items.length === 0)

const moreCode = (more: readonly (readonly [string, Code])[]): readonly Code[] =>
  more.length > 0 ? [object(more)] : []

function writeAnswer(
  writer: CodeWriter,
  constant: AnswerConstant,
  { edition, values }: Pick<Constants, 'edition' | 'values'>,
  context: ConstantsContext,
): void {
  const { use, computing } = context
  const { name, grounds: held, answer } = constant
  const { outcome } = answer
  const { clauses, more } = groundsOf(constant, context)
  const write = (to: string, of: string, said: readonly Code[]): void => {
    const given = [
      edition,
      literal(answer.rule),
      ...said,
      clauses,
      ...moreCode(more.filter(([, code]) => !isEmpty(code))),
    ]
    writeCode(writer, `const ${to} = /* @__PURE__ */ `, call(of, given))
  }
  if (computes(constant)) {
    write(held, use('grounds'), [])
    writeComputation(writer, name, held, answer, computing)
  } else if (outcome.kind === 'silence') write(name, use('silence'), [literal(outcome.silence)])
  else {
    const fields = values.get(writtenKey(outcome))?.name ?? fieldsOf(outcome)
    write(name, `${use('value')}<${use(computing.names.outputs)}>`, [fields])
  }
}

/** An answer of a rule that has answered before, on other grounds: only what differs is written. */
function writeLikewise(
  writer: CodeWriter,
  constant: AnswerConstant,
  before: AnswerConstant,
  context: ConstantsContext,
): void {
  const { clauses, more } = groundsOf(constant, context)
  const others = new Map(groundsOf(before, context).more.map(([key, code]) => [key, JSON.stringify(code)]))
  const differs = more.filter(([key, code]) => JSON.stringify(code) !== others.get(key))
  const given = [before.name, clauses, ...moreCode(differs)]
  const likewise = context.use(constant.answer.outcome.kind === 'silence' ? 'silentLikewise' : 'likewise')
  writeCode(writer, `const ${constant.name} = /* @__PURE__ */ `, call(likewise, given))
}

const fieldsOf = (outcome: ValueOutcome): Code =>
  object(outcome.fields.map((field) => [field.output, valueCode(field.value)] as const))

function missingClause(id: string): never {
  throw new Error(`the clause ${id} is cited but not in the book`)
}
