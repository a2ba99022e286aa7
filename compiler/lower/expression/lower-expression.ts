import { typeWords, type Expression } from '../../rules/expression.js'
import type { Output } from '../../rules/program.js'
import { alike, constant, digitsOf, level } from './quantity.js'
import { readExpression } from './syntax.js'
import { typeOfOutput } from './types.js'
import { Typing, type ExpressionSite } from './typing.js'

/** The expression of an outcome, typed for the output it computes; undefined when it is faulty, which is reported. */
export function lowerExpression(site: ExpressionSite, text: string, output: Output): Expression | undefined {
  const names = new Map<string, readonly string[]>(
    [
      'item',
      ...site.facts.keys(),
      ...site.details.keys(),
      ...site.context.countryGroups.keys(),
      ...termNames(site),
    ].map((name) => [name, []]),
  )
  for (const [name, outputs] of site.asks)
    names.set(
      name,
      outputs.map(({ id }) => id),
    )
  const syntax = readExpression(text, names)
  const typing = new Typing(site)
  if ('fault' in syntax) {
    const { fault } = syntax
    if (fault.what !== undefined) return typing.report('expression/not-supported', fault, { what: fault.what })
    return typing.report('expression/syntax', fault, { found: text.slice(fault.from).trim().slice(0, 30) })
  }
  const wanted = typeOfOutput(output)
  const made = typing.value(syntax, wanted)
  if (made === undefined) return undefined
  const kinds = {
    term: 'term',
    boolean: 'boolean',
    integer: 'number',
    decimal: 'number',
    money: 'money',
    duration: 'duration',
    date: 'date',
    instant: 'instant',
    text: 'text',
  }
  const fits = wanted === undefined ? made.type.kind === kinds[output.type] : alike(made.type, wanted)
  if (!fits)
    return typing.report('expression/wrong-type', syntax, {
      found: typeWords(made.type),
      wanted: wanted === undefined ? `a value of the type \`${output.type}\`` : typeWords(wanted),
    })
  const digits = wanted === undefined ? digitsOf(made.type) : digitsOf(wanted)
  if (digitsOf(made.type) > digits)
    return typing.report(
      'expression/needs-rounding',
      syntax,
      { digits: decimals(digitsOf(made.type)), allowed: decimals(digits) },
      `say how it is rounded: \`round half up(…, ${digits})\``,
    )
  return level(made, wanted === undefined ? made : constant(0n, wanted))[0]
}

const decimals = (digits: number): string =>
  digits === 0 ? 'no decimals' : digits === 1 ? '1 decimal' : `${digits} decimals`

/** The terms that may stand after `in`. */
function termNames({ facts, details }: ExpressionSite): readonly string[] {
  const vocabularies = [
    ...[...facts.values()].flatMap(({ domain }) => (domain.kind === 'terms' ? [domain.vocabulary] : [])),
    ...[...details.values()].flatMap(({ type }) => (type.kind === 'set' ? [type.vocabulary] : [])),
  ]
  return vocabularies.flatMap(({ terms }) => terms.map(({ id }) => id).filter((id) => /^[A-Za-z]/.test(id)))
}
