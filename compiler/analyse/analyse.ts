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

/** Every check on the decisions of an edition, in the order in which their findings are explained. One file each. */
export const checks: readonly ((diagrams: readonly Diagram[], findings: Findings) => void)[] = Object.freeze([
  findGaps,
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
  for (const check of checks) check(diagrams, findings)
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
