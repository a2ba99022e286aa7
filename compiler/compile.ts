import { analyse, analyseEditions } from './analyse/analyse.js'
import { byCodeUnits } from './base/order.js'
import { forgetful, type Recall } from './base/recall.js'
import { type Diagnostic, Findings } from './diagnostics/findings.js'
import { diagramOf } from './diagram/build.js'
import type { Diagram } from './diagram/diagram.js'
import { readPolicies } from './document/read-policies.js'
import { lowerBook } from './lower/lower-book.js'
import { resolveBooks } from './resolve/resolve-books.js'
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
    const { program, scenarios, diagnostics: lowered } = lowerBook(scope, recall)
    findings.addAll(lowered)
    if (findings.hasErrors()) {
      compiled.push({ program, editions: [], scenarios })
      continue
    }
    const editions = program.editions.map((edition): CompiledEdition => {
      const diagrams = new Map(edition.decisions.map((decision) => [decision.id, diagramOf(decision)]))
      findings.addAll(analyse([...diagrams.values()]))
      return { edition, diagrams }
    })
    findings.addAll(analyseEditions(editions))
    compiled.push({ program, editions, scenarios })
  }
  return { books: compiled, diagnostics: findings.all, ok: !findings.hasErrors() }
}
