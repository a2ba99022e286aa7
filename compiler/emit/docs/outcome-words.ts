import type { Language } from '../../base/text.js'
import type { Outcome, OutcomeField } from '../../rules/outcome.js'
import type { Book, Decision } from '../../rules/program.js'
import { colonOf } from './condition-words.js'
import { outcomeValueWords } from './value-words.js'
import { wordsIn } from './words.js'

/** An outcome in plain words: the decision's own sentence where it has one, else its outputs one by one. */
export function outcomeWords(book: Book, decision: Decision, outcome: Outcome, language: Language): string {
  if (outcome.kind === 'silence') return silenceWords(book, outcome, language)
  const value = (field: OutcomeField): string => outcomeValueWords(field.value, book, language)
  const says = decision.says?.[language]
  const fields = new Map(outcome.fields.map((field) => [field.output, field]))
  const places = says === undefined ? [] : says.split(/\{([^{}]*)\}/)
  const isFilled = places.every((place, i) => i % 2 === 0 || fields.has(place))
  if (says !== undefined && isFilled)
    return places
      .map((place, i) => {
        const field = i % 2 === 0 ? undefined : fields.get(place)
        return field === undefined ? place : value(field)
      })
      .join('')
  return outcome.fields
    .map((field) => {
      const label = decision.outputs.find((output) => output.id === field.output)?.label[language] ?? field.output
      return `${label}${colonOf(language)}${value(field)}`
    })
    .join(language === 'fr' ? '\u00a0; ' : '; ')
}

/** A silence in plain words. */
export function silenceWords(book: Book, outcome: Outcome & { kind: 'silence' }, language: Language): string {
  return wordsIn[language].silence(
    outcome.silence,
    outcome.by === undefined ? undefined : nameOf(book, outcome.by, language),
  )
}

/** Who decides is named by an id; where a vocabulary of the book knows it, its label is what readers expect. */
function nameOf(book: Book, id: string, language: Language): string {
  for (const vocabulary of book.vocabularies) {
    const term = vocabulary.terms.find((candidate) => candidate.id === id)
    if (term !== undefined) return term.label[language]
  }
  return id
}
