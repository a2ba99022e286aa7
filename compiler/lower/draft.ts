import type { PolicyDocument } from '../document/read-policies.js'
import type { Condition, Decision, Detail, Input, Output } from '../rules/program.js'
import type { Outcome } from '../rules/outcome.js'
import type { Text } from '../base/text.js'
import type { Span } from '../source/span.js'

/** A decision of an edition without its rules. */
export interface DecisionDraft {
  readonly declared: PolicyDocument
  readonly decision: Omit<Decision, 'rules' | 'inputs' | 'otherwise'>
  /** The facts it asks for that are one value each. */
  readonly facts: ReadonlyMap<string, Input>
  /** The other facts it asks for. */
  readonly details: ReadonlyMap<string, Detail>
  /** The decisions it asks, by the names it gives them. */
  readonly asks: ReadonlyMap<string, DecisionDraft>
  readonly outputs: readonly Output[]
}

/** The rules that documents state of a decision. */
export interface Stated {
  readonly rules: DraftRule[]
  /** Ids of rules that were left out because something in them is wrong, which has been reported. */
  readonly faulty: Set<string>
}

/** A decision while its rules are being gathered. */
export type OpenDraft = DecisionDraft & Stated

/** The decisions that have rules of a name: that of a rule, of a policy, or a prefix such as `base/1`. */
export type RuleNames = ReadonlyMap<string, ReadonlySet<string>>

/** A rule whose `over` still holds names. */
export interface DraftRule {
  readonly id: string
  /** The id of the policy it comes from. */
  readonly policy: string
  readonly when: Condition
  readonly then: Outcome | undefined
  readonly over: readonly OverName[]
  readonly cites: readonly string[]
  readonly note?: Text
  readonly origin: Span
}

export interface OverName {
  readonly name: string
  /** Tried first, in order, before `name` itself: `<policy>/<row>/<column>/<name>`, … */
  readonly nearby: readonly string[]
  readonly span: Span
}
