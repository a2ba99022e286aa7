import type { Book } from '../../rules/program.js'
import type { BookNames } from './book-names.js'
import { CodeWriter } from './code-writer.js'
import { inDocComment, literal } from './escape.js'
import { call, writeCode } from './layout.js'
import { writeHeader, writeImports } from './module.js'
import type { Emitted } from './verify.js'

interface ClausesCited {
  readonly book: Book
  /** Those that some rule cites. */
  readonly cited: ReadonlySet<string>
  readonly names: BookNames
}

/** The module of the clauses that some rule cites: where in the source each stands. */
export function emitClauses({ book, cited, names }: ClausesCited): Emitted {
  const writer = new CodeWriter()
  writeHeader(writer, book)
  writeImports(writer, [{ names: ['clause'], from: 'codicil/runtime' }])
  const exports: string[] = []
  writer.blankLine()
  writer.writeLine(`// Places in ${inDocComment(book.source.title.en)}.`)
  writer.blankLine()
  for (const clause of book.clauses.values()) {
    const name = names.clauses.get(clause.id)
    if (name === undefined || !cited.has(clause.id)) continue
    exports.push(name)
    const place = [literal(clause.id), literal(clause.section), String(clause.page)]
    if (clause.lastPage !== undefined) place.push(String(clause.lastPage))
    writeCode(writer, `export const ${name} = `, call('/* @__PURE__ */ clause', place))
  }
  return { path: 'clauses.ts', text: writer.toString(), exports }
}
