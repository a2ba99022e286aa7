import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { byCodeUnits } from '../../compiler/base/order.js'
import { compile } from '../../compiler/compile.js'
import { catalogue } from '../../compiler/diagnostics/catalogue.js'
import type { Diagnostic } from '../../compiler/diagnostics/findings.js'
import { renderText } from '../../compiler/diagnostics/render-text.js'
import { runScenarios } from '../../compiler/run-scenarios.js'
import type { SourceText } from '../../compiler/source/span.js'

const base = join(import.meta.dirname, 'base')
const fixtures = join(import.meta.dirname, 'fixtures')
const update = process.env['UPDATE_GOLDEN'] === '1'

/** Files below a folder, by path relative to it. */
function readTree(folder: string): ReadonlyMap<string, string> {
  if (!existsSync(folder)) return new Map()
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.yaml'))
  return new Map(paths.sort(byCodeUnits).map((path) => [path, readFileSync(join(folder, path), 'utf8')]))
}

/** What `check` and then `test` would say. */
function diagnose(tree: ReadonlyMap<string, string>): readonly Diagnostic[] {
  const compilation = compile([...tree].map(([path, text]): SourceText => ({ path: `policies/${path}`, text })))
  return compilation.ok
    ? [...compilation.diagnostics, ...runScenarios(compilation).diagnostics]
    : compilation.diagnostics
}

/**
 * Each folder of `fixtures/` is one mistake in the library book of `base/`: its files replace or join those of the
 * book, and `expected.txt` is what the author reads.
 */
describe('what the author reads', () => {
  const names = readdirSync(fixtures).sort(byCodeUnits)

  it('is nothing when the book is right', () => {
    expect(renderText(diagnose(readTree(base)).filter(({ severity }) => severity !== 'note'))).toBe('')
  })

  it.each(names)('%s', (name) => {
    const tree = new Map([...readTree(base), ...readTree(join(fixtures, name))])
    const expectedCode = name.split('--')[0]?.replace('.', '/')
    // Of what is only good to know, each fixture shows its own.
    const diagnostics = diagnose(tree).filter(({ severity, code }) => severity !== 'note' || code === expectedCode)
    const text = renderText(diagnostics)
    const golden = join(fixtures, name, 'expected.txt')
    if (update) writeFileSync(golden, text)
    expect(text).toBe(readFileSync(golden, 'utf8'))
    expect(diagnostics.map((diagnostic) => diagnostic.code)).toContain(expectedCode)
  })

  it('has a fixture for every code that the compiler itself reports', () => {
    const shown = new Set(names.map((name) => name.split('--')[0]?.replace('.', '/')))
    // The gate is shown in test/cli/gate.test.ts; `decision/not-proved` takes thousands of rules; test/analyse shows it with a small budget.
    const reportedElsewhere = /^(file|yaml|gate)\/|^decision\/not-proved$/
    expect(Object.keys(catalogue).filter((code) => !reportedElsewhere.test(code) && !shown.has(code))).toEqual([])
  })
})
