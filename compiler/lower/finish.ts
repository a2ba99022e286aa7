import { onceForEach } from '../base/get-or-make.js'
import { share } from '../base/share.js'
import type { Findings } from '../diagnostics/findings.js'
import { checkDecision } from '../rules/check.js'
import { calendarsOf } from '../rules/expression.js'
import { testedBy } from '../rules/mentioned.js'
import type { Calendar, Decision, Rule } from '../rules/program.js'
import { movable } from '../source/movable.js'
import { openContext, type Context, type Known } from './context.js'
import { lowerOtherwise } from './decision.js'
import type { DecisionDraft, RuleNames, Stated } from './draft.js'
import { linkRules } from './over.js'
import { recalled, type Memory } from './recalled.js'
import { expandSets, type SetFact } from './sets.js'

/** What a decision is made of when all its rules are known. */
interface Parts {
  readonly draft: DecisionDraft
  readonly stated: Stated
  readonly named: RuleNames
  readonly sets: ReadonlyMap<string, SetFact>
  /** The decisions that are whole already. */
  readonly finished: ReadonlyMap<string, Decision>
  /** The decision in another edition, where there is one. */
  readonly twin: Decision | undefined
}

/** A decision with its rules, or what it was when nothing that it is made of has changed. */
export function finishDecision(context: Known, parts: Parts, memory: Memory): Decision {
  const { draft, stated, named, sets, finished } = parts
  const { recall, findings } = memory
  // Where something is wrong already, what is made of it is not worth keeping.
  if (findings.hasErrors()) {
    const rules = linkedRules(draft.decision.id, { ...stated, named, sets }, findings)
    return finish({ ...context, findings }, draft, rules, sets, finished)
  }
  const key = `finished ${context.scope.book.policy.id} ${context.edition?.id ?? ''} ${draft.decision.id}`
  const rules = rulesOf(key, parts, memory)
  return recalled(
    memory,
    key,
    { context, draft, rules, sets, finished },
    (given, own) => {
      const inner = { ...given.context, findings: own }
      const decision = finish(inner, given.draft, given.rules, given.sets, given.finished)
      return recall.steady(key, decision, { instead: movable })
    },
    [...openContext, 'draft', 'draft.asks.*'],
  )
}

/** The rules of a decision, which are those of its twin where they say the same. */
function rulesOf(key: string, { draft, stated, named, sets, twin }: Parts, memory: Memory): readonly Rule[] {
  const { recall } = memory
  const { id } = draft.decision
  const steady = { rules: recall.steady(`rules of ${key}`, stated.rules), faulty: stated.faulty }
  const own = recalled(memory, `${key} rules`, { ...steady, named, sets }, (given, findings) =>
    recall.steady(`${key} rules`, linkedRules(id, given, findings), { instead: movable }),
  )
  const others = twin?.rules
  return others === undefined
    ? own
    : recall.of(`${key} rules shared`, { others, own }, (given) => share(given.others, given.own))
}

/** The rules with their names led to rules, and their tests of sets to groups. Each id is that of one. */
function linkedRules(
  decision: string,
  { named, sets, ...stated }: Stated & Pick<Parts, 'named' | 'sets'>,
  findings: Findings,
): readonly Rule[] {
  const rules = new Map<string, Rule>()
  for (const rule of linkRules(decision, stated, named, findings)) {
    const before = rules.get(rule.id)
    if (before === undefined) rules.set(rule.id, { ...rule, when: expandSets(rule.when, sets) })
    else
      findings.report(
        'name/duplicate',
        rule.origin,
        { what: 'rule', name: rule.id },
        {
          related: [{ message: 'first stated here', span: before.origin }],
          help: 'give one of them another `id`',
        },
      )
  }
  return [...rules.values()]
}

function finish(
  context: Context,
  draft: DecisionDraft,
  rules: readonly Rule[],
  sets: Parts['sets'],
  finished: Parts['finished'],
): Decision {
  const asks = new Map(
    [...draft.asks].flatMap(([name, asked]) => {
      const decision = finished.get(asked.decision.id)
      return decision === undefined ? [] : [[name, decision] as const]
    }),
  )
  const asked = [...asks.values()].flatMap((decision) => decision.inputs.map(({ id }) => id))
  const used = new Set([...asked, ...testedBy(rules)])
  // Only those are looked at: a decision is finished again when one of them changes.
  const readings = [...context.readingInputs.keys()].flatMap((id) =>
    used.has(id) ? (context.readingInputs.get(id) ?? []) : [],
  )
  const document = context.scope.decisions.get(draft.decision.id)
  const otherwise = document === undefined ? undefined : lowerOtherwise(context, document, draft)
  const groupInputs = (id: string) => sets.get(id)?.groups.map(({ input }) => input) ?? []
  const decision: Decision = {
    ...draft.decision,
    inputs: [...draft.facts.values(), ...[...draft.details.keys()].flatMap(groupInputs), ...readings],
    ...(draft.details.size === 0 ? {} : { details: [...draft.details.values()] }),
    ...(asks.size === 0 ? {} : { asks }),
    ...calendarsOfRules(context, rules),
    rules,
    ...(otherwise === undefined ? {} : { otherwise }),
  }
  const faults = context.findings.hasErrors() ? [] : checkDecision(decision)
  if (faults.length > 0) throw new Error(`the decision ${decision.id} was lowered wrongly: ${faults.join('; ')}`)
  return decision
}

/** The calendars that the expressions of some rules name, by id. */
const calendarsNamed = onceForEach(
  (rules: readonly Rule[]): ReadonlySet<string> =>
    new Set(
      rules.flatMap(({ then }) =>
        then?.kind === 'value'
          ? then.fields.flatMap(({ value }) => (value.type === 'computed' ? [...calendarsOf(value.expression)] : []))
          : [],
      ),
    ),
)

function calendarsOfRules(
  context: Context,
  rules: readonly Rule[],
): { readonly calendars?: ReadonlyMap<string, Calendar> } {
  const ids = calendarsNamed(rules)
  if (ids.size === 0) return {}
  return {
    calendars: new Map(
      [...ids].flatMap((id) => {
        const calendar = context.calendars.get(id)
        return calendar === undefined ? [] : [[id, calendar] as const]
      }),
    ),
  }
}
