import type { Recall } from '../base/recall.js'
import { Findings } from '../diagnostics/findings.js'

/** What is remembered, and where what is found wrong is told. */
export interface Memory {
  readonly recall: Recall
  readonly findings: Findings
}

/** What `make` makes of the inputs, with what it finds wrong, or what it made of them before, with what it found then. */
export function recalled<I extends object, T>(
  { recall, findings }: Memory,
  key: string,
  inputs: I,
  make: (inputs: I, findings: Findings) => T,
  open?: readonly string[],
): T {
  const { made, found } = recall.of(
    key,
    inputs,
    (given) => {
      const own = new Findings()
      return { made: make(given, own), found: own.all }
    },
    open,
  )
  findings.addAll(found)
  return made
}
