import { forgetful, type Recall } from '../base/recall.js'
import { partsAsTheyAre, share } from '../base/share.js'
import { movableWords } from '../base/words.js'
import { type Diagnostic, Findings } from '../diagnostics/findings.js'
import { entriesOf } from '../document/span-index.js'
import type { ReadingPolicy } from '../document/policy.gen.js'
import type { BookScope, DocumentOf } from '../resolve/scope.js'
import type { Vocabulary } from '../rules/domain.js'
import { encodeDate } from '../rules/domain-values.js'
import { namedIn, statedIn } from '../rules/mentioned.js'
import type { Book, Clause, Decision, Edition, Program, Reading } from '../rules/program.js'
import { builtinVocabularies } from './builtin-vocabularies.js'
import { citesAt, openContext, type Context, type Known } from './context.js'
import type { Scenario } from '../rules/scenario.js'
import { lowerCalendar } from './calendars.js'
import { lowerEdition } from './edition.js'
import { lowerFacts, lowerReadingInput } from './inputs.js'
import { recalled } from './recalled.js'
import { lowerScenarios } from './scenarios.js'
import { movable } from '../source/movable.js'
import { reportUnused } from './unused.js'
import { lowerVocabulary } from './vocabularies.js'

/**
 * A book as meant: names resolved, every kind of page turned into rules. What says the same as in another edition is the
 * same object; where it is recalled, so is what says the same as before, wherever it now stands in its file.
 */
export function lowerBook(
  scope: BookScope,
  recall: Recall = forgetful,
): {
  readonly program: Program
  readonly scenarios: readonly Scenario[]
  readonly diagnostics: readonly Diagnostic[]
} {
  const findings = new Findings()
  const memory = { recall, findings }
  const { editions: editionScopes, scenarios: scenarioDocuments, ...parts } = scope
  const { id: name } = scope.book.policy
  /** What some documents declare, or what it was when they are the same. What is called otherwise is still the same. */
  const declared = <I extends object, T>(what: string, inputs: I, lower: (inputs: I, findings: Findings) => T): T => {
    const key = `${what} of ${name}`
    return recalled(memory, key, inputs, (given, own) => recall.steady(key, lower(given, own), words))
  }
  const vocabularies = declared('vocabularies', { documents: scope.vocabularies }, ({ documents }, own) => {
    return new Map([...documents].map(([id, document]) => [id, lowerVocabulary(document, own)]))
  })
  const { facts, details } = declared('facts', { book: scope.book, vocabularies }, (given, own) =>
    lowerFacts(given.book, given.vocabularies, own),
  )
  const readingInputs = declared('readings', { documents: scope.readings }, ({ documents }, own) => {
    return new Map([...documents].map(([id, document]) => [id, lowerReadingInput(document, own)]))
  })
  for (const [id, document] of scope.readings)
    if (facts.has(id) || details.has(id))
      findings.report(
        'name/duplicate',
        document.spans.at(document.policy, 'id'),
        { what: 'input', name: id },
        { help: 'a reading and a fact cannot share a name; rename the reading' },
      )

  const known: Known = {
    scope: recall.steady(`declarations of ${name}`, parts, asTheyAre),
    vocabularies,
    facts,
    details,
    countryGroups: new Map(),
    calendars: new Map(),
    readingInputs,
    clauses: declared('clauses', { documents: scope.clauses }, ({ documents }, own) => lowerClauses(documents, own)),
  }
  const context: Context = { ...known, findings }
  const readings = recall.steady(
    `readings in full of ${name}`,
    new Map([...scope.readings].map(([id, document]) => [id, lowerReading(context, document)])),
    words,
  )
  const calendars = recall.steady(
    `calendars of ${name}`,
    new Map([...scope.calendars].map(([id, document]) => [id, lowerCalendar(context, document)])),
    words,
  )
  const lowered: Edition[] = []
  for (const edition of editionScopes) {
    const earlier = new Map(lowered.at(-1)?.decisions.map((decision) => [decision.id, decision]))
    lowered.push(lowerEdition({ ...known, calendars }, edition, earlier, memory))
  }
  const editions = untilTheNext(lowered)
  checkDays(scope, findings)
  if (!findings.hasErrors()) {
    const all = editions.flatMap((edition) => edition.decisions)
    const decisions = recall.steady(`decisions of ${name}`, all, asTheyAre)
    recalled(
      memory,
      `unused of ${name}`,
      { context: known, readings, decisions, named: recall.of(`named in ${name}`, statedIn(decisions), namedIn) },
      ({ context: seen, ...given }, own) => {
        reportUnused({ ...seen, findings: own }, [...given.readings.values()], given.decisions, given.named)
      },
      openContext,
    )
  }
  const { policy } = scope.book
  const book: Book = {
    id: policy.id,
    title: policy.title,
    ...(policy.governs === undefined ? {} : { governs: policy.governs }),
    source: {
      id: policy.source,
      title: scope.source?.policy.title ?? policy.title,
      language: scope.source?.policy.language ?? 'und',
    },
    vocabularies: [...vocabularies.values(), ...builtinsUsed(vocabularies, context, editions)],
    clauses: context.clauses,
    readings,
    calendars: [...calendars.values()],
    ...(policy.tables?.obligations === undefined ? {} : { obligations: policy.tables.obligations.decision }),
  }
  const program = recall.steady<Program>(
    `program of ${name}`,
    { book, editions: sharedAmong(editions, name, recall) },
    { instead: movable },
  )
  const outputs = new Map(
    program.editions.flatMap(({ decisions }) => decisions.map((decision) => [decision.id, decision.outputs] as const)),
  )
  const lists = scenarioDocuments.map((document) =>
    lowerScenarios({ ...known, clauses: program.book.clauses }, document, outputs, memory),
  )
  const scenarios = recall.of(
    `all scenarios of ${name}`,
    { lists: recall.steady(`lists of scenarios of ${name}`, lists, asTheyAre) },
    (given) => given.lists.flat(),
  )
  return { program, scenarios, diagnostics: findings.all }
}

