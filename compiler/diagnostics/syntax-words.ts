import type { SyntaxProblem } from '../source/yaml-fault.js'

/** What each problem of syntax is, and what to do about it, for somebody who writes YAML and does not read about it. */
export const syntaxWords: Readonly<Record<SyntaxProblem, { readonly message: string; readonly help: string }>> = {
  'unclosed-quote': {
    message: 'a quote is opened here and not closed at the end of its text',
    help: 'close it with the same kind of quote; inside single quotes an apostrophe is written twice',
  },
  'unclosed-bracket': {
    message: 'a bracket is opened here and not closed',
    help: 'close it with its own kind, `]` or `}`, in a line that is indented like the ones before it',
  },
  'stray-bracket': {
    message: 'a bracket is closed here that was never opened',
    help: 'delete it, or open it where it should begin; a text that holds brackets may need quotes',
  },
  'second-colon': {
    message: 'a value cannot hold another `: ` in the same line',
    help: 'put a text that holds `: ` in quotes; write a map in braces, or on the lines below',
  },
  'missing-colon': {
    message: 'a key without `:` cannot be read here',
    help: 'write `key: value`; put a text that goes over several lines in quotes',
  },
  'missing-space': {
    message: 'a space is missing after a `:` or a `-`',
    help: 'write `key: value`, or `- item`, each with a space',
  },
  indentation: {
    message: 'this line is indented differently from the lines it belongs with',
    help: 'let it begin under the first letter of the lines it belongs with',
  },
  mixed: {
    message: 'keys and list items cannot be mixed at one level',
    help: 'check how this line and the one above are indented, and that each item begins with `- `',
  },
  'list-line': {
    message: 'a list begins on the line after its key',
    help: 'move the first `- ` to the next line, or write the list in brackets',
  },
  comma: {
    message: 'a comma is missing here, or one too many',
    help: 'put one comma between two items, and none before the first',
  },
  'reserved-start': {
    message: 'a text cannot begin with this character',
    help: 'put the text in quotes',
  },
  'bad-escape': {
    message: 'in double quotes a `\\` begins an escape, and this is none',
    help: 'write `\\\\` for the character itself, or put the text in single quotes',
  },
  'after-quote': {
    message: 'something stands after the quote that closes a text',
    help: 'move it into the quotes; inside single quotes an apostrophe is written twice',
  },
  'after-bracket': {
    message: 'something stands after the bracket that closes a list or a map',
    help: 'move it into the brackets, or put the whole in quotes when it is a text',
  },
  'block-header': {
    message: 'after `|` or `>` the text begins on the next line',
    help: 'move this to the next line, indented; put a text that begins with `|` or `>` in quotes',
  },
  comment: {
    message: 'a `#` begins a comment only after a space',
    help: 'put a space before it, or put the text in quotes when it belongs to it',
  },
  marker: {
    message: 'a document begins on the line after `---`',
    help: 'move this to the next line',
  },
  other: {
    message: 'this cannot be read as YAML',
    help: 'check the quotes, the brackets and the indentation of this line and the one above',
  },
}
