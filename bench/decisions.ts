import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { format } from 'prettier'
import { buildDiagram } from '../compiler/diagram/build.js'
import { verdictOf } from '../compiler/diagram/walk.js'
import { enumeration } from '../compiler/rules/domain.js'
import { encode } from '../compiler/rules/domain-values.js'
import { decideAll } from '../compiler/runtime/decide-all.js'
import { offers, products, severities } from '../generated/unified-support/vocabulary.js'
import { cases, factsFrom, origins, randomFacts, type Origin } from './decisions/facts.js'
import { handSeverity, type SeverityFacts } from './decisions/hand-severity.js'
import { handTree } from './decisions/hand-tree.js'
import { evaluatorAt, writeGenerated } from './decisions/load.js'
import { jsonLogic, jsonRules, publicodes, zen, type Peer } from './decisions/peers.js'
import { emitAlone } from './decisions/program.js'
import { severityTable } from './decisions/severity-table.js'
import { firstAnswer, minifiedSize } from './decisions/start.js'
import { tableOf, type Facts, type Table } from './decisions/table.js'
import { median, timeInTurn, type Timed, type Work } from './decisions/timing.js'
import { growthChart, type Curve } from './decisions/growth-chart.js'
import { syntheticDecision } from './synthetic.js'

/**
 * What a decision costs, beside the best hand-written form in the same process and beside other engines: `npm run bench`.
 * Every form's answers are compared first. Writes bench/results.md and bench/growth.svg.
 */
const largest = Number(process.argv[2] ?? 10_000)
const sizes = [10, 100, 1000, 10_000].filter((size) => size <= largest)
const lines: string[] = []
const say = (line = ''): void => {
  console.log(line)
  lines.push(line)
}

const loop = (decide: (facts: Facts) => unknown, facts: readonly Facts[]): Work => {
  const mask = cases - 1
  return (count) => {
    let last: unknown
    for (let i = 0; i < count; i++) last = decide(facts[i & mask] as Facts)
    return last
  }
}
const shown = ({ nanoseconds, ratio }: Timed): string =>
  `${nanoseconds < 1000 ? `${nanoseconds.toFixed(1)} ns` : `${(nanoseconds / 1000).toFixed(1)} µs`} (${ratio.toFixed(2)}×)`

/** Nanoseconds a decision of an engine that may answer later, and how many times the hand-written form's in turn with it. */
async function timePeer({ decide }: Peer, facts: readonly Facts[], hand: Work): Promise<Timed> {
  const run = async (count: number): Promise<number> => {
    const start = performance.now()
    for (let i = 0; i < count; i++) {
      const answer = decide(facts[i & (cases - 1)] as Facts)
      if (typeof answer !== 'string') await answer
    }
    return ((performance.now() - start) * 1e6) / count
  }
  let count = 1
  while (((await run(count)) * count) / 1e6 < 30) count *= 2
  const rounds: number[] = []
  const ratios: number[] = []
  for (let round = 0; round < 5; round++) {
    const start = performance.now()
    hand(200_000)
    const byHand = ((performance.now() - start) * 1e6) / 200_000
    const took = await run(count)
    rounds.push(took)
    ratios.push(took / byHand)
  }
  return { nanoseconds: median(rounds), ratio: median(ratios) }
}

const isText = (table: Table) => (input: string) =>
  table.rows.some(({ tests }) => tests.some((test) => test.input === input && 'among' in test))
const peersOf = (table: Table): readonly Peer[] => [
  jsonLogic(table),
  zen(table),
  jsonRules(table),
  publicodes(table, isText(table)),
]

async function peers(table: Table, facts: readonly Facts[], expected: (facts: Facts) => string, hand: Work) {
  const timed: (readonly [string, Timed])[] = []
  for (const peer of peersOf(table)) {
    for (const one of facts.slice(0, 50)) {
      const answer = await peer.decide(one)
      if (answer !== expected(one)) throw new Error(`${peer.name} answers ${answer} to ${JSON.stringify(one)}`)
    }
    timed.push([peer.name, await timePeer(peer, facts, hand)])
  }
  return timed
}

