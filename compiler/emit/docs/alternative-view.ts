import { getOrMake } from '../../base/get-or-make.js'
import { overMarkdown, statedMarkdown } from './entry-markdown.js'
import type { EntryView } from './entry-view.js'
import type { BookContext } from './page-context.js'

/** What would hold under a reading that is not the adopted one. All texts are Markdown. */
export interface AlternativeView {
  readonly reading: string
  readonly answers: readonly string[]
}

/** One answer that does not hold, and which question or cases it would be given for. */
export interface AlternativeAnswer {
  readonly place: string
  readonly entry: EntryView
  /** What it would prevail over; empty where that does not matter. */
  readonly over: string
}

/** Answers that do not hold, brought together by the reading they need, in the order in which readings first occur. */
export function alternativeViews(
  context: BookContext,
  answers: readonly AlternativeAnswer[],
): readonly AlternativeView[] {
  const byReading = new Map<string, string[]>()
  for (const { place, entry, over } of answers)
    getOrMake(byReading, entry.reading, () => []).push(
      `${place} — ${statedMarkdown(entry)}${overMarkdown(context, over)}`,
    )
  return [...byReading].map(([reading, its]) => ({ reading, answers: its }))
}
