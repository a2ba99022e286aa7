import { CodeWriter } from './code-writer.js'
import { byCodeUnits } from '../../base/order.js'
import type { Book, Decision, Edition, Program } from '../../rules/program.js'
import type { BookNames, DecisionNames } from './book-names.js'
import { factType, isOptional, outputType, readingsOf } from './facts.js'
import { factsOf } from '../../rules/facts.js'
import { clausesOf } from '../../rules/mentioned.js'
import { factDoc, heldOn } from './decision-doc.js'
import { codeInDocComment, inDocComment, literal } from './escape.js'
import { call, writeCode } from './layout.js'
import { clauseList, nameList, writeDoc, writeHeader, writeImports, type Import } from './module.js'
import { createNames, pascalCase } from './names.js'
import type { Follows } from './plan.js'
import type { Emitted } from './verify.js'

interface Held {
  readonly edition: Edition
  readonly decision: Decision
  readonly folder: string
  readonly aliases: Aliases
}

interface Dispatch {
  readonly book: Book
  readonly bookNames: BookNames
  readonly names: DecisionNames
  readonly held: readonly Held[]
  readonly hasReadings: boolean
}

/** The types an application meets, and how those of several editions combine where they differ. */
const joins = { answerType: ' | ', facts: ' & ', outputs: ' | ', readings: ' & ' } as const
type Kind = keyof typeof joins

/** The kinds of types that the module of each function holds. */
const kindsOf: Readonly<Record<Follows, readonly Kind[]>> = {
  adopted: ['answerType', 'facts', 'outputs'],
  given: ['readings'],
}

/** The modules of one decision over all editions, which pick the edition that holds on a day. */
export interface Dispatchers {
  /** Exports all there is of the decision. */
  readonly whole: Emitted
  /** The part of the function that answers under any readings, apart so that bundles can do without it. */
  readonly under?: Emitted
}

/** Writes the modules of one decision over all editions. */
export function emitDispatchers(
  program: Program,
  id: string,
  states: readonly { readonly edition: Edition; readonly decision: Decision }[],
  bookNames: BookNames,
): Dispatchers {
  const names = bookNames.decisions.get(id)
  if (names === undefined) throw new Error(`the decision ${id} has no name`)
  const scope = createNames([], bookNames.scope)
  const held = states.map(({ edition, decision }): Held => {
    const aliases = aliasesOf(edition, names, (name) => scope.claim(name))
    return { edition, decision, folder: bookNames.editions.get(edition.id) ?? '', aliases }
  })
  const hasReadings = held.some(({ decision }) => readingsOf(decision).length > 0)
  const dispatch: Dispatch = { book: program.book, bookNames, names, held, hasReadings }
  const whole = emitDispatcher(dispatch, 'adopted')
  return hasReadings ? { whole, under: emitDispatcher(dispatch, 'given') } : { whole }
}

function emitDispatcher(dispatch: Dispatch, follows: Follows): Emitted {
  const { book, names, held, hasReadings } = dispatch
  const under = follows === 'given'
  const types = kindsOf[follows].map((kind) => combinedType(kind, dispatch))

  const writer = new CodeWriter()
  writeHeader(writer, book)
  const imports: Import[] = [{ names: ['On', 'editionDay', 'outsideEditions'], from: 'codicil/runtime' }]
  for (const one of held) {
    const called = calledIn(one, follows)
    const aliases = new Map([[names[called], one.aliases[called]]])
    const imported = [names[called]]
    for (const { kind, name, same, parts } of types) {
      // What is the same in all editions is taken from the last; the outputs then only pass through.
      if (!parts.includes(one) || (same && (one !== parts[parts.length - 1] || kind === 'outputs'))) continue
      imported.push(name)
      if (!same) aliases.set(name, one.aliases[kind])
    }
    imports.push({ names: imported, aliases, from: pathOf(one, follows, names) })
  }
  if (under) imports.push({ names: [names.answerType, names.facts], from: `./${names.file}.js` })
  writeImports(writer, imports)
  writer.blankLine()
  for (const one of held) {
    const own = types.filter(({ same, parts }) => same && parts[parts.length - 1] === one).map(({ name }) => name)
    if (own.length > 0) writeExports(writer, 'export type {', own.sort(byCodeUnits), pathOf(one, follows, names))
  }
  for (const { kind, name, same, parts } of types) {
    if (same) continue
    writer.writeLine(`export type ${name} = ${parts.map(({ aliases }) => aliases[kind]).join(joins[kind])}`)
  }
  const reexported = !under && hasReadings ? [names.readings, names.answerUnder] : []
  if (reexported.length > 0) writeExports(writer, 'export {', nameList(reexported), `./${names.underFile}.js`)

  writer.blankLine()
  writer.writeLine(`const held = ${literal(held.map(({ edition }) => heldOn(edition)).join('; '))}`)
  writer.blankLine()
  writeFunction(writer, dispatch, follows)
  return {
    path: `${under ? names.underFile : names.file}.ts`,
    text: writer.toString(),
    exports: [...types.map(({ name }) => name), under ? names.answerUnder : names.answer, ...reexported],
  }
}

