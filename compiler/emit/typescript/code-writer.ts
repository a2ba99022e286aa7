/** Lines of code, indented by two spaces a level. */
export class CodeWriter {
  readonly #lines: string[] = []
  #level = 0

  /** How deep the next line is indented. */
  get level(): number {
    return this.#level
  }

  /** Writes one line; `text` must not hold the end of one. */
  writeLine(text: string): void {
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
    return this.#lines.map((line) => `${line}\n`).join('')
  }
}
