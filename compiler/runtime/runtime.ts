/** What generated code imports as `codicil/runtime`. Small, without dependencies, and free of side effects. */
export { decideAll, RowError } from './decide-all.js'
export type { Columns } from './decide-all.js'
export { clause, computed, grounds, likewise, list, passOn, silence, silentLikewise, value } from './answer.js'
export type {
  Clause,
  Day,
  Decimal,
  Duration,
  Grounds,
  Instant,
  Labels,
  List,
  Money,
  Silence,
  SilenceKind,
  Text,
  Value,
} from './answer.js'
export { freeze } from './freeze.js'
export { editionDay, EditionError, outsideEditions } from './edition-day.js'
export type { On } from './edition-day.js'
export { FactError, unknownTerm, UnknownTermError } from './fact-error.js'
export { instantText, parseInstant } from './read-instant.js'
export { entryAt, termTable } from './term-table.js'
export type { TermTable } from './term-table.js'
export { treeOf } from './tree.js'
export type { Tree } from './tree.js'
export { boolean, date, days, decimal, includes, instant, integer, time } from './read-fact.js'
