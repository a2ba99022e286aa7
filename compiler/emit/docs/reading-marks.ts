import { anchor, anchorName } from './markdown.js'
import { markdown, type BookContext, type Link } from './page-context.js'

/** A short mark for a reading on which answers of a table rest, and what it stands for. All texts are Markdown. */
export interface ReadingMark {
  readonly anchor: string
  readonly mark: string
  readonly reading: string
}

/** Numbers the readings of a table as its cells are written, so that cells stay short. */
export interface ReadingMarks {
  readonly of: (readings: readonly string[]) => readonly Link[]
  /** What the marks given so far stand for, in order. */
  readonly list: () => readonly ReadingMark[]
}

/** Marks for one page; the same reading with the same choices always has the same mark. */
export function readingMarks(context: BookContext): ReadingMarks {
  const known: string[] = []
  const nameOf = (place: number): string => `${context.words.readingSign}${place + 1}`
  return {
    of: (readings) =>
      readings.map((reading) => {
        if (!known.includes(reading)) known.push(reading)
        const name = nameOf(known.indexOf(reading))
        return { text: markdown(context, name), href: `#${anchorName('mark', name)}` }
      }),
    list: () =>
      known.map((reading, place) => ({
        anchor: anchor('mark', nameOf(place)),
        mark: markdown(context, nameOf(place)),
        reading,
      })),
  }
}
