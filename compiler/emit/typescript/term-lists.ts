import { CodeWriter } from './code-writer.js'
import type { Recall } from '../../base/recall.js'
import type { Text } from '../../base/text.js'
import { valuesOf } from '../../rules/domain.js'
import type { Book, Program, Reading } from '../../rules/program.js'
import type { BookNames, TermNames } from './book-names.js'
import { codeInDocComment, inDocComment, literal } from './escape.js'
import { call, literals, object, writeCode, writeConstant, writeShortIf } from './layout.js'
import { clauseList, writeDoc, writeHeader, writeImports } from './module.js'
import { perfectHash, placeCode, type PerfectHash } from './perfect-hash.js'
import type { Emitted } from './verify.js'

interface Entry {
  readonly id: string
  readonly label: Text
}

/** The module of the book's vocabularies: a type, the list, the labels and the checks of each. */
export function emitVocabulary(
  program: Program,
  names: BookNames,
  coded: ReadonlySet<string>,
  recall: Recall,
): Emitted {
  const { book } = program
  const lists = book.vocabularies.flatMap((vocabulary) => {
    const own = names.vocabularies.get(vocabulary.id)
    if (own === undefined) return []
    const isCoded = coded.has(own.code)
    const text = recall.of(`${book.id} vocabulary ${vocabulary.id}`, { vocabulary, own, isCoded }, (given) =>
      listText({
        own: given.own,
        doc: [inBothLanguages(given.vocabulary.title)],
        entries: valuesOf(given.vocabulary),
        isCoded: given.isCoded,
      }),
    )
    return [{ own, text, isCoded }]
  })
  return emitLists('vocabulary.ts', lists, book)
}

/** The module of the book's readings: for each, the ways to read an ambiguous passage. */
export function emitReadings(program: Program, names: BookNames, coded: ReadonlySet<string>, recall: Recall): Emitted {
  const { book } = program
  const lists = [...book.readings.values()].flatMap((reading) => {
    const own = names.readings.get(reading.id)
    if (own === undefined) return []
    const isCoded = coded.has(own.code)
    const { clauses } = book
    const text = recall.of(`${book.id} reading ${reading.id}`, { reading, own, isCoded, clauses }, (given) =>
      listText({
        own: given.own,
        doc: docOfReading(given.reading, given),
        adopted: given.reading.adopted,
        entries: given.reading.choices,
        isCoded: given.isCoded,
      }),
    )
    return [{ own, text, isCoded }]
  })
  return emitLists('readings.ts', lists, book)
}

function docOfReading(
  { title, question, adopted, why, cites }: Reading,
  book: Pick<Book, 'clauses'>,
): readonly string[] {
  return [
    inBothLanguages(title),
    inDocComment(question.en),
    inDocComment(question.fr),
    `Adopted: ${codeInDocComment(adopted)}. ${inDocComment(why.en)}`,
    `Clauses: ${clauseList(cites, book)}.`,
  ]
}

interface TermList {
  readonly own: TermNames
  readonly doc: readonly string[]
  /** Of a reading, the choice that is followed where none is given; then `undefined` passes the check. */
  readonly adopted?: string
  readonly entries: readonly Entry[]
  /** Whether some decision numbers the terms. */
  readonly isCoded: boolean
}

interface WrittenList extends Pick<TermList, 'own' | 'isCoded'> {
  readonly text: string
}

function emitLists(path: string, lists: readonly WrittenList[], book: Book): Emitted {
  const writer = new CodeWriter()
  writeHeader(writer, book)
  const table = lists.some(({ text }) => text.includes(' termTable(')) ? ['termTable'] : []
  if (lists.length > 0)
    writeImports(writer, [{ names: ['Labels', 'freeze', ...table, 'unknownTerm'], from: 'codicil/runtime' }])
  const exports = lists.flatMap(({ own, isCoded }) => [
    ...[own.type, own.list, own.labels, own.isOne, own.check],
    ...(own.adopted === undefined ? [] : [own.adopted]),
    ...(isCoded ? [own.code] : []),
  ])
  return { path, text: `${writer.toString()}${lists.map(({ text }) => text).join('')}`, exports }
}

/** A list with its labels and checks, after a blank line. */
function listText(list: TermList): string {
  const writer = new CodeWriter()
  writeList(writer, list)
  return writer.toString()
}

function writeList(writer: CodeWriter, { own, doc, adopted, entries, isCoded }: TermList): void {
  const ids = entries.map((entry) => entry.id)
  writer.blankLine()
  writeDoc(writer, doc)
  writeUnion(writer, own.type, entries)

  writer.blankLine()
  writeDoc(writer, [`Every \`${own.type}\`, in the order of the policies.`])
  writeCode(writer, `export const ${own.list}: readonly ${own.type}[] = `, { ...literals(ids), ...frozen('[', ']') })

  if (adopted !== undefined && own.adopted !== undefined) {
    writer.blankLine()
    writeDoc(writer, [`The \`${own.type}\` that the book adopts.`])
    writeCode(writer, `export const ${own.adopted}: ${own.type} = `, literal(adopted))
  }

  writer.blankLine()
  writeDoc(writer, [`What each \`${own.type}\` is called.`])
  const labels = entries.map(
    ({ id, label }) =>
      [
        id,
        object([
          ['fr', literal(label.fr)],
          ['en', literal(label.en)],
        ]),
      ] as const,
  )
  writeCode(
    writer,
    `export const ${own.labels}: Labels<${own.type}> = `,
    object(labels, '/* @__PURE__ */ freeze({', '})', true),
  )

  const hash = ids.length > mostCompared || isCoded ? perfectHash(ids) : undefined
  if (hash === undefined) writeComparisons(writer, own, ids)
  else writeLookup(writer, own, hash)

  const optional = adopted !== undefined
  const type = optional ? `${own.type} | undefined` : own.type
  writeCheck(writer, own, optional, type, hash)
  if (isCoded) writeNumbering(writer, own, type, hash)
}

