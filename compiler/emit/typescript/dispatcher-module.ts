import { byCodeUnits } from '../../base/order.js'
import type { Book, Decision, Edition, Program } from '../../rules/program.js'
import type { BookNames, DecisionNames } from './book-names.js'
import { factsOf, factType, outputType, readingsOf } from './facts.js'
import { clausesOf, factDoc, heldOn } from './decision-doc.js'
import { codeInDocComment, inDocComment, literal } from './escape.js'
import { call, writeCode } from './layout.js'
import { clauseList, writeDoc, writeHeader, writeImports, type Import, type NewWriter } from './module.js'
import { createNames, pascalCase } from './names.js'
import type { Emitted } from './verify.js'

interface Held {
  readonly edition: Edition
  readonly decision: Decision
  readonly path: string
}

/** The types an application meets, and how those of several editions combine where they differ. */
const kinds = [
  { kind: 'answerType', join: ' | ' },
  { kind: 'facts', join: ' & ' },
  { kind: 'outputs', join: ' | ' },
  { kind: 'readings', join: ' & ' },
] as const

/** The module of one decision over all editions: picks the edition that holds on a day. */
export function emitDispatcher(
  program: Program,
  id: string,
  editions: readonly Edition[],
  book: BookNames,
  newWriter: NewWriter,
): Emitted {
  const names = book.decisions.get(id)
  if (names === undefined) throw new Error(`the decision ${id} has no name`)
  const held = editions.flatMap((edition): readonly Held[] => {
    const decision = edition.decisions.find((candidate) => candidate.id === id)
    return decision === undefined
      ? []
      : [{ edition, decision, path: `./${book.editions.get(edition.id) ?? ''}/${names.file}.js` }]
  })
  const latest = held[held.length - 1]
  if (latest === undefined) throw new Error(`no edition decides ${id}`)
  const hasReadings = held.some(({ decision }) => readingsOf(decision).length > 0)

  const scope = createNames([], book.scope)
  const aliases = held.map((one) => aliasesOf(one, names, (name) => scope.claim(name)))
  const types = kinds
    .filter(({ kind }) => kind !== 'readings' || hasReadings)
    .map(({ kind, join }) => {
      const having = held.flatMap((one, i) =>
        kind === 'readings' && readingsOf(one.decision).length === 0 ? [] : [{ one, i }],
      )
      const same = new Set(having.map(({ one }) => shapeOf(kind, one.decision, book))).size === 1
      const parts = having.map(({ one, i }) => ({ path: one.path, alias: aliases[i]?.[kind] ?? '' }))
      return { name: names[kind], join, same, parts }
    })

  const writer = newWriter()
  writeHeader(writer, program.book)
  const imports: Import[] = [{ names: ['On', 'editionDay', 'outsideEditions'], from: 'codicil/runtime' }]
  for (const [i, { path, decision }] of held.entries()) {
    const functions = readingsOf(decision).length > 0 ? (['answer', 'answerUnder'] as const) : (['answer'] as const)
    const renamed = new Map(functions.map((own) => [names[own], aliases[i]?.[own] ?? '']))
    const imported: string[] = [...renamed.keys()]
    for (const { name, same, parts } of types) {
      const part = parts.find((candidate) => candidate.path === path)
      if (part === undefined || (same && (part !== parts[parts.length - 1] || name === names.outputs))) continue
      imported.push(name)
      if (!same) renamed.set(name, part.alias)
    }
    imports.push({ names: imported, aliases: renamed, from: path })
  }
  writeImports(writer, imports)
  writer.blankLine()
  for (const path of held.map((one) => one.path)) {
    const own = types
      .filter(({ same, parts }) => same && parts[parts.length - 1]?.path === path)
      .map(({ name }) => name)
    if (own.length > 0)
      writeCode(writer, {
        open: 'export type {',
        items: own.sort(byCodeUnits),
        close: `} from ${literal(path)}`,
        spaced: true,
      })
  }
  for (const { name, join, same, parts } of types)
    if (!same) writer.writeLine(`export type ${name} = ${parts.map(({ alias }) => alias).join(join)}`)

  const ranges = held.map(({ edition }) => heldOn(edition)).join('; ')
  writer.blankLine()
  writer.writeLine(`const held = ${literal(ranges)}`)
  const functions = hasReadings ? ([false, true] as const) : ([false] as const)
  for (const under of functions) {
    writer.blankLine()
    writeDoc(writer, dispatcherDoc(latest.decision, held, program.book, under))
    const parameters = [`facts: ${names.facts}`, 'when: On']
    if (under) parameters.unshift(`readings: ${names.readings}`)
    writeCode(
      writer,
      call(`export function ${under ? names.answerUnder : names.answer}`, parameters),
      `: ${names.answerType} {`,
    )
    writer.indent(() => {
      writer.writeLine('const on = editionDay(when.on, held)')
      for (const [i, { edition, decision }] of held.entries()) {
        const asked = under && readingsOf(decision).length > 0
        const target = asked
          ? `${aliases[i]?.answerUnder ?? ''}(readings, facts)`
          : `${aliases[i]?.answer ?? ''}(facts)`
        const until = edition.until === undefined ? '' : ` && on < ${literal(edition.until)}`
        writer.writeLine(`if (on >= ${literal(edition.from)}${until}) return ${target}`)
      }
      writer.writeLine('throw outsideEditions(on, held)')
    })
    writer.writeLine('}')
  }
  const exports = [...types.map(({ name }) => name), names.answer, ...(hasReadings ? [names.answerUnder] : [])]
  return { path: `${names.file}.ts`, text: writer.toString(), exports }
}

