import fc from 'fast-check'
import { expect, it } from 'vitest'
import { localInstantText } from '../../../compiler/runtime/calendar/index.js'
import { FactError } from '../../../compiler/runtime/fact-error.js'
import { instantText, parseInstant } from '../../../compiler/runtime/read-instant.js'

const seed = 20230601
const instants = fc.integer({ min: Date.parse('1950-01-01') / 1000, max: Date.parse('2100-01-01') / 1000 })

it.each([
  ['2023-06-16T17:00:00+02:00', '2023-06-16T15:00:00Z'],
  ['2023-06-16T15:00Z', '2023-06-16T15:00:00Z'],
  ['1969-12-31T18:30:01-05:30', '1970-01-01T00:00:01Z'],
  ['2024-02-29T23:59:59+14:00', '2024-02-29T09:59:59Z'],
])('%s is %s', (text, universal) => {
  expect(instantText(parseInstant('opened', text))).toBe(universal)
})

it.each(['2023-06-16T17:00:00', '2023-06-16', '2023-02-29T00:00Z', '2023-06-16T24:00Z', '2023-06-16T17:00:00.5Z', ''])(
  '"%s" is no instant',
  (text) => {
    expect(() => parseInstant('opened', text)).toThrow(FactError)
    expect(() => parseInstant('opened', text)).toThrow(
      `"opened" cannot be "${text}": it is an instant like "2023-06-16T17:00:00+02:00"`,
    )
  },
)

it('instants are read as they are written, in any zone', () => {
  const zones = fc.constantFrom('Europe/Paris', 'America/St_Johns', 'Asia/Kolkata', 'Australia/Lord_Howe', 'UTC')
  fc.assert(
    fc.property(instants, zones, (instant, zone) => {
      expect(parseInstant('i', instantText(instant))).toBe(instant)
      expect(parseInstant('i', localInstantText(instant, zone))).toBe(instant)
    }),
    { seed },
  )
  expect(localInstantText(parseInstant('i', '2023-06-16T15:00Z'), 'Europe/Paris')).toBe('2023-06-16T17:00:00+02:00')
})

it('a zone that does not exist is refused', () => {
  expect(() => localInstantText(0, 'Europe/Lutece')).toThrow('no instant 0 in the time zone "Europe/Lutece"')
})
