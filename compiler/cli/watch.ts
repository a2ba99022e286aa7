import { watch as watchFiles } from 'chokidar'
import { join } from 'node:path'
import { exit, Misuse } from './io.js'
import type { Settings } from './program.js'

const quietMilliseconds = 15

/** Builds, and builds again after every change of a policy, until interrupted. Mistakes are shown and waited out. */
export async function watch({ io, root }: Settings, build: () => Promise<number>): Promise<number> {
  const attempt = async (): Promise<void> => {
    const start = performance.now()
    try {
      await build()
    } catch (error) {
      // A folder half moved, a file half saved: the next change will tell.
      if (!(error instanceof Misuse)) throw error
      io.err(`error: ${error.message}\n`)
    }
    io.err(`watching policies/ (built in ${Math.round(performance.now() - start)} ms; stop with Ctrl-C)\n`)
  }
  await attempt()

  let timer: NodeJS.Timeout | undefined
  let building = Promise.resolve()
  const watcher = watchFiles(join(root, 'policies'), { ignoreInitial: true })
  return new Promise((resolve, reject) => {
    watcher.on('all', () => {
      clearTimeout(timer)
      timer = setTimeout(() => {
        building = building.then(attempt).catch(reject)
      }, quietMilliseconds)
    })
    const stop = (): void => {
      clearTimeout(timer)
      void Promise.all([building, watcher.close()]).then(() => {
        resolve(exit.interrupted)
      })
    }
    if (io.interrupted.aborted) stop()
    else io.interrupted.addEventListener('abort', stop, { once: true })
  })
}
