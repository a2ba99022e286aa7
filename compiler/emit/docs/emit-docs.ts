import { languages } from '../../base/text.js'
import type { Diagram } from '../../diagram/diagram.js'
import type { Edition, Program } from '../../rules/program.js'
import { coverageView } from './coverage-view.js'
import { decisionView } from './decision-view.js'
import { hasIndex, indexView, readingsView } from './index-view.js'
import {
  bookContext,
  coveragePath,
  decisionPath,
  editionContext,
  indexPath,
  onPage,
  readingsPath,
  tablePath,
} from './page-context.js'
import { loadRenderer } from './renderer.js'
import { tableView } from './table-view.js'

/** An edition and the diagrams of its decisions, by decision id. A missing diagram only leaves remarks out. */
export interface DocumentedEdition {
  readonly edition: Edition
  readonly diagrams: ReadonlyMap<string, Diagram>
}

/**
 * The documents of a book as GitHub-flavoured Markdown, in every language: an index, a page of readings, and for each
 * edition a page a table and a page a decision. Paths are relative to the book's generated folder.
 */
export async function emitDocs(
  program: Program,
  editions: readonly DocumentedEdition[],
): Promise<ReadonlyMap<string, string>> {
  const render = await loadRenderer()
  const files = new Map<string, string>()
  const add = (path: string, text: string): void => {
    if (files.has(path)) throw new Error(`two documents would be written to ${path}`)
    files.set(path, text)
  }
  for (const language of languages) {
    const book = bookContext(program, language)
    const contexts = editions.map(({ edition, diagrams }) => editionContext(book, edition, diagrams))
    add(indexPath(language), render.index(indexView(onPage(book, indexPath(language)), contexts)))
    add(readingsPath(language), render.readings(readingsView(onPage(book, readingsPath(language)), contexts)))
    if (hasIndex(program))
      add(coveragePath(language), render.coverage(coverageView(onPage(book, coveragePath(language)))))
    for (const context of contexts) {
      const { id, pages, decisions } = context.edition
      for (const page of pages) {
        const path = tablePath(language, id, page.id)
        add(path, render.table(tableView(onPage(context, path), page)))
      }
      for (const decision of decisions) {
        const path = decisionPath(language, id, decision.id)
        add(path, render.decision(decisionView(onPage(context, path), decision)))
      }
    }
  }
  return files
}
