// Bundles one benchmark and runs it: node bench/run.mjs diff 10000
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const here = new URL('./', import.meta.url)
const [name = '', ...more] = process.argv.slice(2)
if (!existsSync(new URL(`${name}.ts`, here))) {
  const known = readdirSync(here).filter((file) => file.endsWith('.ts'))
  console.error(`there is no benchmark ${name}; there are ${known.map((file) => file.slice(0, -3)).join(', ')}`)
  process.exit(2)
}
const outfile = fileURLToPath(new URL(`../node_modules/.cache/codicil-bench-${name}.mjs`, here))
await build({
  entryPoints: [fileURLToPath(new URL(`${name}.ts`, here))],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  alias: { 'codicil/runtime': fileURLToPath(new URL('../compiler/runtime/runtime.ts', here)) },
  logLevel: 'warning',
})
execFileSync(process.execPath, ['--expose-gc', outfile, ...more], { stdio: 'inherit' })
