import { byCodeUnits } from '../../base/order.js'
import type { Program } from '../../rules/program.js'
import type { BookNames } from './book-names.js'
import { CodeWriter } from './code-writer.js'
import { literal } from './escape.js'
import { writeCode } from './layout.js'
import { nameList, writeHeader } from './module.js'
import type { Emitted } from './verify.js'

/** The module an application imports: every decision, vocabulary and reading of the book. */
export function emitIndex(program: Program, modules: readonly Emitted[], book: BookNames): Emitted {
  const checks = new Set([...book.vocabularies.values(), ...book.readings.values()].map(({ check }) => check))
  const writer = new CodeWriter()
  writeHeader(writer, program.book)
  const exports: string[] = []
  for (const module of [...modules].sort((a, b) => byCodeUnits(a.path, b.path))) {
    // The checks are for the evaluators; an application has the type guards.
    const names = module.exports.filter((name) => !checks.has(name))
    if (names.length === 0) continue
    exports.push(...names)
    const from = literal(`./${module.path.replace(/\.ts$/, '.js')}`)
    writeCode(writer, { open: 'export {', items: nameList(names), close: `} from ${from}`, spaced: true })
  }
  return { path: 'index.ts', text: writer.toString(), exports }
}
