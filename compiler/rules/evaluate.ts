import type { Answer, Verdict } from './answer.js'
import { reachOf, resolve, type Resolution } from './defeat.js'
import { compute, outcomeOf, type Surroundings } from './compute.js'
import { noDetails, type Details } from './details.js'
import type { Domain } from './domain.js'
import { encode } from './domain-values.js'
import { asksOf } from './expression.js'
import { isComputed, outcomeKey, type Outcome } from './outcome.js'
import type { AnswerTest, Condition, Decision, Input, Output, Rule } from './program.js'
import { contains } from './value-set.js'
import { workingTimeOf } from './working-time.js'

/** One case: a number for every input of a decision, by input id (see `domain-values.ts`). */
export type Case = ReadonlyMap<string, number>

/** The decisions that a decision asks, by the names it gives them. */
export type Asks = ReadonlyMap<string, Decision>

/** Whether a condition holds in a case. */
export function holds(condition: Condition, facts: Case, asks: Asks | undefined): boolean {
  switch (condition.kind) {
    case 'all':
      return condition.of.every((part) => holds(part, facts, asks))
    case 'any':
      return condition.of.some((part) => holds(part, facts, asks))
    case 'not':
      return !holds(condition.of, facts, asks)
    case 'test': {
      const value = facts.get(condition.input)
      if (value === undefined) throw new Error(`the case has no value for the input ${condition.input}`)
      return contains(condition.values, value)
    }
    case 'answer': {
      const asked = asks?.get(condition.ask)
      if (asked === undefined) throw new Error(`no decision is asked as ${condition.ask}`)
      return answersOf(asked, facts).some(({ outcome }) => isAnswer(outcome, condition.is))
    }
  }
}

/** Whether an outcome is what a test of an answer asks for. */
export function isAnswer(outcome: Outcome, is: AnswerTest['is']): boolean {
  if ('silence' in is) {
    if (is.silence === 'none') return outcome.kind === 'value'
    return outcome.kind === 'silence' && (is.silence === 'any' || is.silence === outcome.silence)
  }
  const field = outcome.kind === 'value' ? outcome.fields.find(({ output }) => output === is.output) : undefined
  if (field === undefined || field.value.type === 'computed' || field.value.type === 'text') return false
  const { value } = field
  const encoded = encode(is.domain, value.type === 'term' ? value.term : value.value)
  return typeof encoded === 'number' && contains(is.values, encoded)
}

/**
 * The reference evaluator: match, strike out the defeated, look at what is left. It reads the rules and nothing else;
 * every other way of answering is tested against it.
 */
export function evaluate(decision: Decision, facts: Case, details: Details = noDetails): Verdict {
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
  return {
    answers: computeAnswers(decision, answers, facts, details),
    contested: contestedBy(decision, contested, answers, facts, details),
  }
}

/**
 * The readings that contest an answer, and after them those that contest the answers of other decisions which it is computed
 * from. One of those may come to the same in the case at hand: only computing it would tell.
 */
export function contestedBy(
  decision: Decision,
  own: readonly Input[],
  answers: readonly Answer[],
  facts: Case,
  details: Details,
): readonly string[] {
  const ids = own.map(({ id }) => id)
  if (decision.strategy === 'all') return ids
  const asked = new Set(answers.flatMap(({ outcome }) => asksBehind(outcome)))
  const behind = [...asked].flatMap((name) => {
    const other = decision.asks?.get(name)
    return other === undefined ? [] : evaluate(other, facts, details).contested
  })
  return [...new Set([...ids, ...behind])]
}

/** The decisions that the expressions of an outcome ask, by the names they go by. */
export function asksBehind(outcome: Outcome): readonly string[] {
  const fields = outcome.kind === 'value' ? outcome.fields : []
  const all = fields.flatMap(({ value }) => (value.type === 'computed' ? [...asksOf(value.expression)] : []))
  return [...new Set(all)]
}

