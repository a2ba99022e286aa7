import { byCodeUnits } from '../base/order.js'
import { nearMiss } from '../base/near-miss.js'
import { type Diagnostic, Findings } from '../diagnostics/findings.js'
import type { EditionPolicy, Policy } from '../document/policy.gen.js'
import type { PolicyDocument } from '../document/read-policies.js'
import type { BookScope, DocumentOf, EditionScope, RulePolicy } from './scope.js'

/**
 * Gathers documents into books. A document belongs to the book in whose folder it lies, rules to the edition in whose
 * folder they lie; the nearest folder above decides.
 */
export function resolveBooks(documents: readonly PolicyDocument[]): {
  readonly books: readonly BookScope[]
  readonly diagnostics: readonly Diagnostic[]
} {
  const findings = new Findings()
  const bookFolders = new Map<string, DocumentOf<Extract<Policy, { kind: 'book' }>>>()
  for (const document of documents) {
    if (!isKind(document, 'book')) continue
    const folder = folderOf(document)
    const before = bookFolders.get(folder)
    if (before === undefined) bookFolders.set(folder, document)
    else duplicate(findings, 'the book of this folder', document, before)
  }

  const members = new Map<string, PolicyDocument[]>([...bookFolders.keys()].map((folder) => [folder, []]))
  for (const document of documents) {
    if (document.policy.kind === 'book') continue
    const folder = nearest(folderOf(document), bookFolders)
    const there = folder === undefined ? undefined : members.get(folder)
    if (there === undefined) findings.report('book/none', idSpan(document), { id: document.policy.id })
    else there.push(document)
  }

  const byId = new Map<string, PolicyDocument>()
  const books: BookScope[] = []
  for (const [folder, book] of bookFolders) {
    const before = byId.get(book.policy.id)
    if (before !== undefined) duplicate(findings, 'book', book, before)
    byId.set(book.policy.id, book)
    books.push(scopeOf(book, members.get(folder) ?? [], findings))
  }
  return { books: books.sort((a, b) => byCodeUnits(a.book.policy.id, b.book.policy.id)), diagnostics: findings.all }
}

function scopeOf(book: BookScope['book'], members: readonly PolicyDocument[], findings: Findings): BookScope {
  const indexed = <K extends Policy['kind']>(kind: K): Map<string, DocumentOf<Extract<Policy, { kind: K }>>> => {
    const index = new Map<string, DocumentOf<Extract<Policy, { kind: K }>>>()
    for (const document of members) {
      if (!isKind(document, kind)) continue
      const before = index.get(document.policy.id)
      if (before !== undefined) duplicate(findings, kind, document, before)
      else index.set(document.policy.id, document)
    }
    return index
  }

  const sources = indexed('source')
  const wanted = book.policy.source
  const source = sources.get(wanted)
  if (source === undefined)
    findings.report(
      'name/unknown',
      book.spans.at(book.policy, 'source'),
      { what: 'source', name: wanted, where: `the book \`${book.policy.id}\`` },
      { help: suggestion(wanted, sources.keys(), 'a document of kind `source` declares one') },
    )

  const clauses = members.filter((document) => isKind(document, 'clauses'))
  for (const document of clauses)
    if (!sources.has(document.policy.of))
      findings.report(
        'name/unknown',
        document.spans.at(document.policy, 'of'),
        { what: 'source', name: document.policy.of, where: `the book \`${book.policy.id}\`` },
        { help: suggestion(document.policy.of, sources.keys()) },
      )

  return {
    book,
    source,
    clauses,
    vocabularies: indexed('vocabulary'),
    readings: indexed('reading'),
    calendars: indexed('calendar'),
    holidays: indexed('holidays'),
    decisions: indexed('decision'),
    scenarios: [...indexed('scenarios').values()],
    editions: editionsOf(members, findings),
  }
}

