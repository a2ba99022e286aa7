import { onceForEach } from '../base/get-or-make.js'
import type { Text } from '../base/text.js'
import type { Vocabulary } from './domain.js'
import type { Decision, Detail, Input } from './program.js'

/** A fact as callers give it: under one name, whether it is tested as one value or as several. */
export interface Fact {
  readonly id: string
  readonly label: Text
  readonly question?: Text
  readonly type:
    | { readonly kind: 'value'; readonly input: Input }
    | { readonly kind: 'set'; readonly vocabulary: Vocabulary; readonly inputs: readonly Input[] }
    | Exclude<Detail['type'], { readonly kind: 'set' }>
}

/** The name callers give an input by. */
export const factName = (input: Input): string => input.fact ?? input.id

/** The facts a decision asks for: those its conditions test, then those that only expressions read. */
export const factsOf = onceForEach((decision: Decision): readonly Fact[] => {
  const facts = new Map<string, Fact>()
  for (const input of decision.inputs) {
    if (input.role !== 'fact') continue
    const id = factName(input)
    const asked = { id, label: input.label, ...(input.question === undefined ? {} : { question: input.question }) }
    if (input.domain.kind !== 'includes') facts.set(id, { ...asked, type: { kind: 'value', input } })
    else if (!facts.has(id)) {
      const inputs = decision.inputs.filter((other) => factName(other) === id && other.role === 'fact')
      facts.set(id, { ...asked, type: { kind: 'set', vocabulary: input.domain.vocabulary, inputs } })
    }
  }
  for (const { type, ...asked } of decision.details ?? [])
    if (!facts.has(asked.id))
      facts.set(asked.id, { ...asked, type: type.kind === 'set' ? { ...type, inputs: [] } : type })
  return [...facts.values()]
})
