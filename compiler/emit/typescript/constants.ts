import type { CodeBlockWriter } from 'ts-morph'
import type { Answer } from '../../rules/answer.js'
import type { Book } from '../../rules/program.js'
import type { BookNames } from './book-names.js'
import { valueCode } from './answer-code.js'
import { computationArguments, isComputed, writeComputation, type ComputationContext } from './computations.js'
import { inLineComment, literal } from './escape.js'
import { array, call, literals, object, writeCode, type Code } from './layout.js'
import { clauseList, writeComment } from './module.js'
import { camelCase, pascalCase, shortened, type Names } from './names.js'
import type { Follows, Plan } from './plan.js'
import type { Conclusion } from './steps.js'

/** One answer as a constant of the module; lists share those they have in common. */
interface AnswerConstant {
  /** The constant, or the function that computes the answer. */
  readonly name: string
  /** What the answer rests on; the constant itself where nothing is computed. */
  readonly grounds: string
  readonly answer: Answer
  readonly contested: readonly string[]
}

/** A list of answers as a constant, for decisions that every standing rule answers. */
interface ListConstant {
  readonly name: string
  readonly answers: readonly string[]
  readonly contested: readonly string[]
}

export interface Constants {
  readonly answers: readonly AnswerConstant[]
  readonly lists: readonly ListConstant[]
  readonly nameOf: ReadonlyMap<Conclusion, string>
}

/** Names the constants after their rules, and puts them in the order in which the rules are declared. */
export function constantsOf({ decision, conclusions }: Plan, follows: Follows, scope: Names): Constants {
  const rules = decision.otherwise === undefined ? decision.rules : [...decision.rules, decision.otherwise]
  const places = new Map(rules.map((rule, place) => [rule.id, place]))
  const readings = new Map(decision.inputs.map((input, place) => [input.id, place]))
  const rank = (answer: Answer, contested: readonly string[]): readonly number[] => [
    ...[answer.rule, ...answer.agreeing, ...answer.carveOuts].map((id) => places.get(id) ?? 0),
    -1,
    ...contested.map((id) => readings.get(id) ?? 0),
  ]
  const single = decision.strategy === 'one'
  const ranked = conclusions.flatMap((conclusion) =>
    conclusion.answers.map((answer) => ({
      answer,
      contested: conclusion.contested,
      rank: rank(answer, conclusion.contested),
    })),
  )
  const answers = new Map<string, AnswerConstant>()
  for (const { answer, contested } of ranked.sort((a, b) => byRank(a.rank, b.rank))) {
    const key = keyOf(answer, contested)
    if (answers.has(key)) continue
    const name = scope.claim(...namesFor(answer, contested))
    answers.set(key, { name, grounds: isComputed(answer) ? scope.claim(`${name}Grounds`) : name, answer, contested })
  }
  const nameOfAnswer = (answer: Answer, { contested }: Conclusion): string =>
    answers.get(keyOf(answer, contested))?.name ?? ''

  const nameOf = new Map<Conclusion, string>()
  const lists: ListConstant[] = []
  const listRank = ({ answers: all, contested }: Conclusion) => all.flatMap((answer) => rank(answer, contested))
  for (const conclusion of [...conclusions].sort((a, b) => byRank(listRank(a), listRank(b)))) {
    const names = conclusion.answers.map((answer) => nameOfAnswer(answer, conclusion))
    const [only] = names
    const computes = conclusion.answers.some(isComputed)
    const given = computes ? `(${computationArguments(decision, follows)})` : ''
    if (single && only !== undefined) nameOf.set(conclusion, only + given)
    else {
      const name = scope.claim(...namesForList(conclusion))
      lists.push({ name, answers: names, contested: conclusion.contested })
      nameOf.set(conclusion, name + given)
    }
  }
  return { answers: [...answers.values()], lists, nameOf }
}

function byRank(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) if (a[i] !== b[i]) return (a[i] ?? 0) - (b[i] ?? 0)
  return a.length - b.length
}

const keyOf = ({ rule, agreeing, carveOuts }: Answer, contested: readonly string[]): string =>
  JSON.stringify([rule, agreeing, carveOuts, contested])

/** `baseBook`, `baseBookWithSchools` when another rule agrees, `baseBookGivenAmnesty` when a carve-out cleared the way. */
function namesFor({ rule, agreeing, carveOuts }: Answer, contested: readonly string[]): readonly [string, ...string[]] {
  const [agrees] = agreeing
  const [clears] = carveOuts
  const also = agrees === undefined ? '' : `With${pascalCase(agrees, 'rule')}`
  const given = clears === undefined ? '' : `Given${pascalCase(clears, 'rule')}`
  const name = shortened(camelCase(rule, 'rule') + also + given)
  return contested.length > 0 ? [`${name}Contested`] : [name, `${name}Answer`]
}

