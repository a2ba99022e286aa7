import type { Code, Params } from '../../diagnostics/catalogue.js'
import { suggestion } from '../../resolve/resolve-books.js'
import { valuesOf, type Domain, type Vocabulary } from '../../rules/domain.js'
import { typeWords, type Expression, type ExpressionType, type Relation } from '../../rules/expression.js'
import type { Detail, Input, Output } from '../../rules/program.js'
import { intersect, nothing, setOf, union, type ValueSet } from '../../rules/value-set.js'
import type { Span } from '../../source/span.js'
import { termPlaces, type Context } from '../context.js'
import { callFunction } from './functions.js'
import { numberLiteral, quotedLiteral } from './literals.js'
import { alike, boundsOf, constant, digitsOf, level, product, quotient, sum, type Quantity } from './quantity.js'
import { readExpression, type Stretch, type Syntax } from './syntax.js'

/** What an expression may read, and where it stands. */
export interface ExpressionSite {
  readonly context: Context
  readonly facts: ReadonlyMap<string, Input>
  readonly details: ReadonlyMap<string, Detail>
  /** The outputs of the decisions asked, by the names given them. */
  readonly asks: ReadonlyMap<string, readonly Output[]>
  /** `the decision \`x\``, for messages. */
  readonly where: string
  /** The place of a part of the text. */
  readonly spanOf: (part: Stretch) => Span
}

const truth: ExpressionType = { kind: 'boolean' }

/** Types an expression; what is wrong with it is reported, and then there is none. */
export class Typing {
  constructor(
    readonly site: ExpressionSite,
    private readonly item?: ExpressionType,
  ) {}

  report<C extends Code>(code: C, part: Stretch, params: Params<C>, help?: string): undefined {
    this.site.context.findings.report(code, this.site.spanOf(part), params, { help })
    return undefined
  }

  /** A part that may still have to be rounded. */
  quantity(part: Syntax, expected?: ExpressionType): Quantity | undefined {
    switch (part.kind) {
      case 'binary':
        return this.arithmetic(part)
      case 'negative': {
        const of = this.quantity(part.of)
        const zero = of === undefined ? undefined : constant(0n, of.of.type)
        const isQuantity = of !== undefined && ['number', 'money', 'duration'].includes(of.of.type.kind)
        if (of === undefined || zero === undefined) return undefined
        return isQuantity ? sum('-', { of: zero }, of) : this.mismatch(part, '-', 'nothing', of)
      }
      default: {
        const of = this.value(part, expected)
        return of === undefined ? undefined : { of }
      }
    }
  }

  /** A part that is a value as it stands. */
  value(part: Syntax, expected?: ExpressionType): Expression | undefined {
    switch (part.kind) {
      case 'number':
        return numberLiteral(part.text) ?? this.badLiteral(part, part.text, 'is no number')
      case 'boolean':
        return { op: 'constant', value: part.value, type: truth }
      case 'literal': {
        const literal = quotedLiteral(part.text)
        return 'reason' in literal ? this.badLiteral(part, part.text, literal.reason) : literal
      }
      case 'text':
        return this.term(part, part.text, expected)
      case 'name':
        return this.name(part, part.text)
      case 'path':
        return this.path(part)
      case 'call':
        return callFunction(this, part, expected)
      case 'binary':
      case 'negative': {
        const made = this.quantity(part)
        if (made === undefined) return undefined
        if (made.by === undefined) return made.of
        return this.report(
          'expression/needs-rounding',
          part,
          { digits: 'endless decimals', allowed: 'a last one' },
          'put the division into `round half up(…, 2)`, `floor(…)` or another rounding',
        )
      }
      case 'and':
      case 'or': {
        const of = part.of.map((one) => this.truth(one))
        return of.every((one) => one !== undefined) ? { op: part.kind, of, type: truth } : undefined
      }
      case 'compare':
        return this.comparison(part)
      case 'in':
        return this.membership(part)
      case 'if':
        return this.choice(part, expected)
      default:
        return this.report('expression/not-supported', part, { what: part.kind })
    }
  }

