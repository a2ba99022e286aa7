import { allRules } from '../../rules/mentioned.js'
import { byCodeUnits } from '../../base/order.js'
import type { Decision, Edition, Program } from '../../rules/program.js'
import type { BookNames } from './book-names.js'
import { constantsOf } from './constants.js'
import { CodeWriter } from './code-writer.js'
import type { Topic } from './decision-doc.js'
import { writeReadingsType, writeTypes } from './decision-types.js'
import { writeFunctions } from './functions.js'
import { writeHeader, writeImports, type Import } from './module.js'
import { createNames } from './names.js'
import { treeCodeOf } from './tree-code.js'
import type { Emitted } from './verify.js'
import { writeConstants } from './write-constants.js'
import type { WrittenPlan } from './written-plan.js'
import { treeNames, treeText, writeTreeConstants } from './write-tree.js'

/** The module of a plan of a decision in one edition. */
export function emitDecision(
  program: Program,
  edition: Edition,
  decision: Decision,
  { follows, plan, isData }: WrittenPlan,
  book: BookNames,
): Emitted {
  const names = book.decisions.get(decision.id)
  const folder = book.editions.get(edition.id)
  if (names === undefined || folder === undefined) throw new Error(`the decision ${decision.id} has no name`)
  const topic: Topic = { program, edition, decision, names }
  const scope = createNames([], book.scope)
  const constants = constantsOf(plan, follows, scope)
  const used = new Set<string>()
  const use = (name: string): string => {
    used.add(name)
    return name
  }

  const code = isData ? treeCodeOf(plan) : undefined
  const tree = code === undefined ? undefined : { code, names: treeNames(code, book, scope) }

  const body = new CodeWriter()
  if (follows === 'adopted') writeTypes(body, { topic, book, use })
  else writeReadingsType(body, { topic, book, use })
  const numbered = writeFunctions(body, {
    topic,
    follows,
    plan,
    book,
    scope,
    constants: constants.nameOf,
    use,
    ...(tree === undefined ? {} : { tree }),
  })
  body.blankLine()
  body.writeLine('// The answers, in the order of the rules that give them.')
  writeConstants(body, constants, {
    book: program.book,
    edition: edition.id,
    bookNames: book,
    computing: { decision, names, book, scope, follows, use },
    use,
  })

  if (tree !== undefined) {
    const around = { writer: body, constants: constants.nameOf }
    writeTreeConstants(tree.code, tree.names, use(names.answerType), around)
    use('treeOf')
  }

  const writer = new CodeWriter()
  const rules = allRules(decision)
  const paths = new Set(rules.map((rule) => rule.origin.source.path))
  writeHeader(writer, program.book, [...paths].sort(byCodeUnits))
  const own = [names.facts, names.outputs, names.answerType]
  const neighbour = { names: own.filter((name) => used.has(name)), from: `./${names.file}.js` }
  for (const name of own) used.delete(name)
  const asked = askedImports(decision, used, book)
  writeImports(writer, [...importsOf(used, book), ...asked, ...(follows === 'adopted' ? [] : [neighbour])])
  return {
    path: `${folder}/${follows === 'adopted' ? names.file : names.underFile}.ts`,
    text: `${writer.toString()}\n${body.toString()}${tree === undefined ? '' : treeText(tree.code, tree.names)}`,
    codes: [...numbered, ...(tree?.names.codes ?? [])],
    exports: follows === 'adopted' ? [...own, names.answer] : [names.readings, names.answerUnder],
  }
}

/** Imports of the functions of the decisions asked; they are taken off the names used. */
function askedImports(decision: Decision, used: Set<string>, book: BookNames): readonly Import[] {
  const asked = new Set([...(decision.asks?.values() ?? [])].map(({ id }) => id))
  return [...asked].flatMap((id) => {
    const names = book.decisions.get(id)
    if (names === undefined) return []
    const taken = (name: string): readonly string[] => (used.delete(name) ? [name] : [])
    return [
      { names: taken(names.answer), from: `./${names.file}.js` },
      { names: taken(names.answerUnder), from: `./${names.underFile}.js` },
    ]
  })
}

/** Imports of what the module uses of the runtime and the book, sorted, each from where it is. */
function importsOf(used: ReadonlySet<string>, book: BookNames): readonly Import[] {
  const listed = (lists: BookNames['vocabularies']): readonly string[] =>
    [...lists.values()].flatMap(({ type, list, check, code }) => [type, list, check, code])
  const readings = new Set(listed(book.readings))
  const vocabulary = new Set(listed(book.vocabularies))
  const wholes = new Set(['clauses', 'compute', 'calendars', 'prepare'])
  const names = [...used].filter((name) => !wholes.has(name))
  const pick = (belongs: (name: string) => boolean): readonly string[] => names.filter(belongs)
  return [
    { names: pick((name) => !readings.has(name) && !vocabulary.has(name)), from: 'codicil/runtime' },
    ...(used.has('compute') ? [{ names: ['compute'], from: 'codicil/compute', whole: true }] : []),
    ...(used.has('prepare') ? [{ names: ['prepare'], from: 'codicil/calendar' }] : []),
    ...(used.has('calendars') ? [{ names: ['calendars'], from: '../calendars.js', whole: true }] : []),
    ...(used.has('clauses') ? [{ names: ['clauses'], from: '../clauses.js', whole: true }] : []),
    { names: pick((name) => readings.has(name)), from: '../readings.js' },
    { names: pick((name) => vocabulary.has(name)), from: '../vocabulary.js' },
  ]
}
