import { show } from '../rules/domain-values.js'
import type { Case } from '../rules/evaluate.js'
import type { Input } from '../rules/program.js'

/**
 * A case in words: `offer is base, severity is A`. Readings are named only where they differ from those adopted.
 * A decision without facts has one case, said as "always".
 */
export function caseWords(inputs: readonly Input[], facts: Case): string {
  const parts = inputs.flatMap((input, place) => {
    const value = facts.get(input.id)
    if (value === undefined || (input.role === 'reading' && value === input.adopted)) return []
    if (input.domain.kind === 'includes') {
      const isFirst =
        inputs.findIndex((other) => other.fact === input.fact && other.domain.kind === 'includes') === place
      return isFirst ? [setWords(inputs, facts, input.fact ?? input.id)] : []
    }
    const said = `\`${input.id}\` is \`${show(input.domain, value)}\``
    return [input.role === 'reading' ? `the reading ${said}` : said]
  })
  return parts.length === 0 ? 'nothing more is known' : parts.join(', ')
}

/** What a set holds: of each group that it has something of, the first term. */
function setWords(inputs: readonly Input[], facts: Case, fact: string): string {
  const held = inputs.flatMap(({ id, fact: of, domain }) =>
    of === fact && domain.kind === 'includes' && facts.get(id) === 1 ? [`\`${domain.terms[0] ?? ''}\``] : [],
  )
  return held.length === 0 ? `\`${fact}\` is empty` : `\`${fact}\` holds ${held.join(' and ')}`
}

/** How many other cases beside the one shown, in words; "endlessly many" where numbers have no bound. */
export function othersBeside(count: bigint | undefined): string {
  return count === undefined ? 'endlessly many' : String(count - 1n)
}