async function severity(): Promise<void> {
  const entry = join(process.cwd(), 'generated/unified-support/2023/first-response.ts')
  const load = await evaluatorAt(entry, 'first-response')
  const loadHand = await evaluatorAt(join(process.cwd(), 'bench/decisions/hand-severity.ts'), 'hand-severity')
  const facts = randomFacts({ offer: offers, severity: severities, product: products })
  const judged = (await load()) as (facts: Facts) => {
    readonly value: { readonly within: string; readonly clock: string }
  }
  const expected = (one: Facts): string => `${judged(one).value.within} ${judged(one).value.clock}`
  for (const one of facts) {
    const { within, clock } = handSeverity(one as unknown as SeverityFacts)
    if (`${within} ${clock}` !== expected(one)) throw new Error(`by hand otherwise: ${JSON.stringify(one)}`)
  }
  say(`## The severity table (${severityTable.rows.length} rows, three facts)`)
  say()
  say('| strings of the facts | by hand: nested `switch` | Codicil |')
  say('| --- | ---: | ---: |')
  for (const origin of origins) {
    const list = factsFrom(origin, facts)
    const [hand, own] = timeInTurn([loop(await loadHand(), list), loop(await load(), list)])
    if (hand === undefined || own === undefined) continue
    say(`| ${origin} | ${shown(hand)} | ${shown(own)} |`)
  }
  say()
  const parsed = factsFrom('parsed', facts)
  say('| other engines, facts parsed from JSON | a decision (times the hand-written form) |')
  say('| --- | ---: |')
  for (const [name, timed] of await peers(severityTable, parsed, expected, loop(handSeverity as never, parsed)))
    say(`| ${name} | ${shown(timed)} |`)
  say()
  const first = firstAnswer(entry, 'firstResponse', facts[0] as Facts)
  say(`From import to the first answer: ${first.toFixed(1)} ms over a bare process.`)
  say(`Minified and bundled alone: ${(minifiedSize(entry) / 1000).toFixed(1)} kB.`)
  say()
}

async function synthetic(): Promise<void> {
  const curves = new Map<string, [number, number][]>()
  const note = (name: string, size: number, { nanoseconds }: Timed): void => {
    curves.set(name, [...(curves.get(name) ?? []), [size, nanoseconds]])
  }
  say('## Tables over six facts (four enumerations of 10 to 50 values, two whole numbers)')
  say()
  say('| rules | strings | by hand: perfect hashes, flat tree | Codicil | code | to the first answer |')
  say('| ---: | --- | ---: | ---: | ---: | ---: |')
  const more: string[] = []
  for (const size of sizes) {
    const decision = syntheticDecision('disjoint', size)
    const diagram = buildDiagram(decision)
    const folder = writeGenerated(emitAlone(diagram), `synthetic-${size}`)
    const entry = join(folder, '2024/fee.ts')
    const load = await evaluatorAt(entry, `synthetic-${size}`)
    const facts = randomFacts(
      Object.fromEntries(
        decision.inputs.map(({ id, domain }) => [
          id,
          enumeration(domain) ?? ((domain as { max?: number }).max ?? 0) + 1,
        ]),
      ),
    )
    const reference = (one: Facts): string => {
      const values = decision.inputs.map(({ id, domain }) => [id, encode(domain, one[id] as never) as number] as const)
      return verdictOf(diagram, new Map(values)).answers[0]?.rule ?? ''
    }
    const judged = [handTree(decision), await load()] as readonly ((facts: Facts) => { readonly rule: string })[]
    for (const one of facts)
      for (const form of judged)
        if (form(one).rule !== reference(one)) throw new Error(`answers differ: ${JSON.stringify(one)}`)
    const first = firstAnswer(entry, 'fee', facts[0] as Facts)
    for (const origin of ['interned', 'parsed', 'fresh'] satisfies Origin[]) {
      const list = factsFrom(origin, facts)
      const [hand, own] = timeInTurn([loop(handTree(decision), list), loop(await load(), list)])
      if (hand === undefined || own === undefined) continue
      const kilobytes = `${(minifiedSize(entry) / 1000).toFixed(0)} kB`
      const rest = origin === 'interned' ? `${kilobytes} | ${first.toFixed(0)} ms` : '|'
      say(`| ${origin === 'interned' ? size : ''} | ${origin} | ${shown(hand)} | ${shown(own)} | ${rest} |`)
      if (origin === 'parsed') {
        note('by hand', size, hand)
        note('Codicil', size, own)
      }
    }
    if (size <= 1000) {
      const list = factsFrom('parsed', facts)
      const table = tableOf(decision)
      for (const [name, timed] of await peers(table, list, reference, loop(handTree(decision), list))) {
        more.push(`| ${size} | ${name} | ${shown(timed)} |`)
        note(name, size, timed)
      }
    }
  }
  say()
  say('| rules | other engines, facts parsed from JSON | a decision (times the hand-written form) |')
  say('| ---: | --- | ---: |')
  for (const line of more) say(line)
  say()
  const drawn: readonly Curve[] = [...curves].map(([name, points]) => ({ name, points }))
  writeFileSync(join(process.cwd(), 'bench/growth.svg'), growthChart(drawn))
}

