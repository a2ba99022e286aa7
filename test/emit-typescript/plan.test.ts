import { describe, expect, it } from 'vitest'
import { buildDiagram } from '../../compiler/diagram/build.js'
import { planOf } from '../../compiler/emit/typescript/plan.js'
import type { Step } from '../../compiler/emit/typescript/steps.js'
import type { Decision, Reading } from '../../compiler/rules/program.js'
import { all, originIn, readingInput, silent, test, text } from './build.js'

const origin = originIn('policies/readings.yaml')

const readingNamed = (id: string): Reading => ({
  id,
  title: text(id),
  question: text(id),
  choices: ['yes', 'no'].map((choice) => ({ id: choice, label: text(choice) })),
  adopted: 'yes',
  why: text(id),
  cites: ['C1'],
})

/** Readings of which each matters only as long as all those before it are read as adopted. */
function chainOf(count: number): Decision {
  const inputs = Array.from({ length: count }, (_, place) => readingInput(readingNamed(`r${place}`)))
  const rules = inputs.map((input, place) => ({
    id: `rules/${place}`,
    when: all(...inputs.slice(0, place).map((before) => test(before, 'yes')), test(input, 'no')),
    then: silent('discretionary', String(place)),
    over: [],
    cites: ['C1'],
    origin,
  }))
  const otherwise = { id: 'otherwise', when: all(), then: silent('unspecified'), over: [], cites: ['C1'], origin }
  const words = { title: text('chain'), question: text('chain?') }
  return { id: 'chain', ...words, force: 'duty', strategy: 'one', inputs, outputs: [], rules, otherwise, origin }
}

function stepsBelow(step: Step, seen = new Set<Step>()): ReadonlySet<Step> {
  if (seen.has(step)) return seen
  seen.add(step)
  if (step.kind === 'ask') for (const { next } of step.ways) stepsBelow(next, seen)
  return seen
}

describe('the plan of a decision that many readings touch', () => {
  it('asks no reading that the answer no longer hangs on', () => {
    const plan = planOf(buildDiagram(chainOf(40)), 'given')
    const asked = [...stepsBelow(plan.step)].filter((step) => step.kind === 'ask')
    expect(asked).toHaveLength(40)
    expect(plan.steps.conclusions).toHaveLength(41)
  })

  it('names every reading that alone would change the answer', () => {
    const plan = planOf(buildDiagram(chainOf(3)), 'given')
    expect(plan.steps.conclusions.map(({ answers, contested }) => [answers[0]?.rule, contested])).toEqual(
      expect.arrayContaining([
        ['otherwise', ['r0', 'r1', 'r2']],
        ['rules/2', ['r0', 'r1', 'r2']],
        ['rules/1', ['r0', 'r1']],
        ['rules/0', ['r0']],
      ]),
    )
    expect(plan.steps.conclusions).toHaveLength(4)
  })

  it('asks nothing under the adopted readings', () => {
    const { step } = planOf(buildDiagram(chainOf(3)), 'adopted')
    expect(step).toMatchObject({ kind: 'give', conclusion: { contested: ['r0', 'r1', 'r2'] } })
  })
})
