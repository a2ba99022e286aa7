import { forgetful, type Recall } from './base/recall.js'
import type { Compilation, CompiledBook, CompiledEdition } from './compile.js'

export interface EmitOptions {
  /** What it remembers is not written again. */
  readonly recall?: Recall
  /** Whether all code is read back with a parser of TypeScript, which takes about as long as writing it. */
  readonly readBack?: boolean
}

/** Of a decision whose diagram was cut off there is no code: it would be as large as the diagram would have been. */
function withoutOpenDecisions(compiled: CompiledEdition): CompiledEdition {
  const isWhole = (id: string): boolean => compiled.diagrams.get(id)?.budgetSpent !== true
  const decisions = compiled.edition.decisions.filter(({ id }) => isWhole(id))
  return decisions.length === compiled.edition.decisions.length
    ? compiled
    : { ...compiled, edition: { ...compiled.edition, decisions } }
}

/** Nothing is generated from a supposition: `codicil decide --edition` answers it, `codicil diff` shows it. */
function editionsToEmit({ editions }: CompiledBook): readonly CompiledEdition[] {
  return editions.filter(({ edition }) => edition.whatIf !== true).map(withoutOpenDecisions)
}

/** What was written of a book that was not compiled again. */
const emitted = new WeakMap<CompiledBook, ReadonlyMap<string, string>>()

/**
 * Everything `generated/` holds, path to text, from a compilation without errors. The emitters and their libraries are
 * loaded here and nowhere else, so that who only asks a question does not wait for them.
 */
export async function emit(
  compilation: Compilation,
  { recall = forgetful, readBack = false }: EmitOptions = {},
): Promise<ReadonlyMap<string, string>> {
  if (!compilation.ok) throw new Error('a compilation with errors has no output')
  const [{ emitTypescript }, { verify }, { emitDocs }, { emitBookSchema }] = await Promise.all([
    import('./emit/typescript/emit-typescript.js'),
    import('./emit/typescript/verify.js'),
    import('./emit/docs/emit-docs.js'),
    import('./emit/schema/emit-book-schema.js'),
  ])
  const files = new Map<string, string>()
  for (const book of compilation.books) {
    const before = readBack ? undefined : emitted.get(book)
    if (before !== undefined) {
      for (const [path, text] of before) files.set(path, text)
      continue
    }
    const { program } = book
    const editions = editionsToEmit(book)
    const own = new Map<string, string>()
    const code = emitTypescript(program, editions, recall)
    if (readBack) await verify(code)
    const outputs = [
      new Map(code.map(({ path, text }) => [path, text])),
      await emitDocs(program, editions, recall),
      emitBookSchema(program, recall),
    ]
    for (const output of outputs)
      for (const [path, text] of output) {
        const full = `${program.book.id}/${path}`
        if (files.has(full)) throw new Error(`two emitters write ${full}`)
        files.set(full, text)
        own.set(full, text)
      }
    emitted.set(book, own)
  }
  return files
}

/**
 * Works out ahead what `emit` needs longest for after some changes. For whoever has nothing else to do, a step at a time, to be
 * left off as soon as there is something.
 */
export async function* prepare(books: readonly CompiledBook[]): AsyncGenerator<undefined, void> {
  const { planOtherReadings } = await import('./emit/typescript/plan-ahead.js')
  for (const book of books) for (const { diagrams } of editionsToEmit(book)) yield* planOtherReadings(diagrams.values())
}
