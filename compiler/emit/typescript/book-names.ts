import type { Vocabulary } from '../../rules/domain.js'
import type { Edition, Program, Reading } from '../../rules/program.js'
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

/** Chooses all names of a book, in the order of its declarations. */
export function nameBook(program: Program, editions: readonly Edition[]): BookNames {
  const scope = createNames(runtimeNames)
  const files = createFileNames(['index', 'vocabulary', 'readings', 'clauses', 'calendars'])
  const { book } = program

  // Decisions choose first: their functions are what callers write.
  const ids = new Set(editions.flatMap((edition) => edition.decisions.map(({ id }) => id)))
  const own = new Map([...ids].map((id) => [id, files.claim(id)]))
  const decisions = new Map(
    [...own].map(([id, file]) => [id, { ...nameDecision(id, scope), file, underFile: files.claim(`${file}-under`) }]),
  )
  const vocabularies = new Map(
    book.vocabularies.map((vocabulary) => [vocabulary.id, nameVocabulary(vocabulary, scope)]),
  )
  const readings = new Map([...book.readings.values()].map((reading) => [reading.id, nameReading(reading, scope)]))

  const members = createNames(['clause'])
  const clauses = new Map([...book.clauses.keys()].map((id) => [id, members.claim(camelCase(id, 'clause'))]))
  const calendarNames = createNames()
  const calendars = new Map(book.calendars.map(({ id }) => [id, calendarNames.claim(camelCase(id, 'calendar'))]))
  const folders = createFileNames([])
  const editionFolders = new Map(editions.map(({ id }) => [id, folders.claim(id)]))
  return {
    scope: scope.taken,
    vocabularies,
    readings,
    listed: { vocabulary: exported(vocabularies), readings: exported(readings) },
    decisions,
    clauses,
    calendars,
    editions: editionFolders,
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

function nameVocabulary({ id }: Vocabulary, scope: Names): TermNames {
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

function nameReading({ id }: Reading, scope: Names): TermNames {
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
