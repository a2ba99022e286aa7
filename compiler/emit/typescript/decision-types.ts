import type { CodeWriter } from './code-writer.js'
import type { BookNames } from './book-names.js'
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
import { factsOf } from '../../rules/facts.js'
import { factType, isOptional, outputType, readingsOf, termNames } from './facts.js'
import { isType, writeDoc } from './module.js'

interface TypesContext {
  readonly topic: Topic
  readonly book: BookNames
  /** Notes that the module uses an imported name. */
  readonly use: (name: string) => string
}

/** The types of the facts, of the outputs and of the answer. */
export function writeTypes(writer: CodeWriter, { topic, book, use }: TypesContext): void {
  const { decision, names } = topic
  const typed = (type: string): string => {
    const element = type.replace(/^readonly (.*)\[\]$/, '$1')
    if (isType(element)) use(element)
    return type
  }

  writeDoc(writer, factsDoc(topic))
  writeInterface(
    writer,
    names.facts,
    factsOf(decision).map((fact) => ({
      doc: factDoc(fact),
      line: `readonly ${propertyKey(fact.id)}${isOptional(fact) ? '?' : ''}: ${typed(factType(fact, book))}`,
    })),
  )
  writer.blankLine()
  writeDoc(writer, outputsDoc(topic))
  writeInterface(
    writer,
    names.outputs,
    decision.outputs.map((output) => ({
      doc: outputDoc(output),
      line: `readonly ${propertyKey(output.id)}${output.optional === true ? '?' : ''}: ${typed(outputType(output, book))}`,
    })),
  )
  writer.blankLine()
  writeDoc(writer, answerDoc(topic))
  const all = decision.strategy === 'all'
  const answer = all ? `${use('List')}<${names.outputs}>` : `${use('Value')}<${names.outputs}> | ${use('Silence')}`
  writer.writeLine(`export type ${names.answerType} = ${answer}`)
}

/** The type of the readings that a caller may choose. */
export function writeReadingsType(writer: CodeWriter, { topic, book, use }: TypesContext): void {
  writeDoc(writer, readingsDoc(topic))
  writeInterface(
    writer,
    topic.names.readings,
    readingsOf(topic.decision).map((input) => {
      const type = termNames(input, book)?.type
      return {
        doc: readingDoc(input, topic),
        line: `readonly ${propertyKey(input.id)}?: ${type === undefined ? 'never' : use(type)}`,
      }
    }),
  )
}

function writeInterface(
  writer: CodeWriter,
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
