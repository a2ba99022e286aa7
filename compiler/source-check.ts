import type { CompiledBook } from './compile.js'
import { carriersOf, type Carrier } from './rules/coverage.js'
import type { Clause } from './rules/program.js'
import { clauseText, fingerprint } from './source/fingerprint.js'

/** A clause and what rests on it. */
export interface ClauseCoverage {
  readonly clause: Clause
  readonly carrier: Carrier
  /** Ids of the rules of any edition that cite it, by decision. */
  readonly rules: readonly string[]
  readonly readings: readonly string[]
  readonly scenarios: readonly string[]
}

/** How a clause fares in a text of its source. */
export type Drift =
  | { readonly kind: 'same' | 'unknown' }
  /** The same words, on other lines. */
  | { readonly kind: 'moved'; readonly lines: readonly number[] }
  /** Other words where it should stand between its neighbours. */
  | { readonly kind: 'changed'; readonly lines: readonly number[] }
  | { readonly kind: 'vanished' }

export interface SourceCheck {
  readonly clauses: readonly (ClauseCoverage & { readonly drift: Drift })[]
  /** First and last line of text that stands where the index knows of none. */
  readonly added: readonly (readonly [from: number, to: number])[]
}

/** Which rules, readings and scenarios rest on each clause of a book. */
export function coverageOf({ program, scenarios }: CompiledBook): readonly ClauseCoverage[] {
  const byRule = new Map<string, string[]>()
  for (const { decision, id, rule } of scenarios)
    if (rule !== undefined) byRule.set(`${decision}: ${rule}`, [...(byRule.get(`${decision}: ${rule}`) ?? []), id])
  return carriersOf(program).map(({ clause, carrier, rules, readings }): ClauseCoverage => {
    const names = [...new Set(rules.map(({ decision, rule }) => `${decision.id}: ${rule.id}`))]
    return { clause, carrier, rules: names, readings, scenarios: names.flatMap((name) => byRule.get(name) ?? []) }
  })
}

/** Compares the clause index of a book with a text of its source, in which lines may have moved. */
export function checkSource(book: CompiledBook, text: string): SourceCheck {
  const lines = text.split(/\r?\n/)
  const coverage = coverageOf(book)
  const places = new Map<string, readonly number[]>()
  const drifts = new Map<string, Drift>()
  for (const { clause } of coverage) {
    const { index } = clause
    if (index === undefined) drifts.set(clause.id, { kind: 'unknown' })
    else if (fingerprint(clauseText(lines, index.lines)) === index.fingerprint) {
      drifts.set(clause.id, { kind: 'same' })
      places.set(clause.id, index.lines)
    }
  }
  for (const { clause } of coverage) {
    if (drifts.has(clause.id) || clause.index === undefined) continue
    const found = findMoved(lines, clause.index)
    if (found === undefined) continue
    drifts.set(clause.id, { kind: 'moved', lines: found })
    places.set(clause.id, found)
  }
  const inOrder = coverage
    .map(({ clause }) => clause)
    .filter(({ index }) => index !== undefined)
    .sort((a, b) => firstLine(a.index?.lines) - firstLine(b.index?.lines))
  const gaps = gapsOf(inOrder, places, lines)
  for (const [place, clause] of inOrder.entries()) {
    if (drifts.has(clause.id)) continue
    const gap = gaps.find(({ from, to }) => from <= place && place < to)
    drifts.set(
      clause.id,
      gap === undefined || gap.written.length === 0
        ? { kind: 'vanished' }
        : { kind: 'changed', lines: [gap.written[0] ?? 0, gap.written.at(-1) ?? 0] },
    )
  }
  const added = gaps.flatMap(({ written, from, to, before }): readonly (readonly [number, number])[] => {
    const isNew = from === to && written.length > before
    return isNew ? [[written[0] ?? 0, written.at(-1) ?? 0]] : []
  })
  return {
    clauses: coverage.map((one) => ({ ...one, drift: drifts.get(one.clause.id) ?? { kind: 'vanished' } })),
    added,
  }
}

const firstLine = (lines: readonly number[] | undefined): number => Math.min(...(lines ?? [0]))
const lastLine = (lines: readonly number[] | undefined): number => Math.max(...(lines ?? [0]))

/** The same words further up or down, all stretches shifted alike; the nearest such place. */
function findMoved(lines: readonly string[], index: NonNullable<Clause['index']>): readonly number[] | undefined {
  const [least, most] = [firstLine(index.lines), lastLine(index.lines)]
  for (let distance = 1; distance < lines.length; distance++)
    for (const shift of [-distance, distance]) {
      if (least + shift < 1 || most + shift > lines.length) continue
      const shifted = index.lines.map((line) => line + shift)
      if (fingerprint(clauseText(lines, shifted)) === index.fingerprint) return shifted
    }
  return undefined
}

interface Gap {
  /** Places in the index of the clauses that are missing here: `from` included, `to` excluded; equal where none is. */
  readonly from: number
  readonly to: number
  /** Lines with words between the clauses found around it. */
  readonly written: readonly number[]
  /** How many lines the index left uncovered here. */
  readonly before: number
}

/** What stands between clauses that were found. */
function gapsOf(
  clauses: readonly Clause[],
  places: ReadonlyMap<string, readonly number[]>,
  lines: readonly string[],
): readonly Gap[] {
  const gaps: Gap[] = []
  let place = 0
  let end = 0
  let endBefore = 0
  while (place <= clauses.length) {
    const from = place
    while (place < clauses.length && !places.has(clauses[place]?.id ?? '')) place++
    const next = clauses[place]
    const start = next === undefined ? lines.length + 1 : firstLine(places.get(next.id))
    const startBefore = next === undefined ? Infinity : firstLine(next.index?.lines)
    const written = Array.from({ length: Math.max(start - end - 1, 0) }, (_, i) => end + 1 + i).filter(
      (line) => (lines[line - 1] ?? '').trim() !== '',
    )
    gaps.push({ from, to: place, written, before: Math.max(startBefore - endBefore - 1, 0) })
    if (next === undefined) break
    end = Math.max(end, lastLine(places.get(next.id)))
    endBefore = Math.max(endBefore, lastLine(next.index?.lines))
    place++
  }
  return gaps
}
