import { decode, universe } from './rules/domain-values.js'
import type { Fact } from './rules/facts.js'
import { sample } from './rules/value-set.js'

/** Some valid value for each of some facts, as callers write them. */
export function sampleFacts(facts: readonly Fact[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(facts.map((fact) => [fact.id, sampleOf(fact)]))
}

function sampleOf({ type }: Fact): unknown {
  switch (type.kind) {
    case 'value': {
      const { domain } = type.input
      return decode(domain, sample(universe(domain)))
    }
    case 'set':
    case 'list':
      return []
    case 'zone':
      return 'UTC'
  }
}
