import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { analyse } from '../../compiler/analyse/analyse.js'
import { buildDiagram } from '../../compiler/diagram/build.js'
import { countCases } from '../../compiler/diagram/count.js'
import { verdictOf } from '../../compiler/diagram/walk.js'
import { evaluate, resolveCase } from '../../compiler/rules/evaluate.js'
import { outcomeKey } from '../../compiler/rules/outcome.js'
import { casesOf, randomDecision } from '../random-decision.js'

const runs = Number(process.env['CODICIL_RUNS'] ?? 400)
const seed = Number(process.env['CODICIL_SEED'] ?? 20230601)

describe('the diagram', () => {
  it('answers every case of any decision as the reference evaluator does', () => {
    fc.assert(
      fc.property(randomDecision, (decision) => {
        const diagram = buildDiagram(decision)
        for (const facts of casesOf(decision.inputs))
          if (JSON.stringify(verdictOf(diagram, facts)) !== JSON.stringify(evaluate(decision, facts)))
            expect(verdictOf(diagram, facts)).toEqual(evaluate(decision, facts))
      }),
      { numRuns: runs, seed },
    )
  })

  it('keeps its promises: facts above readings, edges that cover, no node twice', () => {
    fc.assert(
      fc.property(randomDecision, (decision) => {
        const { nodes } = buildDiagram(decision)
        for (const [place, node] of nodes.entries()) {
          expect(node.id).toBe(place)
          if (node.kind === 'leaf') continue
          expect(node.edges.length).toBeGreaterThan(1)
          expect(new Set(node.edges.map((edge) => edge.child)).size).toBe(node.edges.length)
          for (const { child } of node.edges) {
            expect(child.id).toBeLessThan(node.id)
            if (node.input.role === 'reading' && child.kind === 'branch') expect(child.input.role).toBe('reading')
          }
        }
      }),
      { numRuns: runs, seed },
    )
  })

  it('says of gaps, conflicts and dead rules exactly what enumeration says', () => {
    fc.assert(
      fc.property(randomDecision, (decision) => {
        const diagram = buildDiagram(decision)
        const cases = [...casesOf(decision.inputs)]
        const resolved = cases.map((facts) => resolveCase(decision, facts))
        const gaps = resolved.filter(({ standing }) => standing.length === 0).length
        expect(countCases(diagram, (leaf) => leaf.standing.length === 0)).toBe(BigInt(gaps))

        const codes = new Set(analyse([diagram]).map((diagnostic) => diagnostic.code))
        expect(codes.has('decision/gap')).toBe(gaps > 0 && decision.otherwise === undefined)
        const clash = resolved.some(
          ({ standing }) =>
            new Set(standing.map((rule) => (rule.then === undefined ? '' : outcomeKey(rule.then)))).size > 1,
        )
        expect(codes.has('decision/conflict')).toBe(clash && decision.strategy === 'one')

        const alive = new Set(resolved.flatMap(({ standing }) => standing))
        const dead = decision.rules.filter((rule) => rule.then !== undefined && !alive.has(rule))
        const reported = analyse([diagram]).filter((diagnostic) => diagnostic.code === 'rule/unreachable')
        // Rules that one rule covers share a message: all are counted in it, and each that is named is dead.
        const counted = reported.map(({ message }) => 1 + Number(/for (\d+) other/.exec(message)?.[1] ?? 0))
        expect(counted.reduce((sum, count) => sum + count, 0)).toBe(dead.length)
        const named = reported.map(({ message }) => /^`([^`]*)`/.exec(message)?.[1] ?? '')
        expect(dead.map((rule) => rule.id)).toEqual(expect.arrayContaining(named))
      }),
      { numRuns: runs, seed },
    )
  })
})
