import type { Text } from '../../base/text.js'
import { show } from '../../rules/domain-values.js'
import type { Decision, Edition, Input, Output, Program } from '../../rules/program.js'
import type { DecisionNames } from './book-names.js'
import { codeInDocComment, inDocComment } from './escape.js'
import { factsOf, type Fact } from '../../rules/facts.js'
import { factHint, isOrdered, readingsOf } from './facts.js'
import { clausesOf } from '../../rules/mentioned.js'
import { clauseList } from './module.js'

/** What the doc comments of one module are about. */
export interface Topic {
  readonly program: Program
  readonly edition: Edition
  readonly decision: Decision
  readonly names: DecisionNames
}

export function factsDoc({ decision }: Topic): readonly string[] {
  return [`The facts that decide: ${inDocComment(decision.question.en)}`]
}

export function factDoc(fact: Fact): readonly string[] {
  return [[labelled(fact), factHint(fact), presumption(fact)].filter((part) => part !== '').join(' ')]
}

function presumption({ type }: Fact): string {
  if (type.kind !== 'value' || type.input.presumed === undefined) return ''
  return `When unknown: ${codeInDocComment(show(type.input.domain, type.input.presumed))}.`
}

function labelled({ label, question }: Fact): string {
  const name = inDocComment(label.en)
  return question === undefined ? sentence(name) : `${name} — ${inDocComment(question.en)}`
}

export function outputsDoc({ decision }: Topic): readonly string[] {
  return [`What is answered to: ${inDocComment(decision.question.en)}`]
}

export function outputDoc({ label }: Output): readonly string[] {
  return [both(label)]
}

export function answerDoc({ decision }: Topic): readonly string[] {
  return decision.strategy === 'all'
    ? ['Every answer that applies; possibly none.']
    : ['One answer: the values, or the way in which the source gives none.']
}

export function readingsDoc({ decision }: Topic): readonly string[] {
  return [
    `How to read the passages that can be read in several ways, where they matter to: ${inDocComment(decision.question.en)}`,
    'What is left out is read as the book adopts it; each type says how.',
  ]
}

export function readingDoc(input: Input, { program }: Topic): readonly string[] {
  const reading = program.book.readings.get(input.id)
  if (reading === undefined) return [both(input.label)]
  return [
    `${inDocComment(reading.title.en)} — ${inDocComment(reading.question.en)}`,
    ...reading.choices.map(({ id, label }) => `- ${codeInDocComment(id)}: ${inDocComment(label.en)}`),
    `Why: ${inDocComment(reading.why.en)}`,
    `Clauses: ${clauseList(reading.cites, program.book)}.`,
  ]
}

const forces = {
  guarantee: 'The source guarantees it.',
  target: 'The source gives it as a target, not a guarantee.',
  permission: 'The source permits it.',
  duty: 'The source makes it a duty.',
  definition: 'The source defines it.',
} as const

/** All a reader needs at the place of the call: the question, the facts, the errors, the clauses. */
export function functionDoc({ program, edition, decision }: Topic, underReadings: boolean): readonly string[] {
  const readings = readingsOf(decision)
  const adopted = readings.length === 0 ? [] : [underReadings ? underChosen : underAdopted]
  const facts = factsOf(decision).map((fact) => `- ${codeInDocComment(fact.id)}: ${factDoc(fact).join(' ')}`)
  return [
    inDocComment(decision.question.en),
    inDocComment(decision.question.fr),
    [forces[decision.force], `Edition ${inDocComment(edition.id)}, ${heldOn(edition)}.`, ...adopted].join(' '),
    `Clauses: ${clauseList(clausesOf(decision), program.book)}.`,
    ...(underReadings ? ['@param readings - The readings to follow in place of those adopted.'] : []),
    ...(facts.length === 0 ? [] : ['@param facts - Every one of:', ...facts]),
    ...errors(decision),
  ]
}

const underAdopted = 'Under the adopted readings; `contested` names those that would change the answer.'
const underChosen = 'Under the readings given; `contested` names those that would change the answer.'

function errors({ inputs }: Decision): readonly string[] {
  const closed = inputs.some(({ domain }) => domain.kind === 'terms' || domain.kind === 'choice')
  const others = inputs.some((input) => isOrdered(input) || input.domain.kind === 'boolean')
  return [
    ...(closed ? ['@throws UnknownTermError when a fact is missing or no term of its vocabulary.'] : []),
    ...(others ? ['@throws FactError when a fact is missing, of another type, or out of range.'] : []),
  ]
}

/** When an edition holds, as in "from 2023-01-01 until 2024-01-01 (excluded)". */
export function heldOn({ from, until }: Edition): string {
  return until === undefined ? `from ${from} on` : `from ${from} until ${until} (excluded)`
}

function both({ en, fr }: Text): string {
  return en === fr ? sentence(inDocComment(en)) : `${inDocComment(en)} — ${sentence(inDocComment(fr))}`
}

const sentence = (text: string): string => (/[.!?…]$/.test(text) ? text : `${text}.`)