/** The function that refuses what is no term. Of a hashed list it returns the term that the list holds, which compares fastest. */
function writeCheck(
  writer: CodeWriter,
  own: TermNames,
  optional: boolean,
  type: string,
  hash: PerfectHash | undefined,
): void {
  writer.blankLine()
  const refusal = `an \`UnknownTermError\` that names the fact when a value is no \`${own.type}\``
  if (optional) {
    writeDoc(writer, [`Throws ${refusal}; left out, it is the one adopted.`])
    writer.writeLine(`export function ${own.check}(fact: string, value: ${type}): void {`)
    writer.indent(() => {
      const condition = `value !== undefined && !${own.isOne}(value)`
      writeShortIf(writer, condition, `throw unknownTerm(fact, value satisfies never, ${own.list})`)
    })
  } else {
    writeDoc(writer, [`The term${hash === undefined ? '' : ` as \`${own.list}\` holds it`}. Throws ${refusal}.`])
    writeCode(writer, call(`export function ${own.check}`, ['fact: string', `value: ${type}`]), `: ${type} {`)
    writer.indent(() => {
      if (hash === undefined) {
        writeShortIf(writer, `${own.isOne}(value)`, 'return value')
        writer.writeLine(`throw unknownTerm(fact, value satisfies never, ${own.list})`)
        return
      }
      const found = `${tableName(own)}.terms[${placeName(own)}(value)]`
      writeConstant(writer, 'term', `typeof value === 'string' ? ${found} : undefined`)
      writer.writeLine(`if (term === undefined || term !== value) throw unknownTerm(fact, value, ${own.list})`)
      writer.writeLine('return term')
    })
  }
  writer.writeLine('}')
}

/** A list up to this long is looked through term by term. */
const mostCompared = 6

function writeComparisons(writer: CodeWriter, own: TermNames, ids: readonly string[]): void {
  writer.blankLine()
  writeDoc(writer, [`Whether a value is one of \`${own.list}\`.`])
  writer.writeLine(`export function ${own.isOne}(value: unknown): value is ${own.type} {`)
  writer.indent(() => {
    writer.writeLine('switch (value) {')
    writer.indent(() => {
      for (const id of ids) writer.writeLine(`case ${literal(id)}:`)
      if (ids.length > 0)
        writer.indent(() => {
          writer.writeLine('return true')
        })
      writer.writeLine('default:')
      writer.indent(() => {
        writer.writeLine('return false')
      })
    })
    writer.writeLine('}')
  })
  writer.writeLine('}')
}

const placeName = ({ type }: TermNames): string => `placeOf${type}`
const tableName = ({ list }: TermNames): string => `${list}Table`

/** One comparison, with the term that stands where the value would. */
function writeLookup(writer: CodeWriter, own: TermNames, hash: PerfectHash): void {
  const place = placeName(own)
  const table = tableName(own)
  writer.blankLine()
  writeDoc(writer, [`Where a text would stand in \`${table}\`: no two of \`${own.list}\` share a place.`])
  writer.writeLine(`function ${place}(text: string): number {`)
  writer.indent(() => {
    writer.writeLine(`return ${placeCode('text', hash)}`)
  })
  writer.writeLine('}')
  writer.blankLine()
  writer.writeLine(`const ${table} = /* @__PURE__ */ termTable(${own.list}, ${hash.size}, ${place})`)

  writer.blankLine()
  writeDoc(writer, [`Whether a value is one of \`${own.list}\`.`])
  writer.writeLine(`export function ${own.isOne}(value: unknown): value is ${own.type} {`)
  writer.indent(() => {
    writer.writeLine(`return typeof value === 'string' && ${table}.terms[${place}(value)] === value`)
  })
  writer.writeLine('}')
}

const frozen = (open: string, close: string) => ({ open: `/* @__PURE__ */ freeze(${open}`, close: `${close})` })

function writeUnion(writer: CodeWriter, type: string, entries: readonly Entry[]): void {
  if (entries.length === 0) {
    writer.writeLine(`export type ${type} = never`)
    return
  }
  writer.writeLine(`export type ${type} =`)
  writer.indent(() => {
    for (const { id, label } of entries) {
      writeDoc(writer, [inBothLanguages(label)])
      writer.writeLine(`${entries.length > 1 ? '| ' : ''}${literal(id)}`)
    }
  })
}

function inBothLanguages({ en, fr }: Text): string {
  return en === fr ? inDocComment(en) : `${inDocComment(en)} — ${inDocComment(fr)}`
}

/** The function by which decisions that are data number the terms. */
function writeNumbering(writer: CodeWriter, own: TermNames, type: string, hash: PerfectHash | undefined): void {
  writer.blankLine()
  writeDoc(writer, [`The number of a term in \`${own.list}\`, 0 for the first; throws as \`${own.check}\` does.`])
  writer.writeLine(`export function ${own.code}(fact: string, value: ${type}): number {`)
  writer.indent(() => {
    if (hash === undefined) {
      writer.writeLine(`${own.check}(fact, value)`)
      writer.writeLine(`return ${own.list}.indexOf(value)`)
      return
    }
    writer.writeLine(`if (typeof value === 'string') {`)
    writer.indent(() => {
      writer.writeLine(`const place = ${placeName(own)}(value)`)
      writer.writeLine(`if (${tableName(own)}.terms[place] === value) return ${tableName(own)}.codes[place] ?? 0`)
    })
    writer.writeLine('}')
    writer.writeLine(`throw unknownTerm(fact, value, ${own.list})`)
  })
  writer.writeLine('}')
}
