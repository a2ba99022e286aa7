import { CST, Lexer } from 'yaml'
import type { SourceText, Span } from './span.js'
import { greatestDepth } from './yaml-fault.js'

/**
 * The place where a text nests deeper than anything a policy could need, found on a flat run of lexemes. The parser and
 * the composer recurse, and a small file of nothing but brackets or dashes ends the process with no error to catch: so
 * this comes before them. It counts a level too few rather than one too many; the exact depth is taken on the tokens.
 */
export function nestingFault(source: SourceText): Span | undefined {
  const nesting = new Nesting()
  let offset = 0
  for (const { type, text } of lexemes(source.text)) {
    nesting.take(type, text, offset)
    if (nesting.depth > greatestDepth + 2) return { source, start: offset, end: offset + text.length }
    offset += text.length
  }
  return undefined
}

type LexemeType = CST.TokenType | 'text' | 'unknown'

/** Each lexeme with its type and its text; the marks that the lexer puts between them have none. */
function* lexemes(source: string): Generator<{ readonly type: LexemeType; readonly text: string }> {
  let atText = false
  for (const lexeme of new Lexer().lex(source)) {
    const type: LexemeType = atText ? 'text' : (CST.tokenType(lexeme) ?? 'unknown')
    atText = type === 'scalar'
    const isMark = type === 'scalar' || type === 'doc-mode' || type === 'flow-error-end'
    yield { type, text: isMark ? '' : lexeme }
  }
}

/** How deep a lexeme stands: by the columns at which the blocks around it begin, and by its open brackets. */
class Nesting {
  readonly #columns: number[] = []
  #brackets = 0
  #lineStart = 0
  /** The next lexeme may begin a block: it is the first of its line, or follows an indicator. */
  #fresh = true

  get depth(): number {
    return this.#columns.length + this.#brackets
  }

  take(type: LexemeType, text: string, offset: number): void {
    switch (type) {
      case 'space':
      case 'comment':
      case 'doc-mode':
      case 'scalar':
        return
      case 'newline':
        this.#lineStart = offset + text.length
        this.#fresh = true
        return
      case 'doc-start':
      case 'doc-end':
        this.#columns.length = 0
        this.#brackets = 0
        this.#fresh = true
        return
      case 'flow-error-end':
        this.#brackets = 0
        return
      case 'flow-map-start':
      case 'flow-seq-start':
        if (this.#brackets === 0) this.#content(offset)
        this.#brackets++
        return
      case 'flow-map-end':
      case 'flow-seq-end':
        if (this.#brackets > 0) this.#brackets--
        return
      case 'seq-item-ind':
      case 'explicit-key-ind':
      case 'map-value-ind':
        if (this.#brackets > 0) return
        this.#content(offset)
        this.#fresh = true
        return
      default:
        if (this.#brackets === 0) this.#content(offset)
        this.#lines(text, offset)
    }
  }

  /** Texts over several lines hold the line ends between them. */
  #lines(text: string, offset: number): void {
    const last = text.lastIndexOf('\n')
    if (last < 0) return
    this.#lineStart = offset + last + 1
    this.#fresh = last === text.length - 1
  }

  #content(offset: number): void {
    if (!this.#fresh) return
    this.#fresh = false
    const column = offset - this.#lineStart
    while ((this.#columns.at(-1) ?? -1) >= column) this.#columns.pop()
    this.#columns.push(column)
  }
}