  /** A part that is true or false. */
  truth(part: Syntax): Expression | undefined {
    const value = this.value(part)
    if (value === undefined || value.type.kind === 'boolean') return value
    return this.report('expression/wrong-type', part, { found: typeWords(value.type), wanted: 'true or false' })
  }

  /** A set or list, perhaps filtered. */
  collection(part: Syntax): { readonly of: Expression; readonly where?: Expression } | undefined {
    if (part.kind === 'filter') {
      const inner = this.collection(part.of)
      if (inner === undefined) return undefined
      const element = elementOf(inner.of.type)
      const where = new Typing(this.site, element).truth(part.where)
      return where === undefined ? undefined : { ...inner, where }
    }
    const detail = part.kind === 'name' ? this.site.details.get(part.text) : undefined
    if (detail?.type.kind === 'set')
      return { of: collectionOf(detail, { kind: 'set', vocabulary: detail.type.vocabulary }) }
    if (detail?.type.kind === 'list')
      return { of: collectionOf(detail, { kind: 'list', of: typeOfDomain(detail.type.of) }) }
    const found = this.value(part)
    return found === undefined
      ? undefined
      : this.report('expression/wrong-type', part, { found: typeWords(found.type), wanted: 'a set or a list' })
  }

  private arithmetic(part: Extract<Syntax, { kind: 'binary' }>): Quantity | undefined {
    const left = this.quantity(part.left)
    const right = this.quantity(part.right)
    if (left === undefined || right === undefined) return undefined
    switch (part.operator) {
      case '+':
      case '-':
        return sum(part.operator, left, right) ?? this.mismatch(part, part.operator, left, right)
      case '*':
        return product(left, right) ?? this.mismatch(part, '*', left, right)
      case '/': {
        const made = quotient(left, right)
        if (made === undefined) return this.mismatch(part, '/', left, right)
        return this.isNeverZero(right) ? made : this.report('expression/may-divide-by-zero', part.right, {})
      }
      default:
        return this.report('expression/not-supported', part, { what: part.operator })
    }
  }

  private isNeverZero({ of, by }: Quantity): boolean {
    const range = (fact: string): readonly [number, number] => {
      const domain = this.site.facts.get(fact)?.domain
      const { min = -Infinity, max = Infinity } = domain !== undefined && 'min' in domain ? domain : {}
      return [min, max]
    }
    const [low, high] = boundsOf(of, range)
    return (low > 0 || high < 0) && by === undefined
  }

  private mismatch(part: Stretch, operator: string, left: Quantity | string, right: Quantity): undefined {
    const words = (side: Quantity | string): string => (typeof side === 'string' ? side : typeWords(side.of.type))
    return this.report('expression/units', part, { operator, left: words(left), right: words(right) })
  }

  private badLiteral(part: Stretch, written: string, reason: string): undefined {
    return this.report('expression/bad-literal', part, { written, reason })
  }

  private term(part: Stretch, text: string, expected: ExpressionType | undefined): Expression | undefined {
    if (expected?.kind !== 'term')
      return this.badLiteral(part, text, 'is a text, and it is not clear of which vocabulary it should be a term')
    const place = valuesOf(expected.vocabulary).findIndex(({ id }) => id === text)
    if (place >= 0) return constant(BigInt(place), expected)
    const ids = valuesOf(expected.vocabulary).map(({ id }) => id)
    return this.report(
      'expression/bad-literal',
      part,
      { written: text, reason: `is no term of \`${expected.vocabulary.id}\`` },
      suggestion(text, ids),
    )
  }

