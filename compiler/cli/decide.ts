import {
  answerCase,
  askCase,
  decode,
  enumeration,
  outcomesKey,
  outcomeWords,
  plainValue,
  show,
  valuesOf,
  type Answer,
  type CaseAnswer,
  type Clause,
  type Compilation,
  type Fact,
  type Outcome,
  type Question,
  type Reading,
} from '../index.js'
import { exit, painter } from './io.js'
import { envelope, loadToAnswer } from './load.js'
import type { AskOptions, Settings } from './program.js'
import { misuseOf, questionOf } from './question.js'

/** `codicil decide`: one answer, with its rule and clauses. */
export async function decide(settings: Settings, decision: string, options: AskOptions): Promise<number> {
  const { io } = settings
  const question = await questionOf(io, decision, options)
  const loaded = loadToAnswer(settings, question)
  if (typeof loaded === 'number') return loaded
  const answer = answerCase(loaded.compilation, question)
  if (!answer.ok) throw misuseOf(answer.problems)
  for (const line of supersededFacts(answer, options.on ?? answer.edition.from)) io.err(`${line}\n`)
  const contested = contestedReadings(loaded.compilation, question, answer)
  if (settings.json) {
    io.out(envelope('decide', answerData(answer, contested)))
    return exit.fine
  }
  if (options.on === undefined && options.edition === undefined)
    io.err(`The only edition answers: ${answer.edition.id}.\n`)
  io.out(answerText(settings, answer, contested, options.lang))
  return exit.fine
}

/** What to say of facts whose term should no longer be used on a day. */
function supersededFacts({ decision, facts }: CaseAnswer, on: string): readonly string[] {
  return decision.inputs.flatMap(({ id, domain }): readonly string[] => {
    if (domain.kind !== 'terms') return []
    const term = valuesOf(domain.vocabulary)[facts.get(id) ?? -1]
    if (term?.superseded === undefined || on < term.superseded.until) return []
    return [`warning: ${id} \`${term.id}\` is superseded by \`${term.superseded.by}\` from ${term.superseded.until} on`]
  })
}

/** An answer as data: outcome, rule, clauses with their places, edition, contested readings. */
export function answerData(answer: CaseAnswer, contested: readonly Contested[]): object {
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
    presumed: answer.presumed.map(presumedData),
    contested: contested.map(({ reading, chosen, others }) => ({
      reading: reading.id,
      chosen,
      question: reading.question,
      clauses: reading.cites,
      others: others.map(({ choice, answers: led, needed }) => ({
        choice,
        ...(needed === undefined ? { outcomes: led.map((one) => outcomeData(one.outcome)) } : { needed }),
      })),
    })),
  }
  const [only] = answers
  return decision.strategy === 'one' && only !== undefined ? { ...common, ...only } : { ...common, answers }
}

/** A fact that was left out and is presumed, as data. */
function presumedData({ id, label, type }: Fact): object {
  return { fact: id, label, value: type.kind === 'value' ? decode(type.input.domain, type.input.presumed ?? 0) : null }
}

/** A fact that was left out and is presumed, for people: `Agreed by both parties (agreed = true)`. */
function presumedWords({ id, label, type }: Fact, language: 'en' | 'fr'): string {
  const value = type.kind === 'value' ? show(type.input.domain, type.input.presumed ?? 0) : ''
  return `${label[language]} (${id} = ${value})`
}

/** An outcome as data. */
export function outcomeData(outcome: Outcome): object {
  if (outcome.kind === 'silence')
    return { kind: 'silence', silence: outcome.silence, ...(outcome.by === undefined ? {} : { by: outcome.by }) }
  return {
    kind: 'value',
    value: Object.fromEntries(outcome.fields.map((field) => [field.output, plainValue(field.value)])),
  }
}

