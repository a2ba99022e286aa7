import type { CodeWriter } from './code-writer.js'
import { enumeration } from '../../rules/domain.js'
import { universe } from '../../rules/domain-values.js'
import type { Decision, Input } from '../../rules/program.js'
import { contains, isSubset, partition, sample, size, values, type ValueSet } from '../../rules/value-set.js'
import type { BookNames } from './book-names.js'
import { inDocComment, inLineComment, literal } from './escape.js'
import { access, factInputs, isLong, termNames } from './facts.js'
import { call, width, writeCode, type Group } from './layout.js'
import { writeComment, writeDoc } from './module.js'
import { camelCase, pascalCase, type Names } from './names.js'
import type { Ask, Step, Way } from './steps.js'

/**
 * The terms of a long list in classes that a plan does not tell apart, numbered. Where several questions ask for the same
 * fact its terms are gone through once, and the questions compare numbers; each class is named where it is asked for.
 */
export interface TermClasses {
  readonly input: Input
  /** What finds the class of a term, a function or a table by the number of the term, and the type of the class. */
  readonly name: string
  readonly type: string
  readonly isTable: boolean
  readonly parts: readonly ValueSet[]
}

/** Classes that take more cases than this are a table, which costs the same for every term, unless the list is too long to read. */
const mostCases = 12
const longestTable = 64

/** A term that is read at the start of a function: into a class, or into itself. */
export interface TermRead {
  readonly input: Input
  readonly classes?: TermClasses
}

/**
 * The terms to be read at the start, by input id: those of long lists, and those that more than one question asks for. A
 * term of a short list that one question asks for is refused by that question.
 */
export function termReads(root: Step, decision: Decision, scope: Names): ReadonlyMap<string, TermRead> {
  const asked = new Map<string, Ask[]>()
  for (const ask of asksBelow(root)) asked.set(ask.input.id, [...(asked.get(ask.input.id) ?? []), ask])
  const reads = new Map<string, TermRead>()
  for (const input of factInputs(decision)) {
    if (enumeration(input.domain) === undefined) continue
    const asks = asked.get(input.id) ?? []
    if (isLong(input) && asks.length > 1) reads.set(input.id, { input, classes: classesOf(input, asks, scope) })
    else if (isLong(input) || asks.length > 1) reads.set(input.id, { input })
  }
  return reads
}

function classesOf(input: Input, asks: readonly Ask[], scope: Names): TermClasses {
  const all = universe(input.domain)
  const parts = partition(
    all,
    asks.flatMap(({ ways }) => ways.map((way) => way.values)),
  )
  const isTable = size(all) <= longestTable && size(all) - size(mostCommon(parts)) > mostCases
  const stem = camelCase(input.id, 'fact')
  return {
    input,
    name: scope.claim(isTable ? `${stem}Classes` : `${stem}Class`),
    type: scope.claim(`${pascalCase(input.id, 'fact')}Class`),
    isTable,
    parts,
  }
}

function asksBelow(step: Step, seen = new Set<Step>()): readonly Ask[] {
  if (step.kind === 'give' || seen.has(step)) return []
  seen.add(step)
  return [step, ...step.ways.flatMap(({ next }) => asksBelow(next, seen))]
}

/** The call by which the function callers see reads a term. */
export function readCall({ input, classes }: TermRead, book: BookNames, use: (name: string) => string): Group {
  const names = termNames(input, book)
  const given = [literal(input.id), access(input)]
  if (classes === undefined) return call(use(names?.check ?? ''), given)
  if (!classes.isTable) return call(classes.name, [access(input)])
  return call(use('entryAt'), [classes.name, call(use(names?.code ?? ''), given)])
}

/** The type of what a term is read into. */
export function readType({ input, classes }: TermRead, book: BookNames, use: (name: string) => string): string {
  return classes?.type ?? use(termNames(input, book)?.type ?? '')
}

