import type { Words } from './words.js'

const kinds = {
  terms: 'a term of the list',
  choice: 'a choice',
  boolean: 'yes or no',
  integer: 'whole number',
  decimal: 'decimal number',
  money: 'amount',
  duration: 'length of time',
  date: 'date',
  instant: 'instant',
  includes: 'a list of terms',
} as const

/** The words of the English documents. */
export const english: Words = {
  headings: {
    backToIndex: 'Contents',
    otherLanguage: 'Version française',
    tables: 'Tables',
    decisions: 'Questions answered',
    question: 'Question',
    force: 'Force',
    facts: 'Facts needed',
    readings: 'Points of interpretation',
    calendars: 'Calendars',
    appliesWhen: 'This table applies where all of these conditions are met:',
    byException: 'By exception',
    alternatives: 'What would hold under another reading',
    over: 'By exception to:',
    carvesOut: 'Sets aside:',
    exceptions: 'Exceptions made elsewhere',
    exclusions: 'Exclusions',
    excluded: 'Cases which the document takes out of this table:',
    instead: 'What holds instead:',
    footnotes: 'Notes',
    clauses: 'Clauses cited',
    coverage: 'Clauses of the document',
    summary: 'What it is about',
    carriedBy: 'Carried by',
    clause: 'Clause',
    section: 'Section',
    page: 'Page',
    cites: 'Clauses:',
    choices: 'Possible readings:',
    adopted: 'adopted',
    why: 'Why:',
    whereItMatters: 'Questions concerned:',
    possibleValues: 'Possible values:',
    outputs: 'What the answer states',
    rules: 'Rules',
    rule: 'Rule',
    baseRules: 'In general',
    exceptionRules: 'Exceptions',
    carveOuts: 'Cases taken out',
    cases: 'In which cases',
    answer: 'Answer',
    silences: 'What the document leaves open',
    note: 'note',
    answerTo: 'This table answers these questions:',
    none: 'None.',
  },
  carriers: {
    rule: 'by a rule',
    obligation: 'by an obligation',
    reading: 'by a point of interpretation',
    informative: 'informative',
    nothing: 'by nothing',
  },
  coverage: (carried, all) =>
    `${carried} of the ${all} clauses are carried by a rule, an obligation or a point of interpretation, or decide nothing.`,
  inAll: 'in all',
  whatCarries: 'every clause and what carries it',
  quote: (text) => `“${text}”`,
  and: 'and',
  editionDays: (from, last) =>
    last === undefined ? `In force from ${from}.` : `In force from ${from} to ${last} inclusive.`,
  encodes: (source) => `Rules drawn from the document “${source}”.`,
  sourceLanguage: (language) => {
    const name = { fr: 'French', en: 'English' }[language]
    return name === undefined ? `Language of the document: ${language}.` : `The document is in ${name}.`
  },
  appliesAlways: 'This table applies in every case.',
  prevailsOver: 'Where it speaks, it prevails over:',
  prevailedBy: 'Where they speak, these tables prevail over this one:',
  emptyOver: (tables) => `see ${tables}`,
  empty: 'not addressed in this table',
  otherwise: 'In every other case',
  carvesOutShort: 'The rule of the table does not apply.',
  rulesNotHolding: (count) =>
    count === 1
      ? '1 rule that does not hold under the readings adopted'
      : `${count} rules that do not hold under the readings adopted`,
  wholeTable: (table) => `the whole table ${table}`,
  reading: 'under the reading adopted:',
  otherReadings: 'none of these answers holds; each would if the reading named were adopted instead.',
  readingSign: 'r',
  onlyOtherReading: 'would hold only if another reading were adopted:',
  onlyCells: (cells) => `cells concerned: ${cells}`,
  neverTurns: 'The answer is the same under every reading.',
  neverAsked: 'This fact never changes the answer.',
  computedFrom: 'The answer is computed from this fact.',
  strategy: {
    one: 'Every case has exactly one answer.',
    all: 'Several answers may hold together: every rule that applies gives its own.',
  },
  force: {
    guarantee: { name: 'Guarantee', meaning: 'the document commits itself to this result' },
    target: { name: 'Target', meaning: 'the document aims at this result without promising it' },
    permission: { name: 'Permission', meaning: 'the document allows it without requiring it' },
    duty: { name: 'Duty', meaning: 'the document requires it' },
    definition: { name: 'Definition', meaning: 'the document fixes the meaning of its terms' },
  },
  silence: (silence, by) =>
    ({
      'not-offered': 'not offered',
      'not-covered': 'this case is not covered',
      unspecified: 'the document is silent',
      discretionary: by === undefined ? 'decided case by case' : `${by} decides case by case`,
    })[silence],
  silenceMeaning: {
    'not-offered': 'The service does not exist in these cases.',
    'not-covered': 'The service exists but does not extend to these cases.',
    unspecified: 'The document does not settle the point: neither a right nor a refusal follows from it.',
    discretionary: 'The document leaves the decision to someone, and does not settle it in advance.',
  },
  domain: (domain, from, to) => {
    const kind = domain.kind === 'money' ? `${kinds.money} in ${domain.currency}` : kinds[domain.kind]
    if (from !== undefined && to !== undefined) return `${kind}, from ${from} to ${to}`
    if (from !== undefined) return `${kind}, at least ${from}`
    return to === undefined ? kind : `${kind}, at most ${to}`
  },
  abstractTerm: 'group',
  alsoUnder: (terms) => `also under ${terms}`,
  manyValues: (count) => `Show the list (${count} values)`,
  listOf: (kind) => `a list, each: ${kind}`,
  zone: 'a time zone, such as Europe/Paris',
  outputType: (type) => (type === 'text' ? 'text' : kinds[type]),
  weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  closed: 'closed',
  time: (hours, minutes) => `${String(hours).padStart(2, '0')}:${minutes}`,
  toDay: (from, to) => `${from} to ${to}`,
}
