import type { Clause } from '../../rules/program.js'
import { anchor, escapeMarkdown } from './markdown.js'
import type { BookContext, OnPage } from './page-context.js'

/** One cited clause, and where the source has it. */
export interface ClauseView {
  readonly anchor: string
  readonly id: string
  readonly section: string
  readonly page: string
}

/** The clauses cited so far on the page, in the order of the source. Build it last. */
export function citedClauses(context: OnPage<BookContext>): readonly ClauseView[] {
  const { places } = context
  const known = context.program.book.clauses
  const placed = [...context.cited].map((id) => ({ id, place: places.get(id) ?? places.size }))
  placed.sort((a, b) => a.place - b.place)
  return placed.map(({ id }) => {
    const clause = known.get(id)
    return {
      anchor: anchor('clause', id),
      id: escapeMarkdown(id),
      section: clause === undefined ? '?' : escapeMarkdown(clause.section),
      page: clause === undefined ? '?' : pagesOf(clause),
    }
  })
}

export function pagesOf({ page, lastPage }: Clause): string {
  return lastPage === undefined || lastPage === page ? String(page) : `${page}–${lastPage}`
}
