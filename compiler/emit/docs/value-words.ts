import type { Language, Text } from '../../base/text.js'
import { decode } from '../../rules/domain-values.js'
import { enumeration, valuesOf, type Domain } from '../../rules/domain.js'
import type { OutcomeValue } from '../../rules/outcome.js'
import type { Book } from '../../rules/program.js'

/** Keeps a number and its unit, or a word and its punctuation, on one line. */
export const nbsp = '\u00a0'

const monthNames = {
  fr: [
    'janvier',
    'février',
    'mars',
    'avril',
    'mai',
    'juin',
    'juillet',
    'août',
    'septembre',
    'octobre',
    'novembre',
    'décembre',
  ],
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
} as const satisfies Record<Language, readonly string[]>

interface Forms {
  readonly one: string
  readonly other: string
}

const units = ['year', 'month', 'week', 'day', 'hour', 'minute', 'second'] as const
type Unit = (typeof units)[number]

const unitNames: Record<Language, Record<Unit, Forms>> = {
  fr: {
    year: { one: 'an', other: 'ans' },
    month: { one: 'mois', other: 'mois' },
    week: { one: 'semaine', other: 'semaines' },
    day: { one: 'jour', other: 'jours' },
    hour: { one: 'heure', other: 'heures' },
    minute: { one: 'minute', other: 'minutes' },
    second: { one: 'seconde', other: 'secondes' },
  },
  en: {
    year: { one: 'year', other: 'years' },
    month: { one: 'month', other: 'months' },
    week: { one: 'week', other: 'weeks' },
    day: { one: 'day', other: 'days' },
    hour: { one: 'hour', other: 'hours' },
    minute: { one: 'minute', other: 'minutes' },
    second: { one: 'second', other: 'seconds' },
  },
}

const pluralRules = { fr: new Intl.PluralRules('fr'), en: new Intl.PluralRules('en') }
const andWord = { fr: 'et', en: 'and' }
const yesNo = { fr: { yes: 'oui', no: 'non' }, en: { yes: 'yes', no: 'no' } }

/** Exact decimal text as a reader of the language writes it: `1 234,50` or `1,234.50`. */
export function numberWords(text: string, language: Language): string {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text)
  if (match === null) return text
  const [, sign = '', whole = '', fraction] = match
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, language === 'fr' ? nbsp : ',')
  const decimals = fraction === undefined ? '' : `${language === 'fr' ? ',' : '.'}${fraction}`
  return `${sign === '' ? '' : '\u2212'}${grouped}${decimals}`
}

// Signs are used only where they cannot mean another country's currency.
const currencySigns: ReadonlyMap<string, string> = new Map([
  ['EUR', '€'],
  ['GBP', '£'],
])

/** An amount with its currency: `12,50 €` or `€12.50`; `12,50 USD` or `USD 12.50`. */
export function moneyWords(text: string, currency: string, language: Language): string {
  const number = numberWords(text, language)
  const sign = currencySigns.get(currency)
  if (language === 'fr') return `${number}${nbsp}${sign ?? currency}`
  return sign === undefined ? `${currency}${nbsp}${number}` : `${sign}${number}`
}

/** A calendar day `YYYY-MM-DD` in words; anything else unchanged. */
export function dateWords(text: string, language: Language): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  const month = match === null ? undefined : monthNames[language][Number(match[2]) - 1]
  if (match === null || month === undefined) return text
  const day = Number(match[3])
  return `${day}${language === 'fr' && day === 1 ? 'er' : ''} ${month} ${Number(match[1])}`
}

/** An instant in words, with its offset as written; anything else unchanged. */
function instantWords(text: string, language: Language): string {
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::\d{2})?(.*)$/.exec(text)
  if (match === null) return text
  const [, day = '', hours = '', minutes = '', zone = ''] = match
  const time = language === 'fr' ? `${hours}${nbsp}h${nbsp}${minutes}` : `${hours}:${minutes}`
  return `${dateWords(day, language)}, ${time} (${zone === 'Z' ? 'UTC' : `UTC${zone}`})`
}

/** The day before a day, for the ends of half-open periods. */
export function dayBefore(text: string): string {
  const time = Date.parse(`${text}T00:00:00Z`)
  return Number.isNaN(time) ? text : new Date(time - 86_400_000).toISOString().slice(0, 10)
}

function counted(count: string, unit: Unit, language: Language): string {
  const forms = unitNames[language][unit]
  const form = pluralRules[language].select(Number(count)) === 'one' ? forms.one : forms.other
  return `${numberWords(count, language)}${nbsp}${form}`
}

const count = String.raw`(?:(\d+(?:\.\d+)?)`
const duration = new RegExp(`^P${count}Y)?${count}M)?${count}W)?${count}D)?(?:T${count}H)?${count}M)?${count}S)?)?$`)

/** An ISO 8601 duration in words, in the units it is written in; anything else unchanged. */
export function durationWords(text: string, language: Language): string {
  const match = duration.exec(text)
  if (match === null) return text
  const parts = units.flatMap((unit, i) => {
    const count = match[i + 1]
    return count === undefined || (Number(count) === 0 && match.slice(1).some((other) => Number(other) > 0))
      ? []
      : [counted(count, unit, language)]
  })
  const last = parts.pop()
  if (last === undefined) return text
  return parts.length === 0 ? last : `${parts.join(', ')} ${andWord[language]} ${last}`
}

/** One value of a domain, by its number, in words. */
export function domainValueWords(domain: Domain, value: number, language: Language): string {
  const written = decode(domain, value)
  switch (domain.kind) {
    case 'terms':
      return valuesOf(domain.vocabulary)[value]?.label[language] ?? String(written)
    case 'choice':
      return domain.choices[value]?.label[language] ?? String(enumeration(domain)?.[value] ?? written)
    case 'boolean':
    case 'includes':
      return value === 1 ? yesNo[language].yes : yesNo[language].no
    case 'integer':
    case 'decimal':
      return numberWords(String(written), language)
    case 'money':
      return moneyWords(String(written), domain.currency, language)
    case 'duration':
      return durationWords(String(written), language)
    case 'date':
      return dateWords(String(written), language)
    case 'instant':
      return instantWords(String(written), language)
  }
}

/** One value of an outcome in words. */
export function outcomeValueWords(value: OutcomeValue, book: Book, language: Language): string {
  switch (value.type) {
    case 'term':
      return labelOf(book, value.vocabulary, value.term)?.[language] ?? value.term
    case 'boolean':
      return value.value ? yesNo[language].yes : yesNo[language].no
    case 'integer':
      return numberWords(String(value.value), language)
    case 'decimal':
      return numberWords(value.value, language)
    case 'money':
      return moneyWords(value.value, value.currency, language)
    case 'duration':
      return durationWords(value.value, language)
    case 'date':
      return dateWords(value.value, language)
    case 'instant':
      return instantWords(value.value, language)
    case 'computed':
      return `= ${value.value}`
    case 'text':
      return value.value[language]
  }
}

function labelOf(book: Book, vocabulary: string, term: string): Text | undefined {
  return book.vocabularies.find(({ id }) => id === vocabulary)?.terms.find(({ id }) => id === term)?.label
}
