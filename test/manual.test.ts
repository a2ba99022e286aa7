import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { compile } from '../compiler/compile.js'
import { renderText } from '../compiler/diagnostics/render-text.js'
import { kinds } from '../compiler/document/validate.js'
import { runScenarios } from '../compiler/run-scenarios.js'
import { project } from './project.js'

const manual = readFileSync(join(project, 'docs/language.md'), 'utf8')
const files = [...manual.matchAll(/```yaml\n# (policies\S+)\n([\s\S]*?)```/g)].map(([, path = '', text = '']) => ({
  path,
  text,
}))

describe('the manual of the language', () => {
  it('shows a book that compiles and whose scenarios pass', () => {
    const compilation = compile(files)
    const findings = compilation.diagnostics.filter(({ severity }) => severity !== 'note')
    expect(renderText(findings)).toBe('')
    const { results, diagnostics } = runScenarios(compilation)
    expect(renderText(diagnostics)).toBe('')
    expect(results.length).toBe(12)
  })

  it('shows every kind there is', () => {
    const shown = new Set([...manual.matchAll(/^kind: (\S+)$/gm)].map(([, kind]) => kind))
    expect([...shown].sort()).toEqual([...kinds].sort())
  })
})
