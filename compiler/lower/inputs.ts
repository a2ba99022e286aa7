import type { Findings } from '../diagnostics/findings.js'
import type { BookPolicy, ReadingPolicy } from '../document/policy.gen.js'
import { entriesOf } from '../document/span-index.js'
import { suggestion } from '../resolve/resolve-books.js'
import type { DocumentOf } from '../resolve/scope.js'
import type { Domain, Vocabulary } from '../rules/domain.js'
import { encode } from '../rules/domain-values.js'
import type { Detail, Input } from '../rules/program.js'
import { builtinVocabularies } from './builtin-vocabularies.js'
import { isMap, type Written, scalarText } from './context.js'

/** What a book declares: facts that are one value, each an input that decisions may ask for, and those that are not. */
export interface Declared {
  readonly facts: ReadonlyMap<string, Input>
  readonly details: ReadonlyMap<string, Detail>
}

/** The facts a book declares. */
export function lowerFacts(
  book: DocumentOf<BookPolicy>,
  vocabularies: ReadonlyMap<string, Vocabulary>,
  findings: Findings,
): Declared {
  const facts = new Map<string, Input>()
  const details = new Map<string, Detail>()
  for (const [id, declared] of entriesOf(book.spans, book.policy.facts ?? {})) {
    const asked = { id, label: declared.label, ...(declared.ask === undefined ? {} : { question: declared.ask }) }
    if (declared.set !== undefined) {
      const vocabulary = vocabularyOf(book, declared, 'set', declared.set, vocabularies, findings)
      if (vocabulary !== undefined) details.set(id, { ...asked, type: { kind: 'set', vocabulary } })
    } else if (declared.type === 'zone') details.set(id, { ...asked, type: { kind: 'zone' } })
    else {
      const domain = domainOf(book, declared, vocabularies, findings)
      if (domain === undefined) continue
      if (declared.list === undefined) facts.set(id, { ...asked, role: 'fact', domain })
      else details.set(id, { ...asked, type: { kind: 'list', of: domain } })
    }
  }
  return { facts, details }
}

function vocabularyOf(
  book: DocumentOf<BookPolicy>,
  declared: object,
  key: string,
  name: string,
  vocabularies: ReadonlyMap<string, Vocabulary>,
  findings: Findings,
): Vocabulary | undefined {
  const vocabulary = vocabularies.get(name) ?? builtinVocabularies.get(name)
  if (vocabulary === undefined)
    findings.report(
      'name/unknown',
      book.spans.at(declared, key),
      { what: 'vocabulary', name, where: `the book \`${book.policy.id}\`` },
      {
        help: suggestion(
          name,
          [...vocabularies.keys(), ...builtinVocabularies.keys()],
          'a document of kind `vocabulary` declares one',
        ),
      },
    )
  return vocabulary
}

function domainOf(
  book: DocumentOf<BookPolicy>,
  declared: object,
  vocabularies: ReadonlyMap<string, Vocabulary>,
  findings: Findings,
): Domain | undefined {
  if (!isMap(declared)) return undefined
  const { vocabulary: name } = declared
  if (typeof name === 'string') {
    const vocabulary = vocabularyOf(book, declared, 'vocabulary', name, vocabularies, findings)
    return vocabulary === undefined ? undefined : { kind: 'terms', vocabulary }
  }
  switch (declared['list'] ?? declared['type']) {
    case 'boolean':
      return { kind: 'boolean' }
    case 'integer':
      return bounded(book, declared, { kind: 'integer' }, findings)
    case 'date':
      return bounded(book, declared, { kind: 'date' }, findings)
    case 'instant':
      return bounded(book, declared, { kind: 'instant' }, findings)
    case 'decimal':
      return bounded(book, declared, { kind: 'decimal', digits: Number(declared['digits'] ?? 2) }, findings)
    case 'money':
      return bounded(
        book,
        declared,
        { kind: 'money', currency: scalarText(declared['currency']), digits: Number(declared['digits'] ?? 2) },
        findings,
      )
    case 'duration':
      return bounded(
        book,
        declared,
        { kind: 'duration', unit: declared['unit'] === 'days' ? 'days' : 'time' },
        findings,
      )
    default:
      return undefined
  }
}

/** Adds `min` and `max`, written as values of the domain itself. Lengths of time and amounts start at 0 unless said. */
function bounded(book: DocumentOf<BookPolicy>, declared: object, domain: Domain, findings: Findings): Domain {
  const bound = (key: 'min' | 'max'): number | undefined => {
    const written: Written | undefined = isMap(declared) ? declared[key] : undefined
    if (written === undefined) return key === 'min' && domain.kind === 'duration' ? 0 : undefined
    const value = encode(domain, written)
    if (typeof value === 'number') return value
    findings.report('fact/bad-bound', book.spans.at(declared, key), {
      written: scalarText(written),
      reason: value.reason,
    })
    return undefined
  }
  const min = bound('min')
  const max = bound('max')
  if (min !== undefined && max !== undefined && min > max)
    findings.report('fact/bad-bound', book.spans.at(declared, 'max'), {
      written: isMap(declared) ? scalarText(declared['max']) : '',
      reason: 'is below `min`, so the fact could have no value',
    })
  return { ...domain, ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) }
}

/** A reading as an input with a default. */
export function lowerReadingInput(document: DocumentOf<ReadingPolicy>, findings: Findings): Input {
  const { policy, spans } = document
  const choices = entriesOf(spans, policy.choices).map(([id, label]) => ({ id, label }))
  const adopted = choices.findIndex((choice) => choice.id === policy.adopted)
  if (adopted < 0)
    findings.report(
      'name/unknown',
      spans.at(policy, 'adopted'),
      { what: 'choice', name: policy.adopted, where: `the reading \`${policy.id}\`` },
      {
        help: suggestion(
          policy.adopted,
          choices.map((choice) => choice.id),
        ),
      },
    )
  return {
    id: policy.id,
    role: 'reading',
    label: policy.title,
    question: policy.question,
    domain: { kind: 'choice', choices },
    adopted: Math.max(adopted, 0),
  }
}
