import type { Findings } from '../diagnostics/findings.js'
import type { VocabularyPolicy } from '../document/policy.gen.js'
import { entriesOf } from '../document/span-index.js'
import { suggestion } from '../resolve/resolve-books.js'
import type { DocumentOf } from '../resolve/scope.js'
import type { Term, Vocabulary } from '../rules/domain.js'

/** A vocabulary with its hierarchy checked: every parent exists, nothing is above itself. */
export function lowerVocabulary(document: DocumentOf<VocabularyPolicy>, findings: Findings): Vocabulary {
  const { policy, spans } = document
  const terms = entriesOf(spans, policy.terms).map(([id, declared]): Term => {
    const is = declared.is === undefined ? [] : Array.isArray(declared.is) ? declared.is : [declared.is]
    const parents = is.filter((parent) => {
      if (Object.hasOwn(policy.terms, parent)) return true
      findings.report(
        'name/unknown',
        spans.at(declared, 'is'),
        { what: 'term', name: parent, where: `the vocabulary \`${policy.id}\`` },
        { help: suggestion(parent, Object.keys(policy.terms)) },
      )
      return false
    })
    const { superseded } = declared
    if (superseded !== undefined && !Object.hasOwn(policy.terms, superseded.by))
      findings.report(
        'name/unknown',
        spans.at(superseded, 'by'),
        { what: 'term', name: superseded.by, where: `the vocabulary \`${policy.id}\`` },
        { help: suggestion(superseded.by, Object.keys(policy.terms)) },
      )
    return {
      id,
      label: declared.label,
      parents,
      abstract: declared.abstract === true,
      ...(superseded === undefined ? {} : { superseded }),
    }
  })

  const byId = new Map(terms.map((term) => [term.id, term]))
  const looping = terms.filter((term) => above(term, byId).has(term.id))
  const reported = new Set<string>()
  for (const term of looping) {
    if (reported.has(term.id)) continue
    for (const other of above(term, byId)) reported.add(other)
    const declared = policy.terms[term.id]
    if (declared !== undefined) findings.report('term/cycle', spans.at(declared, 'is'), { term: term.id })
  }
  return {
    id: policy.id,
    title: policy.title,
    terms:
      looping.length === 0 ? terms : terms.map((term) => (looping.includes(term) ? { ...term, parents: [] } : term)),
  }
}

function above(term: Term, byId: ReadonlyMap<string, Term>): ReadonlySet<string> {
  const found = new Set<string>()
  const visit = (at: Term): void => {
    for (const parent of at.parents) {
      if (found.has(parent)) continue
      found.add(parent)
      const next = byId.get(parent)
      if (next !== undefined) visit(next)
    }
  }
  visit(term)
  return found
}

/** A term and everything below it. */
export function descendants(vocabulary: Vocabulary, term: string): ReadonlySet<string> {
  const found = new Set([term])
  for (let before = 0; before < found.size;) {
    before = found.size
    for (const candidate of vocabulary.terms)
      if (candidate.parents.some((parent) => found.has(parent))) found.add(candidate.id)
  }
  return found
}
