import { allRules } from './rules/mentioned.js'
import { explainCase, firstFailure, type CaseExplanation } from './answer-case.js'
import type { Compilation } from './compile.js'
import { nearestChange } from './diagram/nearest.js'
import { failure, unknown, type Failure, type Question } from './question.js'
import { showSet } from './rules/domain-values.js'
import { printCondition } from './rules/print.js'
import type { Rule } from './rules/program.js'

/** Why a rule does not answer a case, and how near it is to doing so. */
export interface WhyNot {
  readonly ok: true
  readonly explanation: CaseExplanation
  readonly rule: Rule
  /** It does answer, or takes part in it. */
  readonly applies: boolean
  /** The first part of its condition that fails; undefined where it matches. */
  readonly failed?: string
  /** The rule that defeats it, where it matches. */
  readonly defeatedBy?: Rule
  /** The fewest changes after which it would answer; undefined when no case lets it. */
  readonly changes?: readonly Change[]
}

/** One input of the case and the values with which the rule would answer. */
export interface Change {
  readonly input: string
  readonly role: 'fact' | 'reading'
  readonly values: string
}

/** Why a rule of a decision does not answer a case. */
export function whyNot(compilation: Compilation, question: Question, name: string): WhyNot | Failure {
  const explanation = explainCase(compilation, question)
  if (!explanation.ok) return explanation
  const { decision, facts, standing, fallen } = explanation
  const rules = allRules(decision)
  const rule = rules.find(({ id }) => id === name)
  if (rule === undefined)
    return failure(
      unknown(
        'rule',
        name,
        rules.map(({ id }) => id),
        `\`codicil list ${decision.id}\` and \`codicil show FILE --lowered\` show the rules`,
      ),
    )
  const edition = explanation.book.editions.find((one) => one.edition === explanation.edition)
  const diagram = edition?.diagrams.get(decision.id)
  const isOtherwise = rule === decision.otherwise
  const applies = standing.includes(rule) || (isOtherwise && standing.length === 0)
  const failed = firstFailure(rule.when, facts, decision)
  const defeatedBy = fallen.find((one) => one.rule === rule)?.by ?? (isOtherwise ? standing[0] : undefined)
  const changes =
    diagram === undefined
      ? undefined
      : nearestChange(diagram.root, facts, (leaf) =>
          isOtherwise ? leaf.standing.length === 0 : [...leaf.standing, ...leaf.carveOuts].includes(rule),
        )
  return {
    ok: true,
    explanation,
    rule,
    applies,
    ...(failed === undefined ? {} : { failed: printCondition(failed) }),
    ...(defeatedBy === undefined ? {} : { defeatedBy }),
    ...(changes === undefined || applies
      ? {}
      : {
          changes: [...changes].flatMap(([id, values]) => {
            const input = decision.inputs.find((one) => one.id === id)
            return input === undefined ? [] : [{ input: id, role: input.role, values: showSet(input.domain, values) }]
          }),
        }),
  }
}
