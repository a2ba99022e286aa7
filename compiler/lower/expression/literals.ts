import { encode, encodeDate } from '../../rules/domain-values.js'
import type { Expression } from '../../rules/expression.js'
import { constant } from './quantity.js'

/** A number as written; a negative one is written with a minus in front. */
export function numberLiteral(text: string): Expression | undefined {
  const match = /^(\d*)(?:\.(\d+))?$/.exec(text)
  if (match === null || text === '') return undefined
  const [, wholePart = '', fraction = ''] = match
  return constant(BigInt(`${wholePart}${fraction}` || '0'), { kind: 'number', digits: fraction.length })
}

/** `@"…"`: a day, an instant, or a length in one unit, by its form; or why it is none. */
export function quotedLiteral(text: string): Expression | { readonly reason: string } {
  if (text.startsWith('P')) {
    for (const unit of ['time', 'days'] as const) {
      const value = encode({ kind: 'duration', unit }, text)
      if (typeof value === 'number') return constant(BigInt(value), { kind: 'duration', unit })
    }
    const months = /^P(?:(\d{1,4})Y)?(?:(\d{1,4})M)?$/.exec(text)
    if (months === null || text === 'P') return { reason: 'is no length in one unit, such as "P14D", "PT2H" or "P3M"' }
    return constant(BigInt(Number(months[1] ?? 0) * 12 + Number(months[2] ?? 0)), { kind: 'duration', unit: 'months' })
  }
  if (text.includes('T')) {
    const instant = encode({ kind: 'instant' }, text)
    return typeof instant === 'number' ? constant(BigInt(instant), { kind: 'instant' }) : instant
  }
  const day = encodeDate(text)
  return typeof day === 'number' ? constant(BigInt(day), { kind: 'date' }) : day
}
