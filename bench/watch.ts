import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * How long `codicil build --watch` takes after a change of one file of the first book: from the moment the file is written
 * until everything in `generated/` is as the policies say. `npm run bench:watch`, or `npm run bench:watch -- readings` for another
 * choice of every reading; needs `npm run build`.
 */
const times = 7
/** How often another choice of each reading is adopted for the first time. */
const sessions = 3
/** What nobody is to wait for, in milliseconds. */
const limit = 300
const book = 'policies/unified-support'
/** Between changes, in milliseconds: nobody edits without one. */
const pause = 300
/** Between the first build and the first change. */
const firstPause = 3_000

interface Edit {
  readonly what: string
  readonly file: string
  /** What is replaced, and by what, to and fro. */
  readonly from: string
  readonly to: string
}

const edits: readonly Edit[] = [
  {
    what: 'a value of a severity table',
    file: '2023/unified-enhanced-response.yaml',
    from: 'respond: { within: PT30M',
    to: 'respond: { within: PT45M',
  },
  {
    what: 'a rule of another decision',
    file: '2023/cybersecurity-asset.yaml',
    from: 'then: { side: out }',
    to: 'then: { side: may }',
  },
  {
    what: 'a line put in above everything',
    file: '2023/unified-enhanced-response.yaml',
    from: 'kind: severity-table\n',
    to: '\nkind: severity-table\n',
  },
  { what: 'the words of a decision', file: 'decisions/first-response.yaml', from: '?"', to: ' ?"' },
  { what: 'the label of a term', file: 'vocabulary/offers.yaml', from: 'Rapid Response', to: 'Rapid Responses' },
  {
    what: 'the summary of a clause',
    file: 'source/clauses-2-3-rapid-response.yaml',
    from: 'summary: { fr: "',
    to: 'summary: { fr: "Aussi : ',
  },
  {
    what: 'the page of a clause',
    file: 'source/clauses-2-1-how-to-purchase.yaml',
    from: 'R2.1-buy-01: { page: 4',
    to: 'R2.1-buy-01: { page: 5',
  },
  {
    what: 'what a list of exclusions cites',
    file: '2023/rapid-response-exclusions.yaml',
    from: 'cites: R2.3-rr-08',
    to: 'cites: [R2.1-buy-01, R2.3-rr-08]',
  },
  {
    what: 'the reading adopted of a point',
    file: 'readings/customer-answer-clock.yaml',
    from: 'adopted: elapsed',
    to: 'adopted: business-hours',
  },
  {
    what: 'the same, where many decisions rest on it',
    file: 'readings/retail-note-items.yaml',
    from: 'adopted: second-table',
    to: 'adopted: first-table',
  },
  { what: 'the name of an edition', file: '2023/edition.yaml', from: 'en: 2023 edition', to: 'en: Edition of 2023' },
  { what: 'the facts of the book', file: 'book.yaml', from: 'facts:\n', to: 'facts:\n\n' },
  { what: 'a file of scenarios', file: 'scenarios/cybersecurity.yaml', from: 'scenarios:\n', to: 'scenarios:\n\n' },
]

/** A book that is watched. */
interface Session {
  /** How long the first build took. */
  readonly first: number
  readonly folder: string
  /** How long it takes until everything is as the policies say once a file has another text, and what was written then. */
  readonly change: (path: string, text: string) => Promise<Change>
}

interface Change {
  readonly taken: number
  readonly written: string
}

