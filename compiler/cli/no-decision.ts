import { nearMiss } from '../index.js'
import { Misuse } from './io.js'

/** The refusal of a name that no decision has. */
export function noDecision(name: string, decisions: readonly string[]): Misuse {
  const near = nearMiss(name, decisions)
  const help = near === undefined ? '`codicil list` shows them all' : `did you mean \`${near}\`?`
  return new Misuse(`there is no decision \`${name}\``, help)
}