  private name(part: Stretch, name: string): Expression | undefined {
    if (name === 'item' && this.item !== undefined) return { op: 'item', type: this.item }
    const input = this.site.facts.get(name)
    if (input !== undefined) return { op: 'fact', fact: input.id, type: typeOfDomain(input.domain) }
    const detail = this.site.details.get(name)
    if (detail !== undefined)
      return this.report(
        'expression/wrong-type',
        part,
        { found: 'a set or a list', wanted: 'a single value' },
        `count it, or sum it: \`count(${name})\``,
      )
    const known = [...this.site.facts.keys(), ...this.site.details.keys(), ...this.site.asks.keys()]
    const isElsewhere = this.site.context.facts.has(name) || this.site.context.details.has(name)
    const help = isElsewhere
      ? `the book declares \`${name}\`, but it is not among the \`inputs\` of ${this.site.where}`
      : suggestion(name, known, `it can read ${known.map((one) => `\`${one}\``).join(', ')}`)
    return this.report('name/unknown', part, { what: 'fact', name, where: this.site.where }, help)
  }

  private path(part: Extract<Syntax, { kind: 'path' }>): Expression | undefined {
    const outputs = part.of.kind === 'name' ? this.site.asks.get(part.of.text) : undefined
    if (outputs === undefined || part.of.kind !== 'name') {
      const known = [...this.site.asks.keys()]
      return this.report(
        'name/unknown',
        part.of,
        { what: 'asked decision', name: part.of.kind === 'name' ? part.of.text : '', where: this.site.where },
        known.length === 0
          ? 'name the decision under `asks:`'
          : `it asks ${known.map((one) => `\`${one}\``).join(', ')}`,
      )
    }
    const output = outputs.find(({ id }) => id === part.name)
    const type = output === undefined ? undefined : typeOfOutput(output)
    if (type === undefined)
      return this.report(
        'name/unknown',
        part,
        { what: 'output', name: part.name, where: `\`${part.of.text}\`` },
        suggestion(
          part.name,
          outputs.map(({ id }) => id),
          output === undefined
            ? undefined
            : 'a computed duration needs a `unit` in its output, an amount its `currency` and `digits`',
        ),
      )
    return { op: 'answer', ask: part.of.text, output: part.name, type }
  }

  private comparison(part: Extract<Syntax, { kind: 'compare' }>): Expression | undefined {
    const first = part.left.kind === 'text' ? part.right : part.left
    const typed = this.value(first)
    const other = typed === undefined ? undefined : this.value(first === part.left ? part.right : part.left, typed.type)
    if (typed === undefined || other === undefined) return undefined
    const [left, right] = first === part.left ? [typed, other] : [other, typed]
    const ordered = !['term', 'boolean'].includes(left.type.kind)
    if (!alike(left.type, right.type) || (!ordered && part.operator !== '=' && part.operator !== '!='))
      return this.mismatch(part, part.operator, { of: left }, { of: right })
    const [a, b] = level(left, right)
    return { op: 'compare', relation: part.operator as Relation, left: a, right: b, type: truth }
  }

  private membership(part: Extract<Syntax, { kind: 'in' }>): Expression | undefined {
    const of = this.value(part.of)
    if (of === undefined) return undefined
    const sets = part.tests.map((test) => this.values(test, of.type))
    const values = sets.reduce(
      (all: ValueSet | undefined, set) => (all === undefined || set === undefined ? undefined : union(all, set)),
      nothing,
    )
    return values === undefined ? undefined : { op: 'member', of, values, type: truth }
  }

  /** The values that a test of `in` admits. */
  private values(test: Syntax, type: ExpressionType): ValueSet | undefined {
    if (test.kind === 'list') {
      const sets = test.of.map((one) => this.values(one, type))
      return sets.every((set) => set !== undefined) ? sets.reduce((a, b) => union(a, b), nothing) : undefined
    }
    if (test.kind === 'name' && type.kind === 'term') return this.group(test, test.text, type.vocabulary)
    if (test.kind === 'interval') {
      const low = this.bound(test.low, type)
      const high = this.bound(test.high, type)
      if (low === undefined || high === undefined) return undefined
      return intersect(
        [test.ends.startsWith('[') ? low : low + 1, Infinity],
        [-Infinity, test.ends.endsWith(']') ? high + 1 : high],
      )
    }
    const value = this.bound(test.kind === 'unary' ? test.of : test, type)
    if (value === undefined) return undefined
    const from: Readonly<Record<string, ValueSet>> = {
      '<': [-Infinity, value],
      '<=': [-Infinity, value + 1],
      '>': [value + 1, Infinity],
      '>=': [value, Infinity],
    }
    return (test.kind === 'unary' ? from[test.operator] : undefined) ?? [value, value + 1]
  }

  private bound(part: Syntax, type: ExpressionType): number | undefined {
    const value = this.value(part, type)
    if (value === undefined) return undefined
    if (!alike(value.type, type)) return this.mismatch(part, 'in', { of: value }, { of: { ...value, type } })
    if (value.op === 'constant' && typeof value.value === 'bigint' && digitsOf(value.type) <= digitsOf(type))
      return Number(value.value * 10n ** BigInt(digitsOf(type) - digitsOf(value.type)))
    return this.report('expression/not-supported', part, { what: 'a bound that is no literal' })
  }

  /** A name after `in`: a list of countries, or a term with everything below it. */
  private group(part: Stretch, name: string, vocabulary: Vocabulary): ValueSet | undefined {
    const countries = this.site.context.countryGroups.get(name)
    if (countries !== undefined) return setOf(countries.flatMap((code) => termPlaces(vocabulary, code, false)))
    const ids = vocabulary.terms.map(({ id }) => id)
    if (ids.includes(name)) return setOf(termPlaces(vocabulary, name, true))
    const known = [...ids, ...this.site.context.countryGroups.keys()]
    return this.report(
      'name/unknown',
      part,
      { what: 'term', name, where: `the vocabulary \`${vocabulary.id}\`` },
      suggestion(name, known),
    )
  }

  private choice(part: Extract<Syntax, { kind: 'if' }>, expected: ExpressionType | undefined): Expression | undefined {
    const condition = this.truth(part.condition)
    const then = this.value(part.then, expected)
    const otherwise = this.value(part.otherwise, expected ?? then?.type)
    if (condition === undefined || then === undefined || otherwise === undefined) return undefined
    if (!alike(then.type, otherwise.type))
      return this.report('expression/wrong-type', part.otherwise, {
        found: typeWords(otherwise.type),
        wanted: `${typeWords(then.type)}, as after \`then\`,`,
      })
    const [a, b] = level(then, otherwise)
    return { op: 'if', condition, then: a, otherwise: b, type: a.type }
  }
}

