import { getOrMake, onceForEach } from '../base/get-or-make.js'
import type { Answer } from '../rules/answer.js'
import { answersFor, outcomesKey } from '../rules/evaluate.js'
import type { Decision } from '../rules/program.js'
import type { Leaf } from './diagram.js'

const known = new WeakMap<Leaf, readonly Answer[]>()

/** What a decision answers at a leaf of its diagram; found once for all that look. */
export const answersAt = (decision: Decision, leaf: Leaf): readonly Answer[] =>
  getOrMake(known, leaf, () => answersFor(decision, leaf.standing, leaf.carveOuts))

/** A text that is the same for answers that say the same. */
export const saidBy = onceForEach(outcomesKey)