type Aliases = Readonly<Record<'answer' | 'answerUnder' | (typeof kinds)[number]['kind'], string>>

function aliasesOf({ edition }: Held, names: DecisionNames, claim: (name: string) => string): Aliases {
  const suffix = pascalCase(edition.id, '')
  const alias = (name: string): string => claim(name + suffix)
  return {
    answer: alias(names.answer),
    answerUnder: alias(names.answerUnder),
    answerType: alias(names.answerType),
    facts: alias(names.facts),
    outputs: alias(names.outputs),
    readings: alias(names.readings),
  }
}

/** Equal for decisions whose type of that kind is the same. */
function shapeOf(kind: (typeof kinds)[number]['kind'], decision: Decision, book: BookNames): string {
  const outputs = decision.outputs.map((output) => [output.id, outputType(output, book)])
  switch (kind) {
    case 'facts':
      return JSON.stringify(factsOf(decision).map((input) => [input.id, factType(input, book)]))
    case 'outputs':
      return JSON.stringify(outputs)
    case 'answerType':
      return JSON.stringify([decision.strategy, outputs])
    case 'readings':
      return JSON.stringify(readingsOf(decision).map((input) => input.id))
  }
}

function dispatcherDoc(decision: Decision, held: readonly Held[], book: Book, under: boolean): readonly string[] {
  // The latest words for each fact; a fact that only some editions ask for is still to be given.
  const asked = new Map(held.flatMap((one) => factsOf(one.decision).map((input) => [input.id, input])))
  const facts = [...asked.values()].map((input) => `- ${codeInDocComment(input.id)}: ${factDoc(input).join(' ')}`)
  const clauses = new Set(held.flatMap((one) => clausesOf(one.decision)))
  const editions = held.map(({ edition }) => `- ${inDocComment(edition.id)}: ${heldOn(edition)}`)
  return [
    inDocComment(decision.question.en),
    inDocComment(decision.question.fr),
    'Answered by the edition that holds on the day asked about:',
    ...editions,
    `Clauses: ${clauseList([...clauses], book)}.`,
    ...(under ? ['@param readings - The readings to follow in place of those adopted.'] : []),
    '@param facts - Every one of:',
    ...facts,
    '@param when - The day, which is never taken from the clock.',
    '@throws EditionError when no edition holds on that day, or there is no such day.',
    '@throws FactError when a fact is missing or cannot be what it is given as.',
  ]
}
