import type {
  BookPolicy,
  CalendarPolicy,
  ClausesPolicy,
  CountryExceptionsPolicy,
  DecisionPolicy,
  DurationMinimumsPolicy,
  EditionPolicy,
  ExclusionsPolicy,
  HolidaysPolicy,
  ObligationsPolicy,
  Policy,
  ReadingPolicy,
  RulesPolicy,
  ScenariosPolicy,
  SeverityTablePolicy,
  SourcePolicy,
  VocabularyPolicy,
} from '../document/policy.gen.js'
import type { PolicyDocument } from '../document/read-policies.js'

/** A document of a known kind. */
export type DocumentOf<P extends Policy> = PolicyDocument & { readonly policy: P }

/** The kinds that state rules. Each belongs to the edition in whose folder it lies. */
export type RulePolicy =
  | RulesPolicy
  | SeverityTablePolicy
  | DurationMinimumsPolicy
  | ExclusionsPolicy
  | ObligationsPolicy
  | CountryExceptionsPolicy

/** What holds for every edition of a book. */
export interface Declarations {
  readonly book: DocumentOf<BookPolicy>
  readonly source: DocumentOf<SourcePolicy> | undefined
  readonly clauses: readonly DocumentOf<ClausesPolicy>[]
  readonly vocabularies: ReadonlyMap<string, DocumentOf<VocabularyPolicy>>
  readonly readings: ReadonlyMap<string, DocumentOf<ReadingPolicy>>
  readonly calendars: ReadonlyMap<string, DocumentOf<CalendarPolicy>>
  readonly holidays: ReadonlyMap<string, DocumentOf<HolidaysPolicy>>
  readonly decisions: ReadonlyMap<string, DocumentOf<DecisionPolicy>>
}

/** Everything that names in one book can lead to. */
export interface BookScope extends Declarations {
  readonly scenarios: readonly DocumentOf<ScenariosPolicy>[]
  /** In order of their first day. */
  readonly editions: readonly EditionScope[]
}

export interface EditionScope {
  readonly edition: DocumentOf<EditionPolicy>
  /** By document id, in the order of the files; an amendment's files have replaced those they amend. */
  readonly policies: ReadonlyMap<string, DocumentOf<RulePolicy>>
}
