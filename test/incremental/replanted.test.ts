import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { analyse } from '../../compiler/analyse/analyse.js'
import { share } from '../../compiler/base/share.js'
import { buildDiagram } from '../../compiler/diagram/build.js'
import { diagramOf } from '../../compiler/diagram/diagram-of.js'
import type { Diagram } from '../../compiler/diagram/diagram.js'
import { planOtherReadings } from '../../compiler/emit/typescript/plan-ahead.js'
import { unadopted } from '../../compiler/emit/typescript/unadopted.js'
import { plansOf, type ModulePlan } from '../../compiler/emit/typescript/written-plan.js'
import type { Outcome, OutcomeValue } from '../../compiler/rules/outcome.js'
import { universe } from '../../compiler/rules/domain-values.js'
import type { Decision, Input, Rule } from '../../compiler/rules/program.js'
import { sample } from '../../compiler/rules/value-set.js'
import { randomDecision } from '../random-decision.js'

/** What rules say and cite, whether they still are over what they were over; what is answered where none stands; or what a reading is taken to be. */
const change = fc.oneof(
  fc.record({ adopted: fc.nat({ max: 2 }) }),
  fc.record({ presumes: fc.boolean() }),
  fc.record({ otherwise: fc.integer({ min: 0, max: 5 }) }),
  fc.record({
    rules: fc.array(
      fc.record({
        rule: fc.nat({ max: 6 }),
        says: fc.option(fc.integer({ min: 0, max: 5 }), { nil: undefined }),
        cites: fc.constantFrom('C1', 'C2'),
        isOver: fc.boolean(),
      }),
      { minLength: 1, maxLength: 3 },
    ),
  }),
)
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never

function changed(decision: Decision, change: Change): Decision {
  if ('adopted' in change)
    return { ...decision, inputs: decision.inputs.map((input): Input => adopting(input, change.adopted)) }
  if ('presumes' in change)
    return { ...decision, inputs: decision.inputs.map((input): Input => presuming(input, change.presumes)) }
  if ('otherwise' in change) {
    const { otherwise } = decision
    return otherwise === undefined
      ? decision
      : { ...decision, otherwise: { ...otherwise, then: saying(change.otherwise) } }
  }
  const { rules } = change
  return { ...decision, rules: decision.rules.map(changedRule) }

  function changedRule(rule: Rule, place: number): Rule {
    const own = rules.find((one) => one.rule === place)
    if (own === undefined) return rule
    const over = own.isOver || rule.then === undefined ? rule.over : []
    const then = rule.then === undefined || own.says === undefined ? rule.then : saying(own.says)
    return { ...rule, over, cites: [own.cites], ...(then === undefined ? {} : { then }) }
  }
}

function adopting(input: Input, adopted: number): Input {
  return input.domain.kind === 'choice' ? { ...input, adopted: adopted % input.domain.choices.length } : input
}

function presuming({ presumed: _, ...input }: Input, presumes: boolean): Input {
  return presumes && input.role === 'fact' ? { ...input, presumed: sample(universe(input.domain)) } : input
}

/** From 4 on what it says is computed. */
function saying(n: number): Outcome {
  const known: OutcomeValue = { type: 'integer', value: n }
  const type = { kind: 'number', digits: 0 } as const
  const computed: OutcomeValue = {
    type: 'computed',
    expression: { type, op: 'constant', value: BigInt(n) },
    value: `= ${n}`,
  }
  return { kind: 'value', fields: [{ output: 'n', value: n < 4 ? known : computed }] }
}

/** The same decision as objects of its own, of which nothing is known. */
const anew = (decision: Decision): Decision => ({
  ...decision,
  inputs: [...decision.inputs],
  rules: [...decision.rules],
})

/** A diagram as far as it tells of its decision. */
const told = ({ nodes, root, budgetSpent }: Diagram) => ({ nodes, root, budgetSpent })

/** `underAny` is the decision without word of what is adopted. */
function plansFor(diagram: Diagram, underAny = unadopted(diagram.decision)): readonly unknown[] | undefined {
  try {
    return plansOf(diagram, underAny).map(told)
  } catch {
    // It has a gap or a conflict, and is never emitted.
    return undefined
  }
  function told({ follows, plan, written }: ModulePlan) {
    const { plan: short, tree } = written()
    return [plan, short].map(({ step, steps }) => ({ follows, step, conclusions: steps.conclusions, tree }))
  }
}

/** Plans ahead; false where the decision has a gap or a conflict. */
function plannedAhead(diagram: Diagram): boolean {
  try {
    for (const _ of planOtherReadings([diagram])) continue
    return true
  } catch {
    return false
  }
}

/** What is made anew can make more steps. */
const isMadeAnew = ({ plan }: ModulePlan): boolean => 'ask' in plan.steps

describe('a decision that answers, cites or adopts otherwise', () => {
  it('has the diagram, the findings and the plans that it would have if nothing were known', () => {
    let ofOneShape = 0
    let planned = 0
    fc.assert(
      fc.property(randomDecision, fc.array(change, { minLength: 1, maxLength: 5 }), (first, changes) => {
        const shape = diagramOf(first).shape
        let underAny = unadopted(first)
        plansFor(diagramOf(first), underAny)
        let decision = first
        for (const one of changes) {
          decision = changed(decision, one)
          const again = diagramOf(decision)
          const fresh = buildDiagram(anew(decision))
          expect(told(again)).toEqual(told(fresh))
          expect(analyse([again])).toEqual(analyse([fresh]))
          // What stays the same stays the same object, as in `build --watch`.
          underAny = share(underAny, unadopted(decision))
          const plans = plansFor(again, underAny)
          expect(plans).toEqual(plansFor(fresh))
          if (again.shape !== shape) continue
          ofOneShape++
          if (plans !== undefined) planned++
        }
      }),
      { numRuns: 3000, seed: 20230601 },
    )
    expect(ofOneShape).toBeGreaterThan(3000)
    expect(planned).toBeGreaterThan(3000)
  })

  it('is planned ahead for each other choice of a reading, as it would be planned then', () => {
    let adopted = 0
    fc.assert(
      fc.property(randomDecision, fc.nat({ max: 9 }), fc.nat({ max: 2 }), (first, place, choice) => {
        const reading = first.inputs[place % first.inputs.length]
        if (reading?.role !== 'reading' || !plannedAhead(diagramOf(first))) return
        const inputs = first.inputs.map((input) => (input === reading ? adopting(input, choice) : input))
        const decision = { ...first, inputs }
        if (inputs.every(({ adopted: now }, at) => now === first.inputs[at]?.adopted)) return
        adopted++
        const again = diagramOf(decision)
        const fresh = plansFor(buildDiagram(anew(decision)))
        const [plan] = plansOf(again, unadopted(decision))
        expect(plan).toMatchObject({ follows: 'adopted' })
        expect(plan && isMadeAnew(plan)).toBe(false)
        expect(plansFor(again)).toEqual(fresh)
      }),
      { numRuns: 5000, seed: 20230601 },
    )
    expect(adopted).toBeGreaterThan(200)
  })
})