/** The functions by which tables number terms. */
export function codesOf(reads: ReadonlyMap<string, TermRead>, book: BookNames): readonly string[] {
  return [...reads.values()].flatMap(({ input, classes }) =>
    classes?.isTable === true ? (termNames(input, book)?.code ?? []) : [],
  )
}

/** Writes the type of the numbers and what finds them. */
export function writeClasses(
  writer: CodeWriter,
  classes: TermClasses,
  book: BookNames,
  use: (name: string) => string,
): void {
  const { input, type, parts } = classes
  writer.blankLine()
  const list = inDocComment(termNames(input, book)?.list ?? '')
  writeDoc(writer, [`\`${list}\` in the classes that no rule here tells apart.`])
  const numbers = [...parts.keys()].map(String)
  const line = `type ${type} = ${numbers.join(' | ')}`
  if (line.length <= width) writer.writeLine(line)
  else {
    writer.writeLine(`type ${type} =`)
    writer.indent(() => {
      for (const number of numbers) writer.writeLine(`| ${number}`)
    })
  }
  writer.blankLine()
  if (classes.isTable) writeTable(writer, classes)
  else writeClassFunction(writer, classes, book, use)
}

/** The class of each term, in the order of the list. */
function writeTable(writer: CodeWriter, { input, name, type, parts }: TermClasses): void {
  writer.writeLine(`const ${name}: readonly ${type}[] = [`)
  writer.indent(() => {
    for (const [value, term] of (enumeration(input.domain) ?? []).entries())
      writer.writeLine(`${parts.findIndex((part) => contains(part, value))}, // ${inLineComment(term)}`)
  })
  writer.writeLine(']')
}

/** The most common class is the `default`. */
function writeClassFunction(
  writer: CodeWriter,
  { input, name, type, parts }: TermClasses,
  book: BookNames,
  use: (name: string) => string,
): void {
  const names = termNames(input, book)
  const main = mostCommon(parts)
  writeCode(writer, call(`function ${name}`, [`term: ${use(names?.type ?? '')}`]), `: ${type} {`)
  writer.indent(() => {
    writer.writeLine(`switch (${use(names?.check ?? '')}(${literal(input.id)}, term)) {`)
    writer.indent(() => {
      for (const [number, part] of parts.entries()) {
        if (part === main) continue
        for (const term of termsOf(input, part)) writer.writeLine(`case ${literal(term)}:`)
        writer.indent(() => {
          writer.writeLine(`return ${number}`)
        })
      }
      writer.writeLine('default:')
      writer.indent(() => {
        writeComment(writer, named(termsOf(input, main)))
        writer.writeLine(`return ${parts.indexOf(main)}`)
      })
    })
    writer.writeLine('}')
  })
  writer.writeLine('}')
}

/** The labels of a way: its classes, each with the terms it stands for. */
export function classLabels({ input, parts }: TermClasses, { values: set }: Way): readonly string[] {
  return [...parts.entries()]
    .filter(([, part]) => contains(set, sample(part)) && isSubset(part, set))
    .map(([number, part]) => `case ${number}: // ${few(termsOf(input, part))}`)
}

function termsOf({ domain }: Input, part: ValueSet): readonly string[] {
  const terms = enumeration(domain) ?? []
  return [...values(part)].map((value) => terms[value] ?? '')
}

function mostCommon(parts: readonly ValueSet[]): ValueSet {
  const [first = [], ...others] = parts
  return others.reduce((most, part) => (size(part) > size(most) ? part : most), first)
}

/** Terms that a comment on a line names, and on lines of its own. */
const mostOnLine = 3
const mostNamed = 40

function few(terms: readonly string[]): string {
  const named = terms.slice(0, mostOnLine).map(inLineComment).join(', ')
  return terms.length > mostOnLine ? `${named} and ${terms.length - mostOnLine} more` : named
}

/** The terms that share a `default`, for a comment. */
export function named(terms: readonly string[]): string {
  if (terms.length <= mostNamed) return terms.map(inLineComment).join(', ')
  return `${terms.slice(0, 6).map(inLineComment).join(', ')} and ${terms.length - 6} more`
}
