import { existsSync, linkSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { filesIn, readFolder, type FilesRead } from './read-folder.js'

/**
 * A second folder with the files of one that is replaced again and again, waiting to be changed into its next state: making
 * folders and links takes longer than writing the few files that change, and nobody has to wait for what was done before.
 * It stands where tools keep what can be lost; a project without `node_modules` has none.
 */
export class SpareFolder {
  readonly #final: string
  readonly #cache: string
  readonly #path: string
  /** The folder that was made, and what the files of the present one were then. */
  #made: { readonly folder: string; readonly then: FilesRead } | undefined

  constructor(
    private readonly root: string,
    name: string,
    /** The files of the present folder as they were last read or written. */
    private readonly read: FilesRead,
  ) {
    this.#final = join(root, name)
    this.#cache = join(root, 'node_modules/.cache')
    this.#path = join(this.#cache, `codicil-${name}`)
  }

  /**
   * Moves it there, and tells which of its files are those of the present folder, which must just have been read. Undefined
   * where there is none, or where it has files that are not wanted: the present folder may have lost them meanwhile.
   */
  take(to: string, isWanted: (path: string) => boolean): ReadonlySet<string> | undefined {
    const made = this.#made
    this.#made = undefined
    if (made === undefined || stateOf(this.#path) !== made.folder) return undefined
    const isMoved = isDone(() => {
      renameSync(this.#path, to)
    })
    if (!isMoved) return undefined
    const files = filesIn(to)
    if (files.every(isWanted)) return new Set(files.filter((path) => made.then.get(path) === this.read.get(path)))
    rmSync(to, { recursive: true, force: true })
    return undefined
  }

  /** Whether there is one, as far as is known. */
  get isMade(): boolean {
    return this.#made !== undefined
  }

  /**
   * Makes the folder that was replaced the spare one, by giving it those files of the present one that it does not have. Where
   * none was replaced, a new one is given all.
   */
  make(replaced: string, files: Iterable<string>): void {
    this.discard()
    if (!existsSync(join(this.root, 'node_modules'))) return
    const isMade = isDone(() => {
      mkdirSync(this.#cache, { recursive: true })
      const isReplaced = existsSync(replaced)
      if (isReplaced) renameSync(replaced, this.#path)
      for (const path of isReplaced ? files : readFolder(this.#final, this.read).keys()) {
        const file = join(this.#path, path)
        rmSync(file, { force: true })
        mkdirSync(dirname(file), { recursive: true })
        linkSync(join(this.#final, path), file)
      }
    })
    const folder = stateOf(this.#path)
    if (isMade && folder !== undefined) this.#made = { folder, then: new Map(this.read) }
  }

  /** Deletes it, whoever made it. */
  discard(): void {
    this.#made = undefined
    isDone(() => {
      rmSync(this.#path, { recursive: true, force: true })
    })
  }
}

/** Tells apart what comes to stand in one place; undefined where there is nothing. */
function stateOf(path: string): string | undefined {
  const state = statSync(path, { throwIfNoEntry: false })
  return state === undefined ? undefined : `${state.ino} ${state.ctimeMs}`
}

/** Without a spare folder a new one is made. */
function isDone(work: () => void): boolean {
  try {
    work()
    return true
  } catch {
    return false
  }
}
