import type { Language } from '../../base/text.js'
import type { Silence } from '../../rules/outcome.js'
import type { AnswerTest, Condition, Input } from '../../rules/program.js'
import { formOf, type Form, type FormTest, type Inputs } from './condition-form.js'
import { setItems, setWords } from './set-words.js'
import { nbsp } from './value-words.js'

interface ConditionPhrases {
  readonly always: string
  readonly never: string
  readonly colon: string
  readonly not: (text: string) => string
  readonly silence: (silence: Silence | 'any' | 'none') => string
  readonly either: (parts: readonly string[]) => string
}

const silencesSaid: Record<Language, Record<Silence, string>> = {
  fr: {
    'not-offered': 'non proposé',
    'not-covered': 'non couvert',
    unspecified: 'non précisé',
    discretionary: 'au cas par cas',
  },
  en: {
    'not-offered': 'not offered',
    'not-covered': 'not covered',
    unspecified: 'not specified',
    discretionary: 'case by case',
  },
}

const phrases: Record<Language, ConditionPhrases> = {
  fr: {
    always: 'dans tous les cas',
    never: 'dans aucun cas',
    colon: `${nbsp}: `,
    not: (text) => `pas (${text})`,
    silence: (silence) =>
      silence === 'none' ? 'une réponse' : silence === 'any' ? 'aucune réponse' : silencesSaid.fr[silence],
    either: (parts) => `soit ${parts.join(', soit ')}`,
  },
  en: {
    always: 'in every case',
    never: 'in no case',
    colon: ': ',
    not: (text) => `not (${text})`,
    silence: (silence) =>
      silence === 'none' ? 'an answer' : silence === 'any' ? 'no answer' : silencesSaid.en[silence],
    either: (parts) => `either ${parts.join(', or ')}`,
  },
}

/** One requirement on one fact, with the values in a list where there are several. */
export interface Requirement {
  readonly label: string
  readonly values: readonly string[]
}

/** A condition in words: `Product: Azure Stack; Notice: less than 14 days`. Plain text, not Markdown. */
export function conditionWords(condition: Condition, inputs: Inputs, language: Language): string {
  return formWords(formOf(condition, inputs), inputs, language)
}

/** A ready condition in words. */
export function formWords(form: Form, inputs: Inputs, language: Language, nested = false): string {
  const words = phrases[language]
  switch (form.kind) {
    case 'always':
      return words.always
    case 'never':
      return words.never
    case 'test':
      return testWords(form, inputs, language)
    case 'answer': {
      const text = answerTestWords(form.test, language)
      return form.negated ? words.not(text) : text
    }
    case 'all': {
      const text = form.of.map((part) => formWords(part, inputs, language, true)).join(semicolonOf(language))
      return nested ? `(${text})` : text
    }
    case 'any': {
      const text = words.either(form.of.map((part) => formWords(part, inputs, language, true)))
      return nested ? `(${text})` : text
    }
  }
}

/** The parts of a condition that must all hold, one phrase each. */
export function formsWords(parts: readonly Form[], inputs: Inputs, language: Language): string {
  const [only, ...others] = parts
  if (only === undefined) return phrases[language].always
  return formWords(others.length === 0 ? only : { kind: 'all', of: parts }, inputs, language)
}

/** A test as a label and its values; undefined for a form that is not one test, or of an unknown fact. */
export function requirementOf(form: Form, inputs: Inputs, language: Language): Requirement | undefined {
  const input = form.kind === 'test' ? inputs.get(form.input) : undefined
  if (form.kind !== 'test' || input === undefined) return undefined
  return { label: input.label[language], values: setItems(input.domain, form.values, language, form.written) }
}

/** What stands between the parts of a list whose parts have commas of their own. */
export function semicolonOf(language: Language): string {
  return `${language === 'fr' ? nbsp : ''}; `
}

/** What follows a label, `: ` with the space the language puts before it. */
export function colonOf(language: Language): string {
  return phrases[language].colon
}

function answerTestWords({ label, is }: AnswerTest, language: Language): string {
  const words = phrases[language]
  const said = 'silence' in is ? words.silence(is.silence) : setWords(is.domain, is.values, language)
  return `${label[language]}${words.colon}${said}`
}

function testWords(test: FormTest, inputs: Inputs, language: Language): string {
  const input = inputs.get(test.input)
  if (input === undefined) return `${test.input}${phrases[language].colon}${test.written ?? '?'}`
  return `${input.label[language]}${phrases[language].colon}${valuesWords(input, test, language)}`
}

function valuesWords(input: Input, test: FormTest, language: Language): string {
  return setWords(input.domain, test.values, language, test.written)
}
