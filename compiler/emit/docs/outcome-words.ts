import type { Language } from '../../base/text.js'
import { outcomeOf } from '../../rules/compute.js'
import type { Outcome, OutcomeField } from '../../rules/outcome.js'
import type { Book, Decision } from '../../rules/program.js'
import { colonOf, semicolonOf } from './condition-words.js'
import { outcomeValueWords } from './value-words.js'
import { wordsIn } from './words.js'

/** An outcome in plain words: the decision's own sentence where it has one, else its outputs one by one. */
export function outcomeWords(book: Book, decision: Decision, outcome: Outcome, language: Language): string {
  if (outcome.kind === 'silence') return silenceWords(book, outcome, language)
  const value = (field: OutcomeField): string => outcomeValueWords(field.value, book, language)
  return (
    sentenceOf(decision, outcome.fields, language, value) ??
    listed(outcome.fields, language, (field) => labelled(labelOf(decision, field, language), value(field), language))
  )
}

/** What an outcome says, with what it computes named in brackets, and apart from it how that is computed. */
export interface StatedOutcome {
  readonly words: string
  readonly formulas: readonly Formula[]
}

/** How one output is computed. */
export interface Formula {
  /** As the words name it; empty where nothing else is computed. */
  readonly label: string
  readonly formula: string
}

/** An outcome for readers of documents: like `outcomeWords`, but formulas stand apart. */
export function statedOutcome(book: Book, decision: Decision, outcome: Outcome, language: Language): StatedOutcome {
  const fields = outcome.kind === 'silence' ? [] : outcome.fields.map(withoutConstant)
  const formulas = fields.flatMap((field) =>
    field.value.type === 'computed' ? [{ label: labelOf(decision, field, language), formula: field.value.value }] : [],
  )
  if (outcome.kind === 'silence' || formulas.length === 0) {
    const known = outcome.kind === 'silence' ? outcome : { ...outcome, fields }
    return { words: outcomeWords(book, decision, known, language), formulas }
  }
  const said = sentenceOf(decision, fields, language, (field) =>
    field.value.type === 'computed'
      ? `[${labelOf(decision, field, language)}]`
      : outcomeValueWords(field.value, book, language),
  )
  const words =
    said ??
    listed(fields, language, (field) => {
      const label = labelOf(decision, field, language)
      return field.value.type === 'computed'
        ? label
        : labelled(label, outcomeValueWords(field.value, book, language), language)
    })
  const named = formulas.map(({ label, formula }) => ({ label: said === undefined ? label : `[${label}]`, formula }))
  return {
    words: wordsIn[language].computedAs(words),
    formulas: named.length > 1 || fields.length > 1 ? named : named.map(({ formula }) => ({ label: '', formula })),
  }
}

/** A formula that is only a value, as that value. */
function withoutConstant(field: OutcomeField): OutcomeField {
  if (field.value.type !== 'computed' || field.value.expression.op !== 'constant') return field
  const { expression } = field.value
  if (!Number.isSafeInteger(Number(expression.value))) return field
  return { ...field, value: outcomeOf(expression, expression.value) }
}

/** The sentence of a decision with its places filled; undefined where it has none, or the outcome leaves a place empty. */
function sentenceOf(
  { says }: Decision,
  fields: readonly OutcomeField[],
  language: Language,
  fill: (field: OutcomeField) => string,
): string | undefined {
  const byOutput = new Map(fields.map((field) => [field.output, field]))
  const places = says?.[language].split(/\{([^{}]*)\}/)
  if (places?.every((place, i) => i % 2 === 0 || byOutput.has(place)) !== true) return undefined
  return places
    .map((place, i) => {
      const field = i % 2 === 0 ? undefined : byOutput.get(place)
      return field === undefined ? place : fill(field)
    })
    .join('')
}

function listed(fields: readonly OutcomeField[], language: Language, say: (field: OutcomeField) => string): string {
  return fields.map(say).join(semicolonOf(language))
}

function labelled(label: string, value: string, language: Language): string {
  return `${label}${colonOf(language)}${value}`
}

function labelOf({ outputs }: Decision, { output }: OutcomeField, language: Language): string {
  return outputs.find(({ id }) => id === output)?.label[language] ?? output
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
