import { describe, expect, test } from 'vitest'
import type { Language } from '../../compiler/base/text.js'
import { conditionWords } from '../../compiler/emit/docs/condition-words.js'
import { inputsOf } from '../../compiler/emit/docs/condition-form.js'
import { setWords } from '../../compiler/emit/docs/set-words.js'
import { dateWords, durationWords, moneyWords, numberWords } from '../../compiler/emit/docs/value-words.js'
import type { Domain, Term } from '../../compiler/rules/domain.js'
import type { Condition } from '../../compiler/rules/program.js'
import { setOf, subtract, type ValueSet } from '../../compiler/rules/value-set.js'
import { documents, term, text } from './library-facts.js'

const items: Domain = { kind: 'terms', vocabulary: documents }
const seats: Domain = { kind: 'integer', min: 0, max: 1000 }
const time: Domain = { kind: 'duration', unit: 'time', min: 0 }
const day: Domain = { kind: 'date' }
const both = (domain: Domain, set: ValueSet, written?: string): readonly string[] =>
  (['fr', 'en'] as const).map((language) => setWords(domain, set, language, written).replaceAll('\u00a0', '~'))

describe('sets of terms', () => {
  // print novel comic magazine atlas score dictionary newspaper music-cd film-dvd manuscript
  test.each([
    [[1], 'Roman', 'Novel'],
    [[0], 'Imprimé (en tant que tel)', 'Printed item (as such)'],
    [[0, 1, 2, 3, 4, 5, 6], 'Imprimé (de toute sorte)', 'Printed item (any kind)'],
    [[8, 9], 'Disque (de toute sorte)', 'Disc (any kind)'],
    [
      [0, 1, 2, 3, 4, 5],
      'Imprimé (de toute sorte), à l’exception de Dictionnaire',
      'Printed item (any kind), except Dictionary',
    ],
    [[1, 8, 9], 'Roman ou Disque (de toute sorte)', 'Novel or Disc (any kind)'],
    [[3, 7, 10], 'Publication en série (de toute sorte) ou Manuscrit', 'Serial (any kind) or Manuscript'],
  ])('%j', (numbers, fr, en) => {
    expect(both(items, setOf(numbers))).toEqual([fr, en])
  })

  test('what is left out is said when it is less', () => {
    expect(both(items, subtract([0, 11], [10, 11]))).toEqual(['tout sauf Manuscrit', 'anything but Manuscript'])
    expect(both(items, [0, 11])).toEqual(['toute valeur', 'any value'])
  })
})

describe('long sets of terms', () => {
  const branch = (id: string, leaves: number): readonly Term[] => [
    term(id, id, id, [], true),
    ...Array.from({ length: leaves }, (_, at) => term(`${id}${at + 1}`, `${id}${at + 1}`, `${id}${at + 1}`, [id])),
  ]
  const shelves: Domain = {
    kind: 'terms',
    vocabulary: {
      id: 'shelves',
      title: text('Rayons', 'Shelves'),
      terms: ['A', 'B', 'C', 'D', 'E'].flatMap((id) => branch(id, 6)),
    },
  }
  const all: ValueSet = [0, 30]
  const words = (set: ValueSet): string => setWords(shelves, set, 'en')

  test('groups are named, each with what it lacks, where neither side is short', () => {
    expect(words(setOf([0, 1, 2, 3, 4, 7, 8, 9, 10, 11]))).toBe('A (any kind), except A6; or B (any kind), except B1')
    expect(words(setOf([0, 1, 2, 3, 4, 7, 8, 9, 10, 11, 13]))).toBe(
      'A (any kind), except A6; B (any kind), except B1; or C2',
    )
  })

  test('the shorter side is said', () => {
    expect(words(setOf([0, 6, 7]))).toBe('A1, B1 or B2')
    expect(words(subtract(all, setOf([0, 6, 7])))).toBe('anything but A1, B1 and B2')
    expect(words([0, 12])).toBe('A (any kind) or B (any kind)')
    expect(words([12, 18])).toBe('C (any kind)')
  })

  test('of a few choices, those that hold', () => {
    const choice = (...ids: readonly string[]): Domain => ({
      kind: 'choice',
      choices: ids.map((id) => ({ id, label: text(id, id) })),
    })
    expect(setWords(choice('first', 'neither', 'second'), [0, 1, 2, 3], 'en')).toBe('first or second')
    expect(setWords(choice('a', 'b', 'c', 'd'), [0, 1, 2, 4], 'en')).toBe('anything but b')
  })
})

