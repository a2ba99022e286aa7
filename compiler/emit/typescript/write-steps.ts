import type { CodeWriter } from './code-writer.js'
import { enumeration } from '../../rules/domain.js'
import { show } from '../../rules/domain-values.js'
import type { Input } from '../../rules/program.js'
import { size, values } from '../../rules/value-set.js'
import type { BookNames } from './book-names.js'
import { inLineComment, literal } from './escape.js'
import { access, chosen, given, isLong, isOrdered, isYesNo, termNames } from './facts.js'
import { call, writeCode, writeShortIf } from './layout.js'
import { writeComment } from './module.js'
import type { Ask, Conclusion, Step, Way } from './steps.js'
import { classLabels, named, type TermClasses, type TermRead } from './term-classes.js'

/** What the body of a function refers to. */
export interface Surroundings {
  readonly writer: CodeWriter
  readonly book: BookNames
  /**
   * What inputs have been read into at the start, by id: ordered facts into whole numbers, terms into themselves or a class,
   * readings into the choice given or adopted.
   */
  readonly locals: ReadonlyMap<string, string>
  /** The terms read at the start, by input id. */
  readonly reads: ReadonlyMap<string, TermRead>
  readonly constants: ReadonlyMap<Conclusion, string>
  /** Calls of the steps that have a function of their own. */
  readonly calls: ReadonlyMap<Step, string>
  readonly inputs: readonly Input[]
  /** Notes that the module uses an imported name. */
  readonly use: (name: string) => string
}

/**
 * Writes the body of a function: nested `switch`es and `if`s that end in `return`. Every fact is checked on every way,
 * asked or not, so that whether a fact is refused never depends on the others: what is read once where it is read, terms of
 * short lists by the `switch` that asks for them, and what no step below asks before going there.
 */
export function writeStart(step: Step, around: Surroundings): void {
  const needed = step.kind === 'ask' ? step.needs : new Set<string>()
  for (const input of around.inputs)
    if (!needed.has(input.id) && !around.locals.has(input.id))
      for (const check of checksOf(input, around)) around.writer.writeLine(check)
  if (endOf(step, around) === undefined) writeReadings(step, around)
  writeNext(step, around)
}

/** The body of the function a step has of its own; those who call it have checked what it does not ask. */
export function writeRoutine(step: Ask, around: Surroundings): void {
  writeReadings(step, around)
  writeQuestion(step, around)
}

/** The readings that a function itself asks, before anything is asked: as given, or as adopted where they are left out. */
function writeReadings(start: Step, around: Surroundings): void {
  const { writer, book, locals, inputs, use } = around
  const asked = new Set<string>()
  const seen = new Set<Step>()
  const visit = (step: Step): void => {
    if (step.kind === 'give' || seen.has(step)) return
    seen.add(step)
    asked.add(step.input.id)
    for (const { next } of step.ways) if (endOf(next, around) === undefined) visit(next)
  }
  visit(start)
  for (const input of inputs) {
    const local = input.role === 'reading' && asked.has(input.id) ? locals.get(input.id) : undefined
    if (local !== undefined) writeCode(writer, `const ${local} = `, chosen(input, book, use))
  }
}

function writeQuestion(step: Ask, around: Surroundings): void {
  if (isYesNo(step.input)) writeIf(step, around)
  else if (isOrdered(step.input)) writeRanges(step, rangesOf(step), around)
  else writeSwitch(step, around)
}

function writeNext(step: Step, around: Surroundings): void {
  const end = endOf(step, around)
  if (end !== undefined) around.writer.writeLine(end)
  else if (step.kind === 'ask') writeQuestion(step, around)
}

/** The `return` of a step that asks nothing in this function. */
function endOf(step: Step, { constants, calls }: Surroundings): string | undefined {
  const returned = step.kind === 'give' ? constants.get(step.conclusion) : calls.get(step)
  return returned === undefined ? undefined : `return ${returned}`
}

/** What stands at the end of a way: checks, then a return or the next question. */
function writeWay(step: Ask, next: Step, around: Surroundings): void {
  for (const check of checksOn(step, next, around)) around.writer.writeLine(check)
  writeNext(next, around)
}

function checksOn(step: Ask, next: Step, around: Surroundings): readonly string[] {
  return around.inputs
    .filter(({ id }) => id !== step.input.id && step.needs.has(id) && !(next.kind === 'ask' && next.needs.has(id)))
    .filter(({ id }) => !around.locals.has(id))
    .flatMap((input) => checksOf(input, around))
}

/** The statement that refuses a fact which is not what it should be. Ordered facts and readings are checked at the top. */
export function checksOf(input: Input, around: Surroundings): readonly string[] {
  if (input.role === 'reading' || isOrdered(input)) return []
  const check = input.domain.kind === 'boolean' ? 'boolean' : termNames(input, around.book)?.check
  return check === undefined ? [] : [`${around.use(check)}(${literal(input.id)}, ${access(input)})`]
}

