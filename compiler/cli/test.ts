import {
  mutateScenarios,
  renderJunit,
  renderText,
  runScenarios,
  type Coverage,
  type Mutation,
  type ScenarioRun,
} from '../index.js'
import { count } from './check.js'
import { exit, painter } from './io.js'
import { envelope, loadSound } from './load.js'
import { checkDecisions, ofBook } from './named.js'
import type { Settings } from './program.js'

export interface TestOptions {
  readonly format: string
  readonly coverage: boolean
  readonly mutate: boolean
  /** Only the scenarios of these decisions. */
  readonly decisions?: readonly string[]
  /** Only the scenarios of this book. */
  readonly book?: string
}

/**
 * `codicil test`: runs the scenarios; with `--coverage` says which rules none of them reaches, with `--mutate` which small
 * changes of the rules none of them notices.
 */
export function test(settings: Settings, options: TestOptions): number {
  const { io, color, json } = settings
  const loaded = loadSound(settings)
  if (typeof loaded === 'number') return loaded
  const compilation = ofBook(loaded.compilation, options.book)
  checkDecisions(compilation, options.decisions ?? [])
  const decisions = options.decisions === undefined ? undefined : new Set(options.decisions)
  const run = runScenarios(compilation, decisions)
  const failed = run.results.filter(({ passed }) => !passed).length
  const mutations = options.mutate && failed === 0 ? mutateScenarios(compilation, run, decisions) : []
  if (json || options.format === 'json') io.out(envelope('test', testData(run, mutations)))
  else if (options.format === 'junit') io.out(junit(run))
  else {
    io.out(renderText(run.diagnostics, painter(io, 'out', color)))
    if (options.coverage) io.out(run.coverage.map(coverageText).join(''))
    if (options.mutate && failed === 0) io.out(mutations.map(mutationText).join('') + mutationTotal(mutations))
    if (options.mutate && failed > 0) io.err('Changes are only tried when every scenario passes.\n')
    io.err(`${count(run.results.length, 'scenario')}: ${run.results.length - failed} passed, ${failed} failed\n`)
  }
  return failed === 0 ? exit.fine : exit.findings
}

function testData({ results, diagnostics, coverage }: ScenarioRun, mutations: readonly Mutation[]): object {
  return {
    scenarios: results.map(({ scenario, passed }) => ({ id: scenario.id, decision: scenario.decision, passed })),
    failures: diagnostics.map(({ code, message }) => ({ code, message })),
    coverage: coverage.map(({ book, decision, edition, reached, unreached, leaves, reachedLeaves, clauses }) => ({
      book,
      edition,
      decision: decision.id,
      rules: decision.rules.length,
      reached,
      unreached: unreached.map((rule) => rule.id),
      leaves,
      reachedLeaves,
      unreachedClauses: clauses,
    })),
    ...(mutations.length === 0
      ? {}
      : {
          mutations: mutations.map(({ book, decision, edition, changes, noticed, unnoticed, harmless }) => ({
            book,
            edition,
            decision: decision.id,
            changes,
            noticed,
            harmless,
            unnoticed: unnoticed.map(({ rule, change }) => ({ rule: rule.id, change })),
          })),
        }),
  }
}

function coverageText({ decision, reached, unreached, leaves, reachedLeaves, clauses }: Coverage): string {
  const silent = clauses.length === 0 ? '' : `; clauses without a scenario: ${clauses.join(', ')}`
  const head = `${decision.id}: ${reached} of ${count(decision.rules.length, 'rule')} reached, ${reachedLeaves} of ${leaves} leaves${silent}\n`
  return head + unreached.map((rule) => `  not reached: ${rule.id} (${rule.cites.join(', ')})\n`).join('')
}

function mutationText({ decision, edition, changes, noticed, unnoticed }: Mutation): string {
  if (unnoticed.length === 0) return ''
  const head = `${decision.id} (${edition}): ${noticed} of ${count(changes, 'change')} noticed\n`
  return head + unnoticed.map(({ rule, change }) => `  not noticed: ${rule.id}: ${change}\n`).join('')
}

function mutationTotal(mutations: readonly Mutation[]): string {
  const sum = (of: (mutation: Mutation) => number): number => mutations.reduce((all, one) => all + of(one), 0)
  const [changes, noticed, harmless] = [
    sum((one) => one.changes),
    sum((one) => one.noticed),
    sum((one) => one.harmless),
  ]
  const share = changes === 0 ? '' : ` (${((100 * noticed) / changes).toFixed(1)} %)`
  return `${noticed} of ${count(changes, 'change')} noticed${share}; ${harmless} more change no answer\n`
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
