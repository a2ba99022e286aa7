import { watch as watchFiles } from 'chokidar'
import { relative, sep } from 'node:path'
import { exit, Misuse } from './io.js'
import type { Settings } from './program.js'

/** One save may be told of several times. */
const quietMilliseconds = 5
/** For so long after a change of a file the watcher tells nothing more of it, so then the files are looked at once more. */
const settledMilliseconds = 75

/** What is done again and again. */
export interface Watched {
  /** `written` are the files that were written since the last time, where that is all that the watcher told of. */
  readonly build: (written?: ReadonlySet<string>) => Promise<number>
  /** Clears away what nobody need wait for. */
  readonly tidy: () => void
  /** Whether the policies are no longer what was last built. */
  readonly isChanged: () => boolean
  /** Works ahead while there is nothing else to do, a step at a time. */
  readonly prepare: () => AsyncIterable<unknown>
}

/** Builds, and builds again after every change of a policy, until interrupted. Mistakes are shown and waited out. */
export async function watch({ io, root }: Settings, work: Watched): Promise<number> {
  const attempt = async (written?: ReadonlySet<string>): Promise<void> => {
    const start = performance.now()
    // A folder half moved, a file half saved, another codicil at work: the next change will tell.
    const tell = (error: unknown): void => {
      if (!(error instanceof Misuse)) throw error
      io.err(`error: ${error.message}\n`)
    }
    await work.build(written).catch(tell)
    io.err(`watching policies/ (built in ${Math.round(performance.now() - start)} ms; stop with Ctrl-C)\n`)
    await Promise.resolve().then(work.tidy).catch(tell)
  }
  // First the watcher, so that no change made during the first build goes unseen.
  const watcher = watchFiles(root, { ignoreInitial: true, ignored: (path) => !isOfPolicies(root, path) })
  await new Promise<void>((resolve) => watcher.once('ready', resolve))
  let soon: NodeJS.Timeout | undefined
  let later: NodeJS.Timeout | undefined
  return new Promise((resolve, reject) => {
    const end = (then: () => void): void => {
      clearTimeout(soon)
      clearTimeout(later)
      void watcher.close().then(then)
    }
    const fail = (error: unknown): void => {
      end(() => {
        reject(error instanceof Error ? error : new Error(String(error)))
      })
    }
    /** How often there was something else to do. */
    let turn = 0
    const useQuiet = async (): Promise<void> => {
      const mine = ++turn
      for await (const _ of work.prepare()) {
        await new Promise((resolve) => setImmediate(resolve))
        if (turn !== mine || io.interrupted.aborted) return
      }
    }
    let building: Promise<unknown> = Promise.resolve()
    const next = (step: () => Promise<void>): void => {
      building = building.then(step).catch(fail)
    }
    const goOn = (): void => {
      // Nobody has asked for this; where it fails, the build that needs it will tell.
      useQuiet().catch(() => undefined)
    }
    next(async () => {
      await attempt()
      goOn()
    })
    let written = new Set<string>()
    let isMore = false
    watcher.on('all', (event, path) => {
      turn++
      if (event === 'change') written.add(path)
      else isMore = true
      clearTimeout(soon)
      clearTimeout(later)
      soon = setTimeout(() => {
        next(async () => {
          const files = isMore ? undefined : written
          written = new Set()
          isMore = false
          await attempt(files)
        })
      }, quietMilliseconds)
      later = setTimeout(() => {
        next(async () => {
          if (isChanged(work)) await attempt()
          goOn()
        })
      }, settledMilliseconds)
    })
    const stop = (): void => {
      end(() => {
        void building.then(() => {
          resolve(exit.interrupted)
        })
      })
    }
    if (io.interrupted.aborted) stop()
    else io.interrupted.addEventListener('abort', stop, { once: true })
  })
}

/**
 * Whether a path is in the folder of the policies, or is what that folder stands in: a watcher of the folder alone would have
 * nothing left to watch when it is moved, and would not see it come back.
 */
function isOfPolicies(root: string, path: string): boolean {
  const [first] = relative(root, path).split(sep)
  return first === '' || first === 'policies'
}

function isChanged(work: Watched): boolean {
  try {
    return work.isChanged()
  } catch (error) {
    // The build will say what is wrong.
    if (error instanceof Misuse) return true
    throw error
  }
}
