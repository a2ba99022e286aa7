import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { analyse } from '../compiler/analyse/analyse.js'
import { buildDiagram } from '../compiler/diagram/build.js'
import { countAll, countCases } from '../compiler/diagram/count.js'
import { syntheticDecision, type Shape } from './synthetic.js'

/**
 * How the cost of proving a table grows with its rules: for rules that do not overlap, exceptions within exceptions, and
 * random overlap. Run it with `npm run bench`; give it the largest size to try: `npm run bench -- 10000`.
 */
interface Measured {
  readonly nodes: number
  readonly build: number
  readonly check: number
  /** Of the process, at its most. */
  readonly megabytes: number
  /** Share of the cases about which nothing was proved, because the budget was spent. */
  readonly unproved: number
}

const shapes = ['disjoint', 'nested', 'overlapping'] as const
const sizes = [100, 300, 1000, 3000, 10_000]

const median = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0

/** One size of one shape, in a process of its own so that its memory is its own. */
function measure(shape: Shape, count: number): Measured {
  const builds: number[] = []
  const checks: number[] = []
  let nodes = 0
  let unproved = 0
  for (let round = 0; round < (count > 300 ? 1 : 3); round++) {
    const decision = syntheticDecision(shape, count)
    const start = performance.now()
    const diagram = buildDiagram(decision)
    const built = performance.now()
    analyse([diagram])
    builds.push(built - start)
    checks.push(performance.now() - built)
    nodes = diagram.nodes.length
    const open = countCases(diagram, (leaf) => leaf.open !== undefined) ?? 0n
    unproved = Number((open * 1000n) / (countAll(decision.inputs) ?? 1n)) / 1000
  }
  const megabytes = process.resourceUsage().maxRSS / 1024
  return { nodes, build: median(builds), check: median(checks), megabytes, unproved }
}

const cell = (text: string | number, width: number): string => String(text).padStart(width)

function report(largest: number): void {
  console.log(
    `Node ${process.version}; six inputs; medians of up to three rounds, each size in a process of its own with a heap of 768 MB\n`,
  )
  const heads = ['nodes', 'build ms', 'checks ms', 'peak MB', 'unproved', 'times the rules', 'times the cost']
  console.log(`${'shape'.padEnd(12)}${cell('rules', 8)}${heads.map((head) => cell(head, head.length + 3)).join('')}`)
  for (const shape of shapes) {
    let before: { count: number; cost: number } | undefined
    for (const count of sizes) {
      if (count > largest) break
      const own = fileURLToPath(import.meta.url)
      const measured = JSON.parse(
        execFileSync(process.execPath, ['--max-old-space-size=768', own, shape, String(count)], { encoding: 'utf8' }),
      ) as Measured
      const cost = measured.build + measured.check
      const cells = [
        measured.nodes,
        measured.build.toFixed(0),
        measured.check.toFixed(0),
        measured.megabytes.toFixed(0),
        measured.unproved === 0 ? 'nothing' : `${(100 * measured.unproved).toFixed(1)} %`,
        before === undefined ? '' : `${(count / before.count).toFixed(1)}×`,
        before === undefined ? '' : `${(cost / before.cost).toFixed(1)}×`,
      ]
      console.log(
        `${shape.padEnd(12)}${cell(count, 8)}${cells.map((text, i) => cell(text, (heads[i]?.length ?? 0) + 3)).join('')}`,
      )
      before = { count, cost }
    }
  }
}

const [first, second] = process.argv.slice(2)
const shape = shapes.find((one) => one === first)
if (shape === undefined) report(Number(first ?? 3000))
else console.log(JSON.stringify(measure(shape, Number(second))))
