/**
 * The severity table as a good programmer would write it by hand: nested switches that return shared constants and refuse
 * every unknown term. The answers are those of `first-response` in the 2023 edition; nothing tells where they come from.
 */
export interface SeverityFacts {
  readonly offer: string
  readonly severity: string
  readonly product: string
}

export interface HandAnswer {
  readonly within: string
  readonly clock: string
}

const answer = (within: string, clock: string): HandAnswer => Object.freeze({ within, clock })
const quarterOfAnHour = answer('PT15M', 'elapsed')
const halfAnHour = answer('PT30M', 'elapsed')
const hour = answer('PT60M', 'elapsed')
const twoHours = answer('PT2H', 'business-hours')
const fourHours = answer('PT4H', 'business-hours')

function unknown(fact: string, value: string): TypeError {
  return new TypeError(`"${fact}" cannot be ${JSON.stringify(value)}`)
}

export function handSeverity(facts: SeverityFacts): HandAnswer {
  const { product } = facts
  switch (facts.offer) {
    case 'base':
      switch (facts.severity) {
        case '1':
          return underBase(product)
        case 'A':
          return known(product, hour)
        default:
          return lesser(facts)
      }
    case 'unified-enhanced-response':
      switch (facts.severity) {
        case '1':
          return underUer(product)
        case 'A':
          return known(product, halfAnHour)
        default:
          return lesser(facts)
      }
    case 'rapid-response':
      switch (facts.severity) {
        case '1':
          return underRapidResponse(product)
        case 'A':
          return underRapidResponseA(product)
        default:
          return lesser(facts)
      }
    case 'azure-event-management':
      switch (facts.severity) {
        case '1':
        case 'A':
          return underAem(product)
        default:
          return lesser(facts)
      }
    case 'retail-event-management':
      switch (facts.severity) {
        case '1':
        case 'A':
          return underRetail(product)
        default:
          return lesser(facts)
      }
    default:
      throw unknown('offer', facts.offer)
  }
}

/** At the severities whose times are the same under every offer. */
function lesser({ severity, product }: SeverityFacts): HandAnswer {
  switch (severity) {
    case 'B':
      return known(product, twoHours)
    case 'C':
      return known(product, fourHours)
    default:
      throw unknown('severity', severity)
  }
}

function known(product: string, then: HandAnswer): HandAnswer {
  switch (product) {
    case 'other-product':
    case 'azure-component':
    case 'a40':
    case 'azure-china-cloud':
    case 'azure-cognitive-search':
    case 'azure-communication-services':
    case 'azure-for-operators':
    case 'azure-media-services':
    case 'azure-stack':
    case 'azure-storsimple':
    case 'azure-storsimple-us-government':
    case 'azure-synapse-analytics':
    case 'azure-us-government':
    case 'billing-subscription-management':
    case 'github-ae':
    case 'microsoft-mesh':
    case 'test-base-m365':
    case 'universal-print':
    case 'd365-commerce':
    case 'd365-e-commerce':
    case 'microsoft-clarity':
    case 'd365-fraud-protection':
    case 'd365-connected-spaces':
    case 'd365-marketing':
    case 'd365-customer-insights':
    case 'promote-iq':
    case 'bing-ads':
    case 'intelligent-recommendation':
    case 'pos-add-on':
      return then
    default:
      throw unknown('product', product)
  }
}

function underBase(product: string): HandAnswer {
  switch (product) {
    case 'azure-component':
    case 'a40':
    case 'azure-china-cloud':
    case 'azure-cognitive-search':
    case 'azure-for-operators':
    case 'azure-media-services':
    case 'azure-stack':
    case 'azure-synapse-analytics':
    case 'azure-us-government':
    case 'microsoft-mesh':
    case 'test-base-m365':
    case 'universal-print':
      return quarterOfAnHour
    case 'other-product':
    case 'azure-communication-services':
    case 'azure-storsimple':
    case 'azure-storsimple-us-government':
    case 'billing-subscription-management':
    case 'github-ae':
    case 'd365-commerce':
    case 'd365-e-commerce':
    case 'microsoft-clarity':
    case 'd365-fraud-protection':
    case 'd365-connected-spaces':
    case 'd365-marketing':
    case 'd365-customer-insights':
    case 'promote-iq':
    case 'bing-ads':
    case 'intelligent-recommendation':
    case 'pos-add-on':
      return hour
    default:
      throw unknown('product', product)
  }
}

