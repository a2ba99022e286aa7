import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * How long `codicil build --watch` takes after a change of one file of the first book: from the moment the file is written
 * until everything in `generated/` is as the policies say. `npm run bench:watch`, or `npm run bench:watch -- readings` for another
 * choice of every reading; needs `npm run build`.
 */
const times = 7
/** What nobody is to wait for, in milliseconds. */
const limit = 300
const book = 'policies/unified-support'

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

const root = mkdtempSync(join(tmpdir(), 'codicil-watch-'))
for (const folder of ['policies', 'generated']) cpSync(folder, join(root, folder), { recursive: true })
// A project that has Codicil installed has one, for what tools keep.
mkdirSync(join(root, 'node_modules'))
const child = spawn(process.execPath, ['dist/cli/main.js', '-C', root, 'build', '--watch'], {
  stdio: ['ignore', 'ignore', 'pipe'],
})

/** Resolves with what was said when the next build is done. */
function built({ stderr }: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    let said = ''
    const listen = (chunk: Buffer): void => {
      said += chunk.toString()
      if (!said.includes('watching policies/')) return
      stderr?.off('data', listen)
      resolve(said)
    }
    stderr?.on('data', listen)
  })
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** How long it takes until everything is as the policies say once a file has another text, and what was written then. */
async function change(path: string, text: string): Promise<{ readonly taken: number; readonly written: string }> {
  await pause(300)
  const done = built(child)
  const begin = performance.now()
  writeFileSync(path, text)
  const said = await done
  const taken = performance.now() - begin
  if (said.includes('error')) throw new Error(said)
  return { taken, written: /: (\d+ new, \d+ changed, \d+ removed)/.exec(said)?.[1] ?? 'none' }
}

const middle = (sorted: readonly number[]): number => sorted[Math.floor(sorted.length / 2)] ?? 0
const ascending = (a: number, b: number): number => a - b

/** Each kind of change, to and fro. */
async function eachKind(): Promise<void> {
  console.log('after a change of                            first    median   slowest   files written')
  for (const { what, file, from, to } of edits) {
    const path = join(root, book, file)
    const original = readFileSync(path, 'utf8')
    if (!original.includes(from)) throw new Error(`${file} does not hold ${from}`)
    const taken: number[] = []
    let written = ''
    for (let time = 0; time < times * 2; time++) {
      const done = await change(path, time % 2 === 0 ? original.replace(from, to) : original)
      taken.push(done.taken)
      written = done.written
    }
    // The first time, more is new than what was changed to and fro before.
    const [first = 0] = taken
    const sorted = taken.slice(2).sort(ascending)
    const shown = (value: number): string => `${value.toFixed(0)} ms`.padStart(9)
    console.log(`${what.padEnd(41)}${shown(first)} ${shown(middle(sorted))} ${shown(sorted.at(-1) ?? 0)}   ${written}`)
  }
}

/** Another choice of each reading, adopted for the first time in the session. */
async function eachReading(): Promise<void> {
  const folder = join(root, book, 'readings')
  const rows: { readonly file: string; readonly taken: number; readonly written: string }[] = []
  for (const file of readdirSync(folder)) {
    const path = join(folder, file)
    const original = readFileSync(path, 'utf8')
    const [, choices = '', adopted = ''] = /^choices:\n([^]*?)^adopted: (\S+)$/m.exec(original) ?? []
    const other = [...choices.matchAll(/^ {2}([\w-]+):/gm)].map(([, id]) => id).find((id) => id !== adopted)
    if (other === undefined) continue
    rows.push({ file, ...(await change(path, original.replace(`adopted: ${adopted}`, `adopted: ${other}`))) })
    await change(path, original)
  }
  const sorted = rows.map(({ taken }) => taken).sort(ascending)
  const slow = rows.filter(({ taken }) => taken >= limit).sort((a, b) => b.taken - a.taken)
  console.log(`another choice adopted of each of ${rows.length} readings, once: median ${middle(sorted).toFixed(0)} ms`)
  console.log(`${slow.length} took ${limit} ms or more:`)
  for (const { file, taken, written } of slow) console.log(`  ${taken.toFixed(0)} ms  ${file}: ${written}`)
}

try {
  const start = performance.now()
  await built(child)
  console.log(`the first build: ${((performance.now() - start) / 1000).toFixed(1)} s\n`)
  await (process.argv.includes('readings') ? eachReading() : eachKind())
} finally {
  child.kill('SIGINT')
  rmSync(root, { recursive: true, force: true })
}
