import type { Outcome, OutcomeField } from '../../rules/outcome.js'
import type { Decision } from '../../rules/program.js'
import { colonOf } from './condition-words.js'
import { capitalised, markdown, type BookContext } from './page-context.js'
import { outcomeValueWords } from './value-words.js'

/** An outcome as Markdown: the decision's own sentence where it has one, else its outputs one by one. */
export function outcomeMarkdown(context: BookContext, decision: Decision, outcome: Outcome): string {
  if (outcome.kind === 'silence') return markdown(context, capitalised(silenceWords(context, outcome)))
  const value = (field: OutcomeField): string => outcomeValueWords(field.value, context.program.book, context.language)
  const says = decision.says?.[context.language]
  const fields = new Map(outcome.fields.map((field) => [field.output, field]))
  const places = says === undefined ? [] : says.split(/\{([^{}]*)\}/)
  const isFilled = places.every((place, i) => i % 2 === 0 || fields.has(place))
  if (says !== undefined && isFilled) {
    const text = places.map((place, i) => {
      const field = i % 2 === 0 ? undefined : fields.get(place)
      return field === undefined ? place : value(field)
    })
    return markdown(context, capitalised(text.join('')))
  }
  return outcome.fields
    .map((field) => {
      const label =
        decision.outputs.find((output) => output.id === field.output)?.label[context.language] ?? field.output
      return markdown(context, `${label}${colonOf(context.language)}${value(field)}`)
    })
    .join(context.language === 'fr' ? '\u00a0; ' : '; ')
}

/** A silence in plain words. */
export function silenceWords(context: BookContext, outcome: Outcome & { kind: 'silence' }): string {
  return context.words.silence(outcome.silence, outcome.by === undefined ? undefined : nameOf(context, outcome.by))
}

/** Who decides is named by an id; where a vocabulary of the book knows it, its label is what readers expect. */
function nameOf(context: BookContext, id: string): string {
  for (const vocabulary of context.program.book.vocabularies) {
    const term = vocabulary.terms.find((candidate) => candidate.id === id)
    if (term !== undefined) return term.label[context.language]
  }
  return id
}
