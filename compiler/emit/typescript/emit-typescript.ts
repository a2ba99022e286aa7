import { getOrMake } from '../../base/get-or-make.js'
import { forgetful, type Recall } from '../../base/recall.js'
import type { Instead } from '../../base/share.js'
import type { Diagram } from '../../diagram/diagram.js'
import { namedIn, statedIn } from '../../rules/mentioned.js'
import type { Decision, Edition, Program } from '../../rules/program.js'
import { writeAnswers } from './answers-code.js'
import { declaredIn, nameBook, type BookNames } from './book-names.js'
import { emitCalendars } from './calendars-module.js'
import { emitClauses } from './clauses-module.js'
import { emitDecision } from './decision-module.js'
import { emitDispatchers } from './dispatcher-module.js'
import { emitIndex } from './index-module.js'
import { emitReadings, emitVocabulary } from './term-lists.js'
import { unadopted } from './unadopted.js'
import type { Emitted } from './verify.js'
import { areSamePlans, plansOf, type ModulePlan, type WrittenPlan } from './written-plan.js'

/** An edition with the diagram of each of its decisions, by decision id. */
export interface EditionDiagrams {
  readonly edition: Edition
  readonly diagrams: ReadonlyMap<string, Diagram>
}

const open = ['program', 'program.book', 'program.book.readings.*', 'edition', 'names']
/** Of what a decision asks, little is seen in its own code. */
const openDecision = [...open, 'decision', 'decision.asks.*']

/**
 * The evaluators of a book as TypeScript, with paths in the book's folder. The decisions must have been proved to
 * answer every case without conflict; one that does not is an exception. The text depends on the program alone.
 */
export function emitTypescript(
  program: Program,
  editions: readonly EditionDiagrams[],
  recall: Recall = forgetful,
): readonly Emitted[] {
  const states = editions.map(({ edition }) => edition)
  const { id: book } = program.book
  const declared = recall.steady(`${book} declared`, declaredIn(program.book, states))
  const names = recall.of(`${book} names`, { declared }, (given) => nameBook(given.declared))

  /** By decision id, those of each edition without word of which readings are adopted. */
  const held = new Map<string, Map<string, { readonly edition: Edition; readonly decision: Decision }>>()
  const evaluators = editions.flatMap(({ edition, diagrams }) =>
    edition.decisions.flatMap((decision) => {
      const diagram = diagrams.get(decision.id)
      if (diagram === undefined) throw new Error(`the decision ${decision.id} has no diagram`)
      const key = `${book}/${edition.id}/${decision.id}`
      const underAny = recall.of(`${key} unadopted`, { decision }, (given) =>
        recall.steady(`${key} unadopted`, unadopted(given.decision)),
      )
      getOrMake(held, decision.id, () => new Map()).set(edition.id, { edition, decision: underAny })
      return evaluatorsOf({ program, edition, names }, diagram, { decision, underAny }, key, recall)
    }),
  )
  const dispatchers = [...names.decisions.keys()].map((id) =>
    recall.of(
      `${book}/${id}`,
      { program, held: held.get(id) ?? new Map(), names },
      (inputs) => emitDispatchers(inputs.program, id, [...inputs.held.values()], inputs.names),
      [...open, 'held.*', 'held.*.edition'],
    ),
  )
  const wholes = dispatchers.map(({ whole }) => whole)
  const unders = dispatchers.flatMap(({ under }) => (under === undefined ? [] : [under]))
  const coded = new Set(evaluators.flatMap(({ codes = [] }) => codes))
  const lists = [
    emitVocabulary(program, names, coded, recall),
    ...(program.book.readings.size > 0 ? [emitReadings(program, names, coded, recall)] : []),
  ]
  const calendars = emitCalendars(program, states, names)
  const index = emitIndex(program, [...wholes, ...lists], names)

  const own = calendars === undefined ? [] : [calendars]
  const stated = statedIn(program.editions.flatMap(({ decisions }) => decisions))
  const cited = recall.of(`${book} cited`, stated, (given) => recall.steady(`${book} cited`, namedIn(given).clauses))
  const clauses = recall.of(`${book} clauses`, { book: program.book, cited, names }, emitClauses, ['book'])
  return [clauses, ...own, ...lists, ...evaluators, ...wholes, ...unders, index]
}

/** The modules of a decision, in parts that change apart: its plans, its answers, and what leads from the one to the other. */
function evaluatorsOf(
  within: { readonly program: Program; readonly edition: Edition; readonly names: BookNames },
  diagram: Diagram,
  { decision, underAny }: { readonly decision: Decision; readonly underAny: Decision },
  key: string,
  recall: Recall,
): readonly Emitted[] {
  const { book } = within.program
  return plansIn(diagram, underAny, key, recall).map((plan) => {
    const { follows } = plan
    const own = `${key} ${follows}`
    const conclusions = recall.of(`${own} conclusions`, { plan }, (given) =>
      recall.steady(`${own} conclusions`, given.plan.plan.steps.conclusions),
    )
    const answers = recall.of(
      `${own} answers`,
      { book, edition: within.edition.id, decision: underAny, conclusions, follows, names: within.names },
      writeAnswers,
      ['book', 'decision', 'decision.asks.*', 'names'],
    )
    const inputs = { ...within, decision: follows === 'given' ? underAny : decision, plan, answers }
    return recall.of(own, inputs, emitDecision, openDecision)
  })
}

/**
 * The plans of a decision as they are written. Most changes of what a decision asks leave them as they were, and finding the
 * order in which they are written takes longer than finding that out.
 */
function plansIn(diagram: Diagram, underAny: Decision, key: string, recall: Recall): readonly WrittenPlan[] {
  // Diagrams of the same nodes are of decisions that differ in nothing a plan is made of.
  const plans = recall.of(`${key} plans`, { nodes: diagram.nodes, underAny }, (given) =>
    recall.steady(`${key} plans`, plansOf({ ...diagram, nodes: given.nodes }, given.underAny), {
      instead: () => asPlan,
    }),
  )
  return recall.of(`${key} written`, { plans }, (inputs) => inputs.plans.map(({ written }) => written()))
}

/** For `share`: a plan is the one it was, or another one as a whole. */
const asPlan: Instead = (before, part) => {
  if (!isPlan(part)) return undefined
  return isPlan(before) && areSamePlans(before, part) ? before : part
}

const isPlan = (value: unknown): value is ModulePlan => typeof value === 'object' && value !== null && 'plan' in value
