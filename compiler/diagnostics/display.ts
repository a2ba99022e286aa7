/** How many columns a tab is shown as. */
const tabWidth = 2

/** A character as a terminal shows it: a letter with its accents and joiners, and how many columns it takes. */
export interface Cell {
  readonly text: string
  /** Where it begins in the text it was taken from, in UTF-16 units. */
  readonly at: number
  readonly columns: number
}

const letters = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** One line as cells. Tabs become spaces; what cannot be seen becomes a replacement character. */
export function cellsOf(line: string): readonly Cell[] {
  return Array.from(letters.segment(line), ({ segment, index }): Cell => {
    const text = segment === '\t' ? ' '.repeat(tabWidth) : visible(segment)
    return { text, at: index, columns: columnsOf(text) }
  })
}

/** How many columns a text takes. */
export function columnsOf(text: string): number {
  let count = 0
  for (const { segment } of letters.segment(text)) {
    if (/^\p{M}+$/u.test(segment)) continue
    count += isWide(segment) ? 2 : 1
  }
  return count
}

/**
 * A text with what cannot be seen made visible, so that nothing written in a policy or in the name of a file can move
 * the cursor, change colours or turn a line around. Line ends stay.
 */
export function visible(text: string): string {
  return text.replace(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, (character, at: number) =>
    isJoiner(text, at) ? character : '\ufffd',
  )
}

/** A joiner inside a sign made of several pictures. */
function isJoiner(text: string, at: number): boolean {
  return (
    text[at] === '\u200d' &&
    /\p{ExtPict}$/u.test(text.slice(0, at).replace(/\ufe0f$/, '')) &&
    /^\p{ExtPict}/u.test(text.slice(at + 1))
  )
}

const wide =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]|^\p{Emoji_Presentation}|\ufe0f$/u

function isWide(letter: string): boolean {
  return wide.test(letter)
}
