import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildDiagram } from '../../compiler/diagram/build.js'
import { compareBehaviour, type Behaviour } from '../../compiler/diff/behaviour.js'
import { universe } from '../../compiler/rules/domain-values.js'
import { answersOf, outcomesKey, type Case } from '../../compiler/rules/evaluate.js'
import type { Decision } from '../../compiler/rules/program.js'
import { contains } from '../../compiler/rules/value-set.js'
import { casesOf, randomDecision } from '../random-decision.js'

const runs = Number(process.env['CODICIL_PAIRS'] ?? 50_000)
const seed = Number(process.env['CODICIL_SEED'] ?? 20230601)

/** A later version: rules lost, moved, changed, exceptions lost, a fact that can have fewer values. */
const pair = fc
  .tuple(randomDecision, fc.nat({ max: 5 }), fc.nat())
  .map(([decision, how, which]): readonly [Decision, Decision] => {
    const { rules } = decision
    const at = which % Math.max(rules.length, 1)
    const rule = rules[at]
    switch (rule === undefined ? 4 : how) {
      case 0:
        return [
          decision,
          {
            ...decision,
            rules: rules
              .filter((one) => one !== rule)
              .map((one) => ({ ...one, over: one.over.filter((id) => id !== rule?.id) }))
              .filter((one) => one.then !== undefined || one.over.length > 0),
          },
        ]
      case 1:
        return [decision, { ...decision, rules: rules.toReversed() }]
      case 2:
        return [
          decision,
          {
            ...decision,
            rules: rules.map((one) =>
              one === rule && one.then !== undefined
                ? {
                    ...one,
                    then: { kind: 'value', fields: [{ output: 'n', value: { type: 'integer', value: which % 4 } }] },
                  }
                : one,
            ),
          },
        ]
      case 3:
        return [
          decision,
          {
            ...decision,
            rules: rules.map((one) => (one === rule && one.then !== undefined ? { ...one, over: [] } : one)),
          },
        ]
      case 4:
        return [decision, decision]
      default:
        return [narrowed(decision), decision]
    }
  })

/** Whole numbers lose their greatest value, so that the other version knows one more. */
function narrowed(decision: Decision): Decision {
  return {
    ...decision,
    inputs: decision.inputs.map((input) =>
      input.domain.kind === 'integer' && (input.domain.max ?? 0) > 0
        ? { ...input, domain: { ...input.domain, max: (input.domain.max ?? 1) - 1 } }
        : input,
    ),
  }
}

const say = (decision: Decision, facts: Case): string => {
  const knows = decision.inputs.every(
    (input) => input.role === 'reading' || contains(universe(input.domain), facts.get(input.id) ?? -1),
  )
  if (!knows) return 'refused'
  const adopted = decision.inputs.flatMap((input) =>
    input.role === 'reading' ? [[input.id, input.adopted ?? 0] as const] : [],
  )
  return outcomesKey(answersOf(decision, new Map([...facts, ...adopted])))
}

const said = (one: Behaviour['changes'][number]['before']): string => (one === 'refused' ? one : outcomesKey(one))

const inPart = (part: ReadonlyMap<string, readonly number[]>, facts: Case): boolean =>
  [...part].every(([id, set]) => contains(set, facts.get(id) ?? -1))

describe('the behaviour of two versions', () => {
  it('differs in exactly the cases that enumeration finds, each in one part, with exact counts and a real witness', () => {
    let differing = 0
    fc.assert(
      fc.property(pair, ([before, after]) => {
        const found = compareBehaviour(buildDiagram(before), buildDiagram(after))
        if (found.changes.length > 0) differing++
        const counts = found.changes.map(() => 0n)
        for (const facts of casesOf(found.inputs)) {
          const [a, b] = [say(before, facts), say(after, facts)]
          const places = found.changes.flatMap(({ parts }, place) =>
            parts.filter((part) => inPart(part, facts)).map(() => place),
          )
          if (places.length !== (a === b ? 0 : 1)) expect(places).toEqual(a === b ? [] : ['one'])
          const [place] = places
          const change = place === undefined ? undefined : found.changes[place]
          if (change === undefined || place === undefined) continue
          if (said(change.before) !== a || said(change.after) !== b)
            expect([said(change.before), said(change.after)]).toEqual([a, b])
          counts[place] = (counts[place] ?? 0n) + 1n
        }
        expect(found.changes.map(({ count }) => count)).toEqual(counts)
        for (const { parts, witness } of found.changes) expect(parts.some((part) => inPart(part, witness))).toBe(true)
      }),
      { numRuns: runs, seed },
    )
    expect(differing).toBeGreaterThan(runs / 10)
  }, 900_000)

  it('is nothing against itself, and turned round it is the other way', () => {
    fc.assert(
      fc.property(pair, ([before, after]) => {
        const [a, b] = [buildDiagram(before), buildDiagram(after)]
        expect(compareBehaviour(a, a).changes).toEqual([])
        const there = compareBehaviour(a, b).changes.map(
          (one) => `${said(one.before)} > ${said(one.after)} ${one.count}`,
        )
        const back = compareBehaviour(b, a).changes.map(
          (one) => `${said(one.after)} > ${said(one.before)} ${one.count}`,
        )
        expect(back.sort()).toEqual(there.sort())
      }),
      { numRuns: Math.ceil(runs / 10), seed },
    )
  }, 900_000)
})
