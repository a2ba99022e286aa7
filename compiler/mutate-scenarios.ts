import type { Compilation } from './compile.js'
import { buildDiagram } from './diagram/build.js'
import type { Leaf } from './diagram/diagram.js'
import { difference } from './diagram/differ.js'
import { Nodes } from './diagram/nodes.js'
import { mutantsOf, type Mutant } from './mutate/mutants.js'
import { answersFor, evaluate, outcomesKey } from './rules/evaluate.js'
import type { Decision, Edition } from './rules/program.js'
import { isExpected, runScenarios, type ScenarioResult } from './run-scenarios.js'

/** What became of the small changes of one decision. */
export interface Mutation {
  readonly book: string
  readonly edition: string
  readonly decision: Decision
  /** Changes after which some case is answered otherwise, and of those the ones that a scenario notices. */
  readonly changes: number
  readonly noticed: number
  readonly unnoticed: readonly Mutant[]
  /** Changes that alter no answer at all, so that nothing could notice them. */
  readonly harmless: number
}

/**
 * Changes the rules one at a time, as a slip of the pen would, and looks whether a scenario notices: the answer, or the
 * rule it asks for, is no longer as expected. The scenarios themselves must pass.
 */
export function mutateScenarios(compilation: Compilation): readonly Mutation[] {
  const passed = runScenarios(compilation).results.filter((result) => result.passed)
  return compilation.books.flatMap(({ program, editions }) =>
    editions.flatMap(({ edition }) =>
      edition.decisions.map((decision) =>
        mutationOf(
          program.book.id,
          edition,
          decision,
          passed.filter(({ answer }) => answer?.decision === decision),
        ),
      ),
    ),
  )
}

function mutationOf(
  book: string,
  edition: Edition,
  decision: Decision,
  scenarios: readonly ScenarioResult[],
): Mutation {
  const unnoticed: Mutant[] = []
  let noticed = 0
  let harmless = 0
  for (const mutant of mutantsOf(decision)) {
    if (scenarios.some((result) => notices(result, mutant))) noticed++
    else if (changesAnAnswer(decision, mutant.decision)) unnoticed.push(mutant)
    else harmless++
  }
  return { book, edition: edition.id, decision, changes: noticed + unnoticed.length, noticed, unnoticed, harmless }
}

function notices({ scenario, answer }: ScenarioResult, { decision }: Mutant): boolean {
  if (answer === undefined || scenario.expected.kind !== 'outcomes') return false
  const { answers } = evaluate(decision, answer.facts, answer.details)
  if (!isExpected(scenario.expected.outcomes, answers)) return true
  const rules = answers.flatMap(({ rule, agreeing }) => [rule, ...agreeing])
  return scenario.rule !== undefined && !rules.includes(scenario.rule)
}

function changesAnAnswer(decision: Decision, changed: Decision): boolean {
  const before = buildDiagram(decision)
  const says = (leaf: Leaf): string => outcomesKey(answersFor(decision, leaf.standing, leaf.carveOuts))
  return difference(new Nodes(), before.root, buildDiagram(changed).root, says) !== undefined
}
