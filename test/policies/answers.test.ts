import { describe, expect, it } from 'vitest'
import { answerCase } from '../../compiler/answer-case.js'
import { compile } from '../../compiler/compile.js'
import { project, readPolicySources } from '../project.js'

/** What the document says of the first response, written from the document, not from the policies. */
const compilation = compile(readPolicySources(project))

function firstResponse(offer: string, severity: string, product: string, readings: Record<string, string> = {}): string {
  const answer = answerCase(compilation, { decision: 'first-response', facts: { offer, severity, product }, on: '2023-06-01', readings })
  if (!answer.ok) return answer.problems.map((problem) => problem.message).join('; ')
  const [only] = answer.verdict.answers
  if (only?.outcome.kind !== 'value') return only?.outcome.silence ?? 'nothing'
  return only.outcome.fields.map(({ value }) => (value.type === 'term' ? value.term : value.type === 'duration' ? value.value : '')).join(' ')
}

describe('first response', () => {
  it.each([
    ['base', '1', 'azure-component', 'PT15M elapsed'],
    ['base', '1', 'azure-storsimple', 'PT60M elapsed'],
    ['base', '1', 'github-ae', 'PT60M elapsed'],
    ['base', '1', 'azure-communication-services', 'PT60M elapsed'],
    ['base', '1', 'billing-subscription-management', 'PT60M elapsed'],
    ['base', '1', 'azure-china-cloud', 'PT15M elapsed'],
    ['base', '1', 'other-product', 'PT60M elapsed'],
    ['base', 'A', 'azure-component', 'PT60M elapsed'],
    ['base', 'B', 'other-product', 'PT2H business-hours'],
    ['base', 'C', 'other-product', 'PT4H business-hours'],
    ['unified-enhanced-response', '1', 'azure-component', 'PT15M elapsed'],
    ['unified-enhanced-response', '1', 'azure-storsimple', 'PT30M elapsed'],
    ['unified-enhanced-response', '1', 'other-product', 'PT30M elapsed'],
    ['unified-enhanced-response', '1', 'azure-media-services', 'PT15M elapsed'],
    ['unified-enhanced-response', 'A', 'other-product', 'PT30M elapsed'],
    ['unified-enhanced-response', 'B', 'other-product', 'PT2H business-hours'],
    ['rapid-response', '1', 'azure-component', 'PT15M elapsed'],
    ['rapid-response', 'A', 'azure-component', 'PT15M elapsed'],
    ['rapid-response', 'A', 'azure-media-services', 'PT60M elapsed'],
    ['rapid-response', 'B', 'azure-component', 'PT2H business-hours'],
    ['rapid-response', '1', 'other-product', 'PT60M elapsed'],
    ['azure-event-management', '1', 'azure-component', 'PT15M elapsed'],
    ['azure-event-management', 'A', 'azure-stack', 'PT15M elapsed'],
    ['azure-event-management', 'C', 'azure-component', 'PT4H business-hours'],
    ['retail-event-management', '1', 'azure-component', 'PT15M elapsed'],
    ['retail-event-management', '1', 'azure-china-cloud', 'PT60M elapsed'],
    ['retail-event-management', 'A', 'azure-synapse-analytics', 'PT15M elapsed'],
    ['retail-event-management', '1', 'd365-commerce', 'PT60M elapsed'],
    ['retail-event-management', 'B', 'd365-commerce', 'PT2H business-hours'],
  ])('%s, severity %s, %s: %s', (offer, severity, product, expected) => {
    expect(firstResponse(offer, severity, product)).toBe(expected)
  })

  it.each([
    ['rapid-response', 'A', 'azure-component', { 'merged-cell': 'base-time' }, 'PT60M elapsed'],
    ['rapid-response', 'A', 'azure-component', { 'merged-cell': 'no-target' }, 'unspecified'],
    ['unified-enhanced-response', '1', 'azure-media-services', { 'excluded-by-uer': 'uer-line' }, 'PT30M elapsed'],
    ['unified-enhanced-response', '1', 'azure-media-services', { 'excluded-by-uer': 'none' }, 'unspecified'],
    ['unified-enhanced-response', '1', 'azure-storsimple', { 'gov-clouds': 'one-item' }, 'PT15M elapsed'],
    ['unified-enhanced-response', 'B', 'other-product', { 'missing-rows': 'no-service' }, 'not-covered'],
    ['unified-enhanced-response', 'B', 'other-product', { 'missing-rows': 'mildest-line' }, 'PT30M elapsed'],
    ['base', 'B', 'other-product', { 'response-clock': 'elapsed' }, 'PT2H elapsed'],
    ['base', '1', 'github-ae', { 'excluded-items': 'no-commitment' }, 'unspecified'],
    ['retail-event-management', '1', 'azure-china-cloud', { 'retail-note-items': 'first-table' }, 'PT15M elapsed'],
  ])('%s, severity %s, %s under %j: %s', (offer, severity, product, readings, expected) => {
    expect(firstResponse(offer, severity, product, readings as Record<string, string>)).toBe(expected)
  })

  it('refuses an unknown product with a suggestion', () => {
    expect(firstResponse('base', '1', 'azure-storesimple')).toBe('`azure-storesimple` is no term of the fact `product`')
  })
})
