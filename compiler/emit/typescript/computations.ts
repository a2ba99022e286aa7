import type { CodeWriter } from './code-writer.js'
import type { Answer } from '../../rules/answer.js'
import { answersRead, asksOf, calendarsOf, factsRead, type Expression } from '../../rules/expression.js'
import type { OutcomeField } from '../../rules/outcome.js'
import type { Decision, Detail, Output } from '../../rules/program.js'
import { valueCode } from './answer-code.js'
import type { BookNames, DecisionNames } from './book-names.js'
import { literal, property } from './escape.js'
import { expressionCode, outputAccess, outputCode } from './expression-code.js'
import { access, reader, readingsOf } from './facts.js'
import { call, object, writeCode, writeShortIf } from './layout.js'
import { writeDoc } from './module.js'
import { camelCase, createNames, type Names } from './names.js'
import type { Follows } from './plan.js'

/** What the functions that compute answers refer to. */
export interface ComputationContext {
  readonly decision: Decision
  readonly names: DecisionNames
  readonly book: BookNames
  readonly follows: Follows
  /** Notes that the module uses an imported name. */
  readonly use: (name: string) => string
}

/** What a function that computes is given: the facts, and the readings where a decision it asks rests on some. */
export function computationArguments({ asks }: Decision, follows: Follows): string {
  const isRead = [...(asks?.values() ?? [])].some((asked) => readingsOf(asked).length > 0)
  return follows === 'given' && isRead ? 'readings, facts' : 'facts'
}

/** Writes the function that computes one answer from its grounds, which are the constant `grounds`. */
export function writeComputation(
  writer: CodeWriter,
  name: string,
  grounds: string,
  answer: Answer,
  context: ComputationContext,
): void {
  const { decision, names, follows, use } = context
  const fields = answer.outcome.kind === 'value' ? answer.outcome.fields : []
  const expressions = fields.flatMap(({ value }) => (value.type === 'computed' ? [value.expression] : []))
  const compute = (one: string): string => `${use('compute')}.${one}`
  const locals = createNames([grounds], context.book.scope)
  const readsFacts = expressions.some(
    (expression) => factsRead(expression).size > 0 || asksOf(expression).size > 0 || hasZoneFact(expression, decision),
  )
  const parameters = [`${readsFacts ? '' : '_'}facts: ${use(names.facts)}`]
  if (computationArguments(decision, follows) !== 'facts') {
    const asked = expressions.flatMap((expression) =>
      [...asksOf(expression)].flatMap((name) => decision.asks?.get(name) ?? []),
    )
    const isRead = asked.some((one) => readingsOf(one).length > 0)
    parameters.unshift(`${isRead ? '' : '_'}readings: ${names.readings}`)
  }

  writer.blankLine()
  writeDoc(writer, ['Computes the answer of the rule below, exactly.'])
  const all = decision.strategy === 'all'
  const type = all ? `${use('Value')}<${use(names.outputs)}> | ${use('Silence')}` : use(names.answerType)
  writeCode(writer, call(`function ${name}`, parameters), `: ${type} {`)
  writer.indent(() => {
    const asked = writeAsked(writer, expressions, grounds, locals, context)
    const facts = writeFacts(writer, expressions, locals, context)
    const code = (expression: Expression): string =>
      expressionCode(expression, {
        compute,
        fact: (id) => facts.get(id) ?? '',
        answer: (ask, output) => asked.values.get(`${ask} ${output}`) ?? '',
        calendar: (id) => calendarCode(id, context),
      })
    const values = fields.map(({ output, value }: OutcomeField) => {
      const written =
        value.type === 'computed' ? outputCode(value.expression, code(value.expression), compute) : valueCode(value)
      return [output, written] as const
    })
    writeCode(writer, 'return ', call(use('computed'), [grounds, object(values), ...asked.answers]))
  })
  writer.writeLine('}')
}

/** Whether a calendar of an expression reads its zone from a fact. */
function hasZoneFact(expression: Expression, { calendars }: Decision): boolean {
  return [...calendarsOf(expression)].some((id) => {
    const zone = calendars?.get(id)?.zone
    return zone !== undefined && 'fact' in zone
  })
}

/** What is read of the answers of other decisions: the locals that hold the answers, and those that hold their values. */
interface Asked {
  readonly answers: readonly string[]
  readonly values: ReadonlyMap<string, string>
}

