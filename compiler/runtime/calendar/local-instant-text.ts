import { DateTime } from 'luxon'

/**
 * Whole seconds since 1970-01-01T00:00:00Z as the time in an IANA zone with its offset, `2023-06-16T17:00:00+02:00`;
 * `parseInstant` reads it back. A `RangeError` when there is no such zone or no such instant.
 */
export function localInstantText(epochSeconds: number, zone: string): string {
  const text = DateTime.fromSeconds(epochSeconds, { zone }).toISO({ suppressMilliseconds: true })
  if (text === null) throw new RangeError(`no instant ${epochSeconds} in the time zone ${JSON.stringify(zone)}`)
  return text
}
