import { placesById } from '../../base/places-by-id.js'
import { allRules } from '../../rules/mentioned.js'
import type { Answer } from '../../rules/answer.js'
import { isComputed, plainValue, writtenKey, type Outcome } from '../../rules/outcome.js'
import type { Decision } from '../../rules/program.js'
import { computationArguments } from './computations.js'
import { camelCase, pascalCase, shortened, type Names } from './names.js'
import type { Follows } from './plan.js'
import type { Conclusion } from './steps.js'

/** One answer as a constant of the module; lists share those they have in common. */
export interface AnswerConstant {
  /** The constant, or the function that computes the answer. */
  readonly name: string
  /** What the answer rests on; the constant itself where nothing is computed. */
  readonly grounds: string
  readonly answer: Answer
  readonly contested: readonly string[]
}

/** A list of answers as a constant, for decisions that every standing rule answers. */
export interface ListConstant {
  readonly name: string
  readonly answers: readonly string[]
  readonly contested: readonly string[]
}

export type ValueOutcome = Extract<Outcome, { kind: 'value' }>

export interface SharedValue {
  readonly name: string
  readonly outcome: ValueOutcome
}

export interface Constants {
  /** Holds the id of the edition, which every answer names. */
  readonly edition: string
  /** Names of the values that several rules answer with, by `writtenKey`, in the order of the rules. */
  readonly values: ReadonlyMap<string, SharedValue>
  readonly answers: readonly AnswerConstant[]
  readonly lists: readonly ListConstant[]
  readonly nameOf: ReadonlyMap<Conclusion, string>
}

/** Names the constants after their rules, and puts them in the order in which the rules are declared. */
export function constantsOf(
  decision: Decision,
  conclusions: readonly Conclusion[],
  follows: Follows,
  scope: Names,
): Constants {
  const rules = allRules(decision)
  const places = placesById(rules)
  const readings = placesById(decision.inputs)
  const rank = (answer: Answer, contested: readonly string[]): readonly number[] => [
    ...[answer.rule, ...answer.agreeing, ...answer.carveOuts].map((id) => places.get(id) ?? 0),
    -1,
    ...contested.map((id) => readings.get(id) ?? 0),
  ]
  const single = decision.strategy === 'one'
  const ranked = conclusions.flatMap((conclusion) =>
    conclusion.answers.map((answer) => ({
      answer,
      contested: conclusion.contested,
      rank: rank(answer, conclusion.contested),
    })),
  )
  const edition = scope.claim('edition', 'editionAnswering')
  const answers = new Map<string, AnswerConstant>()
  for (const { answer, contested } of ranked.sort((a, b) => byRank(a.rank, b.rank))) {
    const key = keyOf(answer, contested)
    if (answers.has(key)) continue
    const name = scope.claim(...namesFor(answer, contested))
    answers.set(key, {
      name,
      grounds: isComputed(answer.outcome) ? scope.claim(`${name}Grounds`) : name,
      answer,
      contested,
    })
  }
  const values = sharedValues(answers.values(), scope)
  const nameOfAnswer = (answer: Answer, { contested }: Conclusion): string =>
    answers.get(keyOf(answer, contested))?.name ?? ''

  const nameOf = new Map<Conclusion, string>()
  const lists: ListConstant[] = []
  const listed = conclusions.map((conclusion) => ({
    conclusion,
    rank: conclusion.answers.flatMap((answer) => rank(answer, conclusion.contested)),
  }))
  for (const { conclusion } of listed.sort((a, b) => byRank(a.rank, b.rank))) {
    const names = conclusion.answers.map((answer) => nameOfAnswer(answer, conclusion))
    const [only] = names
    const computes = conclusion.answers.some(({ outcome }) => isComputed(outcome))
    const given = computes ? `(${computationArguments(decision, follows)})` : ''
    if (single && only !== undefined) nameOf.set(conclusion, only + given)
    else {
      const name = scope.claim(...namesForList(conclusion))
      lists.push({ name, answers: names, contested: conclusion.contested })
      nameOf.set(conclusion, name + given)
    }
  }
  return { edition, values, answers: [...answers.values()], lists, nameOf }
}

/** The values that the answers of several rules have in common. Few words, so that they can be read where they stand. */
function sharedValues(answers: Iterable<AnswerConstant>, scope: Names): ReadonlyMap<string, SharedValue> {
  const rules = new Map<string, Set<string>>()
  const values = new Map<string, SharedValue>()
  for (const { answer } of answers) {
    const { outcome, rule } = answer
    if (outcome.kind !== 'value' || isComputed(outcome) || outcome.fields.length === 0) continue
    const key = writtenKey(outcome)
    const others = rules.get(key) ?? new Set()
    rules.set(key, others.add(rule))
    if (others.size > 1 && !values.has(key)) values.set(key, { name: scope.claim(nameOfValue(outcome)), outcome })
  }
  return values
}

/** `pt15mElapsed`; a truth goes by the name of what is true, or not. */
function nameOfValue({ fields }: ValueOutcome): string {
  const words = fields.map(({ output, value }) => {
    const plain = plainValue(value)
    if (typeof plain === 'boolean') return plain ? output : `not ${output}`
    return typeof plain === 'object' ? Object.values(plain ?? {}).join(' ') : `${plain as string | number}`
  })
  return shortened(camelCase(words.join(' ').toLowerCase(), 'value'), 40)
}

function byRank(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) if (a[i] !== b[i]) return (a[i] ?? 0) - (b[i] ?? 0)
  return a.length - b.length
}

const keyOf = ({ rule, agreeing, carveOuts }: Answer, contested: readonly string[]): string =>
  JSON.stringify([rule, agreeing, carveOuts, contested])

/** `baseBook`, `baseBookWithSchools` when another rule agrees, `baseBookGivenAmnesty` when a carve-out cleared the way. */
function namesFor({ rule, agreeing, carveOuts }: Answer, contested: readonly string[]): readonly [string, ...string[]] {
  const [agrees] = agreeing
  const [clears] = carveOuts
  const also = agrees === undefined ? '' : `With${pascalCase(agrees, 'rule')}`
  const given = clears === undefined ? '' : `Given${pascalCase(clears, 'rule')}`
  const name = shortened(camelCase(rule, 'rule') + also + given)
  return contested.length > 0 ? [`${name}Contested`] : [name, `${name}Answer`]
}

function namesForList({ answers, contested }: Conclusion): readonly [string, ...string[]] {
  const [first, ...others] = answers
  if (first === undefined) return [contested.length > 0 ? 'noneContested' : 'none']
  const more =
    others.length > 1 ? `And${others.length}More` : others.map(({ rule }) => `And${pascalCase(rule, 'rule')}`).join('')
  const name = shortened(`${camelCase(first.rule, 'rule')}${others.length === 0 ? 'Alone' : more}`)
  return [contested.length > 0 ? `${name}Contested` : name]
}
