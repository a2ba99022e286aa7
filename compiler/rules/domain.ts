import type { Text } from '../base/text.js'

/** A closed list of terms, some more general than others. */
export interface Vocabulary {
  readonly id: string
  readonly title: Text
  /** In declaration order; `parents` name terms of the same vocabulary. */
  readonly terms: readonly Term[]
}

export interface Term {
  readonly id: string
  readonly label: Text
  readonly parents: readonly string[]
  /** An abstract term groups others and is never a fact itself. */
  readonly abstract: boolean
  readonly superseded?: Superseded
}

/** What stands in the place of something from a day on. */
export interface Superseded {
  readonly by: string
  /** The first day on which it should no longer be used. */
  readonly until: string
}

/**
 * What a fact may be. Every domain is a grid of whole numbers, so that sets, counts and bounds are exact:
 * terms by their place among the values of the vocabulary, `false`/`true` as 0/1, decimals and amounts in units of
 * their last digit, dates in days since 1970-01-01, instants in seconds since then, durations in seconds (`time`) or
 * days (`days`). A set of terms is as many yes-or-no questions as the rules tell groups of terms apart: whether it
 * `includes` at least one of a group.
 */
export type Domain =
  | { readonly kind: 'terms'; readonly vocabulary: Vocabulary }
  | { readonly kind: 'choice'; readonly choices: readonly Choice[] }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'includes'; readonly vocabulary: Vocabulary; readonly terms: readonly string[] }
  | { readonly kind: 'integer'; readonly min?: number; readonly max?: number }
  | { readonly kind: 'decimal'; readonly digits: number; readonly min?: number; readonly max?: number }
  | {
      readonly kind: 'money'
      readonly currency: string
      readonly digits: number
      readonly min?: number
      readonly max?: number
    }
  | { readonly kind: 'duration'; readonly unit: 'time' | 'days'; readonly min?: number; readonly max?: number }
  | { readonly kind: 'date'; readonly min?: number; readonly max?: number }
  | { readonly kind: 'instant'; readonly min?: number; readonly max?: number }

/** One way to read an ambiguous passage. */
export interface Choice {
  readonly id: string
  readonly label: Text
}

/** The terms that can be facts, in declaration order: the values of a `terms` domain. */
export function valuesOf(vocabulary: Vocabulary): readonly Term[] {
  return vocabulary.terms.filter((term) => !term.abstract)
}

/** The ids an enumerated domain (`terms`, `choice`) numbers 0, 1, 2, …; undefined for the others. */
export function enumeration(domain: Domain): readonly string[] | undefined {
  if (domain.kind === 'terms') return valuesOf(domain.vocabulary).map((term) => term.id)
  if (domain.kind === 'choice') return domain.choices.map((choice) => choice.id)
  return undefined
}
