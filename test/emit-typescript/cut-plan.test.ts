import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutPlanOf } from '../../compiler/emit/typescript/cut-plan.js'
import type { Step } from '../../compiler/emit/typescript/steps.js'
import { answersOf, outcomesKey, type Case } from '../../compiler/rules/evaluate.js'
import type { Decision } from '../../compiler/rules/program.js'
import { contains } from '../../compiler/rules/value-set.js'
import { casesOf, randomDecision } from '../random-decision.js'

/** The random decision with its readings taken as facts, so that the whole of it can be asked. */
const withoutReadings = (decision: Decision): Decision => ({
  ...decision,
  strategy: 'all',
  inputs: decision.inputs.map((input) => ({ ...input, role: 'fact' })),
})

function follow(step: Step, facts: Case): string {
  if (step.kind === 'give') return outcomesKey(step.conclusion.answers)
  const way = step.ways.find(({ values }) => contains(values, facts.get(step.input.id) ?? -1))
  if (way === undefined) throw new Error('no way')
  return follow(way.next, facts)
}

describe('a plan that cuts', () => {
  it('answers every case as the reference evaluator', () => {
    fc.assert(
      fc.property(randomDecision, (random) => {
        const decision = withoutReadings(random)
        const plan = cutPlanOf(decision, Infinity)
        if (plan === undefined) throw new Error('there is always a plan')
        for (const facts of casesOf(decision.inputs))
          expect(follow(plan.step, facts)).toBe(outcomesKey(answersOf(decision, facts)))
      }),
      { numRuns: 2000, seed: 20230601 },
    )
  })

  it('gives up past the most it may ask', () => {
    fc.assert(
      fc.property(randomDecision, (random) => {
        const decision = withoutReadings(random)
        const plan = cutPlanOf(decision, Infinity)
        if (plan?.step.kind === 'ask') expect(cutPlanOf(decision, 0)).toBeUndefined()
      }),
      { numRuns: 100, seed: 20230601 },
    )
  })
})
