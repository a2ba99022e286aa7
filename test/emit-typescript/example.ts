import type { Text } from '../../compiler/base/text.js'
import type { Vocabulary } from '../../compiler/rules/domain.js'
import type { Outcome, OutcomeValue } from '../../compiler/rules/outcome.js'
import type {
  Book,
  Condition,
  Decision,
  Edition,
  Output,
  Program,
  Reading,
  Rule,
} from '../../compiler/rules/program.js'
import { all, clause, fact, originIn, readingInput, silent, terms, test, text } from './build.js'

/** An invented book about a public library, with every kind of fact and of outcome. */

const items: Vocabulary = {
  id: 'items',
  title: text('Items lent', 'Ouvrages prêtés'),
  terms: [
    { id: 'printed', label: text('Printed matter', 'Imprimés'), parents: [], abstract: true },
    { id: 'book', label: text('Book', 'Livre'), parents: ['printed'], abstract: false },
    { id: 'magazine', label: text('Magazine', 'Revue'), parents: ['printed'], abstract: false },
    { id: 'video-disc', label: text('Video disc', 'Disque vidéo'), parents: [], abstract: false },
    { id: 'score', label: text('Score', 'Partition'), parents: ['printed'], abstract: false },
  ],
}
const readers = terms(
  'readers',
  ['child', text('Child', 'Enfant')],
  ['adult', text('Adult', 'Adulte')],
  ['school', text('School', 'École')],
)
const desks = terms('desks', ['main', text('Main desk', 'Accueil')], ['annex', text('Annex', 'Annexe')])
const remedies = terms(
  'remedies',
  ['reminder', text('Reminder', 'Rappel')],
  ['suspension', text('Suspension', 'Suspension')],
  ['replacement', text('Replacement', 'Remplacement')],
)

const schoolHolidays: Reading = {
  id: 'school-holidays',
  title: text('School holidays', 'Vacances scolaires'),
  question: text(
    'Does the longer loan of schools also hold in the holidays?',
    'Le prêt prolongé des écoles vaut-il aussi pendant les vacances ?',
  ),
  choices: [
    { id: 'all-year', label: text('It holds all year', 'Il vaut toute l’année') },
    { id: 'term-time', label: text('It holds in term time only', 'Il vaut hors vacances') },
  ],
  adopted: 'all-year',
  why: text('The regulation names no season.', 'Le règlement ne nomme aucune saison.'),
  cites: ['L2-3'],
}
const rareScores: Reading = {
  id: 'rare-scores',
  title: text('Rare scores', 'Partitions rares'),
  question: text('Are scores rare items?', 'Les partitions sont-elles des ouvrages rares ?'),
  choices: [
    { id: 'lent', label: text('They are lent like books', 'Elles se prêtent comme les livres') },
    { id: 'consulted', label: text('They stay in the house', 'Elles restent sur place') },
    { id: 'asked', label: text('The librarian decides', 'Le bibliothécaire décide') },
  ],
  adopted: 'lent',
  why: text('The list of rare items does not name them.', 'La liste des ouvrages rares ne les nomme pas.'),
  cites: ['L2-4', 'L3-1'],
}

export const book: Book = {
  id: 'library',
  title: text('Library loans', 'Prêts de la bibliothèque'),
  source: { id: 'regulation', title: text('Library regulation', 'Règlement de la bibliothèque'), language: 'fr' },
  vocabularies: [items, readers, desks, remedies],
  clauses: new Map(
    [
      clause('L2-1', '2', 3),
      clause('L2-2', '2', 3),
      clause('L2-3', '2', 3, 4),
      clause('L2-4', '2', 4),
      clause('L3-1', '3.1', 5),
      clause('L3-2', '3.1', 5),
      clause('L9', '9', 12),
    ].map((one) => [one.id, one]),
  ),
  readings: new Map([schoolHolidays, rareScores].map((reading) => [reading.id, reading])),
  calendars: [],
}

const item = fact(
  'item',
  { kind: 'terms', vocabulary: items },
  text('Item', 'Ouvrage'),
  text('What is lent?', 'Que prête-t-on ?'),
)
const reader = fact(
  'reader',
  { kind: 'terms', vocabulary: readers },
  text('Reader', 'Lecteur'),
  text('Who borrows?', 'Qui emprunte ?'),
)
const desk = fact('return-desk', { kind: 'terms', vocabulary: desks }, text('Desk of return', 'Guichet de retour'))
const reserved = fact(
  'reserved',
  { kind: 'boolean' },
  text('Reserved', 'Réservé'),
  text('Has somebody reserved it?', 'Est-il réservé ?'),
)
const overdue = fact('overdue', { kind: 'integer', min: 0, max: 60 }, text('Days overdue', 'Jours de retard'))
const fees = fact('fees', { kind: 'money', currency: 'EUR', digits: 2, min: 0 }, text('Fees due', 'Frais dus'))
const lent = fact('lent-on', { kind: 'date' }, text('Day of the loan', 'Jour du prêt'))

