import type { Diagram } from '../../diagram/diagram.js'
import type { Edition, Program } from '../../rules/program.js'
import { nameBook } from './book-names.js'
import { emitCalendars } from './calendars-module.js'
import { emitClauses } from './clauses-module.js'
import { emitDecision } from './decision-module.js'
import { emitDispatchers } from './dispatcher-module.js'
import { emitIndex } from './index-module.js'
import { emitReadings, emitVocabulary } from './term-lists.js'
import { verify } from './verify.js'
import { loadWriter } from './writer.js'

/** An edition with the diagram of each of its decisions, by decision id. */
export interface EditionDiagrams {
  readonly edition: Edition
  readonly diagrams: ReadonlyMap<string, Diagram>
}

/**
 * The evaluators of a book as TypeScript: path in the book's folder to text. The decisions must have been proved to
 * answer every case without conflict; one that does not is an exception. The text depends on the program alone.
 */
export async function emitTypescript(
  program: Program,
  editions: readonly EditionDiagrams[],
): Promise<ReadonlyMap<string, string>> {
  const newWriter = await loadWriter()
  const states = editions.map(({ edition }) => edition)
  const names = nameBook(program, states)

  const evaluators = editions.flatMap(({ edition, diagrams }) =>
    edition.decisions.flatMap(({ id }) => {
      const diagram = diagrams.get(id)
      if (diagram === undefined) throw new Error(`the decision ${id} has no diagram`)
      return emitDecision(program, edition, diagram, names, newWriter)
    }),
  )
  const dispatchers = [...names.decisions.keys()].map((id) => emitDispatchers(program, id, states, names, newWriter))
  const wholes = dispatchers.map(({ whole }) => whole)
  const unders = dispatchers.flatMap(({ under }) => (under === undefined ? [] : [under]))
  const coded = new Set(evaluators.flatMap(({ codes = [] }) => codes))
  const lists = [emitVocabulary(program, names, coded, newWriter)]
  if (program.book.readings.size > 0) lists.push(emitReadings(program, names, coded, newWriter))
  const calendars = emitCalendars(program, states, names, newWriter)
  const index = emitIndex(program, [...wholes, ...lists], names, newWriter)

  const own = calendars === undefined ? [] : [calendars]
  const files = [emitClauses(program, names, newWriter), ...own, ...lists, ...evaluators, ...wholes, ...unders, index]
  await verify(files)
  return new Map(files.map(({ path, text }) => [path, text]))
}
