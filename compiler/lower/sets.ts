import { onceForEach } from '../base/get-or-make.js'
import type { Vocabulary } from '../rules/domain.js'
import { valuesOf } from '../rules/domain.js'
import type { Condition, Detail, Input, Test } from '../rules/program.js'
import { isEmpty, isSubset, partition, values, type ValueSet } from '../rules/value-set.js'

/**
 * Facts that are sets of terms. While rules are gathered, a test of such a fact holds the terms of which at least one
 * must be there. When all are known, the terms that no rule tells apart form a group, and each group becomes a
 * yes-or-no input: does the set have at least one of it? So the number of inputs grows with what the rules say, not
 * with the vocabulary.
 */
export interface SetFact {
  readonly detail: Detail
  readonly groups: readonly { readonly values: ValueSet; readonly input: Input }[]
}

/** The groups of each set fact that the given conditions tell apart. */
export function groupSets(
  details: ReadonlyMap<string, Detail>,
  conditions: readonly Condition[],
): ReadonlyMap<string, SetFact> {
  const tested = new Map<string, ValueSet[]>()
  for (const condition of conditions)
    for (const test of testsOf(condition))
      if (details.has(test.input)) tested.set(test.input, [...(tested.get(test.input) ?? []), test.values])
  const facts = new Map<string, SetFact>()
  for (const [id, detail] of details)
    if (detail.type.kind === 'set')
      facts.set(id, { detail, groups: groupsOf(detail, detail.type.vocabulary, tested.get(id) ?? []) })
  return facts
}

function groupsOf(detail: Detail, vocabulary: Vocabulary, tested: readonly ValueSet[]): SetFact['groups'] {
  const terms = valuesOf(vocabulary)
  return partition([0, terms.length], tested).map((group) => {
    const ids = [...values(group)].flatMap((place) => terms[place]?.id ?? [])
    const more = ids.length > 1 ? `+${ids.length - 1}` : ''
    return {
      values: group,
      input: {
        id: `${detail.id}:${ids[0] ?? ''}${more}`,
        role: 'fact',
        fact: detail.id,
        label: detail.label,
        ...(detail.question === undefined ? {} : { question: detail.question }),
        domain: { kind: 'includes', vocabulary, terms: ids },
      },
    }
  })
}

/** A condition with its tests of sets turned into questions to their groups. */
export function expandSets(condition: Condition, sets: ReadonlyMap<string, SetFact>): Condition {
  switch (condition.kind) {
    case 'not': {
      const of = expandSets(condition.of, sets)
      return of === condition.of ? condition : { kind: 'not', of }
    }
    case 'all':
    case 'any': {
      const of = condition.of.map((part) => expandSets(part, sets))
      return of.every((part, place) => part === condition.of[place]) ? condition : { kind: condition.kind, of }
    }
    case 'answer':
      return condition
    case 'test': {
      const set = sets.get(condition.input)
      if (set === undefined) return condition
      const of = set.groups
        .filter((group) => !isEmpty(group.values) && isSubset(group.values, condition.values))
        .map(({ input }): Test => ({ kind: 'test', input: input.id, values: [1, 2], written: 'true' }))
      const [only] = of
      return of.length === 1 && only !== undefined ? only : { kind: 'any', of }
    }
  }
}

const testsOf = onceForEach((condition: Condition): readonly Test[] => {
  if (condition.kind === 'test') return [condition]
  if (condition.kind === 'answer') return []
  return condition.kind === 'not' ? testsOf(condition.of) : condition.of.flatMap(testsOf)
})
