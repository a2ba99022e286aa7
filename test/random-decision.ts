import fc from 'fast-check'
import type { Outcome } from '../compiler/rules/outcome.js'
import type { Condition, Decision, Input, Rule } from '../compiler/rules/program.js'
import { universe } from '../compiler/rules/domain-values.js'
import type { Domain } from '../compiler/rules/domain.js'
import { setOf, values } from '../compiler/rules/value-set.js'
import type { Case } from '../compiler/rules/evaluate.js'

const text = (word: string) => ({ fr: word, en: word })
const origin = { source: { path: 'random.yaml', text: '' }, start: 0, end: 0 }

const domain: fc.Arbitrary<Domain> = fc.oneof(
  fc.integer({ min: 1, max: 5 }).map((count): Domain => ({
    kind: 'terms',
    vocabulary: {
      id: 'v',
      title: text('v'),
      terms: Array.from({ length: count }, (_, i) => ({
        id: `t${i}`,
        label: text(`t${i}`),
        parents: [],
        abstract: false,
      })),
    },
  })),
  fc.constant<Domain>({ kind: 'boolean' }),
  fc.integer({ min: 0, max: 6 }).map((max): Domain => ({ kind: 'integer', min: 0, max })),
)

const reading = (id: string, choices: number): Input => ({
  id,
  role: 'reading',
  label: text(id),
  domain: {
    kind: 'choice',
    choices: Array.from({ length: choices }, (_, i) => ({ id: `c${i}`, label: text(`c${i}`) })),
  },
  adopted: 0,
})

function condition(inputs: readonly Input[]): fc.Arbitrary<Condition> {
  const test = fc
    .constantFrom(...inputs)
    .chain((input) =>
      fc
        .subarray([...values(universe(input.domain))], { minLength: 1 })
        .map((chosen): Condition => ({ kind: 'test', input: input.id, values: setOf(chosen), written: chosen.join() })),
    )
  return fc.letrec<{ condition: Condition }>((tie) => ({
    condition: fc.oneof(
      { maxDepth: 2, depthSize: 'small' },
      test,
      fc.array(test, { maxLength: 3 }).map((of): Condition => ({ kind: 'all', of })),
      fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((of): Condition => ({ kind: 'any', of })),
      fc.array(tie('condition'), { maxLength: 3 }).map((of): Condition => ({ kind: 'all', of })),
      tie('condition').map((of): Condition => ({ kind: 'not', of })),
    ),
  })).condition
}

/** Any small decision: terms, truth values, ranges, readings, exceptions to exceptions, carve-outs of carve-outs. */
export const randomDecision: fc.Arbitrary<Decision> = fc
  .record({
    domains: fc.array(domain, { minLength: 1, maxLength: 4 }),
    readings: fc.array(fc.integer({ min: 2, max: 3 }), { maxLength: 2 }),
    strategy: fc.constantFrom<'one' | 'all'>('one', 'all'),
    otherwise: fc.boolean(),
  })
  .chain(({ domains, readings, strategy, otherwise }) => {
    const inputs: Input[] = [
      ...domains.map((d, i): Input => ({ id: `f${i}`, role: 'fact', label: text(`f${i}`), domain: d })),
      ...readings.map((choices, i) => reading(`r${i}`, choices)),
    ]
    const draft = fc.record({
      when: condition(inputs),
      then: fc.option(fc.integer({ min: 0, max: 3 }), { freq: 5, nil: undefined }),
      over: fc.array(fc.nat({ max: 6 }), { maxLength: 3 }),
    })
    return fc.array(draft, { maxLength: 7 }).map((drafts): Decision => {
      const rules = drafts.flatMap(({ when, then, over }, i): Rule[] => {
        // Only rules before it, so that there is no circle.
        const below = [...new Set(over.filter((j) => j < i).map((j) => `rule${j}`))]
        if (then === undefined && below.length === 0) return []
        return [
          {
            id: `rule${i}`,
            when,
            ...(then === undefined ? {} : { then: outcome(then) }),
            over: below,
            cites: ['C1'],
            origin,
          },
        ]
      })
      const ids = new Set(rules.map((rule) => rule.id))
      return {
        id: 'random',
        title: text('random'),
        question: text('random?'),
        force: 'target',
        strategy,
        inputs,
        outputs: [{ id: 'n', label: text('n'), type: 'integer' }],
        rules: rules
          .map((rule) => ({ ...rule, over: rule.over.filter((id) => ids.has(id)) }))
          .filter((rule) => rule.then !== undefined || rule.over.length > 0),
        ...(otherwise
          ? {
              otherwise: {
                id: 'otherwise',
                when: { kind: 'all', of: [] },
                then: outcome(9),
                over: [],
                cites: ['C1'],
                origin,
              },
            }
          : {}),
        origin,
      }
    })
  })

function outcome(n: number): Outcome {
  return { kind: 'value', fields: [{ output: 'n', value: { type: 'integer', value: n } }] }
}

/** Every case of a decision with finite domains. */
export function* casesOf(
  inputs: readonly Input[],
  chosen: readonly (readonly [string, number])[] = [],
): Generator<Case> {
  const [input, ...rest] = inputs
  if (input === undefined) yield new Map(chosen)
  else for (const value of values(universe(input.domain))) yield* casesOf(rest, [...chosen, [input.id, value]])
}
