import { always, type Decision } from '../../compiler/rules/program.js'
import {
  text,
  origin,
  services,
  inputs,
  among,
  within,
  all,
  dayNumber,
  prints,
  value,
  loan,
  fee,
  rule,
  summerApplies,
  adoptedCell,
  otherCell,
  baseLoans,
} from './library-facts.js'

export const loanPeriod: Decision = {
  id: 'loan-period',
  title: text('Durée du prêt', 'Loan period'),
  question: text('Combien de temps peut-on garder un document ?', 'How long may an item be kept?'),
  force: 'guarantee',
  strategy: 'one',
  inputs: [inputs.reader, inputs.document, inputs.day, inputs.sharedCell],
  outputs: [
    { id: 'within', label: text('Durée', 'Period'), type: 'duration' },
    { id: 'renewals', label: text('Renouvellements', 'Renewals'), type: 'integer' },
  ],
  says: text('{within} (renouvellements permis : {renewals})', '{within} (renewals allowed: {renewals})'),
  rules: [
    rule(
      'base/child/loan/shared',
      all(among(inputs.reader, 'child'), among(inputs.document, ...prints), adoptedCell),
      loan('P21D', 1),
      ['L2-03'],
    ),
    rule(
      'base/child/loan/short',
      all(among(inputs.reader, 'child'), among(inputs.document, ...prints), otherCell),
      loan('P2W', 1),
      ['L2-03'],
    ),
    rule(
      'base/child/loan/disc',
      all(among(inputs.reader, 'child'), { kind: 'not', of: among(inputs.document, ...prints) }),
      { kind: 'silence', silence: 'unspecified' },
      ['L2-04'],
    ),
    rule(
      'base/adult/loan/print',
      all(among(inputs.reader, 'adult'), among(inputs.document, ...prints)),
      loan('P21D', 2),
      ['L2-03'],
    ),
    rule(
      'base/adult/loan/disc',
      all(among(inputs.reader, 'adult'), among(inputs.document, 'music-cd', 'film-dvd', 'newspaper')),
      loan('P7D', 0),
      ['L2-05'],
    ),
    rule(
      'base/institutions/loan',
      among(inputs.reader, 'school', 'hospital'),
      { kind: 'silence', silence: 'discretionary', by: 'head-librarian' },
      ['L2-06'],
    ),
    rule('summer/adult/loan', all(summerApplies, among(inputs.reader, 'adult')), loan('P6W', 0), ['L4-02'], {
      over: [...baseLoans, 'base/institutions/loan'],
    }),
    rule(
      'summer-exclusions',
      all(summerApplies, among(inputs.document, 'magazine', 'atlas', 'score', 'dictionary')),
      undefined,
      ['L4-05'],
      { over: ['summer/adult/loan'] },
    ),
    rule(
      'new-comics',
      all(among(inputs.document, 'comic'), among(inputs.reader, 'adult'), otherCell),
      undefined,
      ['L2-N1'],
      { over: ['base/adult/loan/print'] },
    ),
    rule(
      'works/closed',
      all(
        within(inputs.day, [dayNumber('2024-12-25'), dayNumber('2024-12-26')], '2024-12-25'),
        among(inputs.reader, 'adult'),
      ),
      { kind: 'silence', silence: 'not-offered' },
      ['L5-01'],
      {
        over: ['base/adult/loan/print', 'base/adult/loan/disc'],
        note: text('Le jour de Noël, la bibliothèque est fermée.', 'The library is closed on Christmas Day.'),
      },
    ),
  ],
  otherwise: rule('loan-period/otherwise', always, { kind: 'silence', silence: 'not-covered' }, ['L1-01']),
  origin,
}

export const lateFee: Decision = {
  id: 'late-fee',
  title: text('Pénalité de retard', 'Late fee'),
  question: text('Que doit-on par jour de retard ?', 'What is owed for each day of delay?'),
  force: 'duty',
  strategy: 'one',
  inputs: [inputs.reader, inputs.document, inputs.daysLate],
  outputs: [
    { id: 'fee', label: text('pénalité par jour', 'fee a day'), type: 'money' },
    { id: 'waived', label: text('remise', 'waived'), type: 'boolean' },
  ],
  rules: [
    rule('base/child/fee', among(inputs.reader, 'child'), fee('0.00'), ['L3-01']),
    rule(
      'base/adult/fee/grace',
      all(among(inputs.reader, 'adult'), within(inputs.daysLate, [0, 8], '< P8D')),
      fee('0.00'),
      ['L3-02'],
    ),
    rule(
      'base/adult/fee/late',
      all(among(inputs.reader, 'adult'), within(inputs.daysLate, [8, 366], '>= P8D')),
      fee('0.15'),
      ['L3-02'],
    ),
    rule(
      'base/adult/fee/manuscript',
      all(among(inputs.reader, 'adult'), among(inputs.document, 'manuscript')),
      fee('1250.00'),
      ['L3-03'],
      { over: ['base/adult/fee/grace', 'base/adult/fee/late'] },
    ),
  ],
  otherwise: rule('late-fee/otherwise', always, { kind: 'silence', silence: 'unspecified' }, ['L3-01']),
  origin,
}

export const onSite: Decision = {
  id: 'on-site',
  title: text('Services sur place', 'On-site services'),
  question: text('Que peut-on faire sur place ?', 'What may be done on the premises?'),
  force: 'permission',
  strategy: 'all',
  inputs: [inputs.reader, inputs.document],
  outputs: [{ id: 'service', label: text('Service', 'Service'), type: 'term', vocabulary: services }],
  rules: [
    rule('on-site/read', always, value({ service: { type: 'term', vocabulary: 'services', term: 'reading-room' } }), [
      'L6-01',
    ]),
    rule(
      'on-site/copy',
      { kind: 'not', of: among(inputs.document, 'manuscript') },
      value({ service: { type: 'term', vocabulary: 'services', term: 'copies' } }),
      ['L6-02'],
    ),
  ],
  origin,
}
