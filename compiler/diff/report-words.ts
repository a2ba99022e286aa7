import type { Language } from '../base/text.js'
import { dateWords, dayBefore } from '../emit/docs/value-words.js'
import type { DomainChange } from './compare.js'
import type { ForWhom } from './verdict.js'

interface Days {
  readonly from: string
  readonly until?: string
}

interface Words {
  readonly noCase: string
  readonly changed: (changes: number, decisions: number) => string
  readonly changes: (count: number) => string
  readonly domain: string
  readonly words: string
  readonly domainChange: (what: DomainChange['what'], how: DomainChange['how'], name: string) => string
  readonly forWhom: Readonly<Record<ForWhom, string>>
  readonly days: (before: string, a: Days, after: string, b: Days) => string
  readonly incomplete: (decision: string) => string
  readonly bothHold: (both: Days) => string
  readonly endless: string
  readonly cases: (count: string, share: string | undefined) => string
  readonly example: string
  readonly before: string
  readonly after: string
  readonly refused: string
  readonly nothing: string
  readonly always: string
  readonly and: string
  readonly or: string
  readonly is: (fact: string, values: string) => string
  readonly orWhen: string
  readonly others: (count: number) => string
  readonly more: (count: number) => string
}

/** The days of an edition, the last included: "from 1 January 2022 to 31 December 2022". */
function held({ from, until }: Days, language: Language): string {
  const day = (text: string): string => dateWords(text, language)
  if (until === undefined) return language === 'fr' ? `à partir du ${day(from)}` : `from ${day(from)} on`
  const last = day(dayBefore(until))
  return language === 'fr' ? `du ${day(from)} au ${last}` : `from ${day(from)} to ${last}`
}

/** The words of diff reports in both languages. */
export const wordsIn: Readonly<Record<Language, Words>> = {
  en: {
    noCase: 'No case changes its answer.',
    changed: (changes, decisions) =>
      `${changes} ${changes === 1 ? 'change' : 'changes'} of behaviour in ${decisions} ${decisions === 1 ? 'decision' : 'decisions'}.`,
    changes: (count) => `${count} ${count === 1 ? 'change' : 'changes'}`,
    domain: 'What can be asked and answered',
    words: 'Words only',
    domainChange: (what, how, name) => `${how} ${what}: ${name}`,
    forWhom: {
      better: 'better for the customer',
      worse: 'worse for the customer',
      mixed: 'better in one way, worse in another',
      neutral: 'neither better nor worse',
    },
    days: (before, a, after, b) => `${before} holds ${held(a, 'en')}, ${after} ${held(b, 'en')}.`,
    incomplete: (decision) => `${decision} is too large to be compared in every case: changes may be missing.`,
    bothHold: (both) => `Both hold ${held(both, 'en')}.`,
    endless: 'endlessly many cases',
    cases: (count, share) =>
      `${count} ${count === '1' ? 'case' : 'cases'}${share === undefined ? '' : ` (${share} of all)`}`,
    example: 'for example',
    before: 'before, by',
    after: 'after, by',
    refused: 'refused',
    nothing: 'nothing',
    always: 'always',
    and: ' and ',
    or: 'or',
    is: (fact, values) => `${fact} is ${values}`,
    orWhen: '; or ',
    others: (count) => `${count} others`,
    more: (count) => `; and ${count} more`,
  },
  fr: {
    noCase: 'Aucun cas ne change de réponse.',
    changed: (changes, decisions) =>
      `${changes} ${changes === 1 ? 'changement' : 'changements'} de réponse dans ${decisions} ${decisions === 1 ? 'décision' : 'décisions'}.`,
    changes: (count) => `${count} ${count === 1 ? 'changement' : 'changements'}`,
    domain: 'Ce qui peut être demandé et répondu',
    words: 'Mots seulement',
    domainChange: (what, how, name) =>
      `${{ fact: 'fait', term: 'terme', reading: 'lecture', decision: 'décision' }[what]} ${how === 'new' ? 'nouveau' : 'retiré'} : ${name}`,
    forWhom: {
      better: 'mieux pour le client',
      worse: 'moins bien pour le client',
      mixed: 'mieux par un côté, moins bien par un autre',
      neutral: 'ni mieux ni moins bien',
    },
    days: (before, a, after, b) => `${before} vaut ${held(a, 'fr')}, ${after} ${held(b, 'fr')}.`,
    incomplete: (decision) =>
      `${decision} est trop grande pour être comparée dans tous les cas : des changements peuvent manquer.`,
    bothHold: (both) => `Les deux valent ${held(both, 'fr')}.`,
    endless: 'une infinité de cas',
    cases: (count, share) => `${count} cas${share === undefined ? '' : ` (${share.replace('.', ',')} de tous)`}`,
    example: 'par exemple',
    before: 'avant, par',
    after: 'après, par',
    refused: 'refusé',
    nothing: 'rien',
    always: 'toujours',
    and: ' et ',
    or: 'ou',
    is: (fact, values) => `${fact}\u00a0: ${values}`,
    orWhen: ' ; ou ',
    others: (count) => `${count} autres`,
    more: (count) => ` ; et ${count} autres`,
  },
}
