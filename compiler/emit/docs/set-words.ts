import type { Language } from '../../base/text.js'
import { universe } from '../../rules/domain-values.js'
import { valuesOf, type Domain } from '../../rules/domain.js'
import { contains, equals, setOf, size, subtract, type ValueSet } from '../../rules/value-set.js'
import { termList, type TermItem } from './term-groups.js'
import { domainValueWords } from './value-words.js'

interface SetPhrases {
  readonly anything: string
  readonly nothing: string
  readonly allBut: (list: string) => string
  readonly group: (label: string) => string
  readonly general: (label: string) => string
  readonly except: (group: string, list: string) => string
  readonly holds: (list: string) => string
  readonly lacks: (list: string) => string
  readonly nor: string
  readonly or: string
  readonly and: string
  readonly atMost: (value: string) => string
  readonly atLeast: (value: string) => string
  readonly lessThan: (value: string) => string
  readonly moreThan: (value: string) => string
  readonly range: (from: string, to: string) => string
  readonly both: (lower: string, upper: string) => string
  readonly before: (day: string) => string
  readonly untilDay: (day: string) => string
  readonly fromDay: (day: string) => string
  readonly days: (from: string, to: string) => string
}

const phrases: Record<Language, SetPhrases> = {
  fr: {
    anything: 'toute valeur',
    nothing: 'aucune valeur',
    allBut: (list) => `tout sauf ${list}`,
    group: (label) => `${label} (de toute sorte)`,
    general: (label) => `${label} (en tant que tel)`,
    except: (group, list) => `${group}, à l’exception de ${list}`,
    holds: (list) => `avec ${list}`,
    lacks: (list) => `sans ${list}`,
    nor: 'ni',
    or: 'ou',
    and: 'et',
    atMost: (value) => `au plus ${value}`,
    atLeast: (value) => `au moins ${value}`,
    lessThan: (value) => `moins de ${value}`,
    moreThan: (value) => `plus de ${value}`,
    range: (from, to) => `de ${from} à ${to}`,
    both: (lower, upper) => `${lower} et ${upper}`,
    before: (day) => `avant le ${day}`,
    untilDay: (day) => `jusqu’au ${day} inclus`,
    fromDay: (day) => `à partir du ${day}`,
    days: (from, to) => `du ${from} au ${to} inclus`,
  },
  en: {
    anything: 'any value',
    nothing: 'no value',
    allBut: (list) => `anything but ${list}`,
    group: (label) => `${label} (any kind)`,
    general: (label) => `${label} (as such)`,
    except: (group, list) => `${group}, except ${list}`,
    holds: (list) => `with ${list}`,
    lacks: (list) => `without ${list}`,
    nor: 'nor',
    or: 'or',
    and: 'and',
    atMost: (value) => `at most ${value}`,
    atLeast: (value) => `at least ${value}`,
    lessThan: (value) => `less than ${value}`,
    moreThan: (value) => `more than ${value}`,
    range: (from, to) => `from ${from} to ${to}`,
    both: (lower, upper) => `${lower} and ${upper}`,
    before: (day) => `before ${day}`,
    untilDay: (day) => `up to and including ${day}`,
    fromDay: (day) => `from ${day} on`,
    days: (from, to) => `from ${from} to ${to} inclusive`,
  },
}

/** A list with its last word: `A, B or C`; semicolons where an item has a comma of its own. */
export function listWords(items: readonly string[], word: string): string {
  const last = items.at(-1) ?? ''
  if (items.length < 2) return last
  const separator = items.some((item) => item.includes(', ')) ? '; ' : ', '
  // "A, except B or C" would leave open what the last one belongs to.
  const before = items.at(-2)?.includes(', ') === true ? '; ' : ' '
  return `${items.slice(0, -1).join(separator)}${before}${word} ${last}`
}

/**
 * The phrases that together say a set of values of a domain: one to each term, or a single phrase where the set is
 * better said as a whole. `written` is the author's test, when the set is just that: `< 10` stays "less than 10"
 * though "at most 9" is the same set.
 */
