import {
  decode,
  enumeration,
  factsOf,
  show,
  showSet,
  universe,
  type Decision,
  type Domain,
  type Edition,
  type Fact,
  type Input,
} from '../index.js'
import { exit, painter } from './io.js'
import { envelope, loadSound } from './load.js'
import { noDecision, ofBook } from './named.js'
import type { Settings } from './program.js'

interface Listed {
  readonly book: string
  readonly editions: readonly string[]
  readonly decision: Decision
}

/** `codicil list`: the decisions, or one of them with all its terms. */
export function list(settings: Settings, name: string | undefined, book: string | undefined): number {
  const { io, json } = settings
  const loaded = loadSound(settings)
  if (typeof loaded === 'number') return loaded
  const all = ofBook(loaded.compilation, book).books.flatMap(({ program }) =>
    listedOf(program.book.id, program.editions),
  )
  const wanted = name === undefined ? all : all.filter(({ decision }) => decision.id === name)
  if (wanted.length === 0 && name !== undefined)
    throw noDecision(
      name,
      all.map(({ decision }) => decision.id),
    )
  if (json) io.out(envelope('list', { decisions: wanted.map(listedData) }))
  else io.out(wanted.map((listed) => listedText(settings, listed, name !== undefined)).join('\n'))
  return exit.fine
}

/** Each decision once, as the latest edition that has it declares it. */
function listedOf(book: string, editions: readonly Edition[]): readonly Listed[] {
  const found = new Map<string, Listed>()
  for (const edition of editions)
    for (const decision of edition.decisions)
      found.set(decision.id, { book, decision, editions: [...(found.get(decision.id)?.editions ?? []), edition.id] })
  return [...found.values()]
}

function listedData({ book, editions, decision }: Listed): object {
  const input = ({ id, label, question, domain }: Input): object => ({
    id,
    label,
    ...(question === undefined ? {} : { question }),
    domain: domainData(domain),
  })
  return {
    book,
    editions,
    id: decision.id,
    title: decision.title,
    question: decision.question,
    force: decision.force,
    strategy: decision.strategy,
    facts: factsOf(decision).map(factData),
    readings: decision.inputs
      .filter(({ role }) => role === 'reading')
      .map((reading) => ({ ...input(reading), adopted: enumeration(reading.domain)?.[reading.adopted ?? 0] })),
    outputs: decision.outputs.map(({ id, label, type, vocabulary }) => ({
      id,
      label,
      type,
      ...(vocabulary === undefined ? {} : { domain: domainData({ kind: 'terms', vocabulary }) }),
    })),
  }
}

/** A fact as data. */
export function factData({ id, label, question, type }: Fact): object {
  return { id, label, ...(question === undefined ? {} : { question }), ...typeData(type) }
}

function typeData(type: Fact['type']): object {
  switch (type.kind) {
    case 'value': {
      const { domain, presumed } = type.input
      return { domain: domainData(domain), ...(presumed === undefined ? {} : { presumed: decode(domain, presumed) }) }
    }
    case 'set':
      return { set: domainData({ kind: 'terms', vocabulary: type.vocabulary }) }
    case 'list':
      return { list: domainData(type.of) }
    case 'zone':
      return { domain: { kind: 'zone' } }
  }
}

function domainData(domain: Domain): object {
  switch (domain.kind) {
    case 'terms':
      return {
        kind: 'terms',
        vocabulary: domain.vocabulary.id,
        terms: domain.vocabulary.terms.map(({ id, label, parents, abstract }) => ({
          id,
          label,
          ...(parents.length === 0 ? {} : { is: parents }),
          ...(abstract ? { abstract } : {}),
        })),
      }
    case 'choice':
      return { kind: 'choice', choices: domain.choices }
    default:
      return domain
  }
}

function listedText({ io, color }: Settings, { book, editions, decision }: Listed, isWhole: boolean): string {
  const paint = painter(io, 'out', color)
  const facts = factsOf(decision)
  const readings = decision.inputs.filter(({ role }) => role === 'reading')
  const lines = [
    `${paint.strong(decision.id)}  ${paint.faint(`${book} ${editions.join(', ')} · ${decision.force} · ${decision.strategy}`)}`,
    `  ${decision.question.en}`,
    ...facts.flatMap((fact) => [`  ${fact.id}: ${factText(fact, isWhole)}`, ...(isWhole ? termLines(fact) : [])]),
    `  → ${decision.outputs.map((output) => `${output.id} (${output.vocabulary?.id ?? output.type})`).join(', ')}`,
    ...(isWhole
      ? readings.map(
          (reading) =>
            `  reading ${reading.id}: ${(enumeration(reading.domain) ?? []).map((choice, place) => (place === reading.adopted ? `${choice} (adopted)` : choice)).join(', ')}`,
        )
      : []),
  ]
  return `${lines.join('\n')}\n`
}

/** What a fact can be, on one line. */
export function factText({ type }: Fact, isWhole: boolean): string {
  switch (type.kind) {
    case 'value': {
      const { domain, presumed } = type.input
      return domainText(domain, isWhole) + (presumed === undefined ? '' : ` (when unknown: ${show(domain, presumed)})`)
    }
    case 'set':
      return `any of ${domainText({ kind: 'terms', vocabulary: type.vocabulary }, isWhole)}`
    case 'list':
      return `a list, each ${domainText(type.of, isWhole)}`
    case 'zone':
      return 'a time zone'
  }
}

function domainText(domain: Domain, isWhole: boolean): string {
  const names = enumeration(domain)
  if (names === undefined)
    return domain.kind === 'boolean' ? 'true or false' : `${domain.kind}, ${showSet(domain, universe(domain))}`
  if (isWhole) return `${names.length} terms`
  return names.length <= 6 ? names.join(', ') : `${names.slice(0, 5).join(', ')}, … (${names.length} terms)`
}

function termLines({ type }: Fact): readonly string[] {
  const domain = type.kind === 'value' ? type.input.domain : undefined
  const vocabulary = type.kind === 'set' ? type.vocabulary : domain?.kind === 'terms' ? domain.vocabulary : undefined
  return (vocabulary?.terms ?? []).map(({ id, label, parents, abstract }) => {
    const is = parents.length === 0 ? '' : ` (is ${parents.join(', ')})`
    return `    ${id} — ${label.en}${is}${abstract ? ' (groups only)' : ''}`
  })
}
