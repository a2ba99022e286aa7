import { type Diagnostic, Findings } from '../diagnostics/findings.js'
import type { Diagram } from '../diagram/diagram.js'
import { findConflicts } from './conflict.js'
import { findGaps } from './gap.js'
import { findUnreachable } from './unreachable.js'

/** Every check on the decisions of an edition, in the order in which their findings are explained. One file each. */
export const checks: readonly ((diagrams: readonly Diagram[], findings: Findings) => void)[] = Object.freeze([
  findGaps,
  findConflicts,
  findUnreachable,
])

/** What can be proved about the decisions of an edition from their diagrams. */
export function analyse(diagrams: readonly Diagram[]): readonly Diagnostic[] {
  const findings = new Findings()
  for (const check of checks) check(diagrams, findings)
  return findings.all
}
