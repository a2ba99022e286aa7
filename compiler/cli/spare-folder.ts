import { existsSync, linkSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'

/**
 * A second folder with the files of one that is replaced again and again, waiting to be changed into its next state: making
 * folders and links takes longer than writing the few files that change, and nobody has to wait for what was done before.
 * It stands where tools keep what can be lost; a project without `node_modules` has none. It is believed only while it
 * and the folder it was made like are the ones they were.
 */
export class SpareFolder {
  readonly #final: string
  readonly #cache: string
  readonly #path: string
  #made: { readonly spare: string; readonly final: string } | undefined

  constructor(
    private readonly root: string,
    name: string,
  ) {
    this.#final = join(root, name)
    this.#cache = join(root, 'node_modules/.cache')
    this.#path = join(this.#cache, `codicil-${name}`)
  }

  /** Moves it there, and says whether that was done. */
  take(to: string): boolean {
    const made = this.#made
    this.#made = undefined
    if (made === undefined || stateOf(this.#path) !== made.spare || stateOf(this.#final) !== made.final) return false
    return isDone(() => {
      renameSync(this.#path, to)
    })
  }

  /** Makes the folder that was replaced the spare one, by giving it those files of the present one that it does not have. */
  keep(replaced: string, files: Iterable<string>): void {
    if (!existsSync(join(this.root, 'node_modules')) || !existsSync(replaced)) return
    const kept = isDone(() => {
      for (const path of files) {
        const file = join(replaced, path)
        rmSync(file, { force: true })
        mkdirSync(join(file, '..'), { recursive: true })
        linkSync(join(this.#final, path), file)
      }
      mkdirSync(this.#cache, { recursive: true })
      this.discard()
      renameSync(replaced, this.#path)
    })
    const [spare, final] = [stateOf(this.#path), stateOf(this.#final)]
    if (kept && spare !== undefined && final !== undefined) this.#made = { spare, final }
  }

  /** Deletes it, whoever made it. */
  discard(): void {
    this.#made = undefined
    rmSync(this.#path, { recursive: true, force: true })
  }
}

/** Tells folders apart that come to stand in the same place; undefined where there is none. */
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