async function batch(): Promise<void> {
  const rows = 1_000_000
  const entry = join(process.cwd(), 'generated/unified-support/2023/first-response.ts')
  const decide = (await (await evaluatorAt(entry, 'first-response'))()) as (facts: SeverityFacts) => unknown
  const facts = factsFrom('parsed', randomFacts({ offer: offers, severity: severities, product: products }))
  const column = (name: string): string[] =>
    Array.from({ length: rows }, (_, i) => String(facts[i & (cases - 1)]?.[name]))
  const columns = { offer: column('offer'), severity: column('severity'), product: column('product') }
  const byHand = (): number => {
    const start = performance.now()
    const answers: unknown[] = []
    for (let i = 0; i < rows; i++)
      answers.push(
        handSeverity({
          offer: columns.offer[i] ?? '',
          severity: columns.severity[i] ?? '',
          product: columns.product[i] ?? '',
        }),
      )
    return performance.now() - start + answers.length * 0
  }
  const own = (): number => {
    const start = performance.now()
    const answers = decideAll(decide, columns)
    return performance.now() - start + answers.length * 0
  }
  const times = Array.from({ length: 7 }, () => [byHand(), own()] as const)
  const [hand, ours] = [median(times.map(([one]) => one)), median(times.map(([, two]) => two))]
  const ratio = median(times.map(([one, two]) => two / one))
  say('## A million rows of the severity table')
  say()
  say(
    `A loop over the hand-written function: ${hand.toFixed(0)} ms. \`decideAll\`: ${ours.toFixed(0)} ms (${ratio.toFixed(2)}×).`,
  )
  say()
}

mkdirSync('node_modules/.cache', { recursive: true })
say('# Results')
say()
say(
  `Printed by \`npm run bench\` on ${new Date().toISOString().slice(0, 10)}: Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? ''}.`,
)
say('Medians of 15 rounds in turn; in brackets how many times the hand-written form took in the same round.')
say(
  'Interned: literals of a program. Parsed: from JSON, where V8 interns strings of up to ten characters. Fresh: read from bytes.',
)
say()
await severity()
await synthetic()
await batch()
const results = await format(`${lines.join('\n').trimEnd()}\n`, { parser: 'markdown', printWidth: 120 })
writeFileSync(join(process.cwd(), 'bench/results.md'), results)
