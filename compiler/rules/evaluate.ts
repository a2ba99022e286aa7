import type { Answer, Verdict } from './answer.js'
import { reachOf, resolve, type Resolution } from './defeat.js'
import { outcomeKey } from './outcome.js'
import type { Condition, Decision, Rule } from './program.js'
import { contains } from './value-set.js'

/** One case: a number for every input of a decision, by input id (see `domain-values.ts`). */
export type Case = ReadonlyMap<string, number>

/** Whether a condition holds in a case. */
export function holds(condition: Condition, facts: Case): boolean {
  switch (condition.kind) {
    case 'all':
      return condition.of.every((part) => holds(part, facts))
    case 'any':
      return condition.of.some((part) => holds(part, facts))
    case 'not':
      return !holds(condition.of, facts)
    case 'test': {
      const value = facts.get(condition.input)
      if (value === undefined) throw new Error(`the case has no value for the input ${condition.input}`)
      return contains(condition.values, value)
    }
  }
}

/**
 * The reference evaluator: match, strike out the defeated, look at what is left. It reads the rules and nothing else;
 * every other way of answering is tested against it.
 */
export function evaluate(decision: Decision, facts: Case): Verdict {
  const answers = answersOf(decision, facts)
  const key = outcomesKey(answers)
  const contested = decision.inputs.filter((input) => {
    if (input.role !== 'reading' || input.domain.kind !== 'choice') return false
    return input.domain.choices.some(
      (_, choice) =>
        choice !== facts.get(input.id) &&
        outcomesKey(answersOf(decision, new Map(facts).set(input.id, choice))) !== key,
    )
  })
  return { answers, contested: contested.map((input) => input.id) }
}

/** Which rules match a case, and what became of each. */
export function resolveCase(decision: Decision, facts: Case): Resolution {
  return resolve(
    decision.rules.filter((rule) => holds(rule.when, facts)),
    reachOf(decision.rules),
  )
}

function answersOf(decision: Decision, facts: Case): readonly Answer[] {
  const { standing, carveOuts } = resolveCase(decision, facts)
  return answersFor(decision, standing, carveOuts)
}

/** The answers that a set of standing rules amounts to: one per distinct outcome, in the order of the rules. */
export function answersFor(
  decision: Decision,
  standing: readonly Rule[],
  carveOuts: readonly Rule[],
): readonly Answer[] {
  const rules = standing.length === 0 && decision.otherwise !== undefined ? [decision.otherwise] : standing
  const groups = new Map<string, Rule[]>()
  for (const rule of rules) {
    if (rule.then === undefined) continue
    const key = outcomeKey(rule.then)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [rule])
    else group.push(rule)
  }
  return [...groups.values()].flatMap(([first, ...agreeing]) =>
    first?.then === undefined
      ? []
      : [
          {
            outcome: first.then,
            rule: first.id,
            agreeing: agreeing.map((rule) => rule.id),
            carveOuts: carveOuts.map((rule) => rule.id),
            clauses: [...new Set([first, ...agreeing, ...carveOuts].flatMap((rule) => rule.cites))],
          },
        ],
  )
}

/** Equal for two lists of answers exactly when they say the same, whichever rules say it. */
export function outcomesKey(answers: readonly Answer[]): string {
  return answers
    .map((answer) => outcomeKey(answer.outcome))
    .sort()
    .join('\n')
}
