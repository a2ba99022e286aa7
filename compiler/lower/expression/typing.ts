import type { Code, Params } from '../../diagnostics/catalogue.js'
import { suggestion } from '../../resolve/resolve-books.js'
import { valuesOf } from '../../rules/domain.js'
import { typeWords, type Expression, type ExpressionType, type Relation } from '../../rules/expression.js'
import type { Detail, Input, Output } from '../../rules/program.js'
import type { Span } from '../../source/span.js'
import type { Context } from '../context.js'
import { callFunction } from './functions.js'
import { numberLiteral, quotedLiteral } from './literals.js'
import { membership } from './membership.js'
import { alike, boundsOf, constant, level, product, quotient, sum, type Quantity } from './quantity.js'
import type { Stretch, Syntax } from './syntax.js'
import { elementOf, truth, typeOfDomain, typeOfOutput } from './types.js'

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

/** Types an expression; what is wrong with it is reported, and then there is none. */
export class Typing {
  constructor(
    readonly site: ExpressionSite,
    private readonly item?: ExpressionType,
  ) {}

  report<C extends Code>(
    code: C,
    part: Stretch,
    params: Params<C>,
    help?: string,
  ): (Expression & Quantity) | undefined {
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
        return membership(this, part)
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

  mismatch(part: Stretch, operator: string, left: Quantity | string, right: Quantity): Quantity | undefined {
    const words = (side: Quantity | string): string => (typeof side === 'string' ? side : typeWords(side.of.type))
    return this.report('expression/units', part, { operator, left: words(left), right: words(right) })
  }

  private badLiteral(part: Stretch, written: string, reason: string): Expression | undefined {
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
      return this.mismatch(part, part.operator, { of: left }, { of: right })?.of
    const [a, b] = level(left, right)
    return { op: 'compare', relation: part.operator as Relation, left: a, right: b, type: truth }
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
