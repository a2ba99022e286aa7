import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildSync } from 'esbuild'
import type { Facts } from './table.js'
import { median } from './timing.js'

const cache = join(process.cwd(), 'node_modules/.cache')
const alias = { 'codicil/runtime': join(process.cwd(), 'compiler/runtime/runtime.ts') }

/** Milliseconds from the import of an evaluator to its first answer, in a process of its own; the median of nine. */
export function firstAnswer(entry: string, name: string, facts: Facts): number {
  const outfile = join(cache, 'codicil-bench-first.mjs')
  buildSync({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    alias,
    logLevel: 'warning',
  })
  const script = join(cache, 'codicil-bench-first-run.mjs')
  writeFileSync(
    script,
    `const start = performance.now()
const { ${name} } = await import('./codicil-bench-first.mjs')
${name}(${JSON.stringify(facts)})
console.log(performance.now() - start)
`,
  )
  const once = (): number => Number(execFileSync(process.execPath, [script], { encoding: 'utf8' }))
  return median(Array.from({ length: 9 }, once))
}

/** Bytes of an evaluator, minified, with all that it needs of the runtime. */
export function minifiedSize(entry: string): number {
  const { outputFiles } = buildSync({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    platform: 'browser',
    format: 'esm',
    write: false,
    alias,
    logLevel: 'warning',
  })
  return outputFiles[0]?.contents.length ?? 0
}
