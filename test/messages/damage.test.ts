import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compile } from '../../compiler/compile.js'
import { renderText } from '../../compiler/diagnostics/render-text.js'
import { runScenarios } from '../../compiler/run-scenarios.js'
import type { SourceText } from '../../compiler/source/span.js'

const base = join(import.meta.dirname, 'base')
const sources = readdirSync(base, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.yaml'))
  .sort()
  .map((path): SourceText => ({ path: `policies/${path}`, text: readFileSync(join(base, path), 'utf8') }))

/** What a slip of the hand does to a line. */
const slips: readonly ((line: string) => readonly string[])[] = [
  () => [],
  (line) => [line, line],
  (line) => [` ${line}`],
  (line) => [line.replace(/[a-z]{3,}/, (word) => word.slice(0, -1))],
  (line) => [line.replace(/\d+/, (digits) => String(Number(digits) + 1))],
  (line) => [line.replace(/: .*/, ': []')],
  (line) => [line.replace(/: .*/, ': { x: 1 }')],
  (line) => [line.replace(/: .*/, ': 1')],
  (line) => [line.replace(/[[\]{}]/, '')],
]

describe('a policy damaged anywhere', () => {
  it('is answered with findings that stand in its text, never with an exception', () => {
    const damage = fc.record({ file: fc.nat(), line: fc.nat(), slip: fc.constantFrom(...slips) })
    fc.assert(
      fc.property(fc.array(damage, { minLength: 1, maxLength: 3 }), (damages) => {
        const files = [...sources]
        for (const { file, line, slip } of damages) {
          const at = file % files.length
          const lines = (files[at]?.text ?? '').split('\n')
          const place = line % lines.length
          lines.splice(place, 1, ...slip(lines[place] ?? ''))
          files[at] = { path: files[at]?.path ?? '', text: lines.join('\n') }
        }
        const compilation = compile(files)
        const diagnostics = compilation.ok ? runScenarios(compilation).diagnostics : compilation.diagnostics
        renderText(diagnostics)
        for (const { span, message } of diagnostics) {
          expect(message).not.toMatch(/undefined|\[object|NaN/)
          expect(span.start).toBeLessThanOrEqual(span.source.text.length)
        }
      }),
      { numRuns: 600, seed: 20230601 },
    )
  })
})