/** The rules that match a case. */
export function matchingRules({ rules, asks }: Decision, facts: Case): readonly Rule[] {
  return rules.filter((rule) => holds(rule.when, facts, asks))
}

/** Which rules match a case, and what became of each. */
export function resolveCase(decision: Decision, facts: Case): Resolution {
  return resolve(matchingRules(decision, facts), reachOf(decision.rules))
}

/** The answers to a case when only some rules can still match it. */
export function answersAmong(decision: Decision, rules: readonly Rule[], facts: Case): readonly Answer[] {
  const matching = rules.filter((rule) => holds(rule.when, facts, decision.asks))
  const { standing, carveOuts } = resolve(matching, reachOf(decision.rules))
  return answersFor(decision, standing, carveOuts)
}

/** The answers to a case as the rules state them; what they compute is not yet computed. */
export function answersOf(decision: Decision, facts: Case): readonly Answer[] {
  const { standing, carveOuts } = resolveCase(decision, facts)
  return answersFor(decision, standing, carveOuts)
}

/**
 * Answers with every computed value in place. Where an expression reads the answer of another decision and that is a
 * silence, the answer is that silence: what rests on nothing said says nothing.
 */
export function computeAnswers(
  decision: Decision,
  answers: readonly Answer[],
  facts: Case,
  details: Details,
): readonly Answer[] {
  return answers.map((answer) => {
    const { outcome } = answer
    if (outcome.kind === 'silence' || !isComputed(outcome)) return answer
    const asked = new Map<string, Answer | undefined>()
    for (const name of asksBehind(outcome)) {
      const other = decision.asks?.get(name)
      if (other !== undefined) asked.set(name, computeAnswers(other, answersOf(other, facts), facts, details)[0])
    }
    for (const other of asked.values())
      if (other?.outcome.kind === 'silence')
        return { ...answer, outcome: other.outcome, clauses: [...new Set([...answer.clauses, ...other.clauses])] }
    const around: Surroundings = {
      facts,
      details,
      calendar: (id) => workingTimeOf(decision.calendars?.get(id), details),
      answer: (name, output) => valueOf(asked.get(name), output, decision.asks?.get(name)),
    }
    const fields = outcome.fields.map(({ output, value }) => ({
      output,
      value: value.type === 'computed' ? outcomeOf(value.expression, compute(value.expression, around)) : value,
    }))
    return { ...answer, outcome: { kind: 'value', fields } }
  })
}

/** An output of an asked decision as a number. */
function valueOf(answer: Answer | undefined, output: string, decision: Decision | undefined): bigint | boolean {
  const declared = decision?.outputs.find(({ id }) => id === output)
  const fields = answer?.outcome.kind === 'value' ? answer.outcome.fields : []
  const value = fields.find((field) => field.output === output)?.value
  const domain = declared === undefined ? undefined : domainOfOutput(declared)
  if (domain === undefined || value === undefined || value.type === 'computed' || value.type === 'text')
    throw new Error(`the answer has no value ${output}`)
  if (value.type === 'boolean') return value.value
  const encoded = encode(domain, value.type === 'term' ? value.term : value.value)
  if (typeof encoded !== 'number') throw new Error(`${output} ${encoded.reason}`)
  return BigInt(encoded)
}

/** The values an output can have, as a domain; undefined where its declaration does not say enough. */
export function domainOfOutput({ type, vocabulary, digits, currency, unit }: Output): Domain | undefined {
  switch (type) {
    case 'term':
      return vocabulary === undefined ? undefined : { kind: 'terms', vocabulary }
    case 'decimal':
      return digits === undefined ? undefined : { kind: 'decimal', digits }
    case 'money':
      return digits === undefined || currency === undefined ? undefined : { kind: 'money', currency, digits }
    case 'duration':
      return unit === undefined ? undefined : { kind: 'duration', unit }
    case 'text':
      return undefined
    default:
      return { kind: type }
  }
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
