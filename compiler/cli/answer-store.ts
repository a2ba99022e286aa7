import { createHash } from 'node:crypto'
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { deserialize, serialize } from 'node:v8'
import type { Book, Compilation, CompiledBook, CompiledEdition, Diagram, Edition, SourceText } from '../index.js'

/**
 * What was compiled, kept so that a question is answered without compiling again. The name of the file is a hash of every
 * policy, of the compiler's own files and of the Node version, and its content is checked against a hash of its own: what does
 * not belong to exactly these policies is never believed, and anything wrong with it only means compiling again.
 */
export class AnswerStore {
  readonly #folder: string | undefined
  readonly #file: string

  constructor(root: string, sources: readonly SourceText[]) {
    const modules = join(root, 'node_modules')
    this.#folder = existsSync(modules) ? join(modules, '.cache/codicil') : undefined
    this.#file = `${keyOf(sources)}.bin`
  }

  /** What is needed to answer a decision; undefined when nothing is kept for these policies. */
  read(decision: string): Kept | undefined {
    if (this.#folder === undefined) return undefined
    const path = join(this.#folder, this.#file)
    if (!existsSync(path)) return undefined
    try {
      const file = openSync(path, 'r')
      try {
        return readKept(file, decision)
      } finally {
        closeSync(file)
      }
    } catch {
      // Damaged: it goes, so that a whole one is written.
      rmSync(path, { force: true })
      return undefined
    }
  }

  /** Keeps what was compiled without errors. Where nothing can be written, nothing is kept. */
  write({ books }: Compilation): void {
    if (this.#folder === undefined) return
    try {
      mkdirSync(this.#folder, { recursive: true })
      const target = join(this.#folder, this.#file)
      if (existsSync(target)) return
      const written = `${target}.${process.pid}`
      writeFileSync(written, packed(books), { mode: 0o600 })
      renameSync(written, target)
      for (const name of readdirSync(this.#folder)) if (name !== this.#file) discardOld(join(this.#folder, name))
    } catch {
      // A cache that cannot be written costs time, nothing else.
    }
  }
}

/** Files of other states are kept for a day, for those who go to and fro between branches. */
function discardOld(path: string): void {
  if (Date.now() - statSync(path).mtimeMs > 86_400_000) rmSync(path, { force: true })
}

export type Kept =
  | { readonly compilation: Compilation }
  /** No decision has that name; these are the names there are. */
  | { readonly names: readonly string[] }

interface Place {
  readonly start: number
  readonly length: number
  readonly hash: string
}

interface Contents {
  readonly books: readonly {
    readonly book: Place
    /** By edition, then by decision. */
    readonly editions: readonly (readonly [string, Readonly<Record<string, Place>>])[]
  }[]
}

interface BookPart {
  readonly book: Book
  /** Without their decisions and tables. */
  readonly editions: readonly Edition[]
}

/** One after the other: the length of the contents, the contents, the parts. */
function packed(books: readonly CompiledBook[]): Buffer {
  const parts: Buffer[] = []
  let start = 0
  const put = (value: unknown): Place => {
    const part = serialize(value)
    const place = { start, length: part.length, hash: hashOf(part) }
    parts.push(part)
    start += part.length
    return place
  }
  const contents: Contents = {
    books: books.map(({ program, editions }) => {
      const bare = program.editions.map((edition): Edition => ({ ...edition, decisions: [], pages: [] }))
      return {
        book: put({ book: program.book, editions: bare } satisfies BookPart),
        editions: editions.map(({ edition, diagrams }) => [
          edition.id,
          Object.fromEntries([...diagrams].map(([id, diagram]) => [id, put(diagram)])),
        ]),
      }
    }),
  }
  const head = Buffer.from(JSON.stringify(contents))
  const length = Buffer.alloc(8)
  length.writeUInt32LE(head.length)
  length.write(hashOf(head).slice(0, 4), 4, 'latin1')
  return Buffer.concat([length, head, ...parts])
}

function readKept(file: number, decision: string): Kept | undefined {
  const take = (start: number, length: number): Buffer => {
    const bytes = Buffer.alloc(length)
    if (readSync(file, bytes, 0, length, start) !== length) throw new Error('the file is too short')
    return bytes
  }
  const length = take(0, 8)
  const head = take(8, length.readUInt32LE())
  if (hashOf(head).slice(0, 4) !== length.toString('latin1', 4)) throw new Error('the file was damaged')
  const contents = JSON.parse(head.toString()) as Contents
  const part = (place: Place): unknown => {
    const bytes = take(8 + head.length + place.start, place.length)
    if (hashOf(bytes) !== place.hash) throw new Error('the file was damaged')
    return deserialize(bytes) as unknown
  }
  const having = contents.books.filter(({ editions }) => editions.some(([, places]) => decision in places))
  if (having.length === 0)
    return { names: contents.books.flatMap(({ editions }) => editions.flatMap(([, places]) => Object.keys(places))) }
  const books = having.map(({ book: place, editions: kept }): CompiledBook => {
    const { book, editions } = part(place) as BookPart
    const compiled = editions.map((bare): CompiledEdition => {
      const own = new Map(kept).get(bare.id)?.[decision]
      const diagram = own === undefined ? undefined : (part(own) as Diagram)
      const edition = { ...bare, decisions: diagram === undefined ? [] : [diagram.decision] }
      return { edition, diagrams: new Map(diagram === undefined ? [] : [[decision, diagram]]) }
    })
    return { program: { book, editions: compiled.map(({ edition }) => edition) }, editions: compiled, scenarios: [] }
  })
  return { compilation: { books, diagnostics: [], ok: true } }
}

const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('base64')

/** Names exactly these policies as exactly this compiler understands them. */
function keyOf(sources: readonly SourceText[]): string {
  const hash = createHash('sha256').update(process.version).update(compilerState())
  for (const { path, text } of sources)
    hash.update(`\0${Buffer.byteLength(path)}\0${path}\0${Buffer.byteLength(text)}\0${text}`)
  return hash.digest('hex')
}

/** The compiler's own files, by size and time of change. */
function compilerState(): string {
  const own = fileURLToPath(new URL('..', import.meta.url))
  return readdirSync(own, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.[jt]s$/.test(path))
    .sort()
    .map((path) => {
      const { size, mtimeMs } = statSync(join(own, path))
      return `${path} ${size} ${mtimeMs}`
    })
    .join('\n')
}
