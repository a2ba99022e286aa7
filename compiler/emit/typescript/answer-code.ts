import { plainValue, type OutcomeValue } from '../../rules/outcome.js'
import { literal } from './escape.js'
import { object, type Code } from './layout.js'

/** A stated value of an outcome as code. */
export function valueCode(value: OutcomeValue): Code {
  switch (value.type) {
    case 'boolean':
    case 'integer':
      return String(value.value)
    case 'money':
      return object([
        ['amount', literal(value.value)],
        ['currency', literal(value.currency)],
      ])
    case 'text':
      return object([
        ['fr', literal(value.value.fr)],
        ['en', literal(value.value.en)],
      ])
    case 'computed':
      throw new Error('a computed value is not known yet')
    default:
      return literal(String(plainValue(value)))
  }
}
