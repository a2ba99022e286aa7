import type { Book, Edition } from '../../rules/program.js'
import { camelCase, createFileNames, createNames, pascalCase, shortened, singular, type Names } from './names.js'

/** What the generated code calls a closed list of terms (a vocabulary, or the choices of a reading). */
export interface TermNames {
  readonly type: string
  /** The list of all terms. */
  readonly list: string
  /** The labels by term. */
  readonly labels: string
  readonly isOne: string
  readonly check: string
  /** The function that numbers the terms; written only where a decision is data. */
  readonly code: string
  /** The choice adopted, of a reading. */
  readonly adopted?: string
}

/** What the generated code calls the things of one decision, in every edition alike. */
export interface DecisionNames {
  /** The function that answers. */
  readonly answer: string
  /** The function that answers under other readings. */
  readonly answerUnder: string
  readonly facts: string
  readonly outputs: string
  readonly answerType: string
  readonly readings: string
  /** The module, without folder or ending. */
  readonly file: string
  /** The module of the function that answers under other readings. */
  readonly underFile: string
}

/** Every name that one module of a book may use of another. */
export interface BookNames {
  /** All that is taken in every module. */
  readonly scope: ReadonlySet<string>
  readonly vocabularies: ReadonlyMap<string, TermNames>
  readonly readings: ReadonlyMap<string, TermNames>
  /** What the modules of the terms export to other modules. */
  readonly listed: { readonly vocabulary: ReadonlySet<string>; readonly readings: ReadonlySet<string> }
  readonly decisions: ReadonlyMap<string, DecisionNames>
  /** Members of the clauses module, by clause id. */
  readonly clauses: ReadonlyMap<string, string>
  /** Members of the calendars module, by calendar id. */
  readonly calendars: ReadonlyMap<string, string>
  /** Folders, by edition id. */
  readonly editions: ReadonlyMap<string, string>
}

/** What generated code imports from the runtime under its own name. */
const runtimeNames = [
  ...['Clause', 'Day', 'Decimal', 'Duration', 'Labels', 'List', 'Money', 'On', 'Silence', 'Text', 'Value'],
  ...['boolean', 'date', 'days', 'decimal', 'editionDay', 'freeze', 'integer', 'list', 'outsideEditions'],
  ...['Instant', 'calendars', 'compute', 'computed', 'grounds', 'includes', 'instant', 'passOn', 'prepare'],
  ...[
    'likewise',
    'silence',
    'silentLikewise',
    'time',
    'unknownTerm',
    'value',
    'clauses',
    'facts',
    'held',
    'on',
    'readings',
    'when',
  ],
]

/** The ids of all that is named, in the order of their declaration. */
export interface Declared {
  readonly vocabularies: readonly string[]
  readonly readings: readonly string[]
  readonly clauses: readonly string[]
  readonly calendars: readonly string[]
  readonly editions: readonly string[]
  readonly decisions: readonly string[]
}

/** What a book declares, and its editions that have code. */
export function declaredIn(book: Book, editions: readonly Edition[]): Declared {
  return {
    vocabularies: book.vocabularies.map(({ id }) => id),
    readings: [...book.readings.keys()],
    clauses: [...book.clauses.keys()],
    calendars: book.calendars.map(({ id }) => id),
    editions: editions.map(({ id }) => id),
    decisions: [...new Set(editions.flatMap((edition) => edition.decisions.map(({ id }) => id)))],
  }
}

/** Chooses all names of a book, in the order of its declarations. */
export function nameBook(declared: Declared): BookNames {
  const scope = createNames(runtimeNames)
  const files = createFileNames(['index', 'vocabulary', 'readings', 'clauses', 'calendars'])
  const each = <T>(ids: readonly string[], name: (id: string) => T): ReadonlyMap<string, T> =>
    new Map(ids.map((id) => [id, name(id)]))

  // Decisions choose first: their functions are what callers write.
  const own = each(declared.decisions, (id) => files.claim(id))
  const decisions = new Map(
    [...own].map(([id, file]) => [id, { ...nameDecision(id, scope), file, underFile: files.claim(`${file}-under`) }]),
  )
  const vocabularies = each(declared.vocabularies, (id) => nameVocabulary(id, scope))
  const readings = each(declared.readings, (id) => nameReading(id, scope))
  const members = createNames(['clause'])
  const calendars = createNames()
  const folders = createFileNames([])
  return {
    scope: scope.taken,
    vocabularies,
    readings,
    listed: { vocabulary: exported(vocabularies), readings: exported(readings) },
    decisions,
    clauses: each(declared.clauses, (id) => members.claim(camelCase(id, 'clause'))),
    calendars: each(declared.calendars, (id) => calendars.claim(camelCase(id, 'calendar'))),
    editions: each(declared.editions, (id) => folders.claim(id)),
  }
}

const exported = (lists: BookNames['vocabularies']): ReadonlySet<string> =>
  new Set(
    [...lists.values()].flatMap(({ type, list, check, code, adopted }) => [
      type,
      list,
      check,
      code,
      ...(adopted === undefined ? [] : [adopted]),
    ]),
  )

/** Takes, for one thing, the first family of names of which none is taken. */
function claimFamily<F extends Readonly<Record<string, string>>>(scope: Names, families: (attempt: number) => F): F {
  for (let attempt = 0; ; attempt++) {
    const family = families(attempt)
    const names = Object.values(family)
    if (names.some((name) => scope.has(name))) continue
    for (const name of names) scope.claim(name)
    return family
  }
}

/** Types stand several times on a line; they are kept short enough for that. */
const typeName = (id: string, prefix: string): string => shortened(pascalCase(id, prefix), 30)

const numbered = (stem: string, attempt: number): string => (attempt === 0 ? stem : `${stem}${attempt + 1}`)

function nameVocabulary(id: string, scope: Names): TermNames {
  return claimFamily(scope, (attempt) => {
    const type = typeName(singular(id), 'term') + (attempt === 0 ? '' : numbered('Term', attempt - 1))
    const plural = lowered(typeName(id, 'term'))
    const list = attempt === 0 && singular(id) !== id ? plural : `${lowered(type)}Values`
    return {
      type,
      list,
      labels: `${lowered(type)}Labels`,
      isOne: `is${type}`,
      check: `check${type}`,
      code: `codeOf${type}`,
    }
  })
}

function nameReading(id: string, scope: Names): TermNames {
  return claimFamily(scope, (attempt) => {
    const type = typeName(id, 'reading') + (attempt === 0 ? '' : numbered('Reading', attempt - 1))
    const stem = lowered(type)
    return {
      type,
      list: `${stem}Choices`,
      labels: `${stem}Labels`,
      isOne: `is${type}`,
      check: `check${type}`,
      code: `codeOf${type}`,
      adopted: `adopted${type}`,
    }
  })
}

function nameDecision(id: string, scope: Names) {
  return claimFamily(scope, (attempt) => {
    const outputs = typeName(id, 'decision') + (attempt === 0 ? '' : numbered('Decision', attempt - 1))
    const answer = lowered(outputs)
    return {
      answer,
      answerUnder: `${answer}Under`,
      facts: `${outputs}Facts`,
      outputs,
      answerType: `${outputs}Answer`,
      readings: `${outputs}Readings`,
    }
  })
}

const lowered = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1)
