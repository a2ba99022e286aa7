import type { Rounding } from './expression.js'

/** A quotient as a whole number, rounded as said. `by` is not 0. */
export function divide(of: bigint, by: bigint, rounding: Rounding): bigint {
  const [numerator, denominator] = by < 0n ? [0n - of, 0n - by] : [of, by]
  const towardsZero = numerator / denominator
  const rest = numerator % denominator
  if (rest === 0n) return towardsZero
  const away = towardsZero + (numerator < 0n ? -1n : 1n)
  const twice = 2n * (rest < 0n ? 0n - rest : rest)
  switch (rounding) {
    case 'down':
      return towardsZero
    case 'up':
      return away
    case 'floor':
      return numerator < 0n ? away : towardsZero
    case 'ceiling':
      return numerator < 0n ? towardsZero : away
    case 'half-up':
      return twice >= denominator ? away : towardsZero
    case 'half-down':
      return twice > denominator ? away : towardsZero
    case 'half-even':
      if (twice !== denominator) return twice > denominator ? away : towardsZero
      return towardsZero % 2n === 0n ? towardsZero : away
  }
}

/** The value of the band that a number falls in; each bound belongs to the band above it. */
export function slab(of: bigint, bounds: readonly bigint[], values: readonly bigint[]): bigint {
  const band = bounds.findIndex((bound) => of < bound)
  return values[band < 0 ? bounds.length : band] ?? 0n
}

/** The sum over all bands of the part of a number that lies in the band times the rate of the band. */
export function marginal(of: bigint, bounds: readonly bigint[], rates: readonly bigint[]): bigint {
  let sum = 0n
  let from = 0n
  for (const [band, rate] of rates.entries()) {
    const until = bounds[band]
    const upTo = until === undefined || of < until ? of : until
    if (upTo > from) sum += (upTo - from) * rate
    if (until === undefined || of < until) break
    from = until
  }
  return sum
}

/** The day so many months later, as days since 1970-01-01; where the month is too short, its last day. */
export function addMonths(day: bigint, months: bigint): bigint {
  const date = new Date(Number(day) * 86_400_000)
  const month = date.getUTCFullYear() * 12 + date.getUTCMonth() + Number(months)
  const [year, inYear] = [Math.floor(month / 12), ((month % 12) + 12) % 12]
  const last = new Date(Date.UTC(year, inYear + 1, 0)).getUTCDate()
  return BigInt(Date.UTC(year, inYear, Math.min(date.getUTCDate(), last)) / 86_400_000)
}
