import type { Recall } from '../base/recall.js'
import { type Diagnostic, Findings } from '../diagnostics/findings.js'
import type { PolicyDocument } from '../document/read-policies.js'
import type { Context } from './context.js'
import type { DecisionDraft, DraftRule } from './draft.js'

/** What a document brings to the decisions of an edition. */
interface Brought<Page> {
  readonly page: Page
  readonly rules: readonly (readonly [decision: string, rules: readonly DraftRule[], faulty: ReadonlySet<string>])[]
  readonly diagnostics: readonly Diagnostic[]
}

const open = [...['context', 'context.scope', 'context.edition'], ...['drafts.*', 'drafts.*.asks.*']]

/**
 * Lowers a document of rules into the drafts of an edition, or takes over what it brought before when nothing that it
 * looked up has changed.
 */
export function lowerInto<D extends PolicyDocument, Page>(
  { findings, ...context }: Context,
  document: D,
  drafts: ReadonlyMap<string, DecisionDraft>,
  recall: Recall,
  lower: (context: Context, document: D, drafts: ReadonlyMap<string, DecisionDraft>) => Page,
): Page {
  const { kind, id: name } = document.policy
  const key = `rules ${context.scope.book.policy.id} ${context.edition?.id ?? ''} ${kind} ${name}`
  const brought = recall.of(
    key,
    { context, document, drafts },
    (inputs): Brought<Page> => {
      const own = new Findings()
      const collecting = new Collecting(inputs.drafts)
      const page = lower({ ...inputs.context, findings: own }, inputs.document, collecting)
      const rules = [...collecting.touched].map(([id, draft]) => [id, draft.rules, draft.faulty] as const)
      // Lowered again for what it looked up, most documents say what they said.
      return recall.steady(key, { page, rules, diagnostics: own.all })
    },
    open,
  )
  for (const [id, rules, faulty] of brought.rules) {
    const draft = drafts.get(id)
    draft?.rules.push(...rules)
    for (const name of faulty) draft?.faulty.add(name)
  }
  findings.addAll(brought.diagnostics)
  return brought.page
}

/** The drafts as they are declared, with rules of their own for one document. */
class Collecting implements ReadonlyMap<string, DecisionDraft> {
  readonly touched = new Map<string, DecisionDraft>()

  constructor(private readonly drafts: ReadonlyMap<string, DecisionDraft>) {}

  get(id: string): DecisionDraft | undefined {
    const known = this.touched.get(id)
    const draft = known ?? this.drafts.get(id)
    if (known !== undefined || draft === undefined) return known
    // Each by name: what other documents have brought is not to be looked at.
    const { declared, decision, facts, details, asks, outputs } = draft
    const own = { declared, decision, facts, details, asks, outputs, rules: [], faulty: new Set<string>() }
    this.touched.set(id, own)
    return own
  }

  has(id: string): boolean {
    return this.drafts.has(id)
  }

  get size(): number {
    return this.drafts.size
  }

  keys(): MapIterator<string> {
    return this.drafts.keys()
  }

  *entries(): MapIterator<[string, DecisionDraft]> {
    for (const id of this.keys()) {
      const draft = this.get(id)
      if (draft !== undefined) yield [id, draft]
    }
  }

  *values(): MapIterator<DecisionDraft> {
    for (const [, draft] of this.entries()) yield draft
  }

  [Symbol.iterator](): MapIterator<[string, DecisionDraft]> {
    return this.entries()
  }

  forEach(each: (draft: DecisionDraft, id: string, all: ReadonlyMap<string, DecisionDraft>) => void): void {
    for (const [id, draft] of this.entries()) each(draft, id, this)
  }
}
