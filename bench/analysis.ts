import { analyse } from '../compiler/analyse/analyse.js'
import { buildDiagram } from '../compiler/diagram/build.js'
import { syntheticDecision, type Shape } from './synthetic.js'

/**
 * How the cost of proving a table grows with its rules: for rules that do not overlap, exceptions within exceptions, and
 * random overlap. Run it with `npm run bench`; give it the largest size to try: `npm run bench -- 10000`.
 */
const largest = Number(process.argv[2] ?? 3000)
const sizes: Readonly<Record<Shape, readonly number[]>> = {
  disjoint: [100, 300, 1000, 3000, 10_000],
  nested: [100, 300, 1000, 3000, 10_000],
  overlapping: [50, 100, 200],
}

const median = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0

function measure(shape: Shape, count: number): { nodes: number; build: number; check: number } {
  const builds: number[] = []
  const checks: number[] = []
  let nodes = 0
  for (let round = 0; round < (count > 1000 ? 1 : 3); round++) {
    const decision = syntheticDecision(shape, count)
    const start = performance.now()
    const diagram = buildDiagram(decision)
    const built = performance.now()
    analyse([diagram])
    builds.push(built - start)
    checks.push(performance.now() - built)
    nodes = diagram.nodes.length
  }
  return { nodes, build: median(builds), check: median(checks) }
}

const cell = (text: string | number, width: number): string => String(text).padStart(width)
console.log(`Node ${process.version}; six inputs; medians of up to three rounds\n`)
console.log(
  `${'shape'.padEnd(12)}${cell('rules', 8)}${cell('nodes', 10)}${cell('build ms', 12)}${cell('checks ms', 12)}${cell('times the rules', 18)}${cell('times the cost', 16)}`,
)
for (const shape of ['disjoint', 'nested', 'overlapping'] as const) {
  let before: { count: number; cost: number } | undefined
  for (const count of sizes[shape]) {
    if (count > largest) break
    const { nodes, build, check } = measure(shape, count)
    const cost = build + check
    const growth =
      before === undefined ? ['', ''] : [`${(count / before.count).toFixed(1)}×`, `${(cost / before.cost).toFixed(1)}×`]
    console.log(
      `${shape.padEnd(12)}${cell(count, 8)}${cell(nodes, 10)}${cell(build.toFixed(0), 12)}${cell(check.toFixed(0), 12)}${cell(growth[0] ?? '', 18)}${cell(growth[1] ?? '', 16)}`,
    )
    before = { count, cost }
  }
}
