import type { Carrier } from '../../rules/coverage.js'
import { anchor, anchorName, escapeMarkdown } from './markdown.js'
import {
  decisionLink,
  linkMarkdown,
  markdown,
  readingsPath,
  relativePath,
  textOf,
  type BookContext,
  type OnPage,
} from './page-context.js'
import type { Outline, OutlinedClause, OutlinedSection } from './outline.js'
import { pagesOf } from './page-foot.js'
import { headLinks } from './page-head.js'
import type { Headings } from './words.js'

/** The head of the page that shows, section by section, what carries each clause of the source. All texts are Markdown. */
export interface CoverageView {
  readonly headings: Headings
  readonly links: readonly { readonly text: string; readonly href: string }[]
  readonly title: string
  readonly lead: string
  readonly carriers: readonly string[]
  readonly totals: readonly { readonly section: string; readonly all: number; readonly counts: readonly number[] }[]
}

/** What carries the clauses of one section. */
export interface CoverageSectionView {
  readonly headings: Headings
  readonly title: string
  readonly clauses: readonly {
    readonly anchor: string
    readonly id: string
    readonly page: string
    readonly summary: string
    readonly carriedBy: string
  }[]
}

const carriers: readonly Carrier[] = ['rule', 'obligation', 'reading', 'informative', 'nothing']

export function coverageView(context: OnPage<BookContext>, { sections }: Outline): CoverageView {
  const { words } = context
  const all = sections.flatMap(({ clauses }) => clauses)
  const count = (of: readonly OutlinedClause[]) =>
    carriers.map((carrier) => of.filter((one) => one.carrier === carrier).length)
  const carried = all.filter(({ carrier }) => carrier !== 'nothing').length
  return {
    headings: context.headings,
    links: headLinks(context),
    title: context.headings.coverage,
    lead: markdown(context, words.coverage(carried, all.length)),
    carriers: carriers.map((carrier) => markdown(context, words.carriers[carrier])),
    totals: [
      ...sections.map(({ id, clauses }) => ({
        section: `[${escapeMarkdown(id)}](#${anchorName('section', id)})`,
        all: clauses.length,
        counts: count(clauses),
      })),
      { section: markdown(context, words.inAll), all: all.length, counts: count(all) },
    ],
  }
}

export function coverageSectionView(
  context: OnPage<BookContext>,
  { id: section, clauses }: OutlinedSection,
): CoverageSectionView {
  return {
    headings: context.headings,
    title: `${anchor('section', section)}${context.headings.section} ${escapeMarkdown(section)}`,
    clauses: clauses.map((one) => ({
      anchor: anchor('clause', one.clause.id),
      id: escapeMarkdown(one.clause.id),
      page: pagesOf(one.clause),
      summary: one.clause.index?.summary === undefined ? '' : textOf(context, one.clause.index.summary),
      carriedBy: carriedBy(context, one),
    })),
  }
}

/** Links to the decisions whose rules cite a clause, and to the readings that interpret it. */
function carriedBy(context: OnPage<BookContext>, { carrier, decisions, readings }: OutlinedClause): string {
  const { words } = context
  if (carrier === 'informative' || carrier === 'nothing') return `*${markdown(context, words.carriers[carrier])}*`
  const pages = relativePath(context.path, readingsPath(context.language))
  return [
    ...decisions.map(({ edition, id, title }) => linkMarkdown(decisionLink(context, edition, id, title))),
    ...readings.map((id) => {
      const title = context.program.book.readings.get(id)?.title
      const text = title === undefined ? escapeMarkdown(id) : textOf(context, title)
      return `*${linkMarkdown({ text, href: `${pages}#${anchorName('reading', id)}` })}*`
    }),
  ].join(', ')
}
