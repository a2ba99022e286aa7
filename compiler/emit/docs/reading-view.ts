import type { Reading } from '../../rules/program.js'
import { marksMarkdown } from './entry-markdown.js'
import { anchor } from './markdown.js'
import { clauseLinks, linkMarkdown, textOf, type BookContext, type Link, type OnPage } from './page-context.js'

/** An ambiguity of the source as a reader meets it. All texts are Markdown. */
export interface ReadingView {
  readonly anchor: string
  readonly title: string
  readonly question: string
  readonly choices: readonly { readonly label: string; readonly isAdopted: boolean }[]
  readonly why: string
  readonly marks: string
  /** Links to the questions it bears on; empty where the page is about one of them. */
  readonly matters: readonly string[]
  /** Said where a diagram shows that no answer turns on it. */
  readonly remark: string
}

/** A reading in words. */
export function readingView(
  context: OnPage<BookContext>,
  reading: Reading,
  more: { readonly matters?: readonly Link[]; readonly remark?: string } = {},
): ReadingView {
  return {
    anchor: anchor('reading', reading.id),
    title: textOf(context, reading.title),
    question: textOf(context, reading.question),
    choices: reading.choices.map((choice) => ({
      label: textOf(context, choice.label),
      isAdopted: choice.id === reading.adopted,
    })),
    why: textOf(context, reading.why),
    marks: marksMarkdown(clauseLinks(context, reading.cites)),
    matters: (more.matters ?? []).map(linkMarkdown),
    remark: more.remark ?? '',
  }
}

/** Those of the readings, in the order of the book. Only they are looked at: a page is written again when one changes. */
export function readingsAmong(context: BookContext, ids: ReadonlySet<string>): readonly Reading[] {
  const { readings } = context.program.book
  return [...readings.keys()].flatMap((id) => (ids.has(id) ? (readings.get(id) ?? []) : []))
}
