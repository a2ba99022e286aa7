import { analyse, analyseEditions } from './analyse/analyse.js'
import { getOrMake } from './base/get-or-make.js'
import { byCodeUnits } from './base/order.js'
import { forgetful, type Recall } from './base/recall.js'
import { type Diagnostic, Findings } from './diagnostics/findings.js'
import { diagramOf } from './diagram/diagram-of.js'
import type { Diagram } from './diagram/diagram.js'
import { documentsAsTheyAre, readPolicies } from './document/read-policies.js'
import { lowerBook } from './lower/lower-book.js'
import { resolveBooks } from './resolve/resolve-books.js'
import type { BookScope } from './resolve/scope.js'
import type { Edition, Program } from './rules/program.js'
import type { Scenario } from './rules/scenario.js'
import type { SourceText } from './source/span.js'

/** What a set of policy files amounts to. */
export interface Compilation {
  /** One for each book; without editions where errors kept them from being understood. */
  readonly books: readonly CompiledBook[]
  readonly diagnostics: readonly Diagnostic[]
  /** No errors: answers can be given and output written. */
  readonly ok: boolean
}

export interface CompiledBook {
  readonly program: Program
  readonly editions: readonly CompiledEdition[]
  /** Examples that are tests. */
  readonly scenarios: readonly Scenario[]
}

export interface CompiledEdition {
  readonly edition: Edition
  /** By decision id. */
  readonly diagrams: ReadonlyMap<string, Diagram>
}

/**
 * The whole compiler on one screen. Files in, meaning and findings out; it reads no clock, no disk, no environment.
 * With a memory it does again only what a change can have touched, with the same result: files that are the same objects
 * are not read again, and decisions that say the same are not proved again. Only the last of its compilations is to be used.
 */
export function compile(sources: readonly SourceText[], recall: Recall = forgetful): Compilation {
  const findings = new Findings()

  // Declaration order is the order of the paths, then of the documents in a file: never that of a folder listing.
  const ordered = sources.toSorted((a, b) => byCodeUnits(a.path, b.path))
  const { documents, diagnostics: read } = readPolicies(ordered)
  findings.addAll(read)
  // A document that cannot be read takes its names with it; what else would be said of them would mislead.
  if (findings.hasErrors()) return { books: [], diagnostics: findings.all, ok: false }

  const { books, diagnostics: resolved } = resolveBooks(documents)
  findings.addAll(resolved)

  const compiled: CompiledBook[] = []
  for (const scope of books) {
    const same = recall.steady(`scope of ${scope.book.policy.id}`, scope, { instead: () => documentsAsTheyAre })
    const lowered = getOrMake(lowerings, same, () => lowerBook(same, recall))
    findings.addAll(lowered.diagnostics)
    if (findings.hasErrors()) {
      compiled.push({ program: lowered.program, editions: [], scenarios: lowered.scenarios })
      continue
    }
    const { book, diagnostics: found } = getOrMake(proofs, same, () => prove(lowered))
    findings.addAll(found)
    compiled.push(book)
  }
  return { books: compiled, diagnostics: findings.all, ok: !findings.hasErrors() }
}

type Lowered = ReturnType<typeof lowerBook>
interface Proved {
  readonly book: CompiledBook
  readonly diagnostics: readonly Diagnostic[]
}

// A book of which no document has changed is what it was, words and places included.
const lowerings = new WeakMap<BookScope, Lowered>()
const proofs = new WeakMap<BookScope, Proved>()

function prove({ program, scenarios }: Lowered): Proved {
  const findings = new Findings()
  const editions = program.editions.map((edition): CompiledEdition => {
    const diagrams = new Map(edition.decisions.map((decision) => [decision.id, diagramOf(decision)]))
    findings.addAll(analyse([...diagrams.values()]))
    return { edition, diagrams }
  })
  findings.addAll(analyseEditions(editions))
  return { book: { program, editions, scenarios }, diagnostics: findings.all }
}
