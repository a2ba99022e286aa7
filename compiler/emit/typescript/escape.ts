import { onceForEachText } from '../../base/get-or-make.js'

/**
 * Text of the policies as TypeScript. This file is the only place where such text becomes code; everything that reaches
 * a generated file goes through it, so that no label or id can be anything but a string or a comment there.
 */

/** Characters that end a line, or that make a reader see something else than the compiler: C0, C1, bidi, separators. */
const unsafe =
  /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

function codeUnits(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}

/** A string literal, in the quotes that need fewer escapes, single ones by preference. */
export const literal = onceForEachText((text: string): string => {
  const quote = text.split("'").length > text.split('"').length ? '"' : "'"
  const escaped = text
    .replace(/\\/g, () => '\\\\')
    .replaceAll(quote, () => `\\${quote}`)
    .replaceAll('\n', () => '\\n')
    .replace(unsafe, codeUnits)
  return quote + escaped + quote
})

const identifier = /^[A-Za-z_$][A-Za-z0-9_$]*$/

/** A key in a type or an object literal. In a literal, a plain `__proto__` would set the prototype. */
export function propertyKey(key: string): string {
  if (key === '__proto__') return "['__proto__']"
  return identifier.test(key) ? key : literal(key)
}

/** `object.key`, or `object['a key']`. */
export function property(object: string, key: string): string {
  return identifier.test(key) ? `${object}.${key}` : `${object}[${literal(key)}]`
}

/** Text on one line of a `//` comment. */
export const inLineComment = onceForEachText((text: string): string =>
  text.replace(/\s+/g, ' ').trim().replace(unsafe, codeUnits),
)

/**
 * Text in a doc comment, on one line: it can neither end the comment nor start a tag. Entities, because editors show
 * doc comments as Markdown.
 */
export const inDocComment = onceForEachText((text: string): string =>
  inLineComment(text).replaceAll('*/', '*&#47;').replaceAll('@', '&#64;'),
)

/** Text inside backticks in a doc comment. */
export function codeInDocComment(text: string): string {
  return `\`${inDocComment(text).replaceAll('`', "'")}\``
}
