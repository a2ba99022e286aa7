/** `error` stops the build; `warning` wants attention; `note` is for information. */
export type Severity = 'error' | 'warning' | 'note'

/** One kind of finding. `P` is what its message needs to be told. */
export interface Definition<P = never> {
  readonly severity: Severity
  /** One sentence without a full stop; what the author wrote stands in backticks. */
  readonly message: (params: P) => string
  /** The page of the code, in Markdown: what it means, why it matters, what to do, with an example. */
  readonly page: string
}

/** Declares a code of the catalogue; its parameters are typed by the message function. */
export function define<P>(severity: Severity, message: (params: P) => string, page: string): Definition<P> {
  return { severity, message, page: page.trim() + '\n' }
}
