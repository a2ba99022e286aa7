import type { Findings } from '../diagnostics/findings.js'
import type { PolicyDocument } from '../document/read-policies.js'
import type { Declarations } from '../resolve/scope.js'
import { suggestion } from '../resolve/resolve-books.js'
import { type Superseded, valuesOf, type Vocabulary } from '../rules/domain.js'
import type { Calendar, Clause, Detail, Input } from '../rules/program.js'
import type { Span } from '../source/span.js'
import { descendants } from './vocabularies.js'

/** What the lowering of every file of a book can look up. */
export interface Known {
  readonly scope: Declarations
  readonly vocabularies: ReadonlyMap<string, Vocabulary>
  /** Every fact of the book that is one value, as an input. */
  readonly facts: ReadonlyMap<string, Input>
  /** Every other fact of the book. */
  readonly details: ReadonlyMap<string, Detail>
  /** Countries by the list of exceptions that names them, in the edition at hand. */
  readonly countryGroups: ReadonlyMap<string, readonly string[]>
  readonly calendars: ReadonlyMap<string, Calendar>
  /** The edition at hand, while one is lowered. */
  readonly edition?: { readonly id: string; readonly from: string }
  /** Every reading of the book, as an input. */
  readonly readingInputs: ReadonlyMap<string, Input>
  readonly clauses: ReadonlyMap<string, Clause>
}

/** The same, with a place for what is found wrong. */
export interface Context extends Known {
  readonly findings: Findings
}

/** For `recall`: of a `context`, only what is looked up in it matters. */
export const openContext = ['context', 'context.scope', 'context.edition']

/** A value of a policy as written; the schema has already said what may stand where. */
export type Written = string | number | boolean | null | readonly Written[] | WrittenMap
export interface WrittenMap {
  readonly [key: string]: Written | undefined
}

export function isMap(value: unknown): value is WrittenMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function isList(value: Written | undefined): value is readonly Written[] {
  return Array.isArray(value)
}

/** A scalar as its author wrote it; the schema admits nothing else where this is used. */
export function scalarText(value: Written | undefined): string {
  return typeof value === 'object' || value === undefined ? '' : String(value)
}

/** A string or a list of strings, with the place of each. */
export function namesAt(
  document: PolicyDocument,
  owner: object,
  key: string,
  value: Written | undefined,
): readonly { readonly name: string; readonly span: Span }[] {
  if (value === undefined || value === null) return []
  if (isList(value))
    return value.map((name, place) => ({ name: scalarText(name), span: document.spans.at(value, place) }))
  return [{ name: scalarText(value), span: document.spans.at(owner, key) }]
}

/** The clauses a policy cites; a clause that the source does not have is reported. */
export function citesAt(
  context: Context,
  document: PolicyDocument,
  owner: object,
  value: Written | undefined,
): readonly string[] {
  const cites = new Set<string>()
  for (const { name, span } of namesAt(document, owner, 'cites', value)) {
    if (context.clauses.has(name)) cites.add(name)
    else
      context.findings.report(
        'name/unknown',
        span,
        { what: 'clause', name, where: 'the index of the source' },
        { help: suggestion(name, context.clauses.keys(), 'add it to the `clauses` of the source') },
      )
  }
  return [...cites]
}

const placesKnown = new WeakMap<Vocabulary, Map<string, readonly number[]>>()

/** The places of a term and, with `below`, of everything under it among the values of its vocabulary. */
export function termPlaces(vocabulary: Vocabulary, term: string, below: boolean): readonly number[] {
  const known = placesKnown.get(vocabulary) ?? new Map<string, readonly number[]>()
  placesKnown.set(vocabulary, known)
  const key = below ? `${term}/` : term
  let places = known.get(key)
  if (places === undefined) {
    const wanted = below ? descendants(vocabulary, term) : new Set([term])
    places = valuesOf(vocabulary).flatMap(({ id }, place) => (wanted.has(id) ? [place] : []))
    known.set(key, places)
  }
  return places
}

/** Warns where an edition uses what was superseded before it began. */
export function warnOfSuperseded(
  { edition, findings }: Context,
  what: 'rule' | 'term',
  { id, superseded }: { readonly id: string; readonly superseded?: Superseded },
  span: Span,
): void {
  if (edition === undefined || superseded === undefined || edition.from < superseded.until) return
  findings.report(
    'name/superseded',
    span,
    { what, name: id, by: superseded.by, until: superseded.until, edition: edition.id },
    { help: what === 'term' ? `write \`${superseded.by}\`` : `take it out of the edition \`${edition.id}\`` },
  )
}

/** Reports a name that is no term of a vocabulary. */
export function unknownTerm(context: Context, vocabulary: Vocabulary, name: string, span: Span, for_: string): void {
  context.findings.report(
    'name/unknown',
    span,
    { what: for_, name, where: `the vocabulary \`${vocabulary.id}\`` },
    {
      help: suggestion(
        name,
        vocabulary.terms.map((term) => term.id),
        `its terms are ${vocabulary.terms
          .slice(0, 8)
          .map((term) => `\`${term.id}\``)
          .join(', ')}${vocabulary.terms.length > 8 ? ', …' : ''}`,
      ),
    },
  )
}