export function clausesOf({ book }: CaseAnswer, ids: readonly string[]): readonly Clause[] {
  return ids.flatMap((id) => {
    const clause = book.program.book.clauses.get(id)
    if (clause === undefined) return []
    const { index, ...place } = clause
    return [{ ...place, ...(index?.summary === undefined ? {} : { summary: index.summary }) }]
  })
}

/** A reading that matters to an answer, and where its other choices would lead. */
export interface Contested {
  readonly reading: Reading
  readonly chosen: string
  /** Choices that, made alone, change the answer, with the answers they lead to. */
  readonly others: readonly {
    readonly choice: string
    readonly answers: readonly Answer[]
    /** Facts that would have to be known first, where more were asked for. */
    readonly needed?: readonly string[]
  }[]
}

/** Every reading that the answer hangs on. */
export function contestedReadings(
  compilation: Compilation,
  question: Question,
  answer: CaseAnswer,
): readonly Contested[] {
  const { book, decision, facts, verdict } = answer
  return verdict.contested.flatMap((id): Contested[] => {
    const reading = book.program.book.readings.get(id)
    const input = decision.inputs.find((candidate) => candidate.id === id)
    const chosen = enumeration(input?.domain ?? { kind: 'boolean' })?.[facts.get(id) ?? 0]
    if (reading === undefined || chosen === undefined) return []
    const others = reading.choices.flatMap(({ id: choice }) => {
      const other = askCase(compilation, { ...question, readings: { ...question.readings, [id]: choice } })
      if (!other.ok) return []
      const { settled, needed } = other
      if (settled === undefined) return [{ choice, answers: [], needed: needed.map((fact) => fact.id) }]
      const changes = outcomesKey(settled.verdict.answers) !== outcomesKey(verdict.answers)
      return changes ? [{ choice, answers: settled.verdict.answers }] : []
    })
    // Formulas that differ may come to the same in this case.
    return others.length === 0 ? [] : [{ reading, chosen, others }]
  })
}

/** An answer for people. */
export function answerText(
  { io, color }: Settings,
  answer: CaseAnswer,
  contested: readonly Contested[],
  language: 'en' | 'fr',
): string {
  const paint = painter(io, 'out', color)
  const { book, decision, edition, verdict } = answer
  const words = language === 'fr' ? french : english
  const line = (label: string, text: string): string =>
    `  ${paint.faint((label === '' ? '' : `${label}:`).padEnd(words.width))} ${text}`
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
  const said = (answers: readonly Answer[]): string =>
    answers.map(({ outcome }) => outcomeWords(book.program.book, decision, outcome, language)).join(' + ')
  return `${[
    decision.question[language],
    ...(verdict.answers.length === 0 ? [`→ ${words.nothing}`] : verdict.answers.flatMap(one)),
    line(words.edition, `${book.program.book.id} ${edition.id}`),
    ...answer.presumed.map((fact) => line(words.presumed, presumedWords(fact, language))),
    ...contested.flatMap(({ reading, chosen, others }) => [
      line(words.contested, `${reading.title[language]} (${reading.id} = ${chosen})`),
      ...others.map(({ choice, answers, needed }) =>
        line('', `${choice} → ${needed === undefined ? said(answers) : words.depends(needed.join(', '))}`),
      ),
    ]),
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
  presumed: 'presumed',
  contested: 'contested',
  nothing: 'nothing applies',
  depends: (facts: string): string => `depends on ${facts}`,
  clause: (clause: Clause): string => `${clause.id} (section ${clause.section}, ${page('page', clause)})`,
}

const french: typeof english = {
  width: 11,
  rule: 'règle',
  excluded: 'exclu par',
  clauses: 'clauses',
  edition: 'édition',
  presumed: 'présumé',
  contested: 'contesté',
  nothing: 'rien ne s’applique',
  depends: (facts) => `dépend de ${facts}`,
  clause: (clause) => `${clause.id} (section ${clause.section}, ${page('page', clause)})`,
}
