import { enumeration, type Domain } from '../../rules/domain.js'
import { decode, show } from '../../rules/domain-values.js'
import type { Fact } from '../../rules/facts.js'
import type { Decision, Input, Output } from '../../rules/program.js'
import type { BookNames, TermNames } from './book-names.js'
import { inDocComment, literal, property } from './escape.js'

/** Ordered facts are turned into whole numbers once, and then compared; the others are tested as they are. */
export function isOrdered({ domain }: Input): boolean {
  return domain.kind !== 'terms' && domain.kind !== 'choice' && domain.kind !== 'boolean'
}

/** Terms that a `switch` names one by one, so that `tsc` proves it whole; of longer lists the most common way is the `default`. */
const mostCases = 8

export const isLong = ({ domain }: Input): boolean => (enumeration(domain)?.length ?? 0) > mostCases

/** The inputs that come from facts; `factsOf` gives the facts themselves. */
export function factInputs(decision: Decision): readonly Input[] {
  return decision.inputs.filter((input) => input.role === 'fact')
}

/** The readings that some rule depends on, as they are asked. */
export function readingsOf(decision: Decision): readonly Input[] {
  return decision.inputs.filter((input) => input.role === 'reading')
}

/** The names of the closed list an input takes its values from; undefined for the other kinds of input. */
export function termNames({ id, domain }: Input, names: BookNames): TermNames | undefined {
  if (domain.kind === 'terms') return names.vocabularies.get(domain.vocabulary.id)
  return domain.kind === 'choice' ? names.readings.get(id) : undefined
}

/** The type of a fact in a `…Facts` interface. */
export function factType({ type }: Fact, names: BookNames): string {
  switch (type.kind) {
    case 'value':
      return inputType(type.input, names)
    case 'set':
      return `readonly ${names.vocabularies.get(type.vocabulary.id)?.type ?? 'string'}[]`
    case 'list':
      return `readonly ${domainType(type.of)}[]`
    case 'zone':
      return 'string'
  }
}

function inputType(input: Input, names: BookNames): string {
  const list = termNames(input, names)
  if (list !== undefined) return list.type
  return domainType(input.domain)
}

function domainType(domain: Domain): string {
  switch (domain.kind) {
    case 'terms':
    case 'choice':
      return (enumeration(domain) ?? []).map(literal).join(' | ')
    case 'boolean':
    case 'includes':
      return 'boolean'
    case 'integer':
      return 'number'
    case 'decimal':
    case 'money':
      return 'Decimal'
    case 'duration':
      return 'Duration'
    case 'date':
      return 'Day'
    case 'instant':
      return 'Instant'
  }
}

/** The type of an output in the interface of the values of an answer. */
export function outputType({ type, vocabulary }: Output, names: BookNames): string {
  switch (type) {
    case 'term':
      return (vocabulary === undefined ? undefined : names.vocabularies.get(vocabulary.id)?.type) ?? 'string'
    case 'boolean':
      return 'boolean'
    case 'integer':
      return 'number'
    case 'decimal':
      return 'Decimal'
    case 'money':
      return 'Money'
    case 'duration':
      return 'Duration'
    case 'date':
      return 'Day'
    case 'instant':
      return 'Instant'
    case 'text':
      return 'Text'
  }
}

/** What a fact of this kind looks like, for doc comments; empty where the type says it all. */
export function factHint({ type }: Fact): string {
  switch (type.kind) {
    case 'value':
      return domainHint(type.input.domain)
    case 'set':
      return 'All that apply, in any order; possibly none.'
    case 'list':
      return `A list. ${domainHint(type.of)}`.trim()
    case 'zone':
      return 'A time zone, as `Europe/Paris`.'
  }
}

function domainHint(domain: Domain): string {
  switch (domain.kind) {
    case 'terms':
    case 'choice':
    case 'boolean':
    case 'includes':
      return ''
    case 'integer':
      return `A whole number${bounds(domain)}.`
    case 'decimal':
      return `Exact decimal text with at most ${domain.digits} decimals${bounds(domain)}.`
    case 'money':
      return `An amount in ${inDocComment(domain.currency)} as exact decimal text with at most ${domain.digits} decimals${bounds(domain)}.`
    case 'duration':
      return domain.unit === 'days'
        ? `Days, as \`P14D\`${bounds(domain)}.`
        : `A length of time, as \`PT1H30M\`${bounds(domain)}.`
    case 'date':
      return `A day, as \`2023-06-15\`${bounds(domain)}.`
    case 'instant':
      return `An instant with its offset, as \`2023-06-16T17:00:00+02:00\`${bounds(domain)}.`
  }
}

function bounds(domain: Exclude<Domain, { kind: 'terms' | 'choice' | 'boolean' | 'includes' }>): string {
  const { min, max } = domain
  const shown = (bound: number): string => inDocComment(show(domain, bound))
  if (min === undefined) return max === undefined ? '' : `, at most ${shown(max)}`
  return max === undefined ? `, at least ${shown(min)}` : `, ${shown(min)} to ${shown(max)}`
}

/** The runtime function that reads an ordered fact, and what it is told beside the fact. */
export function reader({ domain }: Input): { readonly name: string; readonly args: readonly string[] } | undefined {
  if (domain.kind === 'terms' || domain.kind === 'choice' || domain.kind === 'boolean' || domain.kind === 'includes')
    return undefined
  const range = [String(domain.min ?? -Infinity), String(domain.max ?? Infinity)]
  switch (domain.kind) {
    case 'integer':
      return { name: 'integer', args: range }
    case 'decimal':
    case 'money':
      return { name: 'decimal', args: [String(domain.digits), ...range] }
    case 'duration':
      return { name: domain.unit === 'days' ? 'days' : 'time', args: range }
    case 'date':
      return { name: 'date', args: range }
    case 'instant':
      return { name: 'instant', args: range }
  }
}

/** Where an input is given: `facts.offer`, `readings['merged-cell']`. */
export function given({ id, role, fact = id }: Input): string {
  return property(role === 'fact' ? 'facts' : 'readings', fact)
}

/** What a reading is taken to be: as given, or the choice adopted where none is. */
export function chosen(reading: Input, book: BookNames, use: (name: string) => string): string {
  return `${given(reading)} ?? ${use(termNames(reading, book)?.adopted ?? '')}`
}

/** What an input is taken to be: as given, or what is presumed where nothing is given. */
export function access(input: Input): string {
  const { domain, presumed } = input
  if (presumed === undefined) return given(input)
  const value = decode(domain, presumed)
  return `${given(input)} ?? ${typeof value === 'string' ? literal(value) : String(value)}`
}

/** A fact that may be left out, because something is presumed of it. */
export const isOptional = ({ type }: Fact): boolean => type.kind === 'value' && type.input.presumed !== undefined

/** What a condition on an input that is true or false looks at. */
export const isYesNo = ({ domain }: Pick<Input, 'domain'>): boolean =>
  domain.kind === 'boolean' || domain.kind === 'includes'
