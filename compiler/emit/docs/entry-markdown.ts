import { colonOf } from './condition-words.js'
import type { EntryView } from './entry-view.js'
import { linkMarkdown, sentence, type BookContext, type Link } from './page-context.js'

// An answer stands on one line, in a list or in a cell of a table, and some pages hold hundreds of them: they are put together
// here, and the templates lay out what is around them.

/** What one column says in a row, with its label where several columns share a cell. */
export interface PartView {
  readonly label: string
  readonly entries: readonly EntryView[]
  /** Where the answer comes from when there are no entries. */
  readonly empty: string
}

/** An answer: when it holds, what it is, the readings it rests on, and what its author remarked. */
export function entryMarkdown(context: BookContext, entry: EntryView): string {
  return `${spokenMarkdown(entry)}${reasonMarkdown(context, entry)}${noteMarkdown(entry)}`
}

/** The same without the readings, for where they are told apart from it. */
export function statedMarkdown(entry: EntryView): string {
  return `${spokenMarkdown(entry)}${noteMarkdown(entry)}`
}

/** A rule that only takes cases out: which ones from what, the readings it rests on, and what its author remarked. */
export function carveOutMarkdown(context: BookContext, entry: EntryView, carvesOut: string): string {
  return `${carvesOut}${marksMarkdown(entry.marks)}${reasonMarkdown(context, entry)}${noteMarkdown(entry)}`
}

/** What an answer prevails over, below it. */
export function overMarkdown({ headings }: BookContext, over: string): string {
  return over === '' ? '' : below(`${headings.over} ${over}`)
}

/** A cell of a table. */
export function cellMarkdown(context: BookContext, parts: readonly PartView[]): string {
  return parts.map((part) => partMarkdown(context, part)).join('<br><br>')
}

function partMarkdown({ headings, language }: BookContext, { label, entries, empty }: PartView): string {
  if (entries.length === 0) return `*${label === '' ? '' : `${label}${colonOf(language)}`}${empty}*`
  const lines = entries.map((entry) => {
    const bullet = entries.length > 1 ? '• ' : ''
    return `${bullet}${entry.isException ? `*${headings.byException}*, ` : ''}${statedMarkdown(entry)}`
  })
  return `${label === '' ? '' : `**${label}**<br>`}${lines.join('<br>')}`
}

/** When an answer holds, the answer and how it is computed. */
function spokenMarkdown({ condition, says, isSilence, marks, formulas }: EntryView): string {
  const when = condition === '' ? '' : `${condition} → `
  const how = formulas.map(({ label, code }) => `<br>${label === '' ? '' : `${label}<br>`}${code}`).join('')
  return `${when}${isSilence ? `*${says}*` : says}${marksMarkdown(marks)}${how}`
}

/** Links behind a text: ` <sup>[R1](#clause-R1) · [R2](#clause-R2)</sup>`. */
export function marksMarkdown(marks: readonly Link[]): string {
  return marks.length === 0 ? '' : ` <sup>${marks.map(linkMarkdown).join(' · ')}</sup>`
}

function reasonMarkdown(context: BookContext, { reading }: EntryView): string {
  return reading === '' ? '' : below(`${sentence(context, context.words.reading)} ${reading}.`)
}

const noteMarkdown = ({ note }: EntryView): string => (note === '' ? '' : below(note))

const below = (small: string): string => `<br><sub>${small}</sub>`
