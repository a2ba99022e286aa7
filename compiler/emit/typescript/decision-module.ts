import { allRules } from '../../rules/mentioned.js'
import { byCodeUnits } from '../../base/order.js'
import type { Decision, Edition, Program } from '../../rules/program.js'
import type { AnswersCode } from './answers-code.js'
import type { BookNames } from './book-names.js'
import { CodeWriter } from './code-writer.js'
import type { Topic } from './decision-doc.js'
import { writeReadingsType, writeTypes } from './decision-types.js'
import { writeFunctions } from './functions.js'
import { writeHeader, writeImports, type Import } from './module.js'
import { createNames } from './names.js'
import type { Emitted } from './verify.js'
import type { WrittenPlan } from './written-plan.js'
import { treeNames, treeText, writeTreeConstants } from './write-tree.js'

/** What a module is written from. */
interface DecisionModule {
  readonly program: Program
  readonly edition: Edition
  readonly decision: Decision
  readonly plan: WrittenPlan
  readonly answers: AnswersCode
  readonly names: BookNames
}

/** The module of a plan of a decision in one edition. */
export function emitDecision({
  program,
  edition,
  decision,
  plan: { follows, plan, tree: code },
  answers,
  names: book,
}: DecisionModule): Emitted {
  const names = book.decisions.get(decision.id)
  const folder = book.editions.get(edition.id)
  if (names === undefined || folder === undefined) throw new Error(`the decision ${decision.id} has no name`)
  const topic: Topic = { program, edition, decision, names }
  const scope = createNames(answers.taken, book.scope)
  const constants = new Map(plan.steps.conclusions.map((conclusion, place) => [conclusion, answers.names[place] ?? '']))
  const used = new Set(answers.used)
  const use = (name: string): string => {
    used.add(name)
    return name
  }

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
    constants,
    use,
    ...(tree === undefined ? {} : { tree }),
  })
  body.blankLine()
  body.writeLine('// The answers, in the order of the rules that give them.')

  const end = new CodeWriter()
  if (tree !== undefined) {
    writeTreeConstants(tree.code, tree.names, use(names.answerType), { writer: end, constants })
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
    text: [
      `${writer.toString()}\n${body.toString()}${answers.text}`,
      tree === undefined ? '' : end.toString() + treeText(tree.code, tree.names),
    ].join(''),
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
  const { readings, vocabulary } = book.listed
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
