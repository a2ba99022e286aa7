import {
  answerCase,
  outcomeWords,
  plainValue,
  type Answer,
  type CaseAnswer,
  type Clause,
  type Outcome,
} from '../index.js'
import { exit, painter } from './io.js'
import { envelope, loadSound } from './load.js'
import type { AskOptions, Settings } from './program.js'
import { misuseOf, questionOf } from './question.js'

/** `codicil decide`: one answer, with its rule and clauses. */
export async function decide(settings: Settings, decision: string, options: AskOptions): Promise<number> {
  const { io } = settings
  const question = await questionOf(io, decision, options)
  const loaded = loadSound(settings)
  if (typeof loaded === 'number') return loaded
  const answer = answerCase(loaded.compilation, question)
  if (!answer.ok) throw misuseOf(answer.problems)
  if (settings.json) {
    io.out(envelope('decide', answerData(answer)))
    return exit.fine
  }
  if (options.on === undefined) io.err(`The only edition answers: ${answer.edition.id}.\n`)
  io.out(answerText(settings, answer, options.lang))
  return exit.fine
}

/** An answer as data: outcome, rule, clauses with their places, edition, contested readings. */
export function answerData(answer: CaseAnswer): object {
  const { book, decision, edition, verdict } = answer
  const answers = verdict.answers.map((one) => ({
    outcome: outcomeData(one.outcome),
    rule: one.rule,
    agreeing: one.agreeing,
    carveOuts: one.carveOuts,
    clauses: clausesOf(answer, one.clauses),
  }))
  const common = {
    book: book.program.book.id,
    edition: edition.id,
    decision: decision.id,
    force: decision.force,
    contested: contestedData(answer),
  }
  const [only] = answers
  return decision.strategy === 'one' && only !== undefined ? { ...common, ...only } : { ...common, answers }
}

function outcomeData(outcome: Outcome): object {
  if (outcome.kind === 'silence')
    return { kind: 'silence', silence: outcome.silence, ...(outcome.by === undefined ? {} : { by: outcome.by }) }
  return {
    kind: 'value',
    value: Object.fromEntries(outcome.fields.map((field) => [field.output, plainValue(field.value)])),
  }
}

export function clausesOf({ book }: CaseAnswer, ids: readonly string[]): readonly Clause[] {
  return ids.flatMap((id) => book.program.book.clauses.get(id) ?? [])
}

function contestedData({ book, decision, facts, verdict }: CaseAnswer): readonly object[] {
  return verdict.contested.map((id) => {
    const reading = book.program.book.readings.get(id)
    const input = decision.inputs.find((candidate) => candidate.id === id)
    const chosen = input?.domain.kind === 'choice' ? input.domain.choices[facts.get(id) ?? 0]?.id : undefined
    return {
      reading: id,
      chosen,
      question: reading?.question,
      choices: reading?.choices.map((choice) => choice.id),
      clauses: reading?.cites,
    }
  })
}

/** An answer for people. */
export function answerText({ io, color }: Settings, answer: CaseAnswer, language: 'en' | 'fr'): string {
  const paint = painter(io, 'out', color)
  const { book, decision, edition, verdict } = answer
  const words = language === 'fr' ? french : english
  const line = (label: string, text: string): string => `  ${paint.faint(`${label}:`.padEnd(words.width))} ${text}`
  const one = ({ outcome, rule, agreeing, carveOuts, clauses }: Answer): readonly string[] => [
    paint.strong(`→ ${outcomeWords(book.program.book, decision, outcome, language)}`),
    line(words.rule, [rule, ...agreeing].join(', ')),
    ...(carveOuts.length === 0 ? [] : [line(words.excluded, carveOuts.join(', '))]),
    line(
      words.clauses,
      clausesOf(answer, clauses)
        .map((clause) => words.clause(clause))
        .join('; '),
    ),
  ]
  const contested = contestedData(answer).map(
    (data) => data as { reading: string; chosen?: string; choices?: readonly string[] },
  )
  return `${[
    decision.question[language],
    ...(verdict.answers.length === 0 ? [`→ ${words.nothing}`] : verdict.answers.flatMap(one)),
    line(words.edition, `${book.program.book.id} ${edition.id}`),
    ...contested.map(({ reading, chosen, choices }) =>
      line(
        words.contested,
        `${reading} = ${chosen ?? ''} (${words.other}: ${(choices ?? []).filter((choice) => choice !== chosen).join(', ')})`,
      ),
    ),
  ].join('\n')}\n`
}

const page = (word: string, clause: Clause): string =>
  clause.lastPage === undefined ? `${word} ${clause.page}` : `${word} ${clause.page}–${clause.lastPage}`

const english = {
  width: 11,
  rule: 'rule',
  excluded: 'excluded by',
  clauses: 'clauses',
  edition: 'edition',
  contested: 'contested',
  other: 'it could also be read as',
  nothing: 'nothing applies',
  clause: (clause: Clause): string => `${clause.id} (section ${clause.section}, ${page('page', clause)})`,
}

const french: typeof english = {
  width: 11,
  rule: 'règle',
  excluded: 'exclu par',
  clauses: 'clauses',
  edition: 'édition',
  contested: 'contesté',
  other: 'autre lecture possible',
  nothing: 'rien ne s’applique',
  clause: (clause) => `${clause.id} (section ${clause.section}, ${page('page', clause)})`,
}
