import { type Diagnostic, Findings } from '../diagnostics/findings.js'
import type { Diagram } from '../diagram/diagram.js'
import { findConflicts } from './conflict.js'
import { findGaps } from './gap.js'
import { findUnreachable } from './unreachable.js'

/** Every check on a decision, in the order in which their findings are explained. One file each. */
export const checks: readonly ((diagram: Diagram, findings: Findings) => void)[] = Object.freeze([
  findGaps,
  findConflicts,
  findUnreachable,
])

/** What can be proved about a decision from its diagram. */
export function analyse(diagram: Diagram): readonly Diagnostic[] {
  const findings = new Findings()
  for (const check of checks) check(diagram, findings)
  return findings.all
}
