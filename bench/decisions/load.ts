import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'

/**
 * Bundles an evaluator with the runtime it imports. Every call of what is returned loads it anew, so that what an engine
 * learnt of one caller's facts does not count for another's.
 */
export async function evaluatorAt(entry: string, name: string): Promise<() => Promise<(facts: object) => unknown>> {
  const outfile = join(process.cwd(), 'node_modules/.cache/codicil-bench', `${name.replaceAll(' ', '-')}.mjs`)
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'warning',
    alias: { 'codicil/runtime': join(process.cwd(), 'compiler/runtime/runtime.ts') },
  })
  let loaded = 0
  return async () => {
    const url = `${pathToFileURL(outfile).href}?${loaded++}`
    const module = (await import(url)) as Readonly<Record<string, (facts: object) => unknown>>
    const evaluator = Object.values(module).find((one) => typeof one === 'function')
    if (evaluator === undefined) throw new Error(`${entry} exports no evaluator`)
    return evaluator
  }
}

/** Writes generated files into a folder of the cache and gives its place. */
export function writeGenerated(files: ReadonlyMap<string, string>, name: string): string {
  const folder = join(process.cwd(), 'node_modules/.cache/codicil-bench', name)
  rmSync(folder, { recursive: true, force: true })
  for (const [path, text] of files) {
    const file = join(folder, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
  return folder
}
