import type { Table, Test } from './table.js'

const plain = [
  ...['other-product', 'd365-commerce', 'd365-e-commerce', 'microsoft-clarity', 'd365-fraud-protection'],
  ...['d365-connected-spaces', 'd365-marketing', 'd365-customer-insights', 'promote-iq', 'bing-ads'],
  ...['intelligent-recommendation', 'pos-add-on'],
]
const outside = ['azure-communication-services', 'azure-storsimple', 'azure-storsimple-us-government', 'github-ae']
const core = ['azure-component', 'a40', 'azure-cognitive-search', 'azure-for-operators', 'azure-synapse-analytics']
const government = ['azure-us-government']
const china = ['azure-china-cloud']
const billing = ['billing-subscription-management']
const lesser = ['azure-media-services', 'azure-stack', 'microsoft-mesh', 'test-base-m365', 'universal-print']

const covered = [...core, ...government, ...china, ...lesser]
const others = [...plain, ...outside, ...billing]
const row = (offers: readonly string[], severity: string, answer: string, products?: readonly string[]) => {
  const tests: Test[] = [
    { input: 'offer', among: offers },
    { input: 'severity', among: [severity] },
  ]
  if (products !== undefined) tests.push({ input: 'product', among: products })
  return { tests, answer }
}
const quarter = 'PT15M elapsed'
const half = 'PT30M elapsed'
const hour = 'PT60M elapsed'

/** The severity table as rows that do not overlap, for engines that are told rows. */
export const severityTable: Table = {
  inputs: ['offer', 'severity', 'product'],
  rows: [
    row(['base'], '1', quarter, covered),
    row(['base'], '1', hour, others),
    row(['base'], 'A', hour),
    row(['unified-enhanced-response'], '1', quarter, covered),
    row(['unified-enhanced-response'], '1', half, others),
    row(['unified-enhanced-response'], 'A', half),
    row(['rapid-response'], '1', quarter, [...covered, ...billing]),
    row(['rapid-response'], '1', hour, [...plain, ...outside]),
    row(['rapid-response'], 'A', quarter, [...core, ...government, ...china, ...billing]),
    row(['rapid-response'], 'A', hour, [...plain, ...outside, ...lesser]),
    row(['azure-event-management'], '1', quarter, [...covered, ...outside, ...billing]),
    row(['azure-event-management'], '1', hour, plain),
    row(['azure-event-management'], 'A', quarter, [...covered, ...outside, ...billing]),
    row(['azure-event-management'], 'A', hour, plain),
    row(['retail-event-management'], '1', quarter, [...core, ...government, ...lesser]),
    row(['retail-event-management'], '1', hour, [...others, ...china]),
    row(['retail-event-management'], 'A', quarter, [...core, ...government, ...lesser]),
    row(['retail-event-management'], 'A', hour, [...others, ...china]),
    ...[
      'base',
      'unified-enhanced-response',
      'rapid-response',
      'azure-event-management',
      'retail-event-management',
    ].flatMap((offer) => [row([offer], 'B', 'PT2H business-hours'), row([offer], 'C', 'PT4H business-hours')]),
  ],
  otherwise: 'none',
}
