import type { Diagram } from '../../compiler/diagram/diagram.js'
import { always, type Program, type TablePage } from '../../compiler/rules/program.js'
import { loanPeriod, lateFee, onSite } from './library-decisions.js'
import { depositDiagram, depositDue } from './library-deposit.js'
import {
  text,
  readers,
  documents,
  staff,
  services,
  sharedCell,
  inputs,
  among,
  all,
  summerApplies,
} from './library-facts.js'

// The lending rules of an invented public library: two tables, footnotes, exclusions, a reading, silences.

const entry = (decision: string, its: string, notes: readonly string[] = []) => ({ decision, rule: its, notes })
const columns: TablePage['columns'] = [
  { id: 'loan', label: text('Durée du prêt', 'Loan period'), decisions: ['loan-period'] },
  { id: 'fee', label: text('Retard', 'Delay'), decisions: ['late-fee'] },
]

const base: TablePage = {
  kind: 'table',
  id: 'base',
  title: text('Prêt ordinaire', 'Ordinary lending'),
  intro: text('Ce que chacun peut emprunter en temps normal.', 'What everyone may borrow in ordinary times.'),
  groups: columns.map(({ id, label }) => ({ label, columns: [id] })),
  rowInput: 'reader',
  applies: always,
  columns,
  rows: [
    {
      terms: ['child'],
      label: text('Enfant', 'Child'),
      cells: [
        [
          entry('loan-period', 'base/child/loan/shared'),
          entry('loan-period', 'base/child/loan/short'),
          entry('loan-period', 'base/child/loan/disc'),
        ],
        [entry('late-fee', 'base/child/fee')],
      ],
    },
    {
      terms: ['adult'],
      label: text('Adulte', 'Adult'),
      cells: [
        [entry('loan-period', 'base/adult/loan/print'), entry('loan-period', 'base/adult/loan/disc', ['1'])],
        [
          entry('late-fee', 'base/adult/fee/grace', ['2']),
          entry('late-fee', 'base/adult/fee/late'),
          entry('late-fee', 'base/adult/fee/manuscript'),
        ],
      ],
    },
    {
      terms: ['institutions'],
      label: text('Collectivité', 'Institution'),
      cells: [[entry('loan-period', 'base/institutions/loan')], []],
    },
  ],
  footnotes: [
    {
      mark: '1',
      text: text('Les journaux sont comptés avec les disques.', 'Newspapers are counted with discs.'),
      cites: ['L2-N1'],
    },
    {
      mark: '2',
      text: text(
        'Le délai court à partir du lendemain : le jour du retour ne compte pas.',
        'Time runs from the next day: the day of return does not count.',
      ),
      cites: ['L3-N2'],
    },
  ],
  exclusions: [
    {
      title: text('Bandes dessinées', 'Comic books'),
      when: all(among(inputs.document, 'comic'), among(inputs.reader, 'adult')),
      from: ['base/adult/loan/print'],
      cites: ['L2-N1'],
      then: text('le document ne fixe pas de durée.', 'the document sets no period.'),
      readings: [{ reading: 'shared-cell', choices: ['adults'] }],
    },
  ],
  over: [],
}

const summer: TablePage = {
  kind: 'table',
  id: 'summer',
  title: text('Prêt d’été', 'Summer lending'),
  groups: [{ label: text('Prêt et retard', 'Loan and delay'), columns: ['loan', 'fee'] }],
  rowInput: 'reader',
  applies: summerApplies,
  columns,
  rows: [
    { terms: ['adult'], label: text('Adulte', 'Adult'), cells: [[entry('loan-period', 'summer/adult/loan')], []] },
  ],
  footnotes: [],
  exclusions: [
    {
      title: text('Documents exclus du prêt d’été', 'Items excluded from summer lending'),
      when: all(summerApplies, among(inputs.document, 'magazine', 'atlas', 'score', 'dictionary')),
      from: ['summer'],
      cites: ['L4-05'],
      then: text('les durées du prêt ordinaire valent de nouveau.', 'the ordinary loan periods hold again.'),
      readings: [{ reading: 'shared-cell', choices: ['both'] }],
    },
  ],
  over: ['base'],
}

