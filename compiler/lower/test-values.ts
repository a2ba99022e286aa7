import type { PolicyDocument } from '../document/read-policies.js'
import type { Domain } from '../rules/domain.js'
import { encode, universe } from '../rules/domain-values.js'
import type { Detail, Input } from '../rules/program.js'
import { intersect, nothing, setOf, subtract, union, type ValueSet } from '../rules/value-set.js'
import type { Span } from '../source/span.js'
import {
  isList,
  isMap,
  namesAt,
  scalarText,
  termPlaces,
  unknownTerm,
  warnOfSuperseded,
  type Context,
  type Written,
} from './context.js'
import type { DecisionDraft } from './draft.js'

/** Where a condition stands: whose inputs it may test, for names and messages. */
export interface ConditionSite {
  readonly context: Context
  readonly document: PolicyDocument
  readonly inputs: ReadonlyMap<string, Input>
  /** Facts that are no single value, of which sets can be tested. */
  readonly details: ReadonlyMap<string, Detail>
  /** The decisions whose answers it may test, by name. */
  readonly asks: ReadonlyMap<string, DecisionDraft>
  /** `the decision \`x\``, for messages. */
  readonly where: string
  /** Where to point for the names of facts, when the author wrote them elsewhere (in the book, say). */
  readonly keyOf?: () => Span
}

/** Where to point for a value. */
export function placeOf(site: ConditionSite, owner: object, key: string | number): Span {
  return site.keyOf?.() ?? site.document.spans.at(owner, key)
}

/** The values a test admits. */
export function testValues(
  site: ConditionSite,
  input: Input,
  owner: object,
  key: string | number,
  test: Written,
): ValueSet {
  const { context, document } = site
  const { domain } = input
  if (isList(test))
    return test.reduce((set: ValueSet, item, place) => union(set, testValues(site, input, test, place, item)), nothing)
  if (isMap(test)) {
    if ('not' in test) return subtract(universe(domain), testValues(site, input, test, 'not', test['not'] ?? null))
    const span = placeOf(site, owner, key)
    if (domain.kind !== 'terms') {
      context.findings.report('condition/no-hierarchy', span, { fact: input.id })
      return nothing
    }
    if (!('is' in test)) {
      const [form = ''] = Object.keys(test)
      context.findings.report('condition/not-a-set', span, { form, fact: input.id })
      return nothing
    }
    return namesAt(document, test, 'is', test['is']).reduce((set: ValueSet, { name, span: at }) => {
      const group = context.countryGroups.get(name)
      if (group !== undefined)
        return union(set, setOf(group.flatMap((code) => termPlaces(domain.vocabulary, code, false))))
      const known = domain.vocabulary.terms.find((term) => term.id === name)
      if (known === undefined) unknownTerm(context, domain.vocabulary, name, at, input.id)
      else warnOfSuperseded(context, 'term', known, at)
      return known === undefined ? set : union(set, setOf(termPlaces(domain.vocabulary, name, true)))
    }, nothing)
  }
  return scalarValues(site, input, owner, key, test)
}

function scalarValues(
  site: ConditionSite,
  input: Input,
  owner: object,
  key: string | number,
  test: string | number | boolean | null,
): ValueSet {
  const { context } = site
  const { domain } = input
  const span = placeOf(site, owner, key)
  if (domain.kind === 'terms') {
    const term = domain.vocabulary.terms.find((candidate) => candidate.id === test)
    if (typeof test === 'number' || typeof test === 'boolean') {
      context.findings.report(
        'condition/not-quoted',
        span,
        { written: String(test), fact: input.id },
        { help: `write \`"${String(test)}"\`` },
      )
      return nothing
    }
    if (term === undefined) {
      unknownTerm(context, domain.vocabulary, String(test), span, input.id)
      return nothing
    }
    if (term.abstract) {
      context.findings.report(
        'condition/abstract-term',
        span,
        { term: term.id },
        { help: `write \`{ is: ${term.id} }\`` },
      )
      return nothing
    }
    warnOfSuperseded(context, 'term', term, span)
    return setOf(termPlaces(domain.vocabulary, term.id, false))
  }
  const set = domain.kind === 'boolean' || typeof test !== 'string' ? undefined : parseRange(domain, test)
  if (set !== undefined && 'reason' in set) {
    context.findings.report('condition/bad-value', span, { written: String(test), fact: input.id, reason: set.reason })
    return nothing
  }
  if (set !== undefined) return withinDomain(site, input, set, span, String(test))
  const value = encode(domain, test)
  if (typeof value === 'number') return [value, value + 1]
  context.findings.report('condition/bad-value', span, { written: String(test), fact: input.id, reason: value.reason })
  return nothing
}

function withinDomain(
  site: ConditionSite,
  input: Input,
  set: ValueSet,
  span: ReturnType<PolicyDocument['spans']['at']>,
  written: string,
): ValueSet {
  const inside = intersect(set, universe(input.domain))
  if (inside.length === 0)
    site.context.findings.report('condition/bad-value', span, {
      written,
      fact: input.id,
      reason: 'admits no value that the fact can have',
    })
  return inside
}

/** `"< 14"`, `">= P14D"`, `"[1..5)"`; undefined for what is no range, a reason for a range with a bad end. */
function parseRange(domain: Domain, text: string): ValueSet | { readonly reason: string } | undefined {
  const unbounded = withoutBounds(domain)
  const unary = /^(<=|>=|<|>)\s*(\S.*)$/.exec(text.trim())
  if (unary !== null) {
    const value = encode(unbounded, numeric(domain, unary[2] ?? ''))
    if (typeof value !== 'number') return { reason: `has an end that ${value.reason}` }
    switch (unary[1]) {
      case '<':
        return [-Infinity, value]
      case '<=':
        return [-Infinity, value + 1]
      case '>':
        return [value + 1, Infinity]
      default:
        return [value, Infinity]
    }
  }
  const interval = /^([[(])\s*(\S+?)\s*\.\.\s*(\S+?)\s*([\])])$/.exec(text.trim())
  if (interval === null) return undefined
  const from = encode(unbounded, numeric(domain, interval[2] ?? ''))
  const last = encode(unbounded, numeric(domain, interval[3] ?? ''))
  if (typeof from !== 'number') return { reason: `has an end that ${from.reason}` }
  if (typeof last !== 'number') return { reason: `has an end that ${last.reason}` }
  const start = interval[1] === '[' ? from : from + 1
  const until = interval[4] === ']' ? last + 1 : last
  return start < until ? [start, until] : { reason: 'admits no value at all' }
}

function numeric(domain: Domain, text: string): string | number {
  return domain.kind === 'integer' && /^-?\d+$/.test(text) ? Number(text) : text
}

/** Ends of ranges may lie outside the bounds of the fact: `< 1000` is fine where 999 is the most. */
function withoutBounds(domain: Domain): Domain {
  switch (domain.kind) {
    case 'integer':
    case 'date':
    case 'instant':
      return { kind: domain.kind }
    case 'decimal':
      return { kind: 'decimal', digits: domain.digits }
    case 'money':
      return { kind: 'money', currency: domain.currency, digits: domain.digits }
    case 'duration':
      return { kind: 'duration', unit: domain.unit }
    default:
      return domain
  }
}

/** A test on one line, as its author could have written it. */
export function printWritten(value: Written): string {
  if (isList(value)) return `[${value.map((item) => printWritten(item)).join(', ')}]`
  if (isMap(value))
    return `{ ${Object.entries(value)
      .map(([key, inner]) => `${key}: ${printWritten(inner ?? null)}`)
      .join(', ')} }`
  return scalarText(value)
}
