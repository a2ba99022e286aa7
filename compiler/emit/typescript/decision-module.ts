import type { CodeBlockWriter } from 'ts-morph'
import { byCodeUnits } from '../../base/order.js'
import type { Diagram } from '../../diagram/diagram.js'
import type { Edition, Program } from '../../rules/program.js'
import type { BookNames, DecisionNames } from './book-names.js'
import { constantsOf, writeConstants } from './constants.js'
import {
  answerDoc,
  factDoc,
  factsDoc,
  outputDoc,
  outputsDoc,
  readingDoc,
  readingsDoc,
  type Topic,
} from './decision-doc.js'
import { propertyKey } from './escape.js'
import { factsOf, factType, outputType, readingsOf, termNames } from './facts.js'
import { writeFunctions } from './functions.js'
import { writeDoc, writeHeader, writeImports, type NewWriter } from './module.js'
import { createNames } from './names.js'
import { planOf, type Plan } from './plan.js'
import type { Emitted } from './verify.js'

/** The module of one decision in one edition: its types, its functions, its answers. */
export function emitDecision(
  program: Program,
  edition: Edition,
  diagram: Diagram,
  book: BookNames,
  newWriter: NewWriter,
): Emitted {
  const { decision } = diagram
  const names = book.decisions.get(decision.id)
  const folder = book.editions.get(edition.id)
  if (names === undefined || folder === undefined) throw new Error(`the decision ${decision.id} has no name`)
  const topic: Topic = { program, edition, decision, names }
  const plan = planOf(diagram)
  const scope = createNames([], book.scope)
  const constants = constantsOf(plan, scope)
  const used = new Set<string>()
  const use = (name: string): string => {
    used.add(name)
    return name
  }

  const body = newWriter()
  writeTypes(body, topic, plan, book, use)
  writeFunctions(body, { topic, plan, book, scope, constants: constants.nameOf, use })
  body.blankLine()
  body.writeLine('// The answers, in the order of the rules that give them.')
  writeConstants(body, constants, { book: program.book, edition: edition.id, names, bookNames: book, use })

  const writer = newWriter()
  const rules = decision.otherwise === undefined ? decision.rules : [...decision.rules, decision.otherwise]
  const paths = new Set(rules.map((rule) => rule.origin.source.path))
  writeHeader(writer, program.book, [...paths].sort(byCodeUnits))
  writeUsed(writer, used, book)
  return {
    path: `${folder}/${names.file}.ts`,
    text: `${writer.toString()}\n${body.toString()}`,
    exports: exportsOf(names, plan),
  }
}

function exportsOf(names: DecisionNames, plan: Plan): readonly string[] {
  const under = plan.under === undefined ? [] : [names.readings, names.answerUnder]
  return [names.facts, names.outputs, names.answerType, names.answer, ...under]
}

const isType = (name: string): boolean => /^[A-Z]/.test(name)

/** Imports of what the module uses, sorted, each from where it is. */
function writeUsed(writer: CodeBlockWriter, used: ReadonlySet<string>, book: BookNames): void {
  const listed = (lists: BookNames['vocabularies']): readonly string[] =>
    [...lists.values()].flatMap(({ type, list, check }) => [type, list, check])
  const readings = new Set(listed(book.readings))
  const vocabulary = new Set(listed(book.vocabularies))
  const names = [...used].filter((name) => name !== 'clauses')
  const pick = (belongs: (name: string) => boolean): readonly string[] => names.filter(belongs)
  writeImports(writer, [
    { names: pick((name) => !readings.has(name) && !vocabulary.has(name)), from: 'codicil/runtime' },
    ...(used.has('clauses') ? [{ names: ['clauses'], from: '../clauses.js', whole: true }] : []),
    { names: pick((name) => readings.has(name)), from: '../readings.js' },
    { names: pick((name) => vocabulary.has(name)), from: '../vocabulary.js' },
  ])
}

function writeTypes(
  writer: CodeBlockWriter,
  topic: Topic,
  plan: Plan,
  book: BookNames,
  use: (name: string) => string,
): void {
  const { decision, names } = topic
  const typed = (type: string): string => (isType(type) ? use(type) : type)

  writeDoc(writer, factsDoc(topic))
  writeInterface(
    writer,
    names.facts,
    factsOf(decision).map((input) => ({
      doc: factDoc(input),
      line: `readonly ${propertyKey(input.id)}: ${typed(factType(input, book))}`,
    })),
  )
  writer.blankLine()
  writeDoc(writer, outputsDoc(topic))
  writeInterface(
    writer,
    names.outputs,
    decision.outputs.map((output) => ({
      doc: outputDoc(output),
      line: `readonly ${propertyKey(output.id)}: ${typed(outputType(output, book))}`,
    })),
  )
  writer.blankLine()
  writeDoc(writer, answerDoc(topic))
  const all = decision.strategy === 'all'
  const answer = all ? `${use('List')}<${names.outputs}>` : `${use('Value')}<${names.outputs}> | ${use('Silence')}`
  writer.writeLine(`export type ${names.answerType} = ${answer}`)

  if (plan.under === undefined) return
  writer.blankLine()
  writeDoc(writer, readingsDoc(topic))
  writeInterface(
    writer,
    names.readings,
    readingsOf(decision).map((input) => ({
      doc: readingDoc(input, topic),
      line: `readonly ${propertyKey(input.id)}?: ${typed(termNames(input, book)?.type ?? 'never')}`,
    })),
  )
}

function writeInterface(
  writer: CodeBlockWriter,
  name: string,
  members: readonly { readonly doc: readonly string[]; readonly line: string }[],
): void {
  if (members.length === 0) {
    writer.writeLine(`export type ${name} = Readonly<Record<string, never>>`)
    return
  }
  writer.writeLine(`export interface ${name} {`)
  writer.indent(() => {
    for (const { doc, line } of members) {
      writeDoc(writer, doc)
      writer.writeLine(line)
    }
  })
  writer.writeLine('}')
}
