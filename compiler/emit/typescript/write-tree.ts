import type { Input } from '../../rules/program.js'
import type { BookNames } from './book-names.js'
import { literal } from './escape.js'
import { access, chosen, isOrdered, isYesNo, termNames } from './facts.js'
import { array, call, writeCode } from './layout.js'
import { camelCase, type Names } from './names.js'
import type { TreeCode } from './tree-code.js'
import { checksOf, type Surroundings } from './write-steps.js'

/** What a module that holds a decision as data declares for it. */
export interface TreeNames {
  readonly tree: string
  readonly answers: string
  /** The functions that number the terms asked. */
  readonly codes: readonly string[]
}

export function treeNames({ inputs }: TreeCode, book: BookNames, scope: Names): TreeNames {
  const codes = new Set(inputs.flatMap((input) => termNames(input, book)?.code ?? []))
  return { tree: scope.claim('tree'), answers: scope.claim('answers'), codes: [...codes] }
}

/** The end of the function callers see: every fact as a number, then the way through the tree. */
export function writeFind(code: TreeCode, names: TreeNames, scope: Names, around: Surroundings): void {
  const { writer, inputs, locals, book, use } = around
  const asked = new Set(code.inputs)
  for (const input of inputs)
    if (!asked.has(input)) for (const check of checksOf(input, around)) writer.writeLine(check)
  // Whatever a caller's object does when it is read is over before the cells of this case are filled.
  const cells = code.inputs.map((input) => {
    const local = locals.get(input.id)
    if (local !== undefined && isOrdered(input)) return isYesNo(input) ? `Number(${local})` : local
    const name = scope.claim(`${camelCase(input.id, 'fact')}Code`)
    writeCode(writer, `const ${name} = `, numberOf(input, book, use))
    return name
  })
  const filled = scope.claim('cells')
  writer.writeLine(`const { cells${filled === 'cells' ? '' : `: ${filled}`} } = ${names.tree}`)
  for (const [place, cell] of cells.entries()) writer.writeLine(`${filled}[${place}] = ${cell}`)
  writeCode(writer, 'return ', call(use('entryAt'), [names.answers, `${names.tree}.find()`]))
}

function numberOf(input: Input, book: BookNames, use: (name: string) => string) {
  const code = termNames(input, book)?.code
  if (code === undefined) return call('Number', [call(use('boolean'), [literal(input.id), access(input)])])
  const value = input.role === 'reading' ? chosen(input, book, use) : access(input)
  return call(use(code), [literal(input.id), value])
}

/** The declarations that the function stands on, to come after those of the answers. */
export function writeTreeConstants(
  code: TreeCode,
  names: TreeNames,
  type: string,
  { writer, constants }: Pick<Surroundings, 'writer' | 'constants'>,
): void {
  writer.blankLine()
  const answers = code.conclusions.map((conclusion) => constants.get(conclusion) ?? '')
  writeCode(writer, `const ${names.answers}: readonly ${type}[] = `, array(answers))
}

/** The tree itself, as text to be put at the end of the module. */
export function treeText({ inputs, questions, text }: TreeCode, { tree }: TreeNames): string {
  return `
/**
 * The way from the facts to an answer, as data: ${questions} questions are too many to be read as code. \`codicil explain\` shows the
 * way of a case.
 */
const ${tree} = /* @__PURE__ */ treeOf(
  ${inputs.length},
  \`
${text}
\`,
)
`
}
