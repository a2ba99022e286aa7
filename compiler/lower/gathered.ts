import type { Recall } from '../base/recall.js'
import { getOrMake } from '../base/get-or-make.js'
import { type Diagnostic, Findings } from '../diagnostics/findings.js'
import type { PolicyDocument } from '../document/read-policies.js'
import { openContext, type Context, type Known } from './context.js'
import type { DecisionDraft, DraftRule, OpenDraft, RuleNames, Stated } from './draft.js'
import { namesOf } from './over.js'

/** What a document brings to the decisions of an edition. */
interface Brought<Page> {
  readonly page: Page
  readonly parts: readonly BroughtTo[]
  readonly diagnostics: readonly Diagnostic[]
}

/** What it brings to one decision. */
interface BroughtTo {
  readonly decision: string
  readonly rules: readonly DraftRule[]
  /** Every name that stands for some of them. */
  readonly names: readonly string[]
  readonly faulty: ReadonlySet<string>
}

const open = [...openContext, 'drafts.*', 'drafts.*.asks.*', 'named.*']

/** The rules of an edition as its documents bring them. */
export class Gathered {
  readonly #stated = new Map<string, Stated>()
  readonly #named = new Map<string, Set<string>>()

  constructor(
    private readonly known: Known,
    private readonly drafts: ReadonlyMap<string, DecisionDraft>,
    private readonly findings: Findings,
    private readonly recall: Recall,
  ) {}

  /** What is stated of a decision so far. */
  statedOf(decision: string): Stated {
    return getOrMake(this.#stated, decision, nothing)
  }

  get named(): RuleNames {
    return this.#named
  }

  /** Lowers a document of rules, or takes over what it brought before when nothing that it looked up has changed. */
  add<D extends PolicyDocument, Page>(
    document: D,
    lower: (context: Context, document: D, drafts: ReadonlyMap<string, OpenDraft>, named: RuleNames) => Page,
  ): Page {
    const { known: context, drafts, named, recall } = this
    const { kind, id: name } = document.policy
    const key = `rules ${context.scope.book.policy.id} ${context.edition?.id ?? ''} ${kind} ${name}`
    const brought = recall.of(
      key,
      { context, document, drafts, named },
      (inputs): Brought<Page> => {
        const own = new Findings()
        const collecting = new Collecting(inputs.drafts)
        const page = lower({ ...inputs.context, findings: own }, inputs.document, collecting, inputs.named)
        const parts = [...collecting.touched].map(([decision, { rules, faulty }]) => {
          return { decision, rules, names: [...new Set(rules.flatMap(namesOf))], faulty }
        })
        // Lowered again for what it looked up, most documents say what they said.
        return recall.steady(key, { page, parts, diagnostics: own.all })
      },
      open,
    )
    for (const { decision, rules, names, faulty } of brought.parts) {
      const stated = this.statedOf(decision)
      for (const rule of rules) stated.rules.push(rule)
      for (const own of names) getOrMake(this.#named, own, () => new Set<string>()).add(decision)
      for (const own of faulty) stated.faulty.add(own)
    }
    this.findings.addAll(brought.diagnostics)
    return brought.page
  }
}

const nothing = (): Stated => ({ rules: [], faulty: new Set() })

/** The decisions as they are declared, each with the rules of one document. */
class Collecting implements ReadonlyMap<string, OpenDraft> {
  readonly touched = new Map<string, OpenDraft>()

  constructor(private readonly drafts: ReadonlyMap<string, DecisionDraft>) {}

  get(id: string): OpenDraft | undefined {
    const known = this.touched.get(id)
    const draft = known ?? this.drafts.get(id)
    if (known !== undefined || draft === undefined) return known
    const own = { ...draft, ...nothing() }
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

  *entries(): MapIterator<[string, OpenDraft]> {
    for (const id of this.keys()) {
      const draft = this.get(id)
      if (draft !== undefined) yield [id, draft]
    }
  }

  *values(): MapIterator<OpenDraft> {
    for (const [, draft] of this.entries()) yield draft
  }

  [Symbol.iterator](): MapIterator<[string, OpenDraft]> {
    return this.entries()
  }

  forEach(each: (draft: OpenDraft, id: string, all: ReadonlyMap<string, OpenDraft>) => void): void {
    for (const [id, draft] of this.entries()) each(draft, id, this)
  }
}
