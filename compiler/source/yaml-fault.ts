import type { Span } from './span.js'

/** How deep maps and lists may stand in each other. Policies need ten. */
export const greatestDepth = 40

/** What is wrong with a text as YAML, or refused although YAML allows it. */
export type YamlFault = { readonly span: Span } & (
  | { readonly fault: 'alias' | 'anchor' | 'tag' | 'directive'; readonly written: string }
  | { readonly fault: 'merge-key' | 'tab' | 'complex-key' | 'empty-key' }
  | { readonly fault: 'duplicate-key'; readonly key: string; readonly first: Span }
  | { readonly fault: 'hidden-character'; readonly codePoint: string }
  | { readonly fault: 'too-deep'; readonly depth: number }
  | { readonly fault: 'syntax'; readonly problem: SyntaxProblem }
)

/** What kept the text from being read, as far as it can be told. The span of the fault shows the likeliest cause. */
export type SyntaxProblem =
  | 'unclosed-quote'
  | 'unclosed-bracket'
  | 'stray-bracket'
  | 'second-colon'
  | 'missing-colon'
  | 'missing-space'
  | 'indentation'
  | 'mixed'
  | 'list-line'
  | 'comma'
  | 'reserved-start'
  | 'bad-escape'
  | 'after-quote'
  | 'after-bracket'
  | 'block-header'
  | 'comment'
  | 'marker'
  | 'other'
