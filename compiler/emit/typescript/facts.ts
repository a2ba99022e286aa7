import { enumeration, type Domain } from '../../rules/domain.js'
import { show } from '../../rules/domain-values.js'
import type { Decision, Input, Output } from '../../rules/program.js'
import type { BookNames, TermNames } from './book-names.js'
import { inDocComment, literal, property } from './escape.js'

/** Ordered facts are turned into whole numbers once, and then compared; the others are tested as they are. */
export function isOrdered({ domain }: Input): boolean {
  return domain.kind !== 'terms' && domain.kind !== 'choice' && domain.kind !== 'boolean'
}

export function factsOf(decision: Decision): readonly Input[] {
  return decision.inputs.filter((input) => input.role === 'fact')
}

export function readingsOf(decision: Decision): readonly Input[] {
  return decision.inputs.filter((input) => input.role === 'reading')
}

/** The names of the closed list an input takes its values from; undefined for the other kinds of input. */
export function termNames({ id, domain }: Input, names: BookNames): TermNames | undefined {
  if (domain.kind === 'terms') return names.vocabularies.get(domain.vocabulary.id)
  return domain.kind === 'choice' ? names.readings.get(id) : undefined
}

/** The type of a fact in a `…Facts` interface, and what must be imported for it. */
export function factType(input: Input, names: BookNames): string {
  const { domain } = input
  switch (domain.kind) {
    case 'terms':
    case 'choice':
      return termNames(input, names)?.type ?? (enumeration(domain) ?? []).map(literal).join(' | ')
    case 'boolean':
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
    case 'text':
      return 'Text'
  }
}

/** What a fact of this kind looks like, for doc comments; empty where the type says it all. */
export function factHint({ domain }: Input): string {
  switch (domain.kind) {
    case 'terms':
    case 'choice':
    case 'boolean':
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
  }
}

function bounds(domain: Exclude<Domain, { kind: 'terms' | 'choice' | 'boolean' }>): string {
  const { min, max } = domain
  const shown = (bound: number): string => inDocComment(show(domain, bound))
  if (min === undefined) return max === undefined ? '' : `, at most ${shown(max)}`
  return max === undefined ? `, at least ${shown(min)}` : `, ${shown(min)} to ${shown(max)}`
}

/** The runtime function that reads an ordered fact, and what it is told beside the fact. */
export function reader({ domain }: Input): { readonly name: string; readonly args: readonly string[] } | undefined {
  if (domain.kind === 'terms' || domain.kind === 'choice' || domain.kind === 'boolean') return undefined
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
  }
}

/** Where an input is found: `facts.offer`, `readings['merged-cell']`. */
export function access({ id, role }: Input): string {
  return property(role === 'fact' ? 'facts' : 'readings', id)
}
