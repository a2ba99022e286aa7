/** Characters that change the direction of text and so can make a line read otherwise than it is. */
export const directionCharacters = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu

/** Control characters, and others that show nothing and mean nothing in a policy. Tab, LF and CR are not among them. */
export const controlCharacters = /[\p{Cc}\ufeff]/gu
const allowedControls: ReadonlySet<string> = new Set(['\t', '\n', '\r', '\u0085'])

/** Whether a match of `controlCharacters` is one that texts do hold. NEL is a line end, and refused as such. */
export function isAllowedControl(character: string): boolean {
  return allowedControls.has(character)
}

/** What only some programs read as a line end: a CR without LF, NEL, and the two separators of Unicode. */
export const oddLineEnds = /\r(?!\n)|[\u0085\u2028\u2029]/gu

const hidden = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029\ufeff\p{Cs}]|(?![\t\n\r])\p{Cc}/u

/** The first character of a value that nobody could see, such as an escape in double quotes can put there. */
export function hiddenCharacter(value: string): string | undefined {
  return hidden.exec(value)?.[0]
}

/** `U+202E`. */
export function codePointName(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}
