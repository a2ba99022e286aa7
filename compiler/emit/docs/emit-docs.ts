import { languages, type Text } from '../../base/text.js'
import { forgetful, type Recall } from '../../base/recall.js'
import type { Diagram } from '../../diagram/diagram.js'
import type { Edition, Program } from '../../rules/program.js'
import { coverageView } from './coverage-view.js'
import { decisionView } from './decision-view.js'
import { hasIndex, indexView, readingsView } from './index-view.js'
import { outlineOf } from './outline.js'
import {
  bookContext,
  coveragePath,
  decisionPath,
  editionParts,
  indexPath,
  onPage,
  readingsPath,
  tablePath,
} from './page-context.js'
import { headView } from './page-head.js'
import { loadRenderer } from './renderer.js'
import { aboutTable } from './table-limits.js'
import { tableView } from './table-view.js'

/** An edition and the diagrams of its decisions, by decision id. A missing diagram only leaves remarks out. */
export interface DocumentedEdition {
  readonly edition: Edition
  readonly diagrams: ReadonlyMap<string, Diagram>
}

const open = ['program', 'program.book', 'edition']

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
  const files = new Map<string, string>()
  const add = (path: string, text: string): void => {
    if (files.has(path)) throw new Error(`two documents would be written to ${path}`)
    files.set(path, text)
  }
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
    const contexts = parts.map((part) => ({ ...book, ...part }))
    const aboutAll = (path: string, make: (inputs: typeof whole, path: string) => string): void => {
      add(
        path,
        recall.of(`${program.book.id}/${path}`, whole, (inputs) => make(inputs, path), open),
      )
    }
    const whole = { ...book, outline }
    aboutAll(indexPath(language), (given, path) => render.index(indexView(onPage(given, path), given.outline)))
    aboutAll(readingsPath(language), (given, path) => render.readings(readingsView(onPage(given, path), given.outline)))
    if (hasIndex(program))
      aboutAll(coveragePath(language), (given, path) =>
        render.coverage(coverageView(onPage(given, path), given.outline)),
      )
    for (const context of contexts) {
      const { id, pages, decisions } = context.edition
      const addPage = (path: string, title: Text, body: string): void => {
        const key = `${program.book.id}/${path}`
        const head = recall.of(
          `${key} head`,
          { ...context, title },
          (given) => render.head(headView(onPage(given, path), given.title)),
          open,
        )
        add(
          path,
          recall.of(`${key} whole`, { head, body }, (parts) => `${parts.head}\n${parts.body}`),
        )
      }
      for (const page of pages) {
        const path = tablePath(language, id, page.id)
        const key = `${program.book.id}/${path}`
        const inputs = { ...context, ...recall.steady(key, aboutTable(context, page)), page }
        const make = ({ page: own, ...given }: typeof inputs) => render.table(tableView(onPage(given, path), own))
        addPage(path, page.title, recall.of(key, inputs, make, open))
      }
      for (const decision of decisions) {
        const path = decisionPath(language, id, decision.id)
        const make = (inputs: typeof context): string => {
          const own = inputs.decisions.get(decision.id) ?? decision
          return render.decision(decisionView(onPage(inputs, path), own))
        }
        addPage(path, decision.title, recall.of(`${program.book.id}/${path}`, context, make, open))
      }
    }
  }
  return files
}