export function setItems(domain: Domain, set: ValueSet, language: Language, written = ''): readonly string[] {
  const words = phrases[language]
  if (set.length === 0) return [words.nothing]
  if (equals(set, universe(domain))) return [words.anything]
  if (domain.kind === 'includes') {
    const of = setOf(valuesOf(domain.vocabulary).flatMap(({ id }, place) => (domain.terms.includes(id) ? [place] : [])))
    const terms = setItems({ kind: 'terms', vocabulary: domain.vocabulary }, of, language)
    return [contains(set, 1) ? words.holds(listWords(terms, words.or)) : words.lacks(listWords(terms, words.nor))]
  }
  if (domain.kind === 'terms') {
    const { complement, items } = termList(domain.vocabulary, set)
    const labels = items.map((item) => termItemWords(item, language))
    return complement ? [words.allBut(listWords(labels, words.and))] : labels
  }
  if (set.length > 2) {
    const outside = subtract(universe(domain), set)
    // Of a few choices, those that hold are named: "anything but neither" says nothing to anybody.
    const isShort = domain.kind === 'choice' && size(set) <= size(outside) + 1
    if (size(outside) === 1 && !isShort) return [words.allBut(domainValueWords(domain, outside[0] ?? 0, language))]
  }
  const items: string[] = []
  for (let i = 0; i < set.length; i += 2) {
    const from = set[i] ?? -Infinity
    const until = set[i + 1] ?? Infinity
    if (domain.kind !== 'choice' && domain.kind !== 'boolean')
      items.push(intervalWords(domain, from, until, language, written))
    else for (let value = from; value < until; value++) items.push(domainValueWords(domain, value, language))
  }
  return items
}

/** A set of values of a domain as one phrase. */
export function setWords(domain: Domain, set: ValueSet, language: Language, written = ''): string {
  return listWords(setItems(domain, set, language, written), phrases[language].or)
}

function termItemWords(item: TermItem, language: Language): string {
  const words = phrases[language]
  const label = item.term.label[language]
  if (item.extent === 'single') return label
  if (item.extent === 'general') return words.general(label)
  const group = words.group(label)
  if (item.except.length === 0) return group
  return words.except(
    group,
    listWords(
      item.except.map((out) => termItemWords(out, language)),
      words.and,
    ),
  )
}

function intervalWords(domain: Domain, from: number, until: number, language: Language, written: string): string {
  const words = phrases[language]
  const value = (number: number): string => domainValueWords(domain, number, language)
  const [least = -Infinity, end = Infinity] = universe(domain)
  const isDate = domain.kind === 'date'
  const openBelow = from <= least
  const openAbove = until >= end
  if (until - from === 1) return value(from)

  const upperOpen = isDate
    ? false
    : exclusiveIsPlainer(value(until), value(until - 1), /^\s*<(?!=)|\)\s*$/, /<=|\]\s*$/, written)
  if (openBelow) {
    if (isDate) return /^\s*<(?!=)/.test(written) ? words.before(value(until)) : words.untilDay(value(until - 1))
    return upperOpen ? words.lessThan(value(until)) : words.atMost(value(until - 1))
  }
  const lowerOpen = isDate
    ? false
    : exclusiveIsPlainer(value(from - 1), value(from), /^\s*(?:>(?!=)|\()/, />=|^\s*\[/, written)
  const lower = lowerOpen ? words.moreThan(value(from - 1)) : words.atLeast(value(from))
  if (openAbove) return isDate ? words.fromDay(value(from)) : lower
  if (isDate) return words.days(value(from), value(until - 1))
  if (!lowerOpen && !upperOpen) return words.range(value(from), value(until - 1))
  return words.both(lower, upperOpen ? words.lessThan(value(until)) : words.atMost(value(until - 1)))
}

/** The author's own way of putting a bound; failing that, the one that is shorter to say. */
function exclusiveIsPlainer(
  excluded: string,
  included: string,
  open: RegExp,
  closed: RegExp,
  written: string,
): boolean {
  if (open.test(written)) return true
  if (closed.test(written)) return false
  return significance(excluded) < significance(included)
}

function significance(text: string): number {
  return text.replace(/\D+/g, '').replace(/0+$/, '').length
}
