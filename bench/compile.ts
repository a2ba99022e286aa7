import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { analyse, analyseEditions } from '../compiler/analyse/analyse.js'
import { diagramOf } from '../compiler/diagram/diagram-of.js'
import { readPolicies } from '../compiler/document/read-policies.js'
import { emitDocs } from '../compiler/emit/docs/emit-docs.js'
import { emitTypescript } from '../compiler/emit/typescript/emit-typescript.js'
import { verify, type Emitted } from '../compiler/emit/typescript/verify.js'
import { lowerBook } from '../compiler/lower/lower-book.js'
import { resolveBooks } from '../compiler/resolve/resolve-books.js'
import type { SourceText } from '../compiler/source/span.js'

/**
 * How a full build grows with the book: 100 to 50,000 rules, thirty to a decision, in many files and in one. Each size in a
 * process of its own, so that its memory is its own: `npm run bench:compile`, or `npm run bench:compile -- 50000`.
 */
const perDecision = 30
const sizes = [100, 1000, 10_000, 50_000]
const stages = ['yaml', 'lower', 'diagrams', 'analyse', 'typescript', 'docs'] as const
type Stage = (typeof stages)[number]
interface Measured extends Readonly<Record<Stage, number>> {
  readonly megabytes: number
  readonly characters: number
  /** What `codicil build --check` takes beside: reading all code back. */
  readonly readBack: number
}

const label = (word: string): string => `{ fr: ${word}, en: ${word} }`

/** A book of so many rules, as files by path. */
function bookOf(rules: number, inOneFile: boolean): readonly SourceText[] {
  const decisions = Math.ceil(rules / perDecision)
  const terms = (stem: string, count: number): string =>
    Array.from({ length: count }, (_, i) => `  ${stem}-${i}: { label: ${label(`${stem} ${i}`)} }`).join('\n')
  const head = `kind: book
id: large
version: 1.0.0
title: ${label('Large')}
source: text
facts:
  kind: { vocabulary: kinds, label: ${label('Kind')} }
  level: { vocabulary: levels, label: ${label('Level')} }
  count: { type: integer, min: 0, max: 999, label: ${label('Count')} }
---
kind: source
id: text
version: 1.0.0
title: ${label('Text')}
language: en
---
kind: clauses
id: clauses
version: 1.0.0
of: text
section: "1"
clauses:
  C1: { page: 1, lines: [1, 2], kind: scope, fingerprint: 00aa00aa00aa00aa }
---
kind: vocabulary
id: kinds
version: 1.0.0
title: ${label('Kinds')}
terms:
${terms('kind', 10)}
---
kind: vocabulary
id: levels
version: 1.0.0
title: ${label('Levels')}
terms:
${terms('level', 3)}
`
  const decision = (number: number): string => `kind: decision
id: decision-${number}
version: 1.0.0
title: ${label(`Decision ${number}`)}
question: ${label(`Decision ${number}?`)}
force: guarantee
strategy: one
inputs: [kind, level, count]
otherwise: { silence: unspecified, cites: C1 }
outputs:
  within: { type: duration, label: ${label('time')} }
`
  const own = (number: number): number => Math.min(perDecision, rules - number * perDecision)
  const ruleFile = (number: number): string => `kind: rules
id: rules-${number}
version: 1.0.0
title: ${label(`Rules ${number}`)}
decision: decision-${number}
rules:
${Array.from({ length: own(number) }, (_, i) => {
  const bound = (number * 7 + i * 13) % 900
  return `  - id: rule-${i}
    when: { kind: kind-${i % 10}, level: level-${Math.floor(i / 10)}, count: ">= ${bound}" }
    then: { within: PT${(i % 48) + 1}H }
    cites: C1`
}).join('\n')}
`
  const edition = `kind: edition
id: "2024"
version: 1.0.0
title: ${label('Of 2024')}
from: 2024-01-01
`
  const numbers = Array.from({ length: decisions }, (_, i) => i)
  if (inOneFile)
    return [
      { path: 'policies/large/book.yaml', text: [head, ...numbers.map(decision)].join('---\n') },
      {
        path: 'policies/large/2024/all.yaml',
        text: [edition, ...numbers.map((number) => ruleFile(number))].join('---\n'),
      },
    ]
  return [
    { path: 'policies/large/book.yaml', text: head },
    { path: 'policies/large/2024/edition.yaml', text: edition },
    ...numbers.flatMap((number): SourceText[] => [
      { path: `policies/large/decisions/decision-${number}.yaml`, text: decision(number) },
      { path: `policies/large/2024/rules-${number}.yaml`, text: ruleFile(number) },
    ]),
  ]
}

