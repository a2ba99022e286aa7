import { size } from '../../rules/value-set.js'
import { isOrdered } from './facts.js'
import type { Ask, Plan, Step } from './plan.js'

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
/** A step this short is repeated in the two functions of a decision rather than cut out of both. */
const repeatable = 14

/** Which steps become functions, in the order in which a reader meets them. */
export function routinesOf(plan: Plan): readonly Routine[] {
  const roots = plan.under === undefined ? [plan.adopted] : [plan.adopted, plan.under]
  const hoisted = new Set<Step>()
  for (const root of roots)
    for (const [step, places] of callsIn([root])) if (places > 1 && step.kind === 'ask') hoisted.add(step)
  const calls = callsIn(roots)
  for (const [step, places] of calls)
    if (places > 1 && step.kind === 'ask' && lengthOf(step, hoisted) > repeatable) hoisted.add(step)
  const extent = new Map<Step, Extent>()
  for (const root of roots) measure(root, extent, hoisted)
  return inReadingOrder(roots, hoisted, calls)
}

/** How many places lead to each step from some roots, the entries themselves included. */
function callsIn(roots: readonly Step[]): ReadonlyMap<Step, number> {
  const calls = new Map<Step, number>()
  const enter = (step: Step, places: number): void => {
    const before = calls.get(step)
    calls.set(step, (before ?? 0) + places)
    if (before !== undefined || step.kind === 'give') return
    const ordered = isOrdered(step.input)
    for (const { values, next } of step.ways) enter(next, ordered ? values.length / 2 : 1)
  }
  for (const root of roots) enter(root, 1)
  return calls
}

/** Lines of a step as written, as far as matters for whether to repeat it. */
function lengthOf(step: Step, hoisted: ReadonlySet<Step>): number {
  if (step.kind === 'give') return 1
  let lines = 4
  for (const { values, next } of step.ways) {
    lines += around(step, values, next) + (hoisted.has(next) ? 1 : lengthOf(next, hoisted))
    if (lines > repeatable) break
  }
  return lines
}

interface Extent {
  readonly lines: number
  readonly depth: number
}

/** Measures a step as written, bottom up, and hoists the largest steps out of whatever grows too long or too deep. */
function measure(step: Step, extent: Map<Step, Extent>, hoisted: Set<Step>): Extent {
  const call: Extent = { lines: 1, depth: 0 }
  if (step.kind === 'give') return call
  let own = extent.get(step)
  if (own === undefined) {
    const parts = step.ways.map(({ values, next }) => {
      const inner = measure(next, extent, hoisted)
      return { next, inner, around: around(step, values, next) }
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
function around(step: Ask, values: readonly number[], next: Step): number {
  const cases = isOrdered(step.input) ? values.length / 2 : size(values)
  return cases + step.needs.size - 1 - (next.kind === 'ask' ? next.needs.size : 0)
}

function inReadingOrder(
  roots: readonly Step[],
  hoisted: ReadonlySet<Step>,
  calls: ReadonlyMap<Step, number>,
): readonly Routine[] {
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
  for (const root of roots) {
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
  }
  return routines
}