function namesForList({ answers, contested }: Conclusion): readonly [string, ...string[]] {
  const [first, ...others] = answers
  if (first === undefined) return [contested.length > 0 ? 'noneContested' : 'none']
  const more =
    others.length > 1 ? `And${others.length}More` : others.map(({ rule }) => `And${pascalCase(rule, 'rule')}`).join('')
  const name = shortened(`${camelCase(first.rule, 'rule')}${others.length === 0 ? 'Alone' : more}`)
  return [contested.length > 0 ? `${name}Contested` : name]
}

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
  writer: CodeBlockWriter,
  { answers, lists }: Constants,
  context: ConstantsContext,
): void {
  const edition = literal(context.edition)
  for (const constant of answers) {
    writer.blankLine()
    writeAnswer(writer, constant, context)
  }
  const computed = new Set(answers.filter(({ name, grounds }) => name !== grounds).map(({ name }) => name))
  for (const { name, answers: members, contested } of lists) {
    writer.blankLine()
    if (members.some((member) => computed.has(member))) {
      writeComputedList(writer, { name, answers: members, contested }, computed, context)
      continue
    }
    const entries: (readonly [string, Code])[] = [
      ['answers', array(members)],
      ['edition', edition],
    ]
    if (contested.length > 0) entries.push(['contested', literals(contested)])
    writeCode(
      writer,
      `const ${name} = `,
      object(
        entries,
        `/* @__PURE__ */ ${context.use('list')}<${context.use(context.computing.names.outputs)}>({`,
        '})',
        true,
      ),
    )
  }
}

/** A list some of whose answers are computed is made anew each time. */
function writeComputedList(
  writer: CodeBlockWriter,
  { name, answers, contested }: ListConstant,
  computed: ReadonlySet<string>,
  { edition, use, computing }: ConstantsContext,
): void {
  const { names, decision, follows } = computing
  const given = computationArguments(decision, follows)
  const parameters = [`facts: ${use(names.facts)}`]
  if (given !== 'facts') parameters.unshift(`readings: ${names.readings}`)
  writeCode(writer, call(`function ${name}`, parameters), `: ${use(names.answerType)} {`)
  writer.indent(() => {
    const members = answers.map((answer) => (computed.has(answer) ? `${answer}(${given})` : answer))
    const entries: (readonly [string, Code])[] = [
      ['answers', array(members)],
      ['edition', literal(edition)],
    ]
    if (contested.length > 0) entries.push(['contested', literals(contested)])
    writeCode(writer, 'return ', object(entries, `${use('list')}<${use(names.outputs)}>({`, '})', true))
  })
  writer.writeLine('}')
}

function writeAnswer(
  writer: CodeBlockWriter,
  { name, grounds: held, answer, contested }: AnswerConstant,
  context: ConstantsContext,
): void {
  const { book, bookNames } = context
  const { names } = context.computing
  const { outcome, rule, agreeing, carveOuts, clauses } = answer
  context.use('clauses')
  const grounds: (readonly [string, Code])[] = [['rule', literal(rule)]]
  if (agreeing.length > 0) grounds.push(['agreeing', literals(agreeing)])
  if (carveOuts.length > 0) grounds.push(['carveOuts', literals(carveOuts)])
  grounds.push(['clauses', array(clauses.map((id) => `clauses.${bookNames.clauses.get(id) ?? missingClause(id)}`))])
  grounds.push(['edition', literal(context.edition)])
  if (contested.length > 0) grounds.push(['contested', literals(contested)])

  writeComment(writer, inLineComment(clauseList(clauses, book)))
  if (held !== name) {
    writeCode(writer, `const ${held} = `, object(grounds, `/* @__PURE__ */ ${context.use('grounds')}({`, '})', true))
    writeComputation(writer, name, held, answer, context.computing)
  } else if (outcome.kind === 'silence') {
    const by: (readonly [string, Code])[] = outcome.by === undefined ? [] : [['by', literal(outcome.by)]]
    const entries = [['silence', literal(outcome.silence)] as const, ...by, ...grounds]
    writeCode(writer, `const ${name} = `, object(entries, `/* @__PURE__ */ ${context.use('silence')}({`, '})', true))
  } else {
    const fields = object(outcome.fields.map((field) => [field.output, valueCode(field.value)] as const))
    const entries = [['value', fields] as const, ...grounds]
    writeCode(
      writer,
      `const ${name} = `,
      object(entries, `/* @__PURE__ */ ${context.use('value')}<${context.use(names.outputs)}>({`, '})', true),
    )
  }
}

function missingClause(id: string): never {
  throw new Error(`the clause ${id} is cited but not in the book`)
}
