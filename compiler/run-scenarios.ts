import { answerCase } from './answer-case.js'
import type { Compilation } from './compile.js'
import { type Diagnostic, Findings } from './diagnostics/findings.js'
import type { Answer } from './rules/answer.js'
import { outcomesKey } from './rules/evaluate.js'
import { outcomeKey } from './rules/outcome.js'
import { printOutcome } from './rules/print.js'
import type { Decision, Rule } from './rules/program.js'
import type { Scenario } from './rules/scenario.js'

/** How one scenario ended. */
export interface ScenarioResult {
  readonly scenario: Scenario
  readonly passed: boolean
}

/** Rules that no scenario reaches, by decision. */
export interface Coverage {
  readonly decision: Decision
  readonly edition: string
  readonly reached: number
  readonly unreached: readonly Rule[]
}

export interface ScenarioRun {
  readonly results: readonly ScenarioResult[]
  readonly diagnostics: readonly Diagnostic[]
  readonly coverage: readonly Coverage[]
}

/** Asks every scenario of every book, and compares. A rule is reached when it stands, or takes another out, in a case. */
export function runScenarios(compilation: Compilation): ScenarioRun {
  const findings = new Findings()
  const results: ScenarioResult[] = []
  const reached = new Set<string>()
  for (const { program, scenarios } of compilation.books)
    for (const scenario of scenarios) {
      const { decision, facts, readings, on } = scenario
      const question = { book: program.book.id, decision, facts, readings, ...(on === undefined ? {} : { on }) }
      const answer = answerCase(compilation, question)
      if (!answer.ok) {
        const [problem] = answer.problems
        findings.report(
          'scenario/no-question',
          scenario.origin,
          { scenario: scenario.id, problem: problem?.message ?? '' },
          { help: problem?.help },
        )
        results.push({ scenario, passed: false })
        continue
      }
      const { answers } = answer.verdict
      for (const { rule, agreeing, carveOuts } of answers)
        for (const id of [rule, ...agreeing, ...carveOuts])
          reached.add(keyOf(program.book.id, answer.edition.id, decision, id))
      results.push({ scenario, passed: compare(scenario, answers, answer.decision, findings) })
    }
  return { results, diagnostics: findings.all, coverage: coverageOf(compilation, reached) }
}

const keyOf = (...parts: readonly string[]): string => parts.join(' ')

function compare(scenario: Scenario, answers: readonly Answer[], decision: Decision, findings: Findings): boolean {
  const wanted = scenario.expected.map(outcomeKey).sort().join('\n')
  const related = answers.flatMap(({ rule }) => {
    const found = decision.rules.find((candidate) => candidate.id === rule)
    return found === undefined ? [] : [{ message: `\`${rule}\` is stated here`, span: found.origin }]
  })
  if (wanted !== outcomesKey(answers)) {
    const listed = (outcomes: readonly string[]): string =>
      outcomes.map((outcome) => `\`${outcome}\``).join(' and ') || 'nothing'
    findings.report(
      'scenario/wrong-answer',
      scenario.expectSpan,
      {
        scenario: scenario.id,
        expected: listed(scenario.expected.map(printOutcome)),
        found:
          answers.length === 1
            ? `answers ${listed(answers.map(({ outcome }) => printOutcome(outcome)))}`
            : `give ${listed(answers.map(({ outcome }) => printOutcome(outcome)))}`,
        rule: answers.length === 1 ? `\`${answers[0]?.rule ?? ''}\`` : 'the rules',
      },
      { related: related.slice(0, 3) },
    )
    return false
  }
  const rules = answers.flatMap(({ rule, agreeing }) => [rule, ...agreeing])
  if (scenario.rule === undefined || rules.includes(scenario.rule)) return true
  findings.report(
    'scenario/wrong-rule',
    scenario.expectSpan,
    { scenario: scenario.id, expected: scenario.rule, found: rules[0] ?? '' },
    { related: related.slice(0, 3) },
  )
  return false
}

function coverageOf(compilation: Compilation, reached: ReadonlySet<string>): readonly Coverage[] {
  return compilation.books.flatMap(({ program }) =>
    program.editions.flatMap((edition) =>
      edition.decisions.map((decision): Coverage => {
        const unreached = decision.rules.filter(
          (rule) => !reached.has(keyOf(program.book.id, edition.id, decision.id, rule.id)),
        )
        return { decision, edition: edition.id, reached: decision.rules.length - unreached.length, unreached }
      }),
    ),
  )
}