function writeExports(writer: CodeWriter, open: string, items: readonly string[], from: string): void {
  writeCode(writer, { open, items, close: `} from ${literal(from)}`, spaced: true })
}

function writeFunction(writer: CodeWriter, { book, names, held }: Dispatch, follows: Follows): void {
  const under = follows === 'given'
  writeDoc(writer, dispatcherDoc(held, book, under))
  const parameters = [`facts: ${names.facts}`, 'when: On']
  if (under) parameters.unshift(`readings: ${names.readings}`)
  const signature = call(`export function ${under ? names.answerUnder : names.answer}`, parameters)
  writeCode(writer, signature, `: ${names.answerType} {`)
  writer.indent(() => {
    writer.writeLine('const on = editionDay(when.on, held)')
    for (const one of held) {
      const { from, until } = one.edition
      const called = calledIn(one, follows)
      const target = `${one.aliases[called]}(${called === 'answerUnder' ? 'readings, facts' : 'facts'})`
      const before = until === undefined ? '' : ` && on < ${literal(until)}`
      writer.writeLine(`if (on >= ${literal(from)}${before}) return ${target}`)
    }
    writer.writeLine('throw outsideEditions(on, held)')
  })
  writer.writeLine('}')
}

/** An edition whose rules depend on no readings answers alike under any. */
function calledIn({ decision }: Held, follows: Follows): 'answer' | 'answerUnder' {
  return follows === 'given' && readingsOf(decision).length > 0 ? 'answerUnder' : 'answer'
}

function pathOf(one: Held, follows: Follows, names: DecisionNames): string {
  return `./${one.folder}/${calledIn(one, follows) === 'answerUnder' ? names.underFile : names.file}.js`
}

/** A type of the editions that have it, and whether it is the same in all of them. */
function combinedType(kind: Kind, { held, names, bookNames }: Dispatch) {
  const parts = held.filter(({ decision }) => kind !== 'readings' || readingsOf(decision).length > 0)
  const same = new Set(parts.map(({ decision }) => shapeOf(kind, decision, bookNames))).size === 1
  return { kind, name: names[kind], same, parts }
}

type Aliases = Readonly<Record<'answer' | 'answerUnder' | Kind, string>>

function aliasesOf(edition: Edition, names: DecisionNames, claim: (name: string) => string): Aliases {
  const suffix = pascalCase(edition.id, '')
  const alias = (name: string): string => claim(name + suffix)
  return {
    answer: alias(names.answer),
    answerUnder: alias(names.answerUnder),
    answerType: alias(names.answerType),
    facts: alias(names.facts),
    outputs: alias(names.outputs),
    readings: alias(names.readings),
  }
}

/** Equal for decisions whose type of that kind is the same. */
function shapeOf(kind: Kind, decision: Decision, book: BookNames): string {
  const outputs = decision.outputs.map((output) => [output.id, output.optional, outputType(output, book)])
  switch (kind) {
    case 'facts':
      return JSON.stringify(factsOf(decision).map((fact) => [fact.id, isOptional(fact), factType(fact, book)]))
    case 'outputs':
      return JSON.stringify(outputs)
    case 'answerType':
      return JSON.stringify([decision.strategy, outputs])
    case 'readings':
      return JSON.stringify(readingsOf(decision).map((input) => input.id))
  }
}

function dispatcherDoc(held: readonly Held[], book: Book, under: boolean): readonly string[] {
  const latest = held[held.length - 1]
  if (latest === undefined) throw new Error('no edition takes the decision')
  const { question } = latest.decision
  // The latest words for each fact; a fact that only some editions ask for is still to be given.
  const asked = new Map(held.flatMap((one) => factsOf(one.decision).map((fact) => [fact.id, fact])))
  const facts = [...asked.values()].map((fact) => `- ${codeInDocComment(fact.id)}: ${factDoc(fact).join(' ')}`)
  const clauses = new Set(held.flatMap((one) => clausesOf(one.decision)))
  const editions = held.map(({ edition }) => `- ${inDocComment(edition.id)}: ${heldOn(edition)}`)
  return [
    inDocComment(question.en),
    inDocComment(question.fr),
    'Answered by the edition that holds on the day asked about:',
    ...editions,
    `Clauses: ${clauseList([...clauses], book)}.`,
    ...(under ? ['@param readings - The readings to follow in place of those adopted.'] : []),
    '@param facts - Every one of:',
    ...facts,
    '@param when - The day, which is never taken from the clock.',
    '@throws EditionError when no edition holds on that day, or there is no such day.',
    '@throws FactError when a fact is missing or cannot be what it is given as.',
  ]
}
