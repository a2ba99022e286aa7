import type { Compilation } from './compile.js'
import { buildDiagram } from './diagram/build.js'
import type { Leaf } from './diagram/diagram.js'
import { difference } from './diagram/differ.js'
import { Nodes } from './diagram/nodes.js'
import { mutantsOf, type Mutant } from './mutate/mutants.js'
import { answersFor, evaluate, outcomesKey } from './rules/evaluate.js'
import type { Decision, Edition } from './rules/program.js'
import { isExpected } from './rules/scenario.js'
import type { ScenarioResult, ScenarioRun } from './run-scenarios.js'

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
 * rule it asks for, is no longer as expected. Of the scenarios, those that passed are judges.
 */
export function mutateScenarios(
  compilation: Compilation,
  { results }: ScenarioRun,
  decisions?: ReadonlySet<string>,
): readonly Mutation[] {
  const passed = results.filter((result) => result.passed)
  return compilation.books.flatMap(({ program, editions: all }) => {
    // A supposition is nobody's contract: its figures need no examples.
    const editions = all.filter(({ edition }) => edition.whatIf !== true)
    const seen = new Set<string>()
    return editions.flatMap(({ edition }) =>
      edition.decisions.flatMap((decision) => {
        if (decisions?.has(decision.id) === false) return []
        // An edition takes over the files that it does not replace: a slip in one of them is the same slip in both.
        const own = mutantsOf(decision).filter((mutant) => !seen.has(slipOf(decision, mutant)))
        for (const mutant of own) seen.add(slipOf(decision, mutant))
        const others = editions.flatMap((one) => one.edition.decisions.filter(({ id }) => id === decision.id))
        return [mutationOf(program.book.id, edition, decision, own, others, passed)]
      }),
    )
  })
}

/** Equal for the same change of the same rule as it stands in its file. */
function slipOf({ id }: Decision, { rule, change }: Mutant): string {
  return [id, rule.origin.source.path, rule.origin.start, rule.id, change].join(' ')
}

function mutationOf(
  book: string,
  edition: Edition,
  decision: Decision,
  mutants: readonly Mutant[],
  inEditions: readonly Decision[],
  scenarios: readonly ScenarioResult[],
): Mutation {
  const own = new Map(inEditions.map((other) => [other, scenarios.filter(({ answer }) => answer?.decision === other)]))
  const elsewhere = new Map(inEditions.map((other) => [other, mutantsBySlip(other)]))
  const unnoticed: Mutant[] = []
  let noticed = 0
  let harmless = 0
  for (const mutant of mutants) {
    const isNoticed = inEditions.some((other) => {
      const same = elsewhere.get(other)?.get(slipOf(decision, mutant))
      return same !== undefined && own.get(other)?.some((result) => notices(result, same)) === true
    })
    if (isNoticed) noticed++
    else if (changesAnAnswer(decision, mutant.decision)) unnoticed.push(mutant)
    else harmless++
  }
  return { book, edition: edition.id, decision, changes: noticed + unnoticed.length, noticed, unnoticed, harmless }
}

const known = new WeakMap<Decision, ReadonlyMap<string, Mutant>>()

function mutantsBySlip(decision: Decision): ReadonlyMap<string, Mutant> {
  let bySlip = known.get(decision)
  if (bySlip === undefined)
    known.set(decision, (bySlip = new Map(mutantsOf(decision).map((mutant) => [slipOf(decision, mutant), mutant]))))
  return bySlip
}

function notices({ scenario, answer }: ScenarioResult, { decision }: Mutant): boolean {
  if (answer === undefined) return false
  const { answers } = evaluate(decision, answer.facts, answer.details)
  if (!isExpected(scenario.expected, answers)) return true
  const rules = answers.flatMap(({ rule, agreeing }) => [rule, ...agreeing])
  return scenario.rule !== undefined && !rules.includes(scenario.rule)
}

function changesAnAnswer(decision: Decision, changed: Decision): boolean {
  const before = buildDiagram(decision)
  const says = (leaf: Leaf): string => outcomesKey(answersFor(decision, leaf.standing, leaf.carveOuts))
  return difference(new Nodes(), before.root, buildDiagram(changed).root, says) !== undefined
}
