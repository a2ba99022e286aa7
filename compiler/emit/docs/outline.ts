import { getOrMake } from '../../base/get-or-make.js'
import type { Text } from '../../base/text.js'
import { carriersOf, type Carrier } from '../../rules/coverage.js'
import { factsOf } from '../../rules/facts.js'
import { readingIds } from '../../rules/mentioned.js'
import type { Clause, Decision, Edition, Program } from '../../rules/program.js'

/** What the pages about a whole book tell of it: what there is, and not what the rules say. */
export interface Outline {
  readonly editions: readonly OutlinedEdition[]
  /** Where each reading matters, by its id. */
  readonly matters: ReadonlyMap<string, readonly Mattering[]>
  /** The sections of the source, in its order. */
  readonly sections: readonly OutlinedSection[]
  /** The labels of the facts that hold the time zones of calendars. */
  readonly zones: ReadonlyMap<string, Text>
}

export interface OutlinedEdition extends Pick<Edition, 'id' | 'title' | 'from' | 'until' | 'note'> {
  readonly pages: readonly { readonly id: string; readonly title: Text }[]
  readonly decisions: readonly OutlinedDecision[]
}

export interface OutlinedDecision extends Pick<Decision, 'id' | 'title' | 'question' | 'force'> {
  readonly facts: readonly Text[]
}

/** A decision some rule of which depends on a reading. */
export interface Mattering {
  readonly edition: string
  readonly decision: string
  readonly title: Text
  /** What its edition is called, where there are several. */
  readonly of?: Text
}

export interface OutlinedSection {
  readonly id: string
  readonly clauses: readonly OutlinedClause[]
}

/** A clause and what rests on it. */
export interface OutlinedClause {
  readonly clause: Clause
  readonly carrier: Carrier
  /** Each decision once, with the last edition in which one of its rules cites the clause. */
  readonly decisions: readonly { readonly edition: string; readonly id: string; readonly title: Text }[]
  readonly readings: readonly string[]
}

export function outlineOf(program: Program, editions: readonly Edition[]): Outline {
  return {
    editions: editions.map(({ id, title, from, until, note, pages, decisions }) => ({
      id,
      title,
      from,
      ...(until === undefined ? {} : { until }),
      ...(note === undefined ? {} : { note }),
      pages: pages.map((page) => ({ id: page.id, title: page.title })),
      decisions: decisions.map((decision) => ({
        id: decision.id,
        title: decision.title,
        question: decision.question,
        force: decision.force,
        facts: factsOf(decision).map(({ label }) => label),
      })),
    })),
    zones: new Map(
      editions.flatMap(({ decisions }) =>
        decisions.flatMap((decision) =>
          factsOf(decision).flatMap(({ id, label, type }) => (type.kind === 'zone' ? [[id, label] as const] : [])),
        ),
      ),
    ),
    matters: mattersOf(editions),
    sections: sectionsOf(program),
  }
}

function mattersOf(editions: readonly Edition[]): ReadonlyMap<string, readonly Mattering[]> {
  const matters = new Map<string, Mattering[]>()
  for (const { id: edition, title: of, decisions } of editions)
    for (const decision of decisions) {
      const own = { edition, decision: decision.id, title: decision.title, ...(editions.length > 1 ? { of } : {}) }
      for (const reading of readingIds(decision)) getOrMake(matters, reading, () => []).push(own)
    }
  return matters
}

function sectionsOf(program: Program): readonly OutlinedSection[] {
  const sections = new Map<string, OutlinedClause[]>()
  for (const { clause, carrier, rules, readings } of carriersOf(program)) {
    const decisions = new Map(
      rules.map(({ edition, decision: { id, title } }) => [id, { edition: edition.id, id, title }]),
    )
    const one = { clause, carrier, decisions: [...decisions.values()], readings }
    getOrMake(sections, clause.section, () => []).push(one)
  }
  return [...sections].map(([id, clauses]) => ({ id, clauses }))
}
