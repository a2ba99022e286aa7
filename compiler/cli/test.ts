import { renderJunit, renderText, runScenarios, type Coverage, type ScenarioRun } from '../index.js'
import { count } from './check.js'
import { exit, painter } from './io.js'
import { envelope, loadSound } from './load.js'
import type { Settings } from './program.js'

/** `codicil test`: runs the scenarios, and with `--coverage` says which rules none of them reaches. */
export function test(settings: Settings, options: { readonly format: string; readonly coverage: boolean }): number {
  const { io, color, json } = settings
  const loaded = loadSound(settings)
  if (typeof loaded === 'number') return loaded
  const run = runScenarios(loaded.compilation)
  const failed = run.results.filter(({ passed }) => !passed).length
  if (json || options.format === 'json') io.out(envelope('test', testData(run)))
  else if (options.format === 'junit') io.out(junit(run))
  else {
    io.out(renderText(run.diagnostics, painter(io, 'out', color)))
    if (options.coverage) io.out(run.coverage.map(coverageText).join(''))
    io.err(`${count(run.results.length, 'scenario')}: ${run.results.length - failed} passed, ${failed} failed\n`)
  }
  return failed === 0 ? exit.fine : exit.findings
}

function testData({ results, diagnostics, coverage }: ScenarioRun): object {
  return {
    scenarios: results.map(({ scenario, passed }) => ({ id: scenario.id, decision: scenario.decision, passed })),
    failures: diagnostics.map(({ code, message }) => ({ code, message })),
    coverage: coverage.map(({ decision, edition, reached, unreached }) => ({
      edition,
      decision: decision.id,
      rules: decision.rules.length,
      reached,
      unreached: unreached.map((rule) => rule.id),
    })),
  }
}

function coverageText({ decision, reached, unreached }: Coverage): string {
  const head = `${decision.id}: ${reached} of ${count(decision.rules.length, 'rule')} reached\n`
  return head + unreached.map((rule) => `  not reached: ${rule.id} (${rule.cites.join(', ')})\n`).join('')
}

function junit({ results, diagnostics }: ScenarioRun): string {
  return renderJunit(
    results.map(({ scenario, passed }) => {
      const own = diagnostics.find(({ message }) => message.startsWith(`\`${scenario.id}\``))
      const failure = passed ? {} : { failure: own?.message ?? 'failed' }
      return { suite: scenario.decision, name: scenario.id, file: scenario.origin.source.path, ...failure }
    }),
  )
}