const collectionOf = (detail: Detail, type: ExpressionType): Expression => ({ op: 'collection', fact: detail.id, type })

function elementOf(type: ExpressionType): ExpressionType {
  if (type.kind === 'set') return { kind: 'term', vocabulary: type.vocabulary }
  return type.kind === 'list' ? type.of : type
}

/** What a fact is in an expression. */
export function typeOfDomain(domain: Domain): ExpressionType {
  switch (domain.kind) {
    case 'terms':
      return { kind: 'term', vocabulary: domain.vocabulary }
    case 'integer':
      return { kind: 'number', digits: 0 }
    case 'decimal':
      return { kind: 'number', digits: domain.digits }
    case 'money':
      return { kind: 'money', currency: domain.currency, digits: domain.digits }
    case 'duration':
      return { kind: 'duration', unit: domain.unit }
    case 'date':
    case 'instant':
      return { kind: domain.kind }
    case 'boolean':
    case 'includes':
    case 'choice':
      return truth
  }
}

/** What an output is in an expression; undefined where its declaration does not say enough. */
export function typeOfOutput({ type, vocabulary, digits, currency, unit }: Output): ExpressionType | undefined {
  switch (type) {
    case 'term':
      return vocabulary === undefined ? undefined : { kind: 'term', vocabulary }
    case 'integer':
      return { kind: 'number', digits: 0 }
    case 'decimal':
      return digits === undefined ? undefined : { kind: 'number', digits }
    case 'money':
      return digits === undefined || currency === undefined ? undefined : { kind: 'money', currency, digits }
    case 'duration':
      return unit === undefined ? undefined : { kind: 'duration', unit }
    case 'boolean':
    case 'date':
    case 'instant':
      return { kind: type }
    case 'text':
      return undefined
  }
}

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
