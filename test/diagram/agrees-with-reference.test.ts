import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildDiagram } from '../../compiler/diagram/build.js'
import { verdictOf } from '../../compiler/diagram/walk.js'
import { evaluate } from '../../compiler/rules/evaluate.js'
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
})
