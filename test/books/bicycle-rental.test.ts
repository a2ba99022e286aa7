import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { codicil } from '../cli/io.js'
import { project } from '../project.js'

const root = join(project, 'test/books/bicycle-rental')

const decide = async (decision: string, facts: object, on = '2024-06-01'): Promise<unknown> => {
  const { out } = await codicil(root, ['decide', decision, '--on', on, '--json', '--facts', JSON.stringify(facts)])
  const { kind, value, silence } = (JSON.parse(out) as { outcome: Record<string, unknown> }).outcome
  return kind === 'value' ? value : silence
}

/** A contract of another trade, invented: the compiler knows nothing of it, and needs no change for it. */
describe('the rental of bicycles', () => {
  it('compiles without a finding, to what is committed', async () => {
    expect(await codicil(root, ['check'])).toMatchObject({ code: 0, out: '' })
    expect(await codicil(root, ['build', '--check'])).toMatchObject({ code: 0 })
  })

  it('adds up fees by bands', async () => {
    const fee = (bicycle: string, days: number, ...cards: readonly string[]) => decide('fee', { bicycle, days, cards })
    expect(await fee('city', 7)).toEqual({ amount: { amount: '105.00', currency: 'EUR' } })
    // 7 × 15 + 14 × 12.50 + 4 × 9
    expect(await fee('city', 25)).toEqual({ amount: { amount: '316.00', currency: 'EUR' } })
    // 2 × 30, and 10 more for fewer than three days
    expect(await fee('cargo', 2)).toEqual({ amount: { amount: '70.00', currency: 'EUR' } })
    expect(await fee('cargo', 2, 'student')).toEqual({ amount: { amount: '51.00', currency: 'EUR' } })
    expect(await fee('cargo', 3, 'student', 'gold')).toEqual({ amount: { amount: '30.00', currency: 'EUR' } })
  })

  it('has exceptions to exceptions, and presumes that the customer is not at fault', async () => {
    const cover = (facts: object) => decide('cover', { country: 'FR', accident: true, cards: [], ...facts })
    expect(await cover({})).toEqual({ covered: true })
    expect(await cover({ 'own-fault': true })).toEqual({ covered: false })
    expect(await cover({ 'own-fault': true, cards: ['gold'] })).toEqual({ covered: true })
    expect(await cover({ 'own-fault': true, cards: ['gold'], accident: false })).toBe('not-covered')
    expect(await cover({ country: 'NZ' })).toBe('not-offered')
  })

  it('has editions that differ', async () => {
    const facts = { country: 'AU', accident: true, cards: [] }
    expect(await decide('cover', facts, '2024-12-31')).toBe('not-offered')
    expect(await decide('cover', facts, '2025-01-01')).toEqual({ covered: true })
  })

  it('rests answers on those of other decisions', async () => {
    const facts = { value: '1000.00', repairs: ['80.00', '15.00'], accident: true, cards: [] }
    expect(await decide('repayment', { ...facts, country: 'FR' })).toEqual({
      amount: { amount: '45.00', currency: 'EUR' },
    })
    expect(await decide('repayment', { ...facts, country: 'FR', 'own-fault': true })).toEqual({
      amount: { amount: '15.00', currency: 'EUR' },
    })
    expect(await decide('repayment', { ...facts, country: 'NZ' })).toBe('not-covered')
  })

  it('counts working hours across a holiday and summer time, and refuses a year it does not know', async () => {
    const due = (reported: string) => ({ bicycle: 'electric', reported, 'shop-zone': 'Europe/Paris' })
    expect(await decide('repair-due', due('2024-04-30T17:00:00+02:00'))).toEqual({ due: '2024-05-03T09:00:00Z' })
    // Winter time until Sunday, 31 March 2024.
    expect(await decide('repair-due', due('2024-03-29T16:00:00+01:00'))).toEqual({ due: '2024-04-02T08:00:00Z' })
    const facts = JSON.stringify(due('2025-12-31T17:00:00+01:00'))
    const refused = await codicil(root, ['decide', 'repair-due', '--on', '2025-12-31', '--facts', facts])
    expect(refused.code).toBe(2)
    expect(refused.err).toContain('the holidays "shop-holidays" do not cover 2026')
  })
})