function underUer(product: string): HandAnswer {
  switch (product) {
    case 'azure-component':
    case 'a40':
    case 'azure-china-cloud':
    case 'azure-cognitive-search':
    case 'azure-for-operators':
    case 'azure-media-services':
    case 'azure-stack':
    case 'azure-synapse-analytics':
    case 'azure-us-government':
    case 'microsoft-mesh':
    case 'test-base-m365':
    case 'universal-print':
      return quarterOfAnHour
    case 'other-product':
    case 'azure-communication-services':
    case 'azure-storsimple':
    case 'azure-storsimple-us-government':
    case 'billing-subscription-management':
    case 'github-ae':
    case 'd365-commerce':
    case 'd365-e-commerce':
    case 'microsoft-clarity':
    case 'd365-fraud-protection':
    case 'd365-connected-spaces':
    case 'd365-marketing':
    case 'd365-customer-insights':
    case 'promote-iq':
    case 'bing-ads':
    case 'intelligent-recommendation':
    case 'pos-add-on':
      return halfAnHour
    default:
      throw unknown('product', product)
  }
}

function underRapidResponse(product: string): HandAnswer {
  switch (product) {
    case 'azure-component':
    case 'a40':
    case 'azure-china-cloud':
    case 'azure-cognitive-search':
    case 'azure-for-operators':
    case 'azure-media-services':
    case 'azure-stack':
    case 'azure-synapse-analytics':
    case 'azure-us-government':
    case 'billing-subscription-management':
    case 'microsoft-mesh':
    case 'test-base-m365':
    case 'universal-print':
      return quarterOfAnHour
    case 'other-product':
    case 'azure-communication-services':
    case 'azure-storsimple':
    case 'azure-storsimple-us-government':
    case 'github-ae':
    case 'd365-commerce':
    case 'd365-e-commerce':
    case 'microsoft-clarity':
    case 'd365-fraud-protection':
    case 'd365-connected-spaces':
    case 'd365-marketing':
    case 'd365-customer-insights':
    case 'promote-iq':
    case 'bing-ads':
    case 'intelligent-recommendation':
    case 'pos-add-on':
      return hour
    default:
      throw unknown('product', product)
  }
}

function underRapidResponseA(product: string): HandAnswer {
  switch (product) {
    case 'azure-component':
    case 'a40':
    case 'azure-china-cloud':
    case 'azure-cognitive-search':
    case 'azure-for-operators':
    case 'azure-synapse-analytics':
    case 'azure-us-government':
    case 'billing-subscription-management':
      return quarterOfAnHour
    case 'other-product':
    case 'azure-communication-services':
    case 'azure-media-services':
    case 'azure-stack':
    case 'azure-storsimple':
    case 'azure-storsimple-us-government':
    case 'github-ae':
    case 'microsoft-mesh':
    case 'test-base-m365':
    case 'universal-print':
    case 'd365-commerce':
    case 'd365-e-commerce':
    case 'microsoft-clarity':
    case 'd365-fraud-protection':
    case 'd365-connected-spaces':
    case 'd365-marketing':
    case 'd365-customer-insights':
    case 'promote-iq':
    case 'bing-ads':
    case 'intelligent-recommendation':
    case 'pos-add-on':
      return hour
    default:
      throw unknown('product', product)
  }
}

function underAem(product: string): HandAnswer {
  switch (product) {
    case 'azure-component':
    case 'a40':
    case 'azure-china-cloud':
    case 'azure-cognitive-search':
    case 'azure-communication-services':
    case 'azure-for-operators':
    case 'azure-media-services':
    case 'azure-stack':
    case 'azure-storsimple':
    case 'azure-storsimple-us-government':
    case 'azure-synapse-analytics':
    case 'azure-us-government':
    case 'billing-subscription-management':
    case 'github-ae':
    case 'microsoft-mesh':
    case 'test-base-m365':
    case 'universal-print':
      return quarterOfAnHour
    case 'other-product':
    case 'd365-commerce':
    case 'd365-e-commerce':
    case 'microsoft-clarity':
    case 'd365-fraud-protection':
    case 'd365-connected-spaces':
    case 'd365-marketing':
    case 'd365-customer-insights':
    case 'promote-iq':
    case 'bing-ads':
    case 'intelligent-recommendation':
    case 'pos-add-on':
      return hour
    default:
      throw unknown('product', product)
  }
}

function underRetail(product: string): HandAnswer {
  switch (product) {
    case 'azure-component':
    case 'a40':
    case 'azure-cognitive-search':
    case 'azure-for-operators':
    case 'azure-media-services':
    case 'azure-stack':
    case 'azure-synapse-analytics':
    case 'azure-us-government':
    case 'microsoft-mesh':
    case 'test-base-m365':
    case 'universal-print':
      return quarterOfAnHour
    case 'other-product':
    case 'azure-china-cloud':
    case 'azure-communication-services':
    case 'azure-storsimple':
    case 'azure-storsimple-us-government':
    case 'billing-subscription-management':
    case 'github-ae':
    case 'd365-commerce':
    case 'd365-e-commerce':
    case 'microsoft-clarity':
    case 'd365-fraud-protection':
    case 'd365-connected-spaces':
    case 'd365-marketing':
    case 'd365-customer-insights':
    case 'promote-iq':
    case 'bing-ads':
    case 'intelligent-recommendation':
    case 'pos-add-on':
      return hour
    default:
      throw unknown('product', product)
  }
}
