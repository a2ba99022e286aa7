import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compile } from '../../compiler/compile.js'
import { renderText } from '../../compiler/diagnostics/render-text.js'
import { runScenarios } from '../../compiler/run-scenarios.js'
import type { SourceText } from '../../compiler/source/span.js'
import { slipped, slips } from '../slips.js'

const base = join(import.meta.dirname, 'base')
const sources = readdirSync(base, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.yaml'))
  .sort()
  .map((path): SourceText => ({ path: `policies/${path}`, text: readFileSync(join(base, path), 'utf8') }))

describe('a policy damaged anywhere', () => {
  it('is answered with findings that stand in its text, never with an exception', () => {
    const damage = fc.record({ file: fc.nat(), line: fc.nat(), slip: fc.constantFrom(...slips) })
    fc.assert(
      fc.property(fc.array(damage, { minLength: 1, maxLength: 3 }), (damages) => {
        const compilation = compile(damages.reduce(slipped, sources))
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
