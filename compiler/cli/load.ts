import {
  compile,
  Findings,
  renderText,
  type Compilation,
  type Diagnostic,
  type Question,
  type SourceText,
} from '../index.js'
import { AnswerStore } from './answer-store.js'
import { exit, painter } from './io.js'
import type { Memory } from './memory.js'
import { noDecision } from './named.js'
import type { Settings } from './program.js'
import { readAgain, readProject, type Project } from './read-project.js'
import { mend } from './replace-folder.js'

export interface Loaded {
  readonly sources: readonly SourceText[]
  readonly compilation: Compilation
  /** Of reading and of compiling. */
  readonly diagnostics: readonly Diagnostic[]
  readonly ok: boolean
}

/**
 * Reads and compiles the project, after mending what an interrupted build may have left. `written` are the files that were
 * written since the last time, where that is known to be all that happened.
 */
export function load({ root }: Settings, memory?: Memory, written?: ReadonlySet<string>): Loaded {
  mend(root, 'generated')
  const { sources, diagnostics: unread } = memory === undefined ? readProject(root) : readWith(memory, root, written)
  const findings = new Findings()
  findings.addAll(unread)
  // A file that cannot be read takes its names with it; what else would be said of them would mislead.
  const compilation = findings.hasErrors()
    ? { books: [], diagnostics: [], ok: false }
    : compile(sources, memory?.recall)
  findings.addAll(compilation.diagnostics)
  if (memory === undefined && !findings.hasErrors()) new AnswerStore(root, sources).write(compilation)
  return { sources, compilation, diagnostics: findings.all, ok: !findings.hasErrors() }
}

function readWith(memory: Memory, root: string, written: ReadonlySet<string> | undefined): Project {
  const before = memory.built
  // Until it is read, nothing is known of it.
  memory.built = undefined
  const again = before === undefined || written === undefined ? undefined : readAgain(before, written, memory.sources)
  return (memory.built = again ?? readProject(root, memory.sources))
}

/** Loads for a command that needs sound policies; when they are not, says so on `err` and gives the exit code. */
export function loadSound(settings: Settings): Loaded | number {
  const loaded = load(settings)
  if (loaded.ok) return loaded
  settings.io.err(renderText(worthStopping(loaded.diagnostics), painter(settings.io, 'err', settings.color)))
  settings.io.err('The policies have errors, so no question can be answered.\n')
  return exit.findings
}

/** Loads what it takes to answer one decision: what was compiled before, where these are the same policies. */
export function loadToAnswer(
  settings: Settings,
  { decision, book }: Pick<Question, 'decision' | 'book'>,
): Pick<Loaded, 'compilation'> | number {
  const { root } = settings
  mend(root, 'generated')
  const project = readProject(root)
  // What could not be read may hold errors, which are told first.
  const isWhole = project.diagnostics.length === 0
  const kept = isWhole ? new AnswerStore(root, project.sources).read(decision) : undefined
  if (kept === undefined) return loadSound(settings)
  if ('names' in kept) throw noDecision(decision, kept.names)
  // Only the books that have the decision are kept: of another one, all must be known to say what is wrong.
  if (book !== undefined && !kept.compilation.books.some(({ program }) => program.book.id === book))
    return loadSound(settings)
  return kept
}

/** A JSON result in its versioned envelope. */
export function envelope(command: string, result: object): string {
  return `${JSON.stringify({ schemaVersion: 1, command, ...result }, null, 2)}\n`
}

/** Findings without those that are only good to know, which `check --notes` shows. */
export function worthStopping(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.filter(({ severity }) => severity !== 'note')
}
