import { versionOf } from '../compiler/compare.js'
import { compareVersions } from '../compiler/diff/compare.js'
import { compareBehaviour } from '../compiler/diff/behaviour.js'
import { buildDiagram } from '../compiler/diagram/build.js'
import type { Decision, Rule } from '../compiler/rules/program.js'
import { compile } from '../compiler/compile.js'
import { readProject } from '../compiler/cli/read-project.js'
import { reportOf } from '../compiler/diff/report.js'
import { renderMarkdown } from '../compiler/diff/render.js'
import { syntheticDecision } from './synthetic.js'

/**
 * What a diff costs once both versions are loaded: two editions of the book of this repository, and synthetic tables of
 * which a hundred rules change, half of them in what they say and half by going away. `npm run bench:diff`; give it the
 * largest table to try: `npm run bench:diff -- 10000`.
 */
const rounds = 5
const changedRules = 100
const median = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0

function timed<T>(work: () => T): { readonly milliseconds: number; readonly result: T } {
  const start = performance.now()
  const result = work()
  return { milliseconds: performance.now() - start, result }
}

function theBook(): void {
  const { milliseconds: load, result: compilation } = timed(() => compile(readProject(process.cwd()).sources))
  if (!compilation.ok) throw new Error('the policies have errors')
  const book = compilation.books.find(({ program }) => program.book.id === 'unified-support')
  const version = (id: string) => (book === undefined ? undefined : versionOf(book, id, id))
  const [before, after] = [version('2023'), version('what-if-faster-base')]
  if (before === undefined || after === undefined) throw new Error('the book has other editions')
  const runs = Array.from({ length: rounds }, () => timed(() => compareVersions(before, after)))
  const diff = runs[0]?.result
  const changes = diff?.decisions.reduce((sum, one) => sum + one.changes.length, 0) ?? 0
  const report = diff === undefined ? '' : renderMarkdown(reportOf(diff, 'en'))
  console.log(
    `two editions of unified-support: ${median(runs.map(({ milliseconds }) => milliseconds)).toFixed(0)} ms ` +
      `(median of ${rounds}) after ${load.toFixed(0)} ms to load; ${changes} changes, ${report.length} characters of Markdown`,
  )
}

/** The table with every so-many-th rule changed: one says something else, the next is gone, in turn. */
function edited(decision: Decision): Decision {
  const step = Math.max(1, Math.floor(decision.rules.length / changedRules))
  const rules = decision.rules.flatMap((rule, place): readonly Rule[] => {
    if (place % step !== 0 || place >= step * changedRules) return [rule]
    if ((place / step) % 2 === 1) return []
    return [{ ...rule, then: { kind: 'silence', silence: 'not-covered' } }]
  })
  return { ...decision, rules }
}

function tables(largest: number): void {
  console.log(`\ntables of which ${changedRules} rules change; one round each`)
  console.log('   rules   both diagrams ms   diff ms   changes')
  for (const count of [300, 1000, 3000, 10_000]) {
    if (count > largest) break
    const before = syntheticDecision('disjoint', count)
    const { milliseconds: built, result: diagrams } = timed(
      () => [buildDiagram(before), buildDiagram(edited(before))] as const,
    )
    const { milliseconds, result } = timed(() => compareBehaviour(...diagrams))
    console.log(
      `${String(count).padStart(8)}${built.toFixed(0).padStart(19)}${milliseconds.toFixed(0).padStart(10)}${String(result.changes.length).padStart(10)}`,
    )
  }
}

theBook()
tables(Number(process.argv[2] ?? 3000))
