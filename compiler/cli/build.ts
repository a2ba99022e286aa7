import { diagnosticsAsData, emit, forgetful, prepare, renderText } from '../index.js'
import { count, summary } from './check.js'
import { exit, Misuse, painter } from './io.js'
import { envelope, load, worthStopping } from './load.js'
import { newMemory, type Memory } from './memory.js'
import { compareOutput, isSame, withManifest, writeOutput, type Difference } from './output.js'
import type { Settings } from './program.js'
import { readProject } from './read-project.js'
import { mend, settle } from './replace-folder.js'

/** `codicil build`: everything in `generated/`, or nothing when the policies have errors. */
export async function build(
  settings: Settings,
  options: { readonly check: boolean; readonly watch: boolean },
): Promise<number> {
  if (options.check && options.watch)
    throw new Misuse('`--check` writes nothing, so there is nothing to `--watch`', 'leave one of them out')
  if (!options.watch) {
    const code = await buildOnce(settings, options.check)
    mend(settings.root, 'generated')
    return code
  }
  const { watch } = await import('./watch.js')
  const memory = newMemory(settings.root)
  const ended = watch(settings, {
    build: (written) => buildOnce(settings, false, memory, written),
    prepare: () => prepare(memory.books),
    tidy: () => {
      settle(settings.root, 'generated', memory.generated)
      mend(settings.root, 'generated')
    },
    isChanged: () => {
      const { sources } = readProject(settings.root, memory.sources)
      const built = memory.built?.sources ?? []
      return sources.length !== built.length || sources.some((source, place) => source !== built[place])
    },
  })
  return ended.finally(() => {
    memory.generated.spare.discard()
  })
}

async function buildOnce(
  settings: Settings,
  isCheck: boolean,
  memory?: Memory,
  written?: ReadonlySet<string>,
): Promise<number> {
  const { io, root, json, color, version } = settings
  if (memory !== undefined) memory.books = []
  const loaded = load(settings, memory, written)
  if (!json) io.err(renderText(worthStopping(loaded.diagnostics), painter(io, 'err', color)))
  if (!loaded.ok) {
    if (json) io.out(envelope('build', { ok: false, diagnostics: diagnosticsAsData(loaded.diagnostics) }))
    else io.err('Nothing was written; generated/ is as it was.\n')
    return exit.findings
  }
  const emitted = await emit(loaded.compilation, { recall: memory?.recall ?? forgetful, readBack: isCheck })
  if (memory !== undefined) memory.books = loaded.compilation.books
  const wanted = withManifest(emitted, loaded.sources, version, memory?.digests)
  const difference = isCheck ? compareOutput(root, wanted) : writeOutput(root, wanted, memory?.generated)
  const ok = !isCheck || isSame(difference)
  if (json) io.out(envelope('build', { ok, written: !isCheck && !isSame(difference), ...difference }))
  else if (isCheck) reportCheck(settings, difference, wanted.size)
  else io.err(`${summary(loaded.compilation)}: ${said(difference, wanted.size)}\n`)
  return ok ? exit.fine : exit.findings
}

function said(difference: Difference, size: number): string {
  if (isSame(difference)) return `generated/ is up to date (${count(size, 'file')})`
  const { missing, stale, orphaned } = difference
  return `generated/ has ${count(size, 'file')}: ${missing.length} new, ${stale.length} changed, ${orphaned.length} removed`
}

function reportCheck({ io }: Settings, difference: Difference, size: number): void {
  for (const [what, paths] of Object.entries(difference))
    for (const path of paths as readonly string[]) io.out(`${what}: generated/${path}\n`)
  if (isSame(difference)) io.err(`generated/ is up to date (${count(size, 'file')})\n`)
  else io.err('generated/ is not what the policies say: run `codicil build` and commit the result\n')
}
