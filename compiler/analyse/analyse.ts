import { type Diagnostic, Findings } from '../diagnostics/findings.js'
import type { Diagram } from '../diagram/diagram.js'
import type { Edition } from '../rules/program.js'
import { findConflicts } from './conflict.js'
import { findEditionFaults } from './editions.js'
import { findGaps } from './gap.js'
import { findDefaultOnly } from './default-only.js'
import { findIdleReadings } from './idle-readings.js'
import { findRedundant } from './redundant.js'
import { findUnproved } from './unproved.js'
import { findUnreachable } from './unreachable.js'

/** Every check on a decision alone, in the order in which their findings are explained. One file each. */
const checks: readonly ((diagram: Diagram, findings: Findings) => void)[] = Object.freeze([
  findConflicts,
  findUnreachable,
  findRedundant,
  findDefaultOnly,
  findIdleReadings,
  findUnproved,
])

/** What can be proved about the decisions of an edition from their diagrams. */
export function analyse(diagrams: readonly Diagram[]): readonly Diagnostic[] {
  const findings = new Findings()
  findGaps(diagrams, findings)
  for (const diagram of diagrams) findings.addAll(proved(diagram))
  return findings.all
}

const known = new WeakMap<Diagram['nodes'], readonly Diagnostic[]>()

/** What can be proved about a decision alone, proved once: decisions of the same nodes differ in words only. */
function proved(diagram: Diagram): readonly Diagnostic[] {
  const before = known.get(diagram.nodes)
  if (before !== undefined) return before
  const findings = new Findings()
  for (const check of checks) check(diagram, findings)
  known.set(diagram.nodes, findings.all)
  return findings.all
}

/** What can be proved about the editions of a book together. */
export function analyseEditions(
  editions: readonly { readonly edition: Edition; readonly diagrams: ReadonlyMap<string, Diagram> }[],
): readonly Diagnostic[] {
  const findings = new Findings()
  findEditionFaults(editions, findings)
  return findings.all
}
