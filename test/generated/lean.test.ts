import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildSync } from 'esbuild'
import { describe, expect, it } from 'vitest'
import { emitAlone } from '../../bench/decisions/program.js'
import { syntheticDecision } from '../../bench/synthetic.js'
import { buildDiagram } from '../../compiler/diagram/build.js'
import { project } from '../project.js'
import { writeFiles } from '../emit-typescript/emitted.js'

const alias = { 'codicil/runtime': join(project, 'compiler/runtime/runtime.ts') }
const book = join(project, 'generated/unified-support')

/** A program that uses some decisions, bundled and minified as for a browser; everything it imports is in it. */
function bundled(program: string): string {
  const { outputFiles } = buildSync({
    stdin: { contents: program, resolveDir: book, loader: 'ts' },
    ...{ bundle: true, minify: true, platform: 'browser', format: 'esm', write: false, logLevel: 'error', alias },
    tsconfigRaw: {},
  })
  return outputFiles[0]?.text ?? ''
}

describe('who imports one decision', () => {
  const text = bundled(`export { firstResponse } from './index.js'`)

  it('gets no other', () => {
    expect(text).toContain('"base/1/respond/azure"')
    for (const other of ['cancellation-fee/', 'cybersecurity-scope/', 'events-to-buy/', 'base/1/coverage'])
      expect(text).not.toContain(other)
  })

  it('gets neither its answers under other readings, nor labels, nor calendars', () => {
    for (const unused of ['Unknown reading', 'Tout autre produit', 'luxon', 'DateTime', 'zone'])
      expect(text).not.toContain(unused)
  })

  it('gets the severity table in less than 10 kB', () => {
    const evaluator = bundled(`export { firstResponse } from './2023/first-response.js'`)
    expect(Buffer.byteLength(evaluator)).toBeLessThan(10_000)
  })
})

/** What a million decisions leave on the heap, in a process of its own. */
function allocated(entry: string, name: string, facts: readonly object[]): number {
  const folder = mkdtempSync(join(project, 'node_modules', '.codicil-test-'))
  try {
    const outfile = join(folder, 'evaluator.mjs')
    buildSync({
      entryPoints: [entry],
      ...{ outfile, bundle: true, platform: 'node', format: 'esm', logLevel: 'error', alias, tsconfigRaw: {} },
    })
    const script = join(folder, 'run.mjs')
    writeFileSync(
      script,
      `import { ${name} as decide } from './evaluator.mjs'
const facts = JSON.parse(${JSON.stringify(JSON.stringify(facts))})
const run = (count) => { let last; for (let i = 0; i < count; i++) last = decide(facts[i % facts.length]); return last }
for (let warm = 0; warm < 5; warm++) run(200_000)
gc()
const before = process.memoryUsage().heapUsed
run(1_000_000)
console.log(process.memoryUsage().heapUsed - before)
`,
    )
    return Number(execFileSync(process.execPath, ['--expose-gc', script], { encoding: 'utf8' }))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

describe('the way to an answer', () => {
  // One object each would be 16 MB and more; what remains is the engine's own.
  const little = 1_000_000

  it('allocates nothing in code', () => {
    const facts = ['azure-stack', 'other-product', 'github-ae'].flatMap((product) =>
      ['1', 'A', 'B', 'C'].map((severity) => ({ offer: 'rapid-response', severity, product })),
    )
    expect(allocated(join(book, '2023/first-response.ts'), 'firstResponse', facts)).toBeLessThan(little)
  })

  it('allocates nothing in a tree of numbers', () => {
    const folder = writeFiles(emitAlone(buildDiagram(syntheticDecision('disjoint', 300))))
    const facts = [1, 2, 3].map((place) => ({
      ...{ region: `region-${place}`, segment: `segment-${place}`, product: `product-${place}` },
      ...{ channel: `channel-${place}`, amount: 100 * place, age: 20 * place },
    }))
    expect(allocated(join(folder, '2024/fee.ts'), 'fee', facts)).toBeLessThan(little)
  })

  it('is measured: an object for each decision would be seen', () => {
    const wasteful = `export const wasteful = (facts: { readonly n: number }) => ({ ...facts, more: [facts.n] })\n`
    const folder = writeFiles(new Map([['wasteful.ts', wasteful]]))
    expect(allocated(join(folder, 'wasteful.ts'), 'wasteful', [{ n: 1 }])).toBeGreaterThan(little)
  })
})