/** Asks the other decisions, passes their silences on, and takes what is read from their answers. */
function writeAsked(
  writer: CodeWriter,
  expressions: readonly Expression[],
  grounds: string,
  locals: Names,
  context: ComputationContext,
): Asked {
  const { decision, book, follows, use } = context
  const asks = [...new Set(expressions.flatMap((expression) => [...asksOf(expression)]))].map((ask) => {
    const asked = decision.asks?.get(ask)
    const names = asked === undefined ? undefined : book.decisions.get(asked.id)
    if (asked === undefined || names === undefined) throw new Error(`${decision.id} asks ${ask}, which is no decision`)
    const under = follows === 'given' && readingsOf(asked).length > 0
    const local = locals.claim(camelCase(ask, 'answer'), `${camelCase(ask, 'answer')}Answer`)
    writer.writeLine(
      `const ${local} = ${use(under ? names.answerUnder : names.answer)}(${under ? 'readings, facts' : 'facts'})`,
    )
    return { ask, asked, local }
  })
  // The readings that contest an answer contest what is computed from it; in a list each answer stands for itself.
  const isContested = ({ asked }: { readonly asked: Decision }): boolean => readingsOf(asked).length > 0
  const answers = decision.strategy === 'all' ? [] : asks.filter(isContested).map(({ local }) => local)
  for (const { local } of asks) {
    writeShortIf(
      writer,
      `${local}.kind === 'silence'`,
      `return ${use('passOn')}(${[grounds, local, ...answers].join(', ')})`,
    )
  }
  const values = new Map<string, string>()
  for (const { ask, asked, local } of asks) {
    const read = new Set(
      expressions.flatMap((one) => answersRead(one).flatMap(({ ask: of, output }) => (of === ask ? [output] : []))),
    )
    for (const output of asked.outputs) {
      if (!read.has(output.id)) continue
      const value = locals.claim(camelCase(`${ask} ${output.id}`, 'answer'))
      writer.writeLine(`const ${value} = ${answerCode(output, local, use)}`)
      values.set(`${ask} ${output.id}`, value)
    }
  }
  return { answers, values }
}

/** An output of an asked decision as an exact number, or as it is. */
function answerCode(output: Output, local: string, use: (name: string) => string): string {
  const value = outputAccess(local, output.id)
  const read = (name: string, from: string, ...args: readonly string[]): string =>
    `BigInt(${use(name)}(${[literal(output.id), from, ...args, '-Infinity', 'Infinity'].join(', ')}))`
  switch (output.type) {
    case 'integer':
      return `BigInt(${value})`
    case 'decimal':
      return read('decimal', value, String(output.digits ?? 0))
    case 'money':
      return read('decimal', `${value}.amount`, String(output.digits ?? 0))
    case 'duration':
      return read(output.unit === 'days' ? 'days' : 'time', value)
    case 'date':
    case 'instant':
      return read(output.type, value)
    default:
      return value
  }
}

/** Reads the facts that some expressions need, each once. */
function writeFacts(
  writer: CodeWriter,
  expressions: readonly Expression[],
  locals: Names,
  context: ComputationContext,
): ReadonlyMap<string, string> {
  const { decision, book, use } = context
  const held = new Map<string, string>()
  for (const id of new Set(expressions.flatMap((expression) => [...factsRead(expression)]))) {
    const local = locals.claim(camelCase(id, 'fact'), `${camelCase(id, 'fact')}Fact`)
    held.set(id, local)
    const input = decision.inputs.find((one) => one.id === id)
    const detail = decision.details?.find((one) => one.id === id)
    const reads = input === undefined ? undefined : reader(input)
    if (detail !== undefined) writeCode(writer, `const ${local} = `, detailReader(detail, book, use))
    else if (input !== undefined && reads !== undefined)
      writer.writeLine(
        `const ${local} = BigInt(${use(reads.name)}(${[literal(id), access(input), ...reads.args].join(', ')}))`,
      )
    else if (input !== undefined) writer.writeLine(`const ${local} = ${access(input)}`)
  }
  return held
}

/** The call that reads, and checks, a fact that is no single value. */
export function detailReader({ id, type }: Detail, book: BookNames, use: (name: string) => string) {
  const given = property('facts', id)
  const compute = use('compute')
  switch (type.kind) {
    case 'set':
      return call(`${compute}.terms`, [literal(id), given, use(book.vocabularies.get(type.vocabulary.id)?.list ?? '')])
    case 'list': {
      const reads = reader({ domain: type.of, id, role: 'fact', label: { fr: '', en: '' } })
      const item =
        reads === undefined ? 'Number(item)' : `${use(reads.name)}(${[literal(id), 'item', ...reads.args].join(', ')})`
      return call(`${compute}.items`, [literal(id), given, `(item) => ${item}`])
    }
    case 'zone':
      return call(`${compute}.zone`, [literal(id), given])
  }
}

function calendarCode(id: string, { decision, book, use }: ComputationContext): string {
  const calendar = decision.calendars?.get(id)
  const zone = calendar?.zone
  const given = zone !== undefined && 'fact' in zone ? `, ${property('facts', zone.fact)}` : ''
  return `${use('prepare')}(${use('calendars')}.${book.calendars.get(id) ?? ''}${given})`
}

/** The calendars that the computed answers of a decision name. */
export function calendarsNamed(answers: readonly Answer[]): ReadonlySet<string> {
  return new Set(
    answers.flatMap(({ outcome }) =>
      outcome.kind === 'value'
        ? outcome.fields.flatMap(({ value }) => (value.type === 'computed' ? [...calendarsOf(value.expression)] : []))
        : [],
    ),
  )
}
