import type { Words } from './words.js'

// Spaces before `: ; ? ! »` are made unbreakable when the text is set (see `typeset`).

const kinds = {
  terms: 'un terme de la liste',
  choice: 'un choix',
  boolean: 'oui ou non',
  integer: 'nombre entier',
  decimal: 'nombre décimal',
  money: 'montant',
  duration: 'durée',
  date: 'date',
  instant: 'instant',
  includes: 'une liste de termes',
} as const

/** The words of the French documents. */
export const french: Words = {
  headings: {
    backToIndex: 'Sommaire',
    otherLanguage: 'English version',
    tables: 'Tableaux',
    decisions: 'Questions traitées',
    question: 'Question',
    force: 'Portée',
    facts: 'Éléments à connaître',
    readings: 'Points d’interprétation',
    calendars: 'Calendriers',
    daysOff: 'jours non travaillés, par année ; rien n’est connu des autres années :',
    appliesWhen: 'Ce tableau s’applique lorsque toutes ces conditions sont réunies :',
    byException: 'Par exception',
    alternatives: 'Ce qui vaudrait sous une autre interprétation',
    over: 'Par exception à :',
    carvesOut: 'Écarte :',
    exceptions: 'Exceptions prévues ailleurs',
    exclusions: 'Exclusions',
    excluded: 'Cas que le document retire de ce tableau :',
    instead: 'Ce qui vaut alors :',
    footnotes: 'Notes',
    coverage: 'Clauses du document',
    summary: 'De quoi elle traite',
    carriedBy: 'Portée par',
    clauses: 'Clauses citées',
    clause: 'Clause',
    section: 'Article',
    page: 'Page',
    cites: 'Clauses :',
    choices: 'Interprétations possibles :',
    adopted: 'retenue',
    why: 'Motif :',
    whereItMatters: 'Questions concernées :',
    possibleValues: 'Valeurs possibles :',
    outputs: 'Contenu de la réponse',
    rules: 'Règles',
    rule: 'Règle',
    baseRules: 'En général',
    exceptionRules: 'Exceptions',
    carveOuts: 'Cas retirés',
    cases: 'Dans quels cas',
    answer: 'Réponse',
    silences: 'Ce que le document laisse ouvert',
    inFormulas: 'Dans les formules :',
    alsoInFormulas: 'Les formules nomment aussi :',
    note: 'note',
    answerTo: 'Ce tableau répond aux questions suivantes :',
    none: 'Aucune.',
  },
  carriers: {
    rule: 'par une règle',
    obligation: 'par une obligation',
    reading: "par un point d'interprétation",
    informative: 'informative',
    nothing: 'par rien',
  },
  coverage: (carried, all) =>
    `${carried} des ${all} clauses sont portées par une règle, une obligation ou un point d'interprétation, ou ne décident rien.`,
  inAll: 'en tout',
  whatCarries: 'chaque clause et ce qui la porte',
  quote: (text) => `« ${text} »`,
  and: 'et',
  editionDays: (from, last) =>
    last === undefined ? `En vigueur à compter du ${from}.` : `En vigueur du ${from} au ${last} inclus.`,
  governs: (day) => `L’édition qui répond est celle qui est en vigueur à cette date : ${day}.`,
  encodes: (source) => `Règles tirées du document « ${source} ».`,
  sourceLanguage: (language) => {
    const name = { fr: 'le français', en: 'l’anglais' }[language]
    return name === undefined ? `Langue du document : ${language}.` : `La langue du document est ${name}.`
  },
  appliesAlways: 'Ce tableau s’applique dans tous les cas.',
  prevailsOver: 'Là où il se prononce, il l’emporte sur :',
  prevailedBy: 'Là où ils se prononcent, les tableaux suivants l’emportent sur celui-ci :',
  emptyOver: (tables) => `voir ${tables}`,
  empty: 'non traité dans ce tableau',
  otherwise: 'Dans tous les autres cas',
  carvesOutShort: 'La règle du tableau ne s’applique pas.',
  rulesNotHolding: (count) =>
    count === 1
      ? '1 règle qui ne vaut pas selon les interprétations retenues'
      : `${count} règles qui ne valent pas selon les interprétations retenues`,
  wholeTable: (table) => `tout le tableau ${table}`,
  reading: 'selon l’interprétation retenue :',
  readingSign: 'i',
  otherReadings: 'aucune de ces réponses ne vaut ; chacune vaudrait si l’on retenait l’interprétation indiquée.',
  onlyOtherReading: 'ne vaudrait que si l’on retenait une autre interprétation :',
  onlyCells: (cells) => `cellules concernées : ${cells}`,
  neverTurns: 'La réponse est la même quelle que soit l’interprétation.',
  neverAsked: 'Cet élément ne change jamais la réponse.',
  computedFrom: 'La réponse se calcule à partir de cet élément.',
  computedAs: (answer) => `${answer}, par calcul :`,
  presumed: (value) => `À défaut d’indication, on retient : ${value}.`,
  strategy: {
    one: 'Chaque cas reçoit une seule réponse.',
    all: 'Plusieurs réponses peuvent valoir ensemble : toute règle qui s’applique donne la sienne.',
  },
  force: {
    guarantee: { name: 'Garantie', meaning: 'le document s’engage sur ce résultat' },
    target: { name: 'Objectif', meaning: 'le document vise ce résultat sans le garantir' },
    permission: { name: 'Faculté', meaning: 'le document le permet sans l’imposer' },
    duty: { name: 'Obligation', meaning: 'le document l’impose' },
    definition: { name: 'Définition', meaning: 'le document fixe le sens de ses termes' },
  },
  silence: (silence, by) =>
    ({
      'not-offered': 'non proposé',
      'not-covered': 'ce cas n’est pas couvert',
      unspecified: 'le document ne dit rien',
      discretionary: by === undefined ? 'se décide au cas par cas' : `${by} en décide au cas par cas`,
    })[silence],
  silenceMeaning: {
    'not-offered': 'La prestation n’existe pas dans ces cas.',
    'not-covered': 'La prestation existe, mais elle ne s’étend pas à ces cas.',
    unspecified: 'Le document ne règle pas ce point : on ne peut en tirer ni droit ni refus.',
    discretionary: 'Le document laisse la décision à quelqu’un, sans la fixer d’avance.',
  },
  domain: (domain, from, to) => {
    const kind = domain.kind === 'money' ? `${kinds.money} en ${domain.currency}` : kinds[domain.kind]
    if (from !== undefined && to !== undefined) return `${kind}, de ${from} à ${to}`
    if (from !== undefined) return `${kind}, au moins ${from}`
    return to === undefined ? kind : `${kind}, au plus ${to}`
  },
  abstractTerm: 'regroupement',
  alsoUnder: (terms) => `relève aussi de ${terms}`,
  manyValues: (count) => `Voir la liste (${count} valeurs)`,
  listOf: (kind) => `une liste, chaque élément : ${kind}`,
  zone: 'un fuseau horaire, par exemple Europe/Paris',
  outputType: (type) => (type === 'text' ? 'texte' : kinds[type]),
  weekdays: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'],
  closed: 'fermé',
  zoneOfHours: (zone) => (zone === undefined ? 'Aucun fuseau horaire n’est indiqué.' : `Fuseau horaire : ${zone}.`),
  zoneGiven: (fact) => `Fuseau horaire : celui qui est donné sous « ${fact} ».`,
  daysOff: {
    none: 'Aucun jour férié n’est retranché.',
    unknown: 'Les jours fériés sont retranchés ; le document ne dit pas de quel lieu.',
  },
  time: (hours, minutes) => (minutes === '00' ? `${hours}\u00a0h` : `${hours}\u00a0h\u00a0${minutes}`),
  toDay: (from, to) => `du ${from} au ${to}`,
}
