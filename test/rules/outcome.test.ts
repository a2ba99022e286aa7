import { describe, expect, it } from 'vitest'
import { outcomeKey, writtenKey, type Outcome, type OutcomeValue } from '../../compiler/rules/outcome.js'

const of = (value: OutcomeValue): Outcome => ({ kind: 'value', fields: [{ output: 'it', value }] })
const duration = (value: string): OutcomeValue => ({ type: 'duration', value })
const decimal = (value: string): OutcomeValue => ({ type: 'decimal', value })
const euros = (value: string): OutcomeValue => ({ type: 'money', value, currency: 'EUR' })
const instant = (value: string): OutcomeValue => ({ type: 'instant', value })

describe('an outcome', () => {
  it.each([
    [duration('PT60M'), duration('PT1H')],
    [duration('PT90M'), duration('PT1H30M')],
    [duration('PT3600S'), duration('PT1H0M')],
    [duration('P2W'), duration('P14D')],
    [duration('P1Y'), duration('P12M')],
    [decimal('1.0'), decimal('1.00')],
    [decimal('-0.50'), decimal('-0.5')],
    [decimal('-0.0'), decimal('0')],
    [decimal('007'), decimal('7')],
    [euros('1'), euros('1.00')],
    [instant('2024-03-02T15:00:00+01:00'), instant('2024-03-02T14:00:00Z')],
  ])('%j is the same answer as %j, written otherwise', (one, other) => {
    expect(outcomeKey(of(one))).toBe(outcomeKey(of(other)))
    expect(writtenKey(of(one))).not.toBe(writtenKey(of(other)))
  })

  it.each([
    [duration('P1D'), duration('PT24H')],
    [duration('P30D'), duration('P1M')],
    [duration('PT1M'), duration('P1M')],
    [duration('P0D'), duration('PT0S')],
    [decimal('1.0'), decimal('10')],
    [decimal('0.5'), decimal('-0.5')],
    [decimal('100'), decimal('1')],
    [euros('1.00'), { type: 'money', value: '1.00', currency: 'USD' } as const],
  ])('%j is another answer than %j', (one, other) => {
    expect(outcomeKey(of(one))).not.toBe(outcomeKey(of(other)))
  })
})