async function measure(rules: number, inOneFile: boolean): Promise<Measured> {
  const sources = bookOf(rules, inOneFile)
  const took: Record<Stage, number> = { yaml: 0, lower: 0, diagrams: 0, analyse: 0, typescript: 0, docs: 0 }
  let before = performance.now()
  const lap = (stage: Stage): void => {
    const now = performance.now()
    took[stage] += now - before
    before = now
  }
  const { documents, diagnostics } = readPolicies(sources)
  lap('yaml')
  const { books, diagnostics: unresolved } = resolveBooks(documents)
  const faults = [...diagnostics, ...unresolved]
  const code: Emitted[] = []
  for (const scope of books) {
    const { program, diagnostics: lowered } = lowerBook(scope)
    faults.push(...lowered)
    lap('lower')
    const editions = program.editions.map((edition) => ({
      edition,
      diagrams: new Map(edition.decisions.map((decision) => [decision.id, diagramOf(decision)])),
    }))
    lap('diagrams')
    for (const { diagrams } of editions) faults.push(...analyse([...diagrams.values()]))
    faults.push(...analyseEditions(editions))
    lap('analyse')
    code.push(...emitTypescript(program, editions))
    lap('typescript')
    await emitDocs(program, editions)
    lap('docs')
  }
  const wrong = faults.filter(({ severity }) => severity === 'error')
  if (wrong.length > 0) throw new Error(`the book has errors: ${wrong[0]?.message ?? ''}`)
  const megabytes = process.resourceUsage().maxRSS / 1024
  before = performance.now()
  await verify(code)
  const readBack = performance.now() - before
  return { ...took, megabytes, characters: sources.reduce((sum, { text }) => sum + text.length, 0), readBack }
}

function report(largest: number): void {
  console.log(`Node ${process.version}; milliseconds a stage; each size in a process of its own\n`)
  console.log(
    `  rules  files ${stages.map((stage) => stage.padStart(11)).join('')}      total  rest/yaml  peak MB  times the rules  times the cost  read back`,
  )
  for (const inOneFile of [false, true]) {
    let before: { rules: number; total: number } | undefined
    for (const rules of sizes) {
      if (rules > largest) break
      const own = fileURLToPath(import.meta.url)
      const arguments_ = ['--max-old-space-size=4096', own, String(rules), inOneFile ? 'one' : 'many']
      const measured = JSON.parse(execFileSync(process.execPath, arguments_, { encoding: 'utf8' })) as Measured
      const total = stages.reduce((sum, stage) => sum + measured[stage], 0)
      const growth =
        before === undefined ? ['', ''] : [rules / before.rules, total / before.total].map((n) => `${n.toFixed(1)}×`)
      console.log(
        [
          String(rules).padStart(7),
          (inOneFile ? 'one' : 'many').padStart(7),
          stages.map((stage) => measured[stage].toFixed(0).padStart(11)).join(''),
          total.toFixed(0).padStart(11),
          `${((total - measured.yaml) / measured.yaml).toFixed(1)}×`.padStart(11),
          measured.megabytes.toFixed(0).padStart(9),
          (growth[0] ?? '').padStart(17),
          (growth[1] ?? '').padStart(16),
          measured.readBack.toFixed(0).padStart(11),
        ].join(''),
      )
      before = { rules, total }
    }
  }
}

const [first, files] = process.argv.slice(2)
if (files === undefined) report(Number(first ?? 10_000))
else console.log(JSON.stringify(await measure(Number(first), files === 'one')))
