const lineEnd = /[\n\r\u2028\u2029]/
/** The end of a doc comment inside one of its lines. */
const earlyEnd = /^ \*(?!\/$).*\*\/|^\/\*\*.*\*\/./

/** Lines of code, indented by two spaces a level. */
export class CodeWriter {
  readonly #lines: string[] = []
  #level = 0

  /** How deep the next line is indented. */
  get level(): number {
    return this.#level
  }

  /**
   * Writes one line. A text that holds the end of one, or of a doc comment before its own end, is a bug of ours: words of a
   * policy would have become code.
   */
  writeLine(text: string): void {
    if (lineEnd.test(text) || earlyEnd.test(text)) throw new Error(`the line of code is none: ${JSON.stringify(text)}`)
    this.#lines.push(text === '' ? '' : '  '.repeat(this.#level) + text)
  }

  blankLine(): void {
    this.#lines.push('')
  }

  /** What `write` writes stands one level deeper. */
  indent(write: () => void): void {
    this.#level++
    write()
    this.#level--
  }

  toString(): string {
    return this.#lines.length === 0 ? '' : `${this.#lines.join('\n')}\n`
  }
}
