import { ambiguousDecision, nearMiss, type Compilation } from '../index.js'
import { Misuse } from './io.js'
import { misuseOf } from './question.js'

/** The refusal of a name that no decision has. */
export function noDecision(name: string, decisions: readonly string[]): Misuse {
  const near = nearMiss(name, decisions)
  const help = near === undefined ? '`codicil list` shows them all' : `did you mean \`${near}\`?`
  return new Misuse(`there is no decision \`${name}\``, help)
}

/** What was compiled of a book that is named; of all books where none is. */
export function ofBook(compilation: Compilation, name: string | undefined): Compilation {
  if (name === undefined) return compilation
  const books = compilation.books.filter(({ program }) => program.book.id === name)
  if (books.length === 0) {
    const ids = compilation.books.map(({ program }) => program.book.id)
    const near = nearMiss(name, ids)
    const help = near === undefined ? `the books are ${ids.join(', ')}` : `did you mean \`${near}\`?`
    throw new Misuse(`there is no book \`${name}\``, help)
  }
  return { ...compilation, books }
}

/** Refuses names that no decision has, and names that decisions of several books have. */
export function checkDecisions({ books }: Compilation, names: readonly string[]): void {
  const has = books.map(({ program }) => ({
    book: program.book.id,
    decisions: program.editions.flatMap((edition) => edition.decisions.map(({ id }) => id)),
  }))
  for (const name of names) {
    const having = has.filter(({ decisions }) => decisions.includes(name)).map(({ book }) => book)
    if (having.length === 0)
      throw noDecision(
        name,
        has.flatMap(({ decisions }) => decisions),
      )
    if (having.length > 1) throw misuseOf([ambiguousDecision(name, having)])
  }
}
