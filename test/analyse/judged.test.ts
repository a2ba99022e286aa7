import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { analyse } from '../../compiler/analyse/analyse.js'
import type { Diagnostic } from '../../compiler/diagnostics/findings.js'
import { buildDiagram } from '../../compiler/diagram/build.js'
import { countCases, regionsOfLeaves, witness } from '../../compiler/diagram/count.js'
import type { Leaf } from '../../compiler/diagram/diagram.js'
import { difference, mattering } from '../../compiler/diagram/differ.js'
import { nearestChange } from '../../compiler/diagram/nearest.js'
import { leavesOf, Nodes } from '../../compiler/diagram/nodes.js'
import { verdictOf } from '../../compiler/diagram/walk.js'
import { answersFor, answersOf, evaluate, outcomesKey, resolveCase, type Case } from '../../compiler/rules/evaluate.js'
import { outcomeKey } from '../../compiler/rules/outcome.js'
import type { Decision } from '../../compiler/rules/program.js'
import { contains } from '../../compiler/rules/value-set.js'
import { casesOf, randomDecision } from '../random-decision.js'

const runs = Number(process.env['CODICIL_RUNS'] ?? 20_000)
const fewer = Math.ceil(runs / 10)
const seed = Number(process.env['CODICIL_SEED'] ?? 20230601)

const sorted = (findings: readonly Diagnostic[], code: string): readonly Diagnostic[] =>
  findings.filter((finding) => finding.code === code)

