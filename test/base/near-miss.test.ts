import { expect, it } from 'vitest'
import { nearMiss } from '../../compiler/base/near-miss.js'

const names = ['first-response', 'update-interval', 'severity', 'durée', 'A', 'fr', 'en']

it.each<[string, string | undefined]>([
  ['first-respons', 'first-response'],
  ['firstResponse', 'first-response'],
  ['First_Response', 'first-response'],
  ['fisrt-response', 'first-response'],
  ['sevrity', 'severity'],
  ['durée'.normalize('NFD'), 'durée'],
  ['duree', 'durée'],
  ['a', 'A'],
  ['B', undefined],
  ['response', undefined],
  ['something-else', undefined],
  ['', undefined],
  ['severity'.repeat(50), undefined],
])('%s is near %s', (name, expected) => {
  expect(nearMiss(name, names)).toBe(expected)
})

it('gives the first of two that are equally near', () => {
  expect(nearMiss('rule-x', ['rule-a', 'rule-b'])).toBe('rule-a')
  expect(nearMiss('rule-x', ['rule-b', 'rule-a'])).toBe('rule-b')
})
