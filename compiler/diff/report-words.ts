import type { Language } from '../base/text.js'
import type { Edition } from '../rules/program.js'
import type { DomainChange } from './compare.js'
import type { ForWhom } from './verdict.js'

interface Words {
  readonly noCase: string
  readonly changed: (changes: number, decisions: number) => string
  readonly changes: (count: number) => string
  readonly domain: string
  readonly words: string
  readonly domainChange: (what: DomainChange['what'], how: DomainChange['how'], name: string) => string
  readonly forWhom: Readonly<Record<ForWhom, string>>
  readonly days: (before: string, a: Edition, after: string, b: Edition) => string
  readonly bothHold: (from: string, until: string | undefined) => string
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
  readonly isNot: (fact: string, values: string) => string
  readonly orMore: (count: number) => string
  readonly holds: (fact: string, term: string, holds: boolean) => string
  readonly more: (count: number) => string
}

const held = ({ from, until }: Edition, to: string): string =>
  until === undefined ? `${from} →` : `${from} ${to} ${until}`

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
    days: (before, a, after, b) => `${before} holds ${held(a, 'until')}, ${after} holds ${held(b, 'until')}.`,
    bothHold: (from, until) => `Both hold from ${from}${until === undefined ? ' on' : ` until ${until}`}.`,
    endless: 'endlessly many cases',
    cases: (count, share) =>
      `${count} ${count === '1' ? 'case' : 'cases'}${share === undefined ? '' : ` (${share} of all)`}`,
    example: 'for example',
    before: 'before',
    after: 'after',
    refused: 'refused',
    nothing: 'nothing',
    always: 'always',
    and: ' and ',
    or: ' or ',
    is: (fact, values) => `${fact} is ${values}`,
    isNot: (fact, values) => `${fact} is not ${values}`,
    orMore: (count) => ` or ${count} more`,
    holds: (fact, term, yes) => `${fact} ${yes ? 'holds' : 'does not hold'} ${term}`,
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
    days: (before, a, after, b) => `${before} vaut ${held(a, 'jusqu’au')}, ${after} vaut ${held(b, 'jusqu’au')}.`,
    bothHold: (from, until) => `Les deux valent à partir du ${from}${until === undefined ? '' : ` jusqu’au ${until}`}.`,
    endless: 'une infinité de cas',
    cases: (count, share) => `${count} cas${share === undefined ? '' : ` (${share.replace('.', ',')} de tous)`}`,
    example: 'par exemple',
    before: 'avant',
    after: 'après',
    refused: 'refusé',
    nothing: 'rien',
    always: 'toujours',
    and: ' et ',
    or: ' ou ',
    is: (fact, values) => `${fact} est ${values}`,
    isNot: (fact, values) => `${fact} n’est pas ${values}`,
    orMore: (count) => ` ou ${count} autres`,
    holds: (fact, term, yes) => `${fact} ${yes ? 'contient' : 'ne contient pas'} ${term}`,
    more: (count) => ` ; et ${count} autres`,
  },
}
