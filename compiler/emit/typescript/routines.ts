import { universe } from '../../rules/domain-values.js'
import { size } from '../../rules/value-set.js'
import { isOrdered } from './facts.js'
import type { Ask, Step } from './steps.js'
import { classLabels, type TermClasses, type TermRead } from './term-classes.js'

/** A step that stands in a function of its own, because several ways lead to it or because its caller grows too long. */
export interface Routine {
  readonly step: Ask
  /** One way to it, from the top: what is known where it is called. */
  readonly known: readonly Known[]
  /** How many places call it. */
  readonly calls: number
}

export interface Known {
  readonly input: Ask['input']
  readonly values: readonly number[]
}

/** Lines a function may hold. Long functions are hard to read, and V8 gives up optimising very long ones. */
const longest = 140
/** Questions inside questions that a reader can follow. */
const deepest = 4

/** Which steps become functions, in the order in which a reader meets them from the first step on. */
export function routinesOf(root: Step, reads: ReadonlyMap<string, TermRead>): readonly Routine[] {
  const calls = callsOf(root)
  const hoisted = new Set<Step>()
  for (const [step, places] of calls) if (places > 1 && step.kind === 'ask') hoisted.add(step)
  measure(root, { extent: new Map(), hoisted, reads })
  return inReadingOrder(root, hoisted, calls)
}

/** How many places lead to each step, the entry itself included. */
function callsOf(root: Step): ReadonlyMap<Step, number> {
  const calls = new Map<Step, number>()
  const enter = (step: Step, places: number): void => {
    const before = calls.get(step)
    calls.set(step, (before ?? 0) + places)
    if (before !== undefined || step.kind === 'give') return
    const ordered = isOrdered(step.input)
    for (const { values, next } of step.ways) enter(next, ordered ? values.length / 2 : 1)
  }
  enter(root, 1)
  return calls
}

interface Extent {
  readonly lines: number
  readonly depth: number
}

interface Measuring {
  readonly extent: Map<Step, Extent>
  readonly hoisted: Set<Step>
  readonly reads: ReadonlyMap<string, TermRead>
}

/** Measures a step as written, bottom up, and hoists the largest steps out of whatever grows too long or too deep. */
function measure(step: Step, measuring: Measuring): Extent {
  const { extent, hoisted, reads } = measuring
  const call: Extent = { lines: 1, depth: 0 }
  if (step.kind === 'give') return call
  let own = extent.get(step)
  if (own === undefined) {
    const parts = step.ways.map(({ values, next }) => {
      const inner = measure(next, measuring)
      return { next, inner, around: around(step, values, next, reads.get(step.input.id)?.classes) }
    })
    const sum = (): Extent => ({
      lines: 4 + parts.reduce((lines, part) => lines + part.around + part.inner.lines, 0),
      depth: 1 + Math.max(0, ...parts.map((part) => part.inner.depth)),
    })
    own = sum()
    for (let size = own; size.lines > longest || size.depth > deepest; size = own) {
      const largest = parts
        .filter((part) => part.inner.depth > 0)
        .sort((a, b) => (size.depth > deepest ? b.inner.depth - a.inner.depth : 0) || b.inner.lines - a.inner.lines)[0]
      if (largest === undefined) break
      hoisted.add(largest.next)
      largest.inner = call
      own = sum()
    }
    extent.set(step, own)
  }
  return hoisted.has(step) ? call : own
}

/** Lines a way takes beside what it leads to: its cases, and the checks of what is not asked on it. */
function around(step: Ask, values: readonly number[], next: Step, classes: TermClasses | undefined): number {
  const cases = classes === undefined ? casesOf(step, values) : classLabels(classes, { values, next }).length
  return cases + step.needs.size - 1 - (next.kind === 'ask' ? next.needs.size : 0)
}

/** A way that most terms take counts as one case: nobody reads its labels, so they are no ground to cut the code up. */
function casesOf({ input }: Ask, values: readonly number[]): number {
  if (isOrdered(input)) return values.length / 2
  const cases = size(values)
  return cases * 2 > size(universe(input.domain)) ? 1 : cases
}

function inReadingOrder(root: Step, hoisted: ReadonlySet<Step>, calls: ReadonlyMap<Step, number>): readonly Routine[] {
  const routines: Routine[] = []
  const seen = new Set<Step>()
  let waiting: { readonly step: Step; readonly known: readonly Known[] }[] = []
  const walk = (step: Step, known: readonly Known[], entry: boolean): void => {
    if (step.kind === 'give') return
    if (hoisted.has(step) && !entry) {
      if (!seen.has(step)) waiting.push({ step, known })
      return
    }
    for (const { values, next } of step.ways) walk(next, [...known, { input: step.input, values }], false)
  }
  walk(root, [], false)
  while (waiting.length > 0) {
    const met = waiting
    waiting = []
    for (const { step, known } of met) {
      if (step.kind === 'give' || seen.has(step)) continue
      seen.add(step)
      routines.push({ step, known, calls: calls.get(step) ?? 1 })
      walk(step, known, true)
    }
  }
  return routines
}