function editionsOf(members: readonly PolicyDocument[], findings: Findings): readonly EditionScope[] {
  const folders = new Map<string, DocumentOf<EditionPolicy>>()
  const byId = new Map<string, { edition: DocumentOf<EditionPolicy>; own: DocumentOf<RulePolicy>[] }>()
  for (const document of members) {
    if (!isKind(document, 'edition')) continue
    const before = folders.get(folderOf(document)) ?? byId.get(document.policy.id)?.edition
    if (before !== undefined) {
      duplicate(findings, 'edition', document, before)
      continue
    }
    folders.set(folderOf(document), document)
    byId.set(document.policy.id, { edition: document, own: [] })
  }

  for (const document of members) {
    if (!isRulePolicy(document)) continue
    const folder = nearest(folderOf(document), folders)
    const edition = folder === undefined ? undefined : folders.get(folder)
    const there = edition === undefined ? undefined : byId.get(edition.policy.id)
    if (there === undefined) {
      findings.report('edition/none', idSpan(document), { id: document.policy.id })
      continue
    }
    const twin = there.own.find((other) => other.policy.id === document.policy.id)
    if (twin === undefined) there.own.push(document)
    else duplicate(findings, 'policy', document, twin)
  }

  const policiesOf = (id: string, above: readonly string[]): ReadonlyMap<string, DocumentOf<RulePolicy>> => {
    const entry = byId.get(id)
    if (entry === undefined) return new Map()
    const { amends } = entry.edition.policy
    const inherited = amends === undefined || above.includes(amends) ? [] : policiesOf(amends, [...above, amends])
    return new Map([...inherited, ...entry.own.map((document) => [document.policy.id, document] as const)])
  }

  for (const { edition } of byId.values()) checkAmends(edition, byId, findings)
  return [...byId.values()]
    .map(({ edition }) => ({ edition, policies: policiesOf(edition.policy.id, [edition.policy.id]) }))
    .sort((a, b) => byCodeUnits(a.edition.policy.from, b.edition.policy.from))
}

function checkAmends(
  edition: DocumentOf<EditionPolicy>,
  byId: ReadonlyMap<string, { edition: DocumentOf<EditionPolicy> }>,
  findings: Findings,
): void {
  const { amends } = edition.policy
  if (amends === undefined) return
  const span = edition.spans.at(edition.policy, 'amends')
  if (!byId.has(amends)) {
    const help = suggestion(amends, byId.keys())
    findings.report('name/unknown', span, { what: 'edition', name: amends, where: 'the book' }, { help })
    return
  }
  const path = [edition.policy.id]
  for (let next: string | undefined = amends; next !== undefined; next = byId.get(next)?.edition.policy.amends) {
    path.push(next)
    if (next === edition.policy.id) {
      if (path.some((id) => byCodeUnits(id, edition.policy.id) < 0)) return
      findings.report('edition/cycle', span, { path })
      return
    }
    if (path.length > byId.size + 1) return
  }
}

/** "did you mean …?", or else what the thing is declared by. */
export function suggestion(name: string, candidates: Iterable<string>, otherwise?: string): string | undefined {
  const near = nearMiss(name, [...candidates])
  return near === undefined ? otherwise : `did you mean \`${near}\`?`
}

function isKind<K extends Policy['kind']>(
  document: PolicyDocument,
  kind: K,
): document is DocumentOf<Extract<Policy, { kind: K }>> {
  return document.policy.kind === kind
}

function isRulePolicy(document: PolicyDocument): document is DocumentOf<RulePolicy> {
  return ruleKinds.has(document.policy.kind)
}

const ruleKinds: ReadonlySet<string> = new Set<RulePolicy['kind']>([
  'rules',
  'severity-table',
  'duration-minimums',
  'exclusions',
  'obligations',
  'country-exceptions',
])

function folderOf(document: PolicyDocument): string {
  return document.source.path.slice(0, Math.max(document.source.path.lastIndexOf('/'), 0))
}

/** The nearest of the given folders that is the folder itself or above it. */
function nearest(folder: string, among: ReadonlyMap<string, unknown>): string | undefined {
  for (let at = folder; ; at = at.slice(0, at.lastIndexOf('/'))) {
    if (among.has(at)) return at
    if (!at.includes('/')) return among.has('') ? '' : undefined
  }
}

export function idSpan(document: PolicyDocument) {
  return document.spans.at(document.policy, 'id')
}

function duplicate(findings: Findings, what: string, again: PolicyDocument, before: PolicyDocument): void {
  findings.report(
    'name/duplicate',
    idSpan(again),
    { what, name: again.policy.id },
    {
      related: [{ message: 'first declared here', span: idSpan(before) }],
      help: 'give one of them another id, or delete it',
    },
  )
}
