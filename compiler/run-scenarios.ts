import { askCase } from './ask-case.js'
import type { CaseAnswer } from './answer-case.js'
import type { Compilation, CompiledEdition } from './compile.js'
import { type Diagnostic, Findings } from './diagnostics/findings.js'
import type { Leaf } from './diagram/diagram.js'
import { leavesOf, Nodes } from './diagram/nodes.js'
import { leafOf, wayTo } from './diagram/walk.js'
import type { Problem } from './question.js'
import type { Answer } from './rules/answer.js'
import type { Outcome } from './rules/outcome.js'
import { printOutcome } from './rules/print.js'
import type { Decision, Rule } from './rules/program.js'
import { clauseDifferences, isExpected, type ExpectedOfClause, type Scenario } from './rules/scenario.js'

/** How one scenario ended. */
export interface ScenarioResult {
  readonly scenario: Scenario
  readonly passed: boolean
  /** The case it put, where it was answered. */
  readonly answer?: CaseAnswer
}

/** What the scenarios reach of one decision. */
export interface Coverage {
  readonly book: string
  readonly decision: Decision
  readonly edition: string
  readonly reached: number
  readonly unreached: readonly Rule[]
  /** Different combinations of rules that can answer under the adopted readings, and how many of them are reached. */
  readonly leaves: number
  readonly reachedLeaves: number
  /** Clauses cited by the rules of the decision of which no rule is reached. */
  readonly clauses: readonly string[]
}

export interface ScenarioRun {
  readonly results: readonly ScenarioResult[]
  readonly diagnostics: readonly Diagnostic[]
  readonly coverage: readonly Coverage[]
}

/**
 * Asks the scenarios of every book, all or those of some decisions, and compares. A rule is reached when it stands, or takes
 * another out, in a case.
 */
export function runScenarios(compilation: Compilation, decisions?: ReadonlySet<string>): ScenarioRun {
  const findings = new Findings()
  const results: ScenarioResult[] = []
  const reached = new Reached()
  for (const { program, scenarios } of compilation.books)
    for (const scenario of scenarios) {
      const { decision, facts, readings, on, edition } = scenario
      if (decisions?.has(decision) === false) continue
      const partial = askCase(compilation, {
        book: program.book.id,
        decision,
        facts,
        readings,
        ...(on === undefined ? {} : { on }),
        ...(edition === undefined ? {} : { edition }),
      })
      if (!partial.ok) {
        results.push({ scenario, passed: isRefused(scenario, partial.problems, findings) })
        continue
      }
      const { settled: answer, needed } = partial
      if (answer !== undefined) reached.note(answer)
      const passed =
        answer === undefined
          ? isNeeded(
              scenario,
              needed.map(({ id }) => id),
              findings,
            )
          : isAnswered(scenario, answer, findings)
      results.push({ scenario, passed, ...(answer === undefined ? {} : { answer }) })
    }
  return { results, diagnostics: findings.all, coverage: reached.coverage(compilation, decisions) }
}

const code = (text: string): string => `\`${text}\``
const listed = (outcomes: readonly Outcome[]): string =>
  outcomes.map((outcome) => code(printOutcome(outcome))).join(' and ') || 'nothing'

function isRefused(scenario: Scenario, problems: readonly Problem[], findings: Findings): boolean {
  const { expected } = scenario
  const messages = problems.map(({ message }) => message)
  const [problem] = problems
  if (expected.kind === 'error') {
    if (messages.some((message) => message.includes(expected.contains))) return true
    const found = `it is refused for another reason: ${messages.join('; ')}`
    findings.report('scenario/no-error', scenario.expectSpan, {
      scenario: scenario.id,
      expected: expected.contains,
      found,
    })
    return false
  }
  const params = { scenario: scenario.id, problem: problem?.message ?? '' }
  findings.report('scenario/no-question', scenario.origin, params, { help: problem?.help })
  return false
}

function isNeeded(scenario: Scenario, needed: readonly string[], findings: Findings): boolean {
  const { expected } = scenario
  if (expected.kind === 'needs') {
    if ([...expected.facts].sort().join() === [...needed].sort().join()) return true
    const found = `what is needed is ${needed.map(code).join(', ')}`
    findings.report('scenario/wrong-needs', scenario.expectSpan, {
      scenario: scenario.id,
      expected: expected.facts.map(code).join(', '),
      found,
    })
    return false
  }
  findings.report('scenario/no-question', scenario.origin, {
    scenario: scenario.id,
    problem: `the facts do not settle it: ${needed.map(code).join(', ')} ${needed.length === 1 ? 'is' : 'are'} still needed`,
  })
  return false
}

