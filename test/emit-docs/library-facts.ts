import type { Text } from '../../compiler/base/text.js'
import { encodeDate } from '../../compiler/rules/domain-values.js'
import { enumeration, type Domain, type Term, type Vocabulary } from '../../compiler/rules/domain.js'
import type { Outcome, OutcomeValue } from '../../compiler/rules/outcome.js'
import type { Condition, Input, Reading, Rule } from '../../compiler/rules/program.js'
import { setOf, type ValueSet } from '../../compiler/rules/value-set.js'

// What the lending rules of the example are about, and short ways to write them.

export const text = (fr: string, en: string): Text => ({ fr, en })
export const origin = { source: { path: 'library.yaml', text: '' }, start: 0, end: 0 }
export const term = (id: string, fr: string, en: string, parents: readonly string[] = [], abstract = false): Term => ({
  id,
  label: text(fr, en),
  parents,
  abstract,
})

export const readers: Vocabulary = {
  id: 'readers',
  title: text('Lecteurs', 'Readers'),
  terms: [
    term('child', 'Enfant', 'Child'),
    term('adult', 'Adulte', 'Adult'),
    term('institutions', 'Collectivité', 'Institution', [], true),
    term('school', 'École', 'School', ['institutions']),
    term('hospital', 'Hôpital', 'Hospital', ['institutions']),
  ],
}

export const documents: Vocabulary = {
  id: 'documents',
  title: text('Documents', 'Items'),
  terms: [
    term('print', 'Imprimé', 'Printed item'),
    term('novel', 'Roman', 'Novel', ['print']),
    term('comic', 'Bande dessinée', 'Comic book', ['print']),
    term('magazine', 'Revue', 'Magazine', ['print', 'periodicals']),
    term('atlas', 'Atlas', 'Atlas', ['print']),
    term('score', 'Partition', 'Musical score', ['print']),
    term('dictionary', 'Dictionnaire', 'Dictionary', ['print']),
    term('periodicals', 'Publication en série', 'Serial', [], true),
    term('newspaper', 'Journal', 'Newspaper', ['periodicals']),
    term('discs', 'Disque', 'Disc', [], true),
    term('music-cd', 'CD audio', 'Music CD', ['discs']),
    term('film-dvd', 'DVD', 'Film DVD', ['discs']),
    term('manuscript', 'Manuscrit', 'Manuscript'),
  ],
}

export const staff: Vocabulary = {
  id: 'staff',
  title: text('Personnel', 'Staff'),
  terms: [term('head-librarian', 'Le bibliothécaire en chef', 'The head librarian')],
}

export const services: Vocabulary = {
  id: 'services',
  title: text('Services sur place', 'On-site services'),
  terms: [term('reading-room', 'salle de lecture', 'reading room'), term('copies', 'photocopie', 'photocopying')],
}

export const sharedCell: Reading = {
  id: 'shared-cell',
  title: text('Case commune', 'Shared cell'),
  question: text(
    'La case « durée » couvre deux lignes du tableau : la durée de 21 jours vaut-elle aussi pour les enfants ?',
    'The “period” cell spans two rows of the table: does the 21-day period also hold for children?',
  ),
  choices: [
    { id: 'both', label: text('elle vaut pour les deux lignes', 'it holds for both rows') },
    { id: 'adults', label: text('elle ne vaut que pour les adultes', 'it holds for adults only') },
  ],
  adopted: 'both',
  why: text(
    'Le trait entre les deux lignes s’arrête avant cette case.',
    'The line between the two rows stops short of this cell.',
  ),
  cites: ['L2-03'],
}

export const input = (id: string, label: Text, question: Text, domain: Domain): Input => ({
  id,
  role: 'fact',
  label,
  question,
  domain,
})
export const inputs = {
  reader: input('reader', text('Lecteur', 'Reader'), text('Qui emprunte ?', 'Who is borrowing?'), {
    kind: 'terms',
    vocabulary: readers,
  }),
  document: input('document', text('Document', 'Item'), text('Que veut-on emprunter ?', 'What is to be borrowed?'), {
    kind: 'terms',
    vocabulary: documents,
  }),
  daysLate: input('days-late', text('Retard', 'Delay'), text('Combien de jours de retard ?', 'How many days late?'), {
    kind: 'duration',
    unit: 'days',
    min: 0,
    max: 365,
  }),
  day: input(
    'day',
    text('Jour du prêt', 'Day of the loan'),
    text('Quel jour a lieu le prêt ?', 'On what day is the loan made?'),
    {
      kind: 'date',
    },
  ),
  sharedCell: {
    id: 'shared-cell',
    role: 'reading',
    label: sharedCell.title,
    domain: { kind: 'choice', choices: sharedCell.choices },
    adopted: 0,
  } satisfies Input,
}

/** One of some terms, and of these only. */
export function among(fact: Input, ...ids: readonly string[]): Condition {
  const names = enumeration(fact.domain) ?? []
  return { kind: 'test', input: fact.id, values: setOf(ids.map((id) => names.indexOf(id))), written: ids.join(', ') }
}
export const within = (fact: Input, values: ValueSet, written: string): Condition => ({
  kind: 'test',
  input: fact.id,
  values,
  written,
})
export const all = (...of: readonly Condition[]): Condition => ({ kind: 'all', of })
export const dayNumber = (day: string): number => {
  const number = encodeDate(day)
  if (typeof number !== 'number') throw new Error(`${day} is no day`)
  return number
}

export const prints = ['print', 'novel', 'comic', 'magazine', 'atlas', 'score', 'dictionary']
export const value = (fields: Readonly<Record<string, OutcomeValue>>): Outcome => ({
  kind: 'value',
  fields: Object.entries(fields).map(([output, its]) => ({ output, value: its })),
})
export const loan = (period: string, renewals: number): Outcome =>
  value({ within: { type: 'duration', value: period }, renewals: { type: 'integer', value: renewals } })
export const fee = (amount: string): Outcome =>
  value({
    fee: { type: 'money', value: amount, currency: 'EUR' },
    waived: { type: 'boolean', value: amount === '0.00' },
  })

export const rule = (
  id: string,
  when: Condition,
  then: Outcome | undefined,
  cites: readonly string[],
  more: Partial<Rule> = {},
): Rule => ({
  id,
  when,
  ...(then === undefined ? {} : { then }),
  over: [],
  cites,
  origin,
  ...more,
})

export const summerApplies = all(
  among(inputs.document, ...prints),
  within(inputs.day, [dayNumber('2024-06-15'), dayNumber('2024-09-16')], '[2024-06-15..2024-09-15]'),
)
export const adoptedCell = within(inputs.sharedCell, [0, 1], 'both')
export const otherCell = within(inputs.sharedCell, [1, 2], 'adults')
export const baseLoans = [
  'base/child/loan/shared',
  'base/child/loan/short',
  'base/child/loan/disc',
  'base/adult/loan/print',
  'base/adult/loan/disc',
]
