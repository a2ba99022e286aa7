import { askCase, outcomeWords, type Fact, type PartialAnswer } from '../index.js'
import { answerData, answerText, contestedReadings, outcomeData } from './decide.js'
import { exit, painter } from './io.js'
import { factData, factText } from './list.js'
import { envelope, loadToAnswer } from './load.js'
import type { AskOptions, Settings } from './program.js'
import { misuseOf, questionOf } from './question.js'

/** `codicil ask`: the answer when nothing missing matters, else what must still be known, the best question first. */
export async function ask(settings: Settings, decision: string, options: AskOptions): Promise<number> {
  const { io } = settings
  const question = await questionOf(io, decision, options)
  const loaded = loadToAnswer(settings, question)
  if (typeof loaded === 'number') return loaded
  const partial = askCase(loaded.compilation, question)
  if (!partial.ok) throw misuseOf(partial.problems)
  const { settled } = partial
  if (settled === undefined) {
    io.out(settings.json ? envelope('ask', neededData(partial)) : neededText(settings, partial, options.lang))
    return exit.fine
  }
  const contested = contestedReadings(loaded.compilation, question, settled)
  if (settings.json) io.out(envelope('ask', { ...answerData(settled, contested), needed: [] }))
  else io.out(answerText(settings, settled, contested, options.lang))
  return exit.fine
}

function neededData({ decision, needed, possible, edition }: PartialAnswer): object {
  return {
    decision: decision.id,
    edition: edition.id,
    needed: needed.map(factData),
    possible: possible.map((outcomes) => outcomes.map(outcomeData)),
  }
}

function neededText({ io, color }: Settings, partial: PartialAnswer, language: 'en' | 'fr'): string {
  const paint = painter(io, 'out', color)
  const { decision, book, needed, possible } = partial
  const words = language === 'fr' ? french : english
  const question = ({ id, label, question: asked }: Fact): string => `${id}: ${(asked ?? label)[language]}`
  const said = possible.map((outcomes) =>
    outcomes.length === 0
      ? words.nothing
      : outcomes.map((outcome) => outcomeWords(book.program.book, decision, outcome, language)).join(' + '),
  )
  const shown = said.slice(0, mostShown)
  return `${[
    decision.question[language],
    paint.strong(words.needed(needed.length)),
    ...needed.flatMap((fact) => [`  ${question(fact)}`, `    ${paint.faint(factText(fact, false))}`]),
    paint.strong(words.possible(said.length)),
    ...shown.map((one) => `  ${one}`),
    ...(said.length > shown.length ? [`  ${words.more(said.length - shown.length)}`] : []),
  ].join('\n')}\n`
}

const mostShown = 12

const english = {
  nothing: 'nothing applies',
  needed: (count: number): string =>
    count === 1 ? 'One fact is still needed' : `${count} facts are still needed, the best first`,
  possible: (count: number): string => (count === 1 ? 'The answer can only be' : `The answer can be one of ${count}`),
  more: (count: number): string => `… and ${count} more`,
}

const french: typeof english = {
  nothing: 'rien ne s’applique',
  needed: (count) => (count === 1 ? 'Il manque un fait' : `Il manque ${count} faits, le plus utile d’abord`),
  possible: (count) => (count === 1 ? 'La réponse ne peut être que' : `La réponse est l’une de ces ${count}`),
  more: (count) => `… et ${count} autres`,
}
