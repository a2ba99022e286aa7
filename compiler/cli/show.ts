import { relative, resolve, sep } from 'node:path'
import { nearMiss, printLowered } from '../index.js'
import { exit, Misuse } from './io.js'
import { envelope, loadSound } from './load.js'
import type { Settings } from './program.js'

/** `codicil show FILE --lowered`: the plain rules that a policy file stands for. */
export function show(settings: Settings, file: string): number {
  const { io, root, json } = settings
  const loaded = loadSound(settings)
  if (typeof loaded === 'number') return loaded
  const path = relative(root, resolve(io.cwd, file)).split(sep).join('/')
  const paths = loaded.sources.map((source) => source.path)
  if (!paths.includes(path)) {
    const near = nearMiss(path, paths)
    throw new Misuse(
      `${path} is no policy file of this project`,
      near === undefined ? 'name a .yaml file below policies/, from where you are' : `did you mean \`${near}\`?`,
    )
  }
  const lowered = printLowered(loaded.compilation, path)
  if (json) io.out(envelope('show', { file: path, lowered: lowered ?? '' }))
  else io.out(lowered ?? `${path} states no rules.\n`)
  return exit.fine
}