describe('sets of ordered values', () => {
  test.each([
    [seats, [0, 56], '< 56', 'moins de 56', 'less than 56'],
    [seats, [0, 56], '', 'au plus 55', 'at most 55'],
    [seats, [0, 100], '', 'moins de 100', 'less than 100'],
    [seats, [10, 21], '[10..20]', 'de 10 à 20', 'from 10 to 20'],
    [seats, [10, 20], '[10..20)', 'au moins 10 et moins de 20', 'at least 10 and less than 20'],
    [seats, [11, 21], '(10..20]', 'plus de 10 et au plus 20', 'more than 10 and at most 20'],
    [seats, [11, 1001], '> 10', 'plus de 10', 'more than 10'],
    [seats, [5, 6], '', '5', '5'],
    [seats, [0, 5, 6, 1001], '', 'tout sauf 5', 'anything but 5'],
    [seats, [0, 5, 20, 1001], '', 'au plus 4 ou au moins 20', 'at most 4 or at least 20'],
    [time, [0, 3600], '', 'moins de 1~heure', 'less than 1~hour'],
    [time, [900, 7201], '', 'de 15~minutes à 2~heures', 'from 15~minutes to 2~hours'],
    [day, [19389, Infinity], '', 'à partir du 1er février 2023', 'from 1 February 2023 on'],
    [day, [-Infinity, 19389], '< 2023-02-01', 'avant le 1er février 2023', 'before 1 February 2023'],
    [
      day,
      [-Infinity, 19389],
      '<= 2023-01-31',
      'jusqu’au 31 janvier 2023 inclus',
      'up to and including 31 January 2023',
    ],
    [{ kind: 'boolean' }, [1, 2], '', 'oui', 'yes'],
  ] satisfies [Domain, ValueSet, string, string, string][])('%j %j %s', (domain, set, written, fr, en) => {
    expect(both(domain, set, written)).toEqual([fr, en])
  })
})

describe('conditions', () => {
  const inputs = inputsOf([
    { id: 'item', role: 'fact', label: { fr: 'Document', en: 'Item' }, domain: items },
    { id: 'seats', role: 'fact', label: { fr: 'Places', en: 'Seats' }, domain: seats },
  ])
  const item = (...numbers: readonly number[]): Condition => ({
    kind: 'test',
    input: 'item',
    values: setOf(numbers),
    written: '',
  })
  const few: Condition = { kind: 'test', input: 'seats', values: [0, 5], written: '< 5' }
  const words = (condition: Condition, language: Language): string => conditionWords(condition, inputs, language)

  test.each([
    [{ kind: 'all', of: [] }, 'in every case'],
    [{ kind: 'any', of: [] }, 'in no case'],
    [{ kind: 'all', of: [item(1), few] }, 'Item: Novel; Seats: less than 5'],
    [{ kind: 'any', of: [item(1), few] }, 'either Item: Novel, or Seats: less than 5'],
    [{ kind: 'any', of: [item(1), item(2)] }, 'Item: Novel or Comic book'],
    [{ kind: 'all', of: [item(1), item(2)] }, 'in no case'],
    [{ kind: 'not', of: { kind: 'any', of: [item(10), few] } }, 'Item: anything but Manuscript; Seats: at least 5'],
    [
      { kind: 'all', of: [item(1), { kind: 'any', of: [few, item(2)] }] },
      'Item: Novel; (either Seats: less than 5, or Item: Comic book)',
    ],
    [{ kind: 'all', of: [{ kind: 'not', of: { kind: 'not', of: few } }, few] }, 'Seats: less than 5'],
  ] satisfies [Condition, string][])('%j', (condition, en) => {
    expect(words(condition, 'en')).toBe(en)
  })

  test('French spaces before colons and semicolons do not break', () => {
    expect(words({ kind: 'all', of: [item(1), few] }, 'fr')).toBe(
      'Document\u00a0: Roman\u00a0; Places\u00a0: moins de 5',
    )
  })
})

describe('values', () => {
  const fr = (text: string): string => text.replaceAll('\u00a0', '~')
  test.each([
    ['PT15M', '15~minutes', '15~minutes'],
    ['PT1H', '1~heure', '1~hour'],
    ['PT1H30M', '1~heure et 30~minutes', '1~hour and 30~minutes'],
    ['P14D', '14~jours', '14~days'],
    ['P1Y6M', '1~an et 6~mois', '1~year and 6~months'],
    ['P1DT2H5M', '1~jour, 2~heures et 5~minutes', '1~day, 2~hours and 5~minutes'],
    ['PT0S', '0~seconde', '0~seconds'],
    ['PT1.5H', '1,5~heure', '1.5~hours'],
    ['P', 'P', 'P'],
    ['soon', 'soon', 'soon'],
  ])('duration %s', (text, french, english) => {
    expect([fr(durationWords(text, 'fr')), fr(durationWords(text, 'en'))]).toEqual([french, english])
  })

  test('numbers, amounts and days follow the language', () => {
    expect(fr(numberWords('-1234567.50', 'fr'))).toBe('−1~234~567,50')
    expect(numberWords('1234567.50', 'en')).toBe('1,234,567.50')
    expect(fr(moneyWords('1000', 'USD', 'fr'))).toBe('1~000~USD')
    expect(fr(moneyWords('1000', 'USD', 'en'))).toBe('USD~1,000')
    expect(dateWords('2023-02-01', 'fr')).toBe('1er février 2023')
    expect(dateWords('2023-08-02', 'fr')).toBe('2 août 2023')
    expect(dateWords('2023-02-01', 'en')).toBe('1 February 2023')
  })
})
