import type { EntryView } from './entry-view.js'

/** What would hold under a reading that is not the adopted one. All texts are Markdown. */
export interface AlternativeView {
  readonly reading: string
  readonly answers: readonly AlternativeAnswer[]
}

/** One answer that does not hold, and which question or cases it would be given for. */
export interface AlternativeAnswer {
  readonly place: string
  readonly entry: EntryView
  /** What it would prevail over; empty where that does not matter. */
  readonly over: string
}

/** Answers that do not hold, brought together by the reading they need, in the order in which readings first occur. */
export function alternativeViews(answers: readonly AlternativeAnswer[]): readonly AlternativeView[] {
  const byReading = new Map<string, AlternativeAnswer[]>()
  for (const answer of answers) {
    const others = byReading.get(answer.entry.reading)
    if (others === undefined) byReading.set(answer.entry.reading, [answer])
    else others.push(answer)
  }
  return [...byReading].map(([reading, its]) => ({ reading, answers: its }))
}