const words = { instead: movableWords }
const asTheyAre = { instead: partsAsTheyAre }

/** Most of an edition is what the one before it says. A decision that others ask is one object in all of them. */
function sharedAmong(editions: readonly Edition[], name: string, recall: Recall): readonly Edition[] {
  const shared: Edition[] = []
  for (const edition of editions) {
    const before = new Map(shared.at(-1)?.decisions.map((decision) => [decision.id, decision]))
    const done = new Map<Decision, Decision>()
    const sharedOf = (own: Decision): Decision => {
      const known = done.get(own)
      if (known !== undefined) return known
      const twin = before.get(own.id)
      if (twin === undefined && own.asks === undefined) return own
      const asked = new Map([...(own.asks?.values() ?? [])].map((other) => [other.id, sharedOf(other)]))
      const made = recall.of(`shared decision ${name} ${edition.id} ${own.id}`, { twin, own, asked }, (inputs) => {
        const others = new Map<object, Decision | undefined>(
          [...(inputs.own.asks?.values() ?? [])].map((other) => [other, inputs.asked.get(other.id)]),
        )
        return share(inputs.twin, inputs.own, (_, part) => others.get(part))
      })
      done.set(own, made)
      return made
    }
    shared.push({ ...edition, decisions: edition.decisions.map(sharedOf) })
  }
  return shared
}

/** The vocabularies of the language itself that some fact or output takes its terms from. */
function builtinsUsed(
  own: ReadonlyMap<string, Vocabulary>,
  { facts, details }: Context,
  editions: readonly Edition[],
): readonly Vocabulary[] {
  const outputs = editions.flatMap(({ decisions }) => decisions.flatMap((decision) => decision.outputs))
  const used = new Set([
    ...[...facts.values()].flatMap(({ domain }) => (domain.kind === 'terms' ? [domain.vocabulary] : [])),
    ...[...details.values()].flatMap(({ type }) => (type.kind === 'set' ? [type.vocabulary] : [])),
    ...outputs.flatMap(({ vocabulary }) => vocabulary ?? []),
  ])
  return [...builtinVocabularies.values()].filter((builtin) => used.has(builtin) && !own.has(builtin.id))
}

function lowerClauses(documents: BookScope['clauses'], findings: Findings): ReadonlyMap<string, Clause> {
  const clauses = new Map<string, Clause>()
  for (const { policy, spans } of documents)
    for (const [id, declared] of entriesOf(spans, policy.clauses)) {
      if (clauses.has(id))
        findings.report(
          'name/duplicate',
          spans.key(policy.clauses, id),
          { what: 'clause', name: id },
          { help: 'a clause is listed once in the index of its source' },
        )
      const lastPage = declared['last-page']
      clauses.set(id, {
        id,
        section: declared.section ?? policy.section,
        page: declared.page,
        ...(lastPage === undefined ? {} : { lastPage }),
        index: {
          lines: declared.lines,
          fingerprint: declared.fingerprint,
          kind: declared.kind,
          ...(declared.summary === undefined ? {} : { summary: declared.summary }),
          informative: declared.informative === true,
        },
      })
    }
  return clauses
}

function lowerReading(context: Context, document: DocumentOf<ReadingPolicy>): Reading {
  const { policy } = document
  return {
    id: policy.id,
    title: policy.title,
    question: policy.question,
    choices: entriesOf(document.spans, policy.choices).map(([choice, label]) => ({ id: choice, label })),
    adopted: policy.adopted,
    why: policy.why,
    cites: citesAt(context, document, policy, policy.cites),
  }
}

/** An edition that states no end lasts until the next one begins. */
function untilTheNext(editions: readonly Edition[]): readonly Edition[] {
  return editions.map((edition, place) => {
    const next = editions.slice(place + 1).find((other) => other.whatIf !== true)
    const ends = edition.until !== undefined || edition.whatIf === true || next === undefined
    return ends ? edition : { ...edition, until: next.from }
  })
}

/** Editions are half-open stretches of real days. */
function checkDays(scope: BookScope, findings: Findings): void {
  for (const { edition } of scope.editions) {
    const { policy, spans } = edition
    for (const key of ['from', 'until'] as const) {
      const day = policy[key]
      const encoded = day === undefined ? 0 : encodeDate(day)
      if (typeof encoded !== 'number')
        findings.report('edition/bad-day', spans.at(policy, key), { written: day ?? '', reason: encoded.reason })
    }
    if (policy.until !== undefined && policy.until <= policy.from)
      findings.report('edition/bad-day', spans.at(policy, 'until'), {
        written: policy.until,
        reason: `is not after the first day of the edition, ${policy.from}`,
      })
  }
}