const clause = (id: string, section: string, page: number, lastPage?: number) =>
  [id, { id, section, page, ...(lastPage === undefined ? {} : { lastPage }) }] as const

const weekday = [
  { from: '10:00', until: '12:30' },
  { from: '14:00', until: '19:00' },
]

export const program: Program = {
  book: {
    id: 'library',
    title: text('Prêts de la bibliothèque', 'Library lending'),
    source: { id: 'lending-rules', title: text('Règlement du prêt', 'Lending rules'), language: 'fr' },
    governs: text('le jour du prêt', 'the day of the loan'),
    vocabularies: [readers, documents, staff, services],
    clauses: new Map([
      clause('L1-01', '1', 1),
      clause('L2-03', '2', 2, 3),
      clause('L2-04', '2', 3),
      clause('L2-05', '2', 3),
      clause('L2-06', '2', 3),
      clause('L2-N1', '2, notes', 3),
      clause('L3-01', '3', 4),
      clause('L3-02', '3', 4),
      clause('L3-03', '3', 4),
      clause('L3-N2', '3, notes', 4),
      clause('L4-02', '4.1', 5),
      clause('L4-05', '4.2', 6),
      clause('L5-01', '5', 7),
      clause('L6-01', '6', 8),
      clause('L6-02', '6', 8),
    ]),
    readings: new Map([[sharedCell.id, sharedCell]]),
    calendars: [
      {
        id: 'opening-hours',
        title: text('Heures d’ouverture', 'Opening hours'),
        holidays: 'unknown',
        week: new Map([
          [2, weekday],
          [3, weekday],
          [4, weekday],
          [5, weekday],
          [6, [{ from: '10:00', until: '18:00' }]],
        ]),
      },
      {
        id: 'office-hours',
        title: text('Heures de bureau', 'Office hours'),
        zone: { name: 'Europe/Paris' },
        holidays: [
          {
            id: 'closing-days',
            title: text('Jours de fermeture', 'Closing days'),
            years: new Map([
              ['2024', ['2024-01-01', '2024-12-25']],
              ['2025', ['2025-01-01']],
            ]),
          },
        ],
        note: text('Ne vaut que pour l’accueil.', 'Only for the front desk.'),
        week: new Map([[1, weekday]]),
      },
      {
        id: 'reading-room-hours',
        title: text('Heures de la salle de lecture', 'Reading room hours'),
        zone: { fact: 'branch-zone' },
        holidays: 'none',
        week: new Map([[3, weekday]]),
      },
    ],
  },
  editions: [
    {
      id: '2024',
      title: text('Édition 2024', '2024 edition'),
      from: '2024-01-01',
      until: '2025-01-01',
      note: text('Tirée du règlement affiché à l’entrée.', 'Drawn from the rules posted at the entrance.'),
      decisions: [loanPeriod, lateFee, onSite, depositDue],
      pages: [base, summer],
      origin: loanPeriod.origin,
    },
  ],
}

const copies = { kind: 'leaf', id: 0, standing: onSite.rules, carveOuts: [] } as const
const noCopies = { kind: 'leaf', id: 1, standing: onSite.rules.slice(0, 1), carveOuts: [] } as const
const byDocument = {
  kind: 'branch',
  id: 2,
  input: inputs.document,
  edges: [
    { values: [0, 10], child: copies },
    { values: [10, 11], child: noCopies },
  ],
} as const

/** Two of the diagrams: the reader does not matter to what may be done on the premises, nor to the deposit. */
export const diagrams: ReadonlyMap<string, Diagram> = new Map([
  ['on-site', { decision: onSite, root: byDocument, nodes: [copies, noCopies, byDocument], shape: {} }],
  ['deposit-due', depositDiagram],
])