function writeSwitch(step: Ask, around: Surroundings): void {
  const { writer, book, use } = around
  const { input } = step
  const terms = enumeration(input.domain) ?? []
  const classes = around.reads.get(input.id)?.classes
  if (classes !== undefined) {
    writeClassSwitch(step, classes, around)
    return
  }
  if (isLong(input)) {
    writeShortSwitch(step, terms, around)
    return
  }
  const local = around.locals.get(input.id)
  writer.writeLine(`switch (${local ?? given(input)}) {`)
  writer.indent(() => {
    for (const way of step.ways) {
      for (const value of values(way.values)) {
        if (local === undefined && value === input.presumed) writer.writeLine('case undefined:')
        writer.writeLine(`case ${literal(terms[value] ?? '')}:`)
      }
      writer.indent(() => {
        writeWay(step, way.next, around)
      })
    }
    writer.writeLine('default:')
    writer.indent(() => {
      if (local !== undefined) {
        writer.writeLine(`return ${local} satisfies never`)
        return
      }
      const list = use(termNames(input, book)?.list ?? '')
      const refused = [literal(input.id), `${given(input)} satisfies never`, list]
      writeCode(writer, 'throw ', call(use('unknownTerm'), refused))
    })
  })
  writer.writeLine('}')
}

/** Of a long list, known to hold the term, only those off the main way are cases; a comment names those that share it. */
function writeShortSwitch(step: Ask, terms: readonly string[], around: Surroundings): void {
  const { writer, locals } = around
  const { input } = step
  const [main, ...others] = step.ways.toSorted((a, b) => size(b.values) - size(a.values))
  if (main === undefined) throw new Error(`${input.id} leads nowhere`)
  writer.writeLine(`switch (${locals.get(input.id) ?? access(input)}) {`)
  writer.indent(() => {
    for (const way of others.toSorted((a, b) => (a.values[0] ?? 0) - (b.values[0] ?? 0))) {
      for (const value of values(way.values)) {
        writer.writeLine(`case ${literal(terms[value] ?? '')}:`)
      }
      writer.indent(() => {
        writeWay(step, way.next, around)
      })
    }
    writer.writeLine('default:')
    writer.indent(() => {
      writeComment(writer, named([...values(main.values)].map((value) => terms[value] ?? '')))
      writeWay(step, main.next, around)
    })
  })
  writer.writeLine('}')
}

/** Of a long list in classes every class is a case, so that `tsc` proves the `switch` whole. */
function writeClassSwitch(step: Ask, classes: TermClasses, around: Surroundings): void {
  const { writer, locals } = around
  const local = locals.get(step.input.id) ?? ''
  writer.writeLine(`switch (${local}) {`)
  writer.indent(() => {
    for (const way of step.ways) {
      for (const label of classLabels(classes, way)) writer.writeLine(label)
      writer.indent(() => {
        writeWay(step, way.next, around)
      })
    }
    writer.writeLine('default:')
    writer.indent(() => {
      writer.writeLine(`return ${local} satisfies never`)
    })
  })
  writer.writeLine('}')
}

function writeIf(step: Ask, around: Surroundings): void {
  const [no, yes] = [0, 1].map((value) => step.ways.find((way) => way.values[0] === value))
  if (no === undefined || yes === undefined) throw new Error(`${step.input.id} is asked although it does not matter`)
  const { id } = step.input
  const holds = around.locals.get(id) ?? `${around.use('boolean')}(${literal(id)}, ${access(step.input)})`
  writeIfTrue(holds, step, yes.next, around)
  writeWay(step, no.next, around)
}

/** `if (…) return x` on one line where it fits, or a block. */
function writeIfTrue(condition: string, step: Ask, next: Step, around: Surroundings): void {
  const { writer } = around
  const end = checksOn(step, next, around).length === 0 ? endOf(next, around) : undefined
  if (end !== undefined) writeShortIf(writer, condition, end)
  else
    writeBlock(writer, condition, () => {
      writeWay(step, next, around)
    })
}

function writeBlock(writer: CodeWriter, condition: string, body: () => void): void {
  writer.writeLine(`if (${condition}) {`)
  writer.indent(body)
  writer.writeLine('}')
}

interface Range {
  readonly until: number
  readonly next: Step
}

/** The ways of an ordered input from least to greatest, each up to where the next begins. */
function rangesOf({ ways }: Ask): readonly Range[] {
  const ranges = ways.flatMap(({ values: set, next }: Way) =>
    set.flatMap((bound, i) => (i % 2 === 1 ? [{ until: bound, next }] : [])),
  )
  return ranges.sort((a, b) => a.until - b.until)
}

/** Comparisons one after the other where there are few, halving where there are many. */
const fewRanges = 4

function writeRanges(step: Ask, ranges: readonly Range[], around: Surroundings): void {
  const { writer, locals } = around
  const { id, domain } = step.input
  const below = (until: number): string => {
    if (domain.kind !== 'integer') writer.writeLine(`// below ${inLineComment(show(domain, until))}`)
    return `${locals.get(id) ?? ''} < ${until}`
  }
  if (ranges.length > fewRanges) {
    const half = Math.floor(ranges.length / 2)
    writeBlock(writer, below(ranges[half - 1]?.until ?? 0), () => {
      writeRanges(step, ranges.slice(0, half), around)
    })
    writeRanges(step, ranges.slice(half), around)
    return
  }
  for (const [place, { until, next }] of ranges.entries()) {
    if (place === ranges.length - 1) writeWay(step, next, around)
    else writeIfTrue(below(until), step, next, around)
  }
}
