import { describe, expect, it } from 'vitest'
import type { Answer } from '../../compiler/rules/answer.js'
import type { Outcome } from '../../compiler/rules/outcome.js'
import { isExpected, type ExpectedOfClause } from '../../compiler/rules/scenario.js'

const within = (value: string): Outcome => ({
  kind: 'value',
  fields: [{ output: 'within', value: { type: 'duration', value } }],
})
const answer = (value: string, ...clauses: readonly string[]): Answer => ({
  outcome: within(value),
  rule: value,
  agreeing: [],
  carveOuts: [],
  clauses,
})
const entry = (clause: string, value?: string): ExpectedOfClause =>
  value === undefined ? { clause, counted: true } : { clause, part: within(value), counted: true }
const isMet = (answers: readonly Answer[], ...clauses: readonly ExpectedOfClause[]): boolean =>
  isExpected({ kind: 'clauses', clauses }, answers)

describe('what clauses are expected to say', () => {
  const [day, week, other] = [answer('P1D', 'X'), answer('P7D', 'X'), answer('P2D', 'X', 'Y')]

  it('as a list counts the answers that rest on the clause', () => {
    expect(isMet([day, week], entry('X'), entry('X'))).toBe(true)
    expect(isMet([day], entry('X'), entry('X'))).toBe(false)
    expect(isMet([day, week], entry('X'))).toBe(false)
    expect(isMet([day, week, other], entry('X'), entry('X'), { clause: 'Y' })).toBe(false)
  })

  it('wants an answer of its own for each entry of a list, in whatever order', () => {
    expect(isMet([day, week], entry('X'), entry('X', 'P1D'))).toBe(true)
    expect(isMet([week, day], entry('X', 'P1D'), entry('X'))).toBe(true)
    expect(isMet([day, week], entry('X', 'P1D'), entry('X', 'P1D'))).toBe(false)
    expect(isMet([day, week], entry('X', 'P24D'), entry('X'))).toBe(false)
  })

  it('does not count without a list, as long as every answer is named', () => {
    expect(isMet([day, week], { clause: 'X' })).toBe(true)
    expect(isMet([day, other], { clause: 'X', part: within('P1D') }, { clause: 'Y' })).toBe(true)
    expect(isMet([day, other], { clause: 'X', part: within('P1D') })).toBe(false)
  })
})
