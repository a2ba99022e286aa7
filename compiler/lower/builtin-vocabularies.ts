import type { Text } from '../base/text.js'
import type { Vocabulary } from '../rules/domain.js'
import { isoCountries, isoLanguages } from './iso-terms.gen.js'

type Row = readonly [code: string, fr: string, en: string]

/** Frozen, since no book has other words for them. */
const vocabulary = (id: string, title: Text, rows: readonly Row[]): Vocabulary => ({
  id,
  title: Object.freeze(title),
  terms: rows.map(([code, fr, en]) => ({ id: code, label: Object.freeze({ fr, en }), parents: [], abstract: false })),
})

/** Vocabularies that every book has without declaring them; one of its own by the same name takes precedence. */
export const builtinVocabularies: ReadonlyMap<string, Vocabulary> = new Map(
  [
    vocabulary('iso-countries', { fr: 'Pays (ISO 3166-1)', en: 'Countries (ISO 3166-1)' }, isoCountries),
    vocabulary('iso-languages', { fr: 'Langues (BCP 47)', en: 'Languages (BCP 47)' }, isoLanguages),
  ].map((one) => [one.id, one]),
)