const lendable: readonly Output[] = [
  { id: 'for', label: text('Length of the loan', 'Durée du prêt'), type: 'duration' },
  { id: 'renewals', label: text('Renewals', 'Prolongations'), type: 'integer' },
]
const loan = (length: string, renewals: number): Outcome => ({
  kind: 'value',
  fields: [
    { output: 'for', value: { type: 'duration', value: length } },
    { output: 'renewals', value: { type: 'integer', value: renewals } },
  ],
})
function rule(
  id: string,
  when: Condition,
  then: Outcome | undefined,
  cites: readonly string[],
  over: readonly string[] = [],
): Rule {
  const origin = originIn(`policies/library/2023/${id.split('/')[0] ?? id}.yaml`)
  return { id, when, ...(then === undefined ? {} : { then }), over, cites, origin }
}

const holidays = readingInput(schoolHolidays)
const scores = readingInput(rareScores)

const loanPeriod: Decision = {
  id: 'loan-period',
  title: text('Loan period', 'Durée du prêt'),
  question: text('How long may a reader keep an item?', 'Combien de temps un lecteur peut-il garder un ouvrage ?'),
  force: 'guarantee',
  strategy: 'one',
  inputs: [item, reader, reserved, overdue, holidays, scores],
  outputs: lendable,
  rules: [
    rule('base/book', test(item, 'book', 'score'), loan('P28D', 2), ['L2-1']),
    rule('base/magazine', test(item, 'magazine'), loan('P7D', 0), ['L2-2']),
    rule(
      'schools/longer',
      all(test(reader, 'school'), test(item, 'book'), test(holidays, 'all-year')),
      loan('P90D', 1),
      ['L2-3'],
      ['base/book'],
    ),
    rule(
      'rare/consulted',
      all(test(item, 'score'), test(scores, 'consulted')),
      silent('not-offered'),
      ['L3-1'],
      ['base/book'],
    ),
    rule(
      'rare/asked',
      all(test(item, 'score'), test(scores, 'asked')),
      silent('discretionary', 'librarian'),
      ['L3-1', 'L3-2'],
      ['base/book'],
    ),
    rule(
      'reserved',
      all(test(reserved, true), test(item, 'book')),
      loan('P14D', 0),
      ['L2-4'],
      ['base/book', 'schools/longer'],
    ),
    rule(
      'late',
      all(test(overdue, [14, 61]), test(item, 'book', 'magazine')),
      silent('not-covered'),
      ['L3-2'],
      ['base', 'reserved', 'base/book', 'base/magazine', 'schools/longer'],
    ),
    rule('school-discount', all(test(reader, 'school'), test(item, 'magazine')), undefined, ['L2-3'], ['late']),
  ].map((one) => ({ ...one, over: one.over.filter((id) => id !== 'base') })),
  otherwise: rule('otherwise', all(), silent('unspecified'), ['L9']),
  origin: originIn('policies/library/decisions.yaml'),
}

const remedy = (term: string): OutcomeValue => ({ type: 'term', vocabulary: 'remedies', term })
const does = (term: string, costs: string, words: Text): Outcome => ({
  kind: 'value',
  fields: [
    { output: 'remedy', value: remedy(term) },
    { output: 'costs', value: { type: 'money', value: costs, currency: 'EUR' } },
    { output: 'words', value: { type: 'text', value: words } },
  ],
})

const lateReturn: Decision = {
  id: 'late-return',
  title: text('Late return', 'Retour tardif'),
  question: text(
    'What follows when an item comes back late?',
    'Que se passe-t-il quand un ouvrage revient en retard ?',
  ),
  force: 'permission',
  strategy: 'all',
  inputs: [desk, overdue, fees, lent, holidays],
  outputs: [
    { id: 'remedy', label: text('Remedy', 'Mesure'), type: 'term', vocabulary: remedies },
    { id: 'costs', label: text('Costs', 'Frais'), type: 'money' },
    { id: 'words', label: text('In words', 'En clair'), type: 'text' },
  ],
  rules: [
    rule(
      'late/reminder',
      test(overdue, [1, 61]),
      does('reminder', '0.00', text('A letter is sent.', 'Une lettre part.')),
      ['L3-1'],
    ),
    rule(
      'late/suspended',
      all(test(overdue, [14, 61]), test(fees, [1250, Infinity])),
      does('suspension', '5.00', text('No loans until paid.', 'Plus de prêt avant paiement.')),
      ['L3-2'],
    ),
    rule(
      'late/replaced',
      all(test(overdue, [56, 61]), test(desk, 'main'), test(holidays, 'term-time')),
      does('replacement', '20.00', text('The item is replaced.', 'L’ouvrage est remplacé.')),
      ['L3-2', 'L9'],
    ),
    rule('late/amnesty', test(lent, [18262, 18628]), undefined, ['L9'], ['late/suspended']),
  ],
  origin: originIn('policies/library/decisions.yaml'),
}

const edition2023: Edition = {
  id: '2023',
  title: text('2023'),
  from: '2023-01-01',
  until: '2024-07-01',
  decisions: [loanPeriod, lateReturn],
  pages: [],
  origin: originIn('edition.yaml'),
}

/** The next edition forgets the readings of loans, and asks one fact less. */
const edition2024: Edition = {
  id: '2024-07',
  title: text('July 2024', 'Juillet 2024'),
  from: '2024-07-01',
  decisions: [
    {
      ...loanPeriod,
      inputs: [item, reader, reserved],
      rules: loanPeriod.rules.filter(({ id }) => id.startsWith('base/')),
    },
    lateReturn,
  ],
  pages: [],
  origin: originIn('edition.yaml'),
}

export const program: Program = { book, editions: [edition2023, edition2024] }
