import { byCodeUnits } from '../base/order.js'
import type { Span } from '../source/span.js'
import { catalogue, type Code, type Params } from './catalogue.js'
import type { Definition, Severity } from './define.js'

export interface Related {
  readonly message: string
  readonly span: Span
}

/** One finding, placed and worded. */
export interface Diagnostic {
  readonly code: Code
  readonly severity: Severity
  readonly message: string
  readonly span: Span
  readonly related: readonly Related[]
  /** What to do, as one sentence. */
  readonly help?: string
}

export interface Extra {
  readonly help?: string | undefined
  readonly related?: readonly Related[]
}

/** What a stage collects on its way. Stages return their value together with what they found. */
export class Findings {
  readonly #found: Diagnostic[] = []

  report<C extends Code>(code: C, span: Span, params: Params<C>, extra: Extra = {}): void {
    const definition = catalogue[code] as unknown as Definition<Params<C>>
    this.#found.push({
      code,
      severity: definition.severity,
      message: definition.message(params),
      span,
      related: extra.related ?? [],
      ...(extra.help === undefined ? {} : { help: extra.help }),
    })
  }

  addAll(others: readonly Diagnostic[]): void {
    this.#found.push(...others)
  }

  hasErrors(): boolean {
    return this.#found.some((diagnostic) => diagnostic.severity === 'error')
  }

  /** Sorted by file, place and code, each finding once. */
  get all(): readonly Diagnostic[] {
    const sorted = [...this.#found].sort(
      (a, b) =>
        byCodeUnits(a.span.source.path, b.span.source.path) ||
        a.span.start - b.span.start ||
        a.span.end - b.span.end ||
        byCodeUnits(a.code, b.code) ||
        byCodeUnits(a.message, b.message),
    )
    return sorted.filter((diagnostic, i) => {
      const before = sorted[i - 1]
      return !(
        before !== undefined &&
        before.code === diagnostic.code &&
        before.message === diagnostic.message &&
        before.span.source.path === diagnostic.span.source.path &&
        before.span.start === diagnostic.span.start
      )
    })
  }
}
