import type { Text } from '../../base/text.js'
import { carriersOf, type Carrier } from '../../rules/coverage.js'
import { factsOf } from '../../rules/facts.js'
import { readingIds } from '../../rules/mentioned.js'
import type { Clause, Decision, Edition, Program } from '../../rules/program.js'

/** What the pages about a whole book tell of it: what there is, and not what the rules say. */
export interface Outline {
  readonly editions: readonly OutlinedEdition[]
  readonly clauses: readonly OutlinedClause[]
  /** The labels of the facts that hold the time zones of calendars. */
  readonly zones: ReadonlyMap<string, Text>
}

export interface OutlinedEdition extends Pick<Edition, 'id' | 'title' | 'from' | 'until' | 'note'> {
  readonly pages: readonly { readonly id: string; readonly title: Text }[]
  readonly decisions: readonly OutlinedDecision[]
}

export interface OutlinedDecision extends Pick<Decision, 'id' | 'title' | 'question' | 'force'> {
  readonly facts: readonly Text[]
  /** Ids of the readings that some rule depends on. */
  readonly readings: readonly string[]
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
        readings: readingIds(decision),
      })),
    })),
    zones: new Map(
      editions.flatMap(({ decisions }) =>
        decisions.flatMap((decision) =>
          factsOf(decision).flatMap(({ id, label, type }) => (type.kind === 'zone' ? [[id, label] as const] : [])),
        ),
      ),
    ),
    clauses: carriersOf(program).map(({ clause, carrier, rules, readings }) => {
      const decisions = new Map(
        rules.map(({ edition, decision: { id, title } }) => [id, { edition: edition.id, id, title }]),
      )
      return { clause, carrier, decisions: [...decisions.values()], readings }
    }),
  }
}
