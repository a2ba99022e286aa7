import { FewSaid } from '../../base/few-said.js'
import { universe } from '../../rules/domain-values.js'
import { valuesOf, type Domain, type Term, type Vocabulary } from '../../rules/domain.js'
import type { Fact } from '../../rules/facts.js'
import { codeMarkdown } from './markdown.js'
import { markdown, sentence, textOf, type EditionContext, type OnPage } from './page-context.js'
import type { TurnsOn } from './turns-on.js'
import { domainValueWords } from './value-words.js'

/** A fact that a decision asks for. All texts are Markdown. */
export interface FactView {
  readonly label: string
  readonly question: string
  /** For facts that are not terms: what may be answered. */
  readonly kind: string
  /** Terms, each with the two spaces a level of list takes. */
  readonly terms: readonly { readonly indent: string; readonly label: string; readonly remark: string }[]
  /** The words to unfold a long list with; empty for a short one. */
  readonly fold: string
  /** What it is taken to be where nothing is said; empty where it must be given. */
  readonly presumed: string
  /** Its name in the formulas of the decision, in code style; empty where none reads it. */
  readonly formulaName: string
  readonly remark: string
}

const longList = 12

/** A fact in words, and what it has to do with the answer where that is not just what the rules say. */
export function factView(context: OnPage<EditionContext>, fact: Fact, deciding: TurnsOn): FactView {
  const vocabulary = vocabularyOf(fact)
  const terms = vocabulary === undefined ? [] : termTree(context, vocabulary)
  return {
    label: textOf(context, fact.label),
    question: fact.question === undefined ? '' : textOf(context, fact.question),
    kind: factKind(context, fact),
    terms,
    fold:
      vocabulary !== undefined && terms.length > longList
        ? sentence(context, context.words.manyValues(valuesOf(vocabulary).length))
        : '',
    presumed: presumption(context, fact),
    // A zone is named by calendars, not by formulas.
    formulaName: deciding.computed.has(fact.id) && fact.type.kind !== 'zone' ? codeMarkdown(fact.id) : '',
    remark: remarkOf(context, fact, deciding),
  }
}

function presumption(context: OnPage<EditionContext>, { type }: Fact): string {
  if (type.kind !== 'value' || type.input.presumed === undefined) return ''
  const { domain, presumed } = type.input
  return markdown(context, context.words.presumed(domainValueWords(domain, presumed, context.language)))
}

function remarkOf(context: OnPage<EditionContext>, { id }: Fact, { cases, computed }: TurnsOn): string {
  if (cases?.has(id) !== false) return ''
  return sentence(context, computed.has(id) ? context.words.computedFrom : context.words.neverAsked)
}

function vocabularyOf({ type }: Fact): Vocabulary | undefined {
  if (type.kind === 'set') return type.vocabulary
  return type.kind === 'value' && type.input.domain.kind === 'terms' ? type.input.domain.vocabulary : undefined
}

function factKind(context: OnPage<EditionContext>, { type }: Fact): string {
  const { words } = context
  switch (type.kind) {
    case 'value':
      return type.input.domain.kind === 'terms' ? '' : sentence(context, domainWords(context, type.input.domain))
    case 'set':
      return sentence(
        context,
        words.domain({ kind: 'includes', vocabulary: type.vocabulary, terms: [] }, undefined, undefined),
      )
    case 'list':
      return sentence(context, words.listOf(domainWords(context, type.of)))
    case 'zone':
      return sentence(context, words.zone)
  }
}

function domainWords(context: OnPage<EditionContext>, domain: Domain): string {
  const [from = -Infinity, until = Infinity] = universe(domain)
  const bounded = domain.kind !== 'boolean' && domain.kind !== 'choice' && domain.kind !== 'includes'
  const least = bounded && from !== -Infinity ? domainValueWords(domain, from, context.language) : undefined
  const most = bounded && until !== Infinity ? domainValueWords(domain, until - 1, context.language) : undefined
  return context.words.domain(domain, least, most)
}

const trees = { fr: new FewSaid<Vocabulary, FactView['terms']>(), en: new FewSaid<Vocabulary, FactView['terms']>() }

/** The terms, told once for all pages. */
function termTree(context: OnPage<EditionContext>, vocabulary: Vocabulary): FactView['terms'] {
  return trees[context.language].of(vocabulary, [], () => tree(context, vocabulary))
}

/** Terms below those they come under; a term that comes under several stands below the first and names the others. */
function tree(context: OnPage<EditionContext>, vocabulary: Vocabulary): FactView['terms'] {
  const { words } = context
  const byId = new Map(vocabulary.terms.map((term) => [term.id, term]))
  const shown = new Set<string>()
  const lines: { indent: string; label: string; remark: string }[] = []
  const add = (term: Term, level: number): void => {
    if (shown.has(term.id)) return
    shown.add(term.id)
    const others = term.parents.slice(1).map((id) => byId.get(id)?.label[context.language] ?? id)
    const remarks = [
      ...(term.abstract ? [words.abstractTerm] : []),
      ...(others.length > 0 ? [words.alsoUnder(others.join(', '))] : []),
    ]
    lines.push({
      indent: '  '.repeat(level),
      label: textOf(context, term.label),
      remark: remarks.map((remark) => markdown(context, remark)).join(', '),
    })
    for (const below of vocabulary.terms) if (below.parents[0] === term.id) add(below, level + 1)
  }
  for (const term of vocabulary.terms) if (term.parents[0] === undefined) add(term, 0)
  return lines
}