/** Watches a copy of the book for as long as it is worked on. */
async function watching<T>(work: (session: Session) => Promise<T>): Promise<T> {
  const root = mkdtempSync(join(tmpdir(), 'codicil-watch-'))
  for (const folder of ['policies', 'generated']) cpSync(folder, join(root, folder), { recursive: true })
  // A project that has Codicil installed has one, for what tools keep.
  mkdirSync(join(root, 'node_modules'))
  const begin = performance.now()
  const child = spawn(process.execPath, ['dist/cli/main.js', '-C', root, 'build', '--watch'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  /** Resolves with what was said when the next build is done. */
  const built = (): Promise<string> =>
    new Promise((resolve) => {
      let said = ''
      const listen = (chunk: Buffer): void => {
        said += chunk.toString()
        if (!said.includes('watching policies/')) return
        child.stderr.off('data', listen)
        resolve(said)
      }
      child.stderr.on('data', listen)
    })
  const change = async (path: string, text: string): Promise<Change> => {
    await new Promise((resolve) => setTimeout(resolve, pause))
    const done = built()
    const start = performance.now()
    writeFileSync(path, text)
    const said = await done
    const taken = performance.now() - start
    if (said.includes('error')) throw new Error(said)
    return { taken, written: /: (\d+ new, \d+ changed, \d+ removed)/.exec(said)?.[1] ?? 'none' }
  }
  try {
    await built()
    const first = performance.now() - begin
    await new Promise((resolve) => setTimeout(resolve, firstPause))
    return await work({ first, folder: join(root, book), change })
  } finally {
    child.kill('SIGINT')
    await new Promise((resolve) => child.once('exit', resolve))
    rmSync(root, { recursive: true, force: true })
  }
}

const ascending = (a: number, b: number): number => a - b
const middle = (values: readonly number[]): number => values.toSorted(ascending)[Math.floor(values.length / 2)] ?? 0
const told = ({ first }: Session): void => {
  console.log(`the first build: ${(first / 1000).toFixed(1)} s\n`)
}

/** Each kind of change, to and fro. */
async function eachKind(session: Session): Promise<void> {
  told(session)
  console.log('after a change of                            first    median   slowest   files written')
  for (const { what, file, from, to } of edits) {
    const path = join(session.folder, file)
    const original = readFileSync(path, 'utf8')
    if (!original.includes(from)) throw new Error(`${file} does not hold ${from}`)
    const taken: number[] = []
    let written = ''
    for (let time = 0; time < times * 2; time++) {
      const done = await session.change(path, time % 2 === 0 ? original.replace(from, to) : original)
      taken.push(done.taken)
      written = done.written
    }
    // The first time, more is new than what was changed to and fro before.
    const [first = 0, , ...later] = taken
    const shown = (value: number): string => `${value.toFixed(0)} ms`.padStart(9)
    console.log(`${what.padEnd(41)}${shown(first)} ${shown(middle(later))} ${shown(Math.max(...later))}   ${written}`)
  }
}

/** Another choice of each reading, adopted for the first time in the session, by file. */
async function eachReading(session: Session): Promise<ReadonlyMap<string, Change>> {
  told(session)
  const folder = join(session.folder, 'readings')
  const changes = new Map<string, Change>()
  for (const file of readdirSync(folder)) {
    const path = join(folder, file)
    const original = readFileSync(path, 'utf8')
    const [, choices = '', adopted = ''] = /^choices:\n([^]*?)^adopted: (\S+)$/m.exec(original) ?? []
    const other = [...choices.matchAll(/^ {2}([\w-]+):/gm)].map(([, id]) => id).find((id) => id !== adopted)
    if (other === undefined) continue
    changes.set(file, await session.change(path, original.replace(`adopted: ${adopted}`, `adopted: ${other}`)))
    await session.change(path, original)
  }
  return changes
}

async function allReadings(): Promise<void> {
  const runs: ReadonlyMap<string, Change>[] = []
  for (let session = 0; session < sessions; session++) runs.push(await watching(eachReading))
  const rows = [...(runs[0] ?? [])].map(([file, { written }]) => {
    const taken = runs.map((run) => run.get(file)?.taken ?? 0)
    return { file, written, taken, median: middle(taken) }
  })
  const slow = rows.filter(({ median }) => median >= limit).sort((a, b) => b.median - a.median)
  const median = middle(rows.map((row) => row.median)).toFixed(0)
  console.log(
    `another choice adopted of each of ${rows.length} readings, once in each of ${sessions} sessions: median ${median} ms`,
  )
  console.log(`${slow.length} took ${limit} ms or more, by the median of their sessions:`)
  for (const { file, written, taken } of slow)
    console.log(`  ${taken.map((each) => each.toFixed(0)).join(', ')} ms  ${file}: ${written}`)
}

await (process.argv.includes('readings') ? allReadings() : watching(eachKind))