function isAnswered(scenario: Scenario, answer: CaseAnswer, findings: Findings): boolean {
  const { expected } = scenario
  const { answers } = answer.verdict
  const said = `answers ${listed(answers.map(({ outcome }) => outcome))}`
  if (expected.kind === 'error') {
    const params = { scenario: scenario.id, expected: expected.contains, found: `${code(scenario.decision)} ${said}` }
    findings.report('scenario/no-error', scenario.expectSpan, params)
    return false
  }
  if (expected.kind === 'needs') {
    const params = {
      scenario: scenario.id,
      expected: expected.facts.map(code).join(', '),
      found: `the facts given settle it`,
    }
    findings.report('scenario/wrong-needs', scenario.expectSpan, params)
    return false
  }
  const related = answers.flatMap(({ rule }) => {
    const found = answer.decision.rules.find((candidate) => candidate.id === rule)
    return found === undefined ? [] : [{ message: `${code(rule)} is stated here`, span: found.origin }]
  })
  const extra = { related: related.slice(0, 3), help: wayWords(answer) }
  if (isExpected(expected, answers)) {
    const rules = answers.flatMap(({ rule, agreeing }) => [rule, ...agreeing])
    if (scenario.rule === undefined || rules.includes(scenario.rule)) return true
    const params = { scenario: scenario.id, expected: scenario.rule, found: rules[0] ?? '' }
    findings.report('scenario/wrong-rule', scenario.expectSpan, params, extra)
    return false
  }
  if (expected.kind === 'clauses') {
    const params = { scenario: scenario.id, differences: differencesWords(expected.clauses, answers) }
    findings.report('scenario/wrong-clauses', scenario.expectSpan, params, extra)
    return false
  }
  findings.report(
    'scenario/wrong-answer',
    scenario.expectSpan,
    {
      scenario: scenario.id,
      expected: listed(expected.outcomes),
      found: answers.length === 1 ? said : `give ${listed(answers.map(({ outcome }) => outcome))}`,
      rule: answers.length === 1 ? code(answers[0]?.rule ?? '') : 'the rules',
    },
    extra,
  )
  return false
}

function differencesWords(expected: readonly ExpectedOfClause[], answers: readonly Answer[]): string {
  const { missing, surplus, miscounted } = clauseDifferences(expected, answers)
  const differences = [
    ...miscounted.map(
      (one) =>
        `${code(one.clause)} gives ${String(one.found)} ${one.found === 1 ? 'answer' : 'answers'}, not ${String(one.expected)}`,
    ),
    ...missing.map(
      ({ clause, part }) => `${code(clause)} does not answer${part === undefined ? '' : ` ${listed([part])}`}`,
    ),
    ...surplus.map(({ rule, outcome }) => `${code(rule)} answers ${listed([outcome])}`),
  ]
  const shown = differences.slice(0, 4).join('; ')
  return differences.length > 4 ? `${shown}; and ${String(differences.length - 4)} more` : shown
}

/** The way through the decision that led to an answer. */
function wayWords({ book, edition, decision, facts }: CaseAnswer): string | undefined {
  const diagram = compiledEdition(book.editions, edition.id)?.diagrams.get(decision.id)
  if (diagram === undefined) return undefined
  const steps = wayTo(diagram.root, facts).map(({ input, shown }) => `${code(input)} is ${shown}`)
  return steps.length === 0 ? undefined : `the way to this answer: ${steps.join(', ')}`
}

const compiledEdition = (editions: readonly CompiledEdition[], id: string): CompiledEdition | undefined =>
  editions.find(({ edition }) => edition.id === id)

/** What the cases put so far have reached. */
class Reached {
  readonly #rules = new Set<string>()
  readonly #leaves = new Map<string, Set<Leaf>>()

  note({ book, edition, decision, facts, verdict }: CaseAnswer): void {
    const at = keyOf(book.program.book.id, edition.id, decision.id)
    for (const { rule, agreeing, carveOuts } of verdict.answers)
      for (const id of [rule, ...agreeing, ...carveOuts]) {
        const found = decision.rules.find((one) => one.id === id)
        if (found !== undefined) this.#rules.add(ruleKey(book.program.book.id, decision, found))
      }
    const diagram = compiledEdition(book.editions, edition.id)?.diagrams.get(decision.id)
    if (diagram === undefined) return
    const leaves = this.#leaves.get(at) ?? new Set()
    this.#leaves.set(at, leaves.add(leafOf(diagram.root, facts)))
  }

  coverage(compilation: Compilation, decisions?: ReadonlySet<string>): readonly Coverage[] {
    return compilation.books.flatMap(({ program, editions }) =>
      editions.flatMap(({ edition, diagrams }) =>
        edition.decisions.flatMap((decision): Coverage[] => {
          // Nobody expects examples of a supposition.
          if (edition.whatIf === true || decisions?.has(decision.id) === false) return []
          const at = keyOf(program.book.id, edition.id, decision.id)
          const isReached = (rule: Rule): boolean => this.#rules.has(ruleKey(program.book.id, decision, rule))
          const unreached = decision.rules.filter((rule) => !isReached(rule))
          const carried = new Set(decision.rules.filter(isReached).flatMap(({ cites }) => cites))
          const diagram = diagrams.get(decision.id)
          const adopted = new Map(
            decision.inputs.flatMap((input) =>
              input.role === 'reading' ? [[input.id, input.adopted ?? 0] as const] : [],
            ),
          )
          const leaves = diagram === undefined ? [] : leavesOf(new Nodes().given(diagram.root, adopted))
          const coverage: Coverage = {
            book: program.book.id,
            decision,
            edition: edition.id,
            reached: decision.rules.length - unreached.length,
            unreached,
            leaves: leaves.length,
            reachedLeaves: leaves.filter((leaf) => this.#leaves.get(at)?.has(leaf) === true).length,
            clauses: [...new Set(unreached.flatMap(({ cites }) => cites))].filter((id) => !carried.has(id)),
          }
          return [coverage]
        }),
      ),
    )
  }
}

/** The same for a rule in every edition that takes over its file. */
const ruleKey = (book: string, { id }: Decision, { origin, id: rule }: Rule): string =>
  keyOf(book, id, origin.source.path, String(origin.start), rule)

const keyOf = (...parts: readonly string[]): string => parts.join(' ')
