import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { checkSource, type Carrier, type SourceCheck } from '../index.js'
import { count } from './check.js'
import { exit, Misuse, painter } from './io.js'
import { envelope, loadSound } from './load.js'
import { ofBook } from './named.js'
import type { Settings } from './program.js'

export interface SourceOptions {
  readonly text: string
  readonly book?: string
}

type Checked = SourceCheck['clauses'][number]

/** `codicil sources check`: the clause index against a text of the source, and what carries each clause. */
export function checkSources(settings: Settings, options: SourceOptions): number {
  const { io, root, json } = settings
  const text = readText(resolve(root, options.text), options.text)
  const loaded = loadSound(settings)
  if (typeof loaded === 'number') return loaded
  const { books } = ofBook(loaded.compilation, options.book)
  const [book, another] = books
  if (book === undefined) throw new Misuse('the policies hold no book', 'a book begins with a document of kind `book`')
  if (another !== undefined) {
    const ids = books.map(({ program }) => program.book.id)
    throw new Misuse('which book is this the text of?', `say \`--book\` and one of ${ids.join(', ')}`)
  }
  const found = checkSource(book, text)
  const drifted = found.clauses.filter(({ drift }) => drift.kind !== 'same' && drift.kind !== 'moved')
  if (json) io.out(envelope('sources check', data(found)))
  else io.out(report(settings, found))
  return drifted.length === 0 && found.added.length === 0 ? exit.fine : exit.findings
}

function readText(path: string, named: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    throw new Misuse(
      `the file \`${named}\` cannot be read`,
      '`--text` names a text of the source, from where the project is',
    )
  }
}

const carriers: readonly (readonly [Carrier, string])[] = [
  ['rule', 'carried by a rule'],
  ['obligation', 'carried by an obligation'],
  ['reading', 'carried by a reading alone'],
  ['informative', 'noted as informative'],
  ['nothing', 'carried by nothing'],
]

const counted = (clauses: readonly Checked[], carrier: Carrier): number =>
  clauses.filter((one) => one.carrier === carrier).length

function data({ clauses, added }: SourceCheck): object {
  return {
    coverage: Object.fromEntries(carriers.map(([carrier]) => [carrier, counted(clauses, carrier)])),
    clauses: clauses.map(({ clause, carrier, drift, rules, readings, scenarios }) => ({
      id: clause.id,
      section: clause.section,
      page: clause.page,
      carrier,
      drift,
      rules,
      readings,
      scenarios,
    })),
    added,
  }
}

function report({ io, color }: Settings, { clauses, added }: SourceCheck): string {
  const paint = painter(io, 'out', color)
  const of = (kind: Checked['drift']['kind']): readonly Checked[] => clauses.filter(({ drift }) => drift.kind === kind)
  const lines = [
    paint.strong(`${count(clauses.length, 'clause')} in the index`),
    ...carriers.map(([carrier, words]) => `  ${String(counted(clauses, carrier)).padStart(5)} ${words}`),
    paint.strong('against the text'),
    ...(['same', 'moved', 'changed', 'vanished', 'unknown'] as const).flatMap((kind) => {
      const found = of(kind)
      return found.length === 0 && kind !== 'same' ? [] : [`  ${String(found.length).padStart(5)} ${driftWords[kind]}`]
    }),
    ...(['changed', 'vanished'] as const).flatMap((kind) => of(kind).flatMap((one) => [title(one), ...restsOn(one)])),
    ...added.map(([from, to]) => `new text: lines ${from} to ${to}, which no clause of the index covers`),
  ]
  const idle = new Map<string, string[]>()
  for (const { clause, carrier } of clauses)
    if (carrier === 'nothing') idle.set(clause.section, [...(idle.get(clause.section) ?? []), clause.id])
  if (idle.size > 0) lines.push(paint.strong('carried by nothing, by section'))
  for (const [section, ids] of idle) lines.push(`  ${section}: ${ids.length} (${shortened(ids)})`)
  return `${lines.join('\n')}\n`
}

const mostNamed = 6
const shortened = (ids: readonly string[]): string =>
  ids.length > mostNamed ? `${ids.slice(0, mostNamed).join(', ')}, …` : ids.join(', ')

const driftWords = {
  same: 'stand as they did',
  moved: 'stand on other lines, in the same words',
  changed: 'have other words now',
  vanished: 'are gone',
  unknown: 'have no fingerprint to compare',
} as const

function title({ clause, drift }: Checked): string {
  const where = 'lines' in drift ? `, now lines ${drift.lines[0] ?? 0} to ${drift.lines.at(-1) ?? 0}` : ''
  return `${drift.kind}: ${clause.id} (section ${clause.section}, page ${clause.page}${where})`
}

function restsOn({ rules, readings, scenarios }: Checked): readonly string[] {
  const line = (what: string, names: readonly string[]): readonly string[] =>
    names.length === 0 ? [] : [`  ${what}: ${names.join(', ')}`]
  return [...line('rules', rules), ...line('readings', readings), ...line('scenarios', scenarios)]
}
