import type { PolicyDocument } from '../document/read-policies.js'
import { suggestion } from '../resolve/resolve-books.js'
import type { Context } from './context.js'

/** Reports a name that should be a decision of the book. It stands under `decision` in `owner`. */
export function unknownDecision(
  context: Context,
  document: PolicyDocument,
  owner: object,
  name: string,
  known: ReadonlyMap<string, unknown>,
  key = 'decision',
): void {
  context.findings.report(
    'name/unknown',
    document.spans.at(owner, key),
    { what: 'decision', name, where: `the book \`${context.scope.book.policy.id}\`` },
    { help: suggestion(name, known.keys(), 'a document of kind `decision` declares one') },
  )
}
