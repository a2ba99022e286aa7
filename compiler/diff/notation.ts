import { enumeration } from '../rules/domain.js'
import { showSet, universe } from '../rules/domain-values.js'
import { factName } from '../rules/facts.js'
import { printOutcome } from '../rules/print.js'
import type { Input } from '../rules/program.js'
import { size, subtract, values, type ValueSet } from '../rules/value-set.js'
import type { Part, Said } from './behaviour.js'

const mostParts = 6

/** `offer is rapid-response and severity is A`, several parts joined by semicolons: by id, whatever the labels. */
export function printParts(parts: readonly Part[], inputs: readonly Input[]): string {
  const shown = parts.slice(0, mostParts).map((part) => {
    const tests = inputs.flatMap((input) => {
      const set = part.get(input.id)
      if (set === undefined) return []
      if (input.domain.kind === 'includes')
        return [`${factName(input)} ${set[0] === 1 ? 'holds' : 'does not hold'} ${input.domain.terms[0] ?? ''}`]
      return [printSet(input, set)]
    })
    return tests.length === 0 ? 'always' : tests.join(' and ')
  })
  return shown.join('; ') + (parts.length > shown.length ? `; and ${parts.length - shown.length} more` : '')
}

const mostTerms = 5

/** `product is a or b`; many terms are told by those that are left out, or by the first of them. */
function printSet(input: Input, set: ValueSet): string {
  const names = enumeration(input.domain)
  if (names === undefined) return `${input.id} is ${showSet(input.domain, set)}`
  const others = subtract(universe(input.domain), set)
  const listed = (of: ValueSet): string => {
    const terms = [...values(of)].map((place) => names[place] ?? '')
    const shown = terms.slice(0, mostTerms).join(' or ')
    return terms.length > mostTerms ? `${shown} or ${terms.length - mostTerms} more` : shown
  }
  return size(set) > mostTerms && size(others) < size(set)
    ? `${input.id} is not ${listed(others)}`
    : `${input.id} is ${listed(set)}`
}

/** What a version says, in the notation of the rules. */
export function printSaid(said: Said): string {
  if (said === 'refused') return 'refused'
  return said.map(({ outcome }) => printOutcome(outcome)).join(' + ') || 'nothing'
}
