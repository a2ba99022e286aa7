import { languages, type Text } from '../../base/text.js'
import { forgetful, type Recall } from '../../base/recall.js'
import type { Diagram } from '../../diagram/diagram.js'
import type { Edition, Program } from '../../rules/program.js'
import { coverageSectionView, coverageView } from './coverage-view.js'
import { decisionView } from './decision-view.js'
import { clausesOfReadings, hasIndex, indexView, oneReadingView, readingsView } from './index-view.js'
import { outlineOf, type Outline } from './outline.js'
import {
  bookContext,
  coveragePath,
  decisionPath,
  editionParts,
  indexPath,
  onPage,
  readingsPath,
  tablePath,
  type BookContext,
  type EditionContext,
  type OnPage,
} from './page-context.js'
import { headView } from './page-head.js'
import { loadRenderer, type Renderer } from './renderer.js'
import { aboutTable } from './table-limits.js'
import { tableView } from './table-view.js'

/** An edition and the diagrams of its decisions, by decision id. A missing diagram only leaves remarks out. */
export interface DocumentedEdition {
  readonly edition: Edition
  readonly diagrams: ReadonlyMap<string, Diagram>
}

const open = ['program', 'program.book', 'program.book.readings.*', 'edition', 'outline']

/**
 * The documents of a book as GitHub-flavoured Markdown, in every language: an index, a page of readings, and for each
 * edition a page a table and a page a decision. Paths are relative to the book's generated folder.
 */
export async function emitDocs(
  program: Program,
  editions: readonly DocumentedEdition[],
  recall: Recall = forgetful,
): Promise<ReadonlyMap<string, string>> {
  const render = await loadRenderer()
  const pages = new Pages(program.book.id, recall)
  const states = editions.map(({ edition }) => edition)
  // Which editions are documented hangs on what they say, too.
  const outline = recall.of(
    `${program.book.id} outline`,
    { book: program.book, editions: program.editions },
    ({ book, editions: all }) =>
      recall.steady(`${program.book.id} outline`, outlineOf({ book, editions: all }, states)),
  )
  const parts = editions.map(({ edition, diagrams }) =>
    editionParts(edition, diagrams, `${program.book.id}/${edition.id}`, recall),
  )
  for (const language of languages) {
    const book = bookContext(program, language)
    addBookPages(pages, book, outline, render)
    for (const part of parts) addEditionPages(pages, { ...book, ...part }, render)
  }
  return pages.files
}

/** Pages in the making. They are written in parts, each again only when something has changed that it was made of. */
class Pages {
  readonly files = new Map<string, string>()

  constructor(
    private readonly book: string,
    private readonly recall: Recall,
  ) {}

  /** A part of a page; `name` tells it from the others. */
  part<I extends BookContext>(path: string, name: string, inputs: I, make: (context: OnPage<I>) => string): string {
    return this.recall.of(`${this.book}/${path} ${name}`, inputs, (given) => make(onPage(given, path)), open)
  }

  add(path: string, ...parts: readonly string[]): void {
    if (this.files.has(path)) throw new Error(`two documents would be written to ${path}`)
    const inputs = { parts: new Map(parts.entries()) }
    this.files.set(
      path,
      this.recall.of(`${this.book}/${path}`, inputs, (given) =>
        [...given.parts.values()].filter((part) => part !== '').join('\n'),
      ),
    )
  }

  steady<T>(path: string, value: T): T {
    return this.recall.steady(`${this.book}/${path}`, value)
  }
}

function addBookPages(pages: Pages, book: BookContext, outline: Outline, render: Renderer): void {
  const index = indexPath(book.language)
  const whole = { ...book, outline }
  pages.add(
    index,
    pages.part(index, 'whole', whole, (given) => render.index(indexView(given, given.outline))),
  )

  const readings = readingsPath(book.language)
  const each = [...book.program.book.readings.keys()].map((id) =>
    pages.part(readings, `reading ${id}`, { ...book, matters: outline.matters.get(id) ?? [] }, (given) =>
      render.reading(oneReadingView(given, id, given.matters)),
    ),
  )
  pages.add(
    readings,
    pages.part(readings, 'head', book, (given) => render.readings(readingsView(given))),
    ...each,
    pages.part(readings, 'foot', book, (given) => render.clauses(clausesOfReadings(given))),
  )

  if (!hasIndex(book.program)) return
  const coverage = coveragePath(book.language)
  pages.add(
    coverage,
    pages.part(coverage, 'head', whole, (given) => render.coverage(coverageView(given, given.outline))),
    ...outline.sections.map((section) =>
      pages.part(coverage, `section ${section.id}`, { ...book, section }, (given) =>
        render.coverageSection(coverageSectionView(given, given.section)),
      ),
    ),
  )
}

function addEditionPages(pages: Pages, context: EditionContext, render: Renderer): void {
  const { language, edition } = context
  const headOf = (path: string, title: Text): string =>
    pages.part(path, 'head', { ...context, title }, (given) => render.head(headView(given, given.title)))
  for (const page of edition.pages) {
    const path = tablePath(language, edition.id, page.id)
    const inputs = { ...context, ...pages.steady(path, aboutTable(context, page)), page }
    pages.add(
      path,
      headOf(path, page.title),
      pages.part(path, 'body', inputs, (given) => render.table(tableView(given, given.page))),
    )
  }
  for (const decision of edition.decisions) {
    const path = decisionPath(language, edition.id, decision.id)
    pages.add(
      path,
      headOf(path, decision.title),
      pages.part(path, 'body', context, (given) =>
        render.decision(decisionView(given, given.decisions.get(decision.id) ?? decision)),
      ),
    )
  }
}