/** The rule a message begins with. */
const ruleIn = ({ message }: Diagnostic): string => /^`([^`]*)`/.exec(message)?.[1] ?? ''

describe('what analysis says is what enumeration says', () => {
  it('of gaps, conflicts, dead rules, idle exclusions and defaults, on any small policy', () => {
    let complete = 0
    let faulty = 0
    fc.assert(
      fc.property(randomDecision, (decision) => {
        const diagram = buildDiagram(decision)
        const cases = [...casesOf(decision.inputs)]
        const resolved = cases.map((facts) => resolveCase(decision, facts))
        const open = resolved.filter(({ standing }) => standing.length === 0).length
        expect(countCases(diagram, (leaf) => leaf.standing.length === 0)).toBe(BigInt(open))

        const findings = analyse([diagram])
        const codes = new Set(findings.map(({ code }) => code))
        expect(codes.has('decision/gap')).toBe(open > 0 && decision.otherwise === undefined)
        const clash = resolved.some(
          ({ standing }) =>
            new Set(standing.map((rule) => (rule.then === undefined ? '' : outcomeKey(rule.then)))).size > 1,
        )
        expect(codes.has('decision/conflict')).toBe(clash && decision.strategy === 'one')
        if (findings.some(({ severity }) => severity === 'error')) faulty++
        else complete++

        const alive = new Set(resolved.flatMap(({ standing, carveOuts }) => [...standing, ...carveOuts]))
        const dead = decision.rules.filter((rule) => rule.then !== undefined && !alive.has(rule))
        const reported = sorted(findings, 'rule/unreachable')
        // Rules that one rule covers share a message: all are counted in it, and each that is named is dead.
        const counted = reported.map(({ message }) => 1 + Number(/for (\d+) other/.exec(message)?.[1] ?? 0))
        expect(counted.reduce((sum, count) => sum + count, 0)).toBe(dead.length)
        expect(dead.map(({ id }) => id)).toEqual(expect.arrayContaining(reported.map(ruleIn)))
        const idle = decision.rules.filter((rule) => rule.then === undefined && !alive.has(rule)).map(({ id }) => id)
        expect(sorted(findings, 'rule/idle-carve-out').map(ruleIn).sort()).toEqual(idle.sort())

        const [only] = sorted(findings, 'decision/default-only')
        const swallowed = decision.otherwise !== undefined && decision.rules.length > 0 && open > 0
        expect(only !== undefined).toBe(swallowed)
        if (only !== undefined) expect(only.message).toContain(`answers ${open} ${open === 1 ? 'case' : 'cases'}`)
      }),
      { numRuns: runs, seed },
    )
    // Both kinds must be common, or the comparison says little.
    expect(complete).toBeGreaterThan(runs / 20)
    expect(faulty).toBeGreaterThan(runs / 20)
  }, 900_000)

  it('with witnesses that the reference evaluator confirms', () => {
    fc.assert(
      fc.property(randomDecision, (decision) => {
        const diagram = buildDiagram(decision)
        for (const [leaf, region] of regionsOfLeaves(diagram, () => true)) {
          const facts = witness(decision.inputs, region)
          const { standing } = resolveCase(decision, facts)
          expect(standing.map(({ id }) => id)).toEqual(leaf.standing.map(({ id }) => id))
        }
      }),
      { numRuns: runs / 4, seed },
    )
  }, 900_000)

  it('of rules that change nothing, and of readings that change nothing', () => {
    fc.assert(
      fc.property(randomDecision, (decision) => {
        const findings = analyse([buildDiagram(decision)])
        const cases = [...casesOf(decision.inputs)]
        const keys = cases.map((facts) => outcomesKey(answersOf(decision, facts)))
        const redundant = decision.rules.filter((rule) => {
          if (rule.then === undefined || cases.every((facts) => !resolveCase(decision, facts).standing.includes(rule)))
            return false
          const without = leftOut(decision, rule.id)
          return cases.every((facts, place) => outcomesKey(answersOf(without, facts)) === keys[place])
        })
        expect(sorted(findings, 'rule/redundant').map(ruleIn).sort()).toEqual(redundant.map(({ id }) => id).sort())

        const idle = decision.inputs.filter((input) => input.role === 'reading' && !changes(decision, cases, input.id))
        expect(sorted(findings, 'reading/changes-nothing').length).toBe(idle.length)
      }),
      { numRuns: fewer, seed },
    )
  }, 900_000)
})

/** The decision without a rule; what was over it is now over what it was over. */
function leftOut(decision: Decision, id: string): Decision {
  const left = decision.rules.find((rule) => rule.id === id)
  return {
    ...decision,
    rules: decision.rules
      .filter((rule) => rule.id !== id)
      .map((rule) => ({
        ...rule,
        over: rule.over.flatMap((over) => (over !== id ? [over] : rule.then === undefined ? [] : (left?.over ?? []))),
      }))
      .filter((rule) => rule.then !== undefined || rule.over.length > 0),
  }
}

function changes(decision: Decision, cases: readonly Case[], input: string): boolean {
  const byRest = new Map<string, string>()
  return cases.some((facts) => {
    const rest = JSON.stringify([...facts].filter(([id]) => id !== input))
    const key = outcomesKey(answersOf(decision, facts))
    const before = byRest.get(rest)
    byRest.set(rest, key)
    return before !== undefined && before !== key
  })
}

describe('questions to a diagram', () => {
  const says = (decision: Decision) => (leaf: Leaf) => outcomesKey(answersFor(decision, leaf.standing, leaf.carveOuts))

  it('which facts still matter when some are known: those whose value can change the answer', () => {
    fc.assert(
      fc.property(randomDecision, fc.nat(), fc.nat(), (decision, which, mask) => {
        const nodes = new Nodes()
        const cases = [...casesOf(decision.inputs)]
        const [picked] = [cases[which % cases.length]]
        const known = new Map([...(picked ?? [])].filter((_, place) => ((mask >> place) & 1) === 1))
        const fitting = cases.filter((facts) => [...known].every(([id, value]) => facts.get(id) === value))
        const root = nodes.given(buildDiagram(decision).root, known)

        const possible = new Set(fitting.map((facts) => outcomesKey(answersOf(decision, facts))))
        expect(new Set(leavesOf(root).map(says(decision)))).toEqual(possible)
        const matter = decision.inputs.filter(({ id }) => !known.has(id) && changes(decision, fitting, id))
        expect([...mattering(nodes, root, says(decision))].sort()).toEqual(matter.map(({ id }) => id).sort())
      }),
      { numRuns: fewer, seed },
    )
  }, 900_000)

  it('where two decisions differ: a case, if there is one', () => {
    fc.assert(
      fc.property(randomDecision, fc.nat(), (decision, which) => {
        const rule = decision.rules[which % Math.max(decision.rules.length, 1)]
        if (rule === undefined) return
        const other = leftOut(decision, rule.id)
        const region = difference(new Nodes(), buildDiagram(decision).root, buildDiagram(other).root, says(decision))
        const differs = (facts: Case): boolean =>
          outcomesKey(answersOf(decision, facts)) !== outcomesKey(answersOf(other, facts))
        const inRegion = (facts: Case): boolean =>
          [...(region ?? [])].every(([id, set]) => contains(set, facts.get(id) ?? -1))
        const cases = [...casesOf(decision.inputs)]
        expect(region !== undefined).toBe(cases.some(differs))
        if (region !== undefined) expect(cases.filter(inRegion).every(differs)).toBe(true)
      }),
      { numRuns: fewer, seed },
    )
  }, 900_000)

  it('what is the least that must change for a rule to answer', () => {
    fc.assert(
      fc.property(randomDecision, fc.nat(), fc.nat(), (decision, whichRule, whichCase) => {
        const rule = decision.rules[whichRule % Math.max(decision.rules.length, 1)]
        const cases = [...casesOf(decision.inputs)]
        const facts = cases[whichCase % cases.length]
        if (rule?.then === undefined || facts === undefined) return
        const cost = (other: Case): number =>
          decision.inputs.reduce(
            (sum, { id, role }) => sum + (other.get(id) === facts.get(id) ? 0 : role === 'reading' ? 1000 : 1),
            0,
          )
        const best = Math.min(
          ...cases.filter((other) => resolveCase(decision, other).standing.includes(rule)).map(cost),
        )
        const changes = nearestChange(buildDiagram(decision).root, facts, (leaf) => leaf.standing.includes(rule))
        expect(changes === undefined).toBe(best === Infinity)
        if (changes === undefined) return
        const moved = new Map([...facts, ...[...changes].map(([id, set]) => [id, set[0] ?? 0] as const)])
        expect(resolveCase(decision, moved).standing).toContain(rule)
        expect(cost(moved)).toBe(best)
      }),
      { numRuns: fewer, seed },
    )
  }, 900_000)
})

describe('a diagram that may not grow', () => {
  it('answers as the reference does, claims nothing of what it left open, and says what that is', () => {
    let spent = 0
    fc.assert(
      fc.property(randomDecision, fc.nat({ max: 12 }), (decision, nodes) => {
        const diagram = buildDiagram(decision, { nodes, work: 40 })
        const cases = [...casesOf(decision.inputs)]
        for (const facts of cases) expect(verdictOf(diagram, facts)).toEqual(evaluate(decision, facts))
        const findings = analyse([diagram])
        const codes = new Set(findings.map(({ code }) => code))
        expect(codes.has('decision/not-proved')).toBe(diagram.budgetSpent === true)
        if (diagram.budgetSpent === true) spent++
        // Whatever is still claimed is true.
        const resolved = cases.map((facts) => resolveCase(decision, facts))
        if (codes.has('decision/gap')) expect(resolved.some(({ standing }) => standing.length === 0)).toBe(true)
        const alive = new Set(resolved.flatMap(({ standing }) => standing.map(({ id }) => id)))
        for (const finding of sorted(findings, 'rule/unreachable')) expect(alive.has(ruleIn(finding))).toBe(false)
      }),
      { numRuns: fewer, seed },
    )
    expect(spent).toBeGreaterThan(fewer / 20)
  }, 900_000)

  it('words it so', () => {
    fc.assert(
      fc.property(randomDecision, (decision) => {
        const diagram = buildDiagram(decision, { nodes: 0, work: 0 })
        const [finding] = sorted(analyse([diagram]), 'decision/not-proved')
        if (diagram.budgetSpent !== true) return
        expect(finding?.message).toMatch(
          /^not everything could be proved about `random`: \d+ cases are left to `rule\d`(, `rule\d`)*$/,
        )
      }),
      { numRuns: 200, seed },
    )
  })
})
