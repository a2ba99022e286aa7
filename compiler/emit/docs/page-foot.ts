import type { Language } from '../../base/text.js'
import type { Clause } from '../../rules/program.js'
import { anchor, escapeMarkdown } from './markdown.js'
import { indexPath, markdown, relativePath, type BookContext, type Link, type OnPage } from './page-context.js'

/** One cited clause, and where the source has it. */
export interface ClauseView {
  readonly anchor: string
  readonly id: string
  readonly section: string
  readonly page: string
}

/** The clauses cited so far on the page, in the order of the source. Build it last. */
export function citedClauses(context: OnPage<BookContext>): readonly ClauseView[] {
  const known = context.program.book.clauses
  const ids = [...known.keys()].filter((id) => context.cited.has(id))
  const unknown = [...context.cited].filter((id) => !known.has(id))
  return [...ids, ...unknown].map((id) => {
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

/** The links at the head of a page: up to the contents, across to the same page in the other language. */
export function headLinks(context: OnPage<BookContext>): readonly Link[] {
  const other: Language = context.language === 'fr' ? 'en' : 'fr'
  const twin = context.path.replace(`docs/${context.language}/`, `docs/${other}/`)
  const index = indexPath(context.language)
  const across = { text: context.headings.otherLanguage, href: relativePath(context.path, twin) }
  if (context.path === index) return [across]
  return [
    { text: markdown(context, context.words.headings.backToIndex), href: relativePath(context.path, index) },
    across,
  ]
}
