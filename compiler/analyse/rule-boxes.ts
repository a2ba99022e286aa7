import { boxesOf, type Box } from '../diagram/box.js'
import type { Decision, Rule } from '../rules/program.js'
import { intersect, isEmpty, isSubset } from '../rules/value-set.js'

/** Where the rules of a decision match, as boxes made once. */
export class RuleBoxes {
  readonly #known = new Map<Rule, readonly Box[]>()

  constructor(private readonly decision: Decision) {}

  of(rule: Rule): readonly Box[] {
    let boxes = this.#known.get(rule)
    if (boxes === undefined) this.#known.set(rule, (boxes = boxesOf(rule.when, this.decision)))
    return boxes
  }

  /** Whether some case matches both. */
  meet(one: Rule, other: Rule): boolean {
    const own = this.of(one)
    return this.of(other).some((box) =>
      own.some((mine) =>
        mine.every((values, place) => {
          const others = box[place]
          return values === undefined || others === undefined || !isEmpty(intersect(values, others))
        }),
      ),
    )
  }

  /** Whether each box in which one rule matches lies within a box of the other. */
  covers(cover: Rule, rule: Rule): boolean {
    const outer = this.of(cover)
    return this.of(rule).every((inner) =>
      outer.some((box) =>
        box.every((values, place) => {
          const mine = inner[place]
          return values === undefined || (mine !== undefined && isSubset(mine, values))
        }),
      ),
    )
  }
}
