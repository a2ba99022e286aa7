import { suggestion } from '../../resolve/resolve-books.js'
import type { Vocabulary } from '../../rules/domain.js'
import type { Expression, ExpressionType } from '../../rules/expression.js'
import { intersect, nothing, setOf, union, type ValueSet } from '../../rules/value-set.js'
import { termPlaces } from '../context.js'
import { alike, digitsOf } from './quantity.js'
import type { Stretch, Syntax } from './syntax.js'
import { truth } from './types.js'
import type { Typing } from './typing.js'

/** `x in [1..5]`, `x in ("a", "b")`, `item in a-group`. */
export function membership(typing: Typing, part: Extract<Syntax, { kind: 'in' }>): Expression | undefined {
  const of = typing.value(part.of)
  if (of === undefined) return undefined
  const sets = part.tests.map((test) => valuesOf(typing, test, of.type))
  const values = sets.reduce(
    (all: ValueSet | undefined, set) => (all === undefined || set === undefined ? undefined : union(all, set)),
    nothing,
  )
  return values === undefined ? undefined : { op: 'member', of, values, type: truth }
}

/** The values that a test of `in` admits. */
function valuesOf(typing: Typing, test: Syntax, type: ExpressionType): ValueSet | undefined {
  if (test.kind === 'list') {
    const sets = test.of.map((one) => valuesOf(typing, one, type))
    return sets.every((set) => set !== undefined) ? sets.reduce((a, b) => union(a, b), nothing) : undefined
  }
  if (test.kind === 'name' && type.kind === 'term') return groupOf(typing, test, test.text, type.vocabulary)
  if (test.kind === 'interval') {
    const low = boundOf(typing, test.low, type)
    const high = boundOf(typing, test.high, type)
    if (low === undefined || high === undefined) return undefined
    return intersect(
      [test.ends.startsWith('[') ? low : low + 1, Infinity],
      [-Infinity, test.ends.endsWith(']') ? high + 1 : high],
    )
  }
  const value = boundOf(typing, test.kind === 'unary' ? test.of : test, type)
  if (value === undefined) return undefined
  const from: Readonly<Record<string, ValueSet>> = {
    '<': [-Infinity, value],
    '<=': [-Infinity, value + 1],
    '>': [value + 1, Infinity],
    '>=': [value, Infinity],
  }
  return (test.kind === 'unary' ? from[test.operator] : undefined) ?? [value, value + 1]
}

function boundOf(typing: Typing, part: Syntax, type: ExpressionType): number | undefined {
  const value = typing.value(part, type)
  if (value === undefined) return undefined
  if (!alike(value.type, type)) {
    typing.mismatch(part, 'in', { of: value }, { of: { ...value, type } })
    return undefined
  }
  if (value.op === 'constant' && typeof value.value === 'bigint' && digitsOf(value.type) <= digitsOf(type))
    return Number(value.value * 10n ** BigInt(digitsOf(type) - digitsOf(value.type)))
  typing.report('expression/not-supported', part, { what: 'a bound that is no literal' })
}

/** A name after `in`: a list of countries, or a term with everything below it. */
function groupOf(typing: Typing, part: Stretch, name: string, vocabulary: Vocabulary): ValueSet | undefined {
  const countries = typing.site.context.countryGroups.get(name)
  if (countries !== undefined) return setOf(countries.flatMap((code) => termPlaces(vocabulary, code, false)))
  const ids = vocabulary.terms.map(({ id }) => id)
  if (ids.includes(name)) return setOf(termPlaces(vocabulary, name, true))
  const known = [...ids, ...typing.site.context.countryGroups.keys()]
  typing.report(
    'name/unknown',
    part,
    { what: 'term', name, where: `the vocabulary \`${vocabulary.id}\`` },
    suggestion(name, known),
  )
  return undefined
}
