/** What a function takes for one of many cases, in nanoseconds; `work` runs `count` cases and gives something to keep. */
export type Work = (count: number) => unknown

export interface Timed {
  /** Nanoseconds a case, the median of the rounds. */
  readonly nanoseconds: number
  /** How many times the time of the first in the same round: the median of the rounds. */
  readonly ratio: number
}

let sink: unknown

/**
 * Times several ways of doing the same work in turn, so that what the machine does meanwhile hits all alike: each round runs
 * every one of them for some `milliseconds`, and ratios are taken within a round.
 */
export function timeInTurn(
  works: readonly Work[],
  { rounds = 15, milliseconds = 30 }: { readonly rounds?: number; readonly milliseconds?: number } = {},
): readonly Timed[] {
  const counts = works.map((work) => enoughFor(work, milliseconds))
  const times = works.map((): number[] => [])
  const ratios = works.map((): number[] => [])
  for (let round = 0; round < rounds; round++) {
    const each = works.map((work, i) => run(work, counts[i] ?? 1))
    for (const [i, time] of each.entries()) {
      times[i]?.push(time)
      ratios[i]?.push(time / (each[0] ?? 1))
    }
  }
  return works.map((_, i) => ({ nanoseconds: median(times[i] ?? []), ratio: median(ratios[i] ?? []) }))
}

function run(work: Work, count: number): number {
  const start = process.hrtime.bigint()
  sink = work(count)
  return Number(process.hrtime.bigint() - start) / count
}

/** How many cases take so many milliseconds, found while the code is warmed up. */
function enoughFor(work: Work, milliseconds: number): number {
  let count = 64
  for (let spent = 0; spent < 400;) {
    const took = (run(work, count) * count) / 1e6
    spent += took
    if (took < milliseconds / 2) count *= 2
  }
  return Math.max(1, Math.round((count * milliseconds) / ((run(work, count) * count) / 1e6)))
}

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

/** What was computed last, so that no compiler may leave the work out. */
export const kept = (): unknown => sink
