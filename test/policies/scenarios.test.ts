import { describe, expect, it } from 'vitest'
import { compile } from '../../compiler/compile.js'
import { renderText } from '../../compiler/diagnostics/render-text.js'
import { runScenarios } from '../../compiler/run-scenarios.js'
import { project, readPolicySources } from '../project.js'

describe('the scenarios of the books', () => {
  const { results, diagnostics } = runScenarios(compile(readPolicySources(project)))

  it('all pass', () => {
    expect(renderText(diagnostics)).toBe('')
    expect(results.length).toBeGreaterThanOrEqual(40)
    expect(results.filter(({ passed }) => !passed)).toEqual([])
  })
})
