import type { Decision, Input } from '../../rules/program.js'

/**
 * The decision without word of which readings are adopted, here and where it asks. What answers under any readings is
 * written from it, and so are the answers themselves: neither is written again because another reading is adopted.
 */
export function unadopted(decision: Decision): Decision {
  const { asks } = decision
  return {
    ...decision,
    inputs: decision.inputs.map(withoutAdopted),
    ...(asks === undefined ? {} : { asks: new Map([...asks].map(([name, asked]) => [name, unadopted(asked)])) }),
  }
}

function withoutAdopted({ adopted: _, ...input }: Input): Input {
  return input
}
