import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildDiagram } from '../../compiler/diagram/build.js'
import { inFewestWords } from '../../compiler/emit/typescript/fewest-words.js'
import { planOf, type OpenPlan } from '../../compiler/emit/typescript/plan.js'
import type { Step } from '../../compiler/emit/typescript/steps.js'
import type { Case } from '../../compiler/rules/evaluate.js'
import type { Decision, Input, Rule } from '../../compiler/rules/program.js'
import { contains, single } from '../../compiler/rules/value-set.js'
import { casesOf, randomDecision } from '../random-decision.js'
import { all, originIn, text } from './build.js'

/** The rules that answer a case, and the readings that contest them. */
function follow(step: Step, facts: Case): string {
  if (step.kind === 'give') {
    const { answers, contested } = step.conclusion
    return JSON.stringify([answers.map(({ rule, agreeing, carveOuts }) => [rule, agreeing, carveOuts]), contested])
  }
  const way = step.ways.find(({ values }) => contains(values, facts.get(step.input.id) ?? -1))
  if (way === undefined) throw new Error('no way')
  return follow(way.next, facts)
}

const planned = (decision: Decision, follows: 'adopted' | 'given'): OpenPlan | undefined => {
  try {
    return planOf(buildDiagram(decision), follows)
  } catch {
    // It has a gap or a conflict, and is never emitted.
    return undefined
  }
}

describe('a plan in the fewest words', () => {
  it('answers every case as the plan it comes from', () => {
    let compared = 0
    fc.assert(
      fc.property(randomDecision, fc.constantFrom('adopted' as const, 'given' as const), (decision, follows) => {
        const plan = planned(decision, follows)
        if (plan === undefined) return
        compared++
        const { step } = inFewestWords(plan)
        for (const facts of casesOf(decision.inputs)) expect(follow(step, facts)).toBe(follow(plan.step, facts))
      }),
      { numRuns: 2000, seed: 20230601 },
    )
    expect(compared).toBeGreaterThan(300)
  })

  it('asks for the long list once rather than under every term of the short one', () => {
    const terms = (id: string, count: number): Input => ({
      id,
      role: 'fact',
      label: text(id),
      domain: {
        kind: 'terms',
        vocabulary: {
          id,
          title: text(id),
          terms: Array.from({ length: count }, (_, i) => {
            return { id: `${id}-${i}`, label: text(`${id}-${i}`), parents: [], abstract: false }
          }),
        },
      },
    })
    const [level, product] = [terms('level', 4), terms('product', 30)]
    const origin = originIn('policies/table.yaml')
    const rules = Array.from({ length: 4 }, (_, i) => i).flatMap((place): readonly Rule[] =>
      [0, 15].map((from) => ({
        id: `level-${place}-from-${from}`,
        when: all(
          { kind: 'test', input: 'level', values: single(place), written: String(place) },
          { kind: 'test', input: 'product', values: [from, from + 15], written: String(from) },
        ),
        then: { kind: 'silence', silence: 'unspecified' },
        over: [],
        cites: ['C1'],
        origin,
      })),
    )
    const words = { title: text('table'), question: text('table?') }
    const decision: Decision = {
      ...{ id: 'table', ...words, force: 'duty', strategy: 'one', outputs: [], origin },
      inputs: [level, product],
      rules,
    }
    const plan = planned(decision, 'adopted')
    if (plan === undefined) throw new Error('it has neither gaps nor conflicts')
    expect(inFewestWords(plan).step).toMatchObject({ kind: 'ask', input: { id: 'product' } })
  })

  it('is left as it is where there are more parts than can be weighed, not where there are facts it does not ask', () => {
    /** The first that is true of some of the facts decides. */
    const chain = (count: number, some: number): Decision => {
      const origin = originIn('policies/chain.yaml')
      const inputs = Array.from({ length: count }, (_, i): Input => ({
        ...{ id: `fact-${i}`, role: 'fact', label: text(`fact ${i}`), domain: { kind: 'boolean' } },
      }))
      const ids = inputs.slice(0, some).map((_, i) => `rule-${i}`)
      const rules = ids.map((id, i): Rule => ({
        id,
        when: all({ kind: 'test', input: `fact-${i}`, values: single(1), written: 'true' }),
        then: { kind: 'value', fields: [{ output: 'n', value: { type: 'integer', value: i } }] },
        over: ids.slice(i + 1),
        cites: ['C1'],
        origin,
      }))
      const otherwise: Rule = {
        ...{ id: 'none', when: all(), then: { kind: 'silence', silence: 'unspecified' }, over: [], cites: [], origin },
      }
      return {
        ...{ id: 'chain', title: text('chain'), question: text('chain?'), force: 'duty', strategy: 'one', origin },
        ...{ outputs: [], inputs, rules, otherwise },
      }
    }
    const isLeft = (count: number, some = 3): boolean => {
      const plan = planned(chain(count, some), 'adopted')
      if (plan === undefined) throw new Error('it has neither gaps nor conflicts')
      return inFewestWords(plan) === plan
    }
    expect([isLeft(3), isLeft(40), isLeft(7, 7), isLeft(12, 12), isLeft(40, 40)]).toEqual([
      false,
      false,
      false,
      true,
      true,
    ])
  })
})
