import type { CompiledBook, Compilation } from './compile.js'
import { compareVersions, type EditionDiff, type Version } from './diff/compare.js'

/** One edition of a book as a version to compare, named as its reader names it. */
export function versionOf(book: CompiledBook, edition: string, name: string): Version | undefined {
  const found = book.editions.find((one) => one.edition.id === edition)
  if (found === undefined) return undefined
  return { name, book: book.program.book, edition: found.edition, diagrams: found.diagrams }
}

/** What two states of the same policies have in common, compared edition by edition, and what only one of them has. */
export function compareStates(
  before: { readonly name: string; readonly compilation: Compilation },
  after: { readonly name: string; readonly compilation: Compilation },
): {
  readonly diffs: readonly EditionDiff[]
  readonly onlyBefore: readonly string[]
  readonly onlyAfter: readonly string[]
} {
  const editionsOf = ({ books }: Compilation): ReadonlyMap<string, readonly [CompiledBook, string]> =>
    new Map(
      books.flatMap((book) =>
        book.editions.map(({ edition }) => [`${book.program.book.id}@${edition.id}`, [book, edition.id]] as const),
      ),
    )
  const [old, now] = [editionsOf(before.compilation), editionsOf(after.compilation)]
  const diffs = [...now].flatMap(([key, [book, edition]]): EditionDiff[] => {
    const earlier = old.get(key)
    const a = earlier === undefined ? undefined : versionOf(earlier[0], earlier[1], `${key} (${before.name})`)
    const b = versionOf(book, edition, `${key} (${after.name})`)
    return a === undefined || b === undefined ? [] : [compareVersions(a, b)]
  })
  return {
    diffs,
    onlyBefore: [...old.keys()].filter((key) => !now.has(key)),
    onlyAfter: [...now.keys()].filter((key) => !old.has(key)),
  }
}
