import type { Domain } from '../../rules/domain.js'
import type { ExpressionType } from '../../rules/expression.js'
import type { Output } from '../../rules/program.js'

export const truth: ExpressionType = { kind: 'boolean' }

/** What a filter looks at. */
export function elementOf(type: ExpressionType): ExpressionType {
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
