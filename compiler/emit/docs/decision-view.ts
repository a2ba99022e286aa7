import { universe } from '../../rules/domain-values.js'
import { valuesOf, type Domain, type Term, type Vocabulary } from '../../rules/domain.js'
import type { Silence } from '../../rules/outcome.js'
import { factsOf, type Fact } from '../../rules/facts.js'
import type { Decision, Output, Rule } from '../../rules/program.js'
import { colonOf, semicolonOf } from './condition-words.js'
import { silenceWords } from './outcome-words.js'
import {
  linkMarkdown,
  markdown,
  sentence,
  tableLink,
  textOf,
  type EditionContext,
  type Link,
  type OnPage,
} from './page-context.js'
import { citedClauses, headLinks, type ClauseView } from './page-foot.js'
import { decidingInputs, readingView, readingsOf, type ReadingView } from './reading-view.js'
import { holdingRules, namedRuleLink, rulesView, type RulesView } from './rule-view.js'
import { rulesShown } from './table-limits.js'
import { domainValueWords } from './value-words.js'
import type { Headings } from './words.js'

/** A question and everything that answers it, ready for its template. All texts are Markdown. */
export interface DecisionView {
  readonly headings: Headings
  readonly links: readonly Link[]
  readonly title: string
  readonly subtitle: string
  readonly question: string
  readonly force: string
  readonly strategy: string
  readonly tables: string
  readonly facts: readonly FactView[]
  readonly outputs: readonly { readonly label: string; readonly type: string }[]
  readonly rules: RulesView
  readonly silences: readonly SilenceView[]
  readonly readings: readonly ReadingView[]
  readonly otherReadings: string
  readonly readingWord: string
  readonly clauses: readonly ClauseView[]
}

export interface FactView {
  readonly label: string
  readonly question: string
  /** For facts that are not terms: what may be answered. */
  readonly kind: string
  /** Terms, each with the two spaces a level of list takes. */
  readonly terms: readonly { readonly indent: string; readonly label: string; readonly remark: string }[]
  /** The words to unfold a long list with; empty for a short one. */
  readonly fold: string
  readonly remark: string
}

export interface SilenceView {
  readonly says: string
  readonly meaning: string
  readonly rules: string
}

const longList = 12

/** The view of a decision's page. */
export function decisionView(context: OnPage<EditionContext>, decision: Decision): DecisionView {
  const { words } = context
  const force = words.force[decision.force]
  const tables = context.edition.pages
    .filter((page) => rulesShown(page, decision).size > 0)
    .map((page) => linkMarkdown(tableLink(context, context.edition.id, page)))
  const deciding = decidingInputs(context, decision)
  const rules = rulesView(context, decision)
  const readings = readingsOf(context, [decision]).map((reading) =>
    readingView(context, reading, {
      remark: deciding?.has(reading.id) === false ? sentence(context, words.neverTurns) : '',
    }),
  )
  return {
    headings: context.headings,
    links: headLinks(context),
    title: textOf(context, decision.title),
    subtitle: textOf(context, context.edition.title),
    question: textOf(context, decision.question),
    force: `${context.headings.force}${colonOf(context.language)}**${markdown(context, force.name)}** — ${markdown(context, force.meaning)}.`,
    strategy: sentence(context, words.strategy[decision.strategy]),
    tables: tables.length === 0 ? '' : `${context.headings.tables}${colonOf(context.language)}${tables.join(', ')}.`,
    facts: factsOf(decision).map((fact) => factView(context, fact, deciding)),
    outputs: decision.outputs.map((output) => ({
      label: textOf(context, output.label),
      type: outputType(context, output),
    })),
    rules,
    silences: silenceViews(context, decision, [...holdingRules(decision)]),
    readings,
    otherReadings: sentence(context, words.otherReadings),
    readingWord: sentence(context, words.reading),
    clauses: citedClauses(context),
  }
}

function factView(context: OnPage<EditionContext>, fact: Fact, deciding: ReadonlySet<string> | undefined): FactView {
  const { type } = fact
  const vocabulary = vocabularyOf(fact)
  const terms = vocabulary === undefined ? [] : termTree(context, vocabulary)
  const inputs = type.kind === 'value' ? [type.input] : type.kind === 'set' ? type.inputs : []
  const matters = inputs.length === 0 || inputs.some(({ id }) => deciding?.has(id) !== false)
  return {
    label: textOf(context, fact.label),
    question: fact.question === undefined ? '' : textOf(context, fact.question),
    kind: factKind(context, fact),
    terms,
    fold:
      vocabulary !== undefined && terms.length > longList
        ? sentence(context, context.words.manyValues(valuesOf(vocabulary).length))
        : '',
    remark: matters ? '' : sentence(context, context.words.neverAsked),
  }
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

/** Terms below those they come under; a term that comes under several stands below the first and names the others. */
function termTree(context: OnPage<EditionContext>, vocabulary: Vocabulary): FactView['terms'] {
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

function outputType(context: OnPage<EditionContext>, output: Output): string {
  if (output.type !== 'term') return markdown(context, context.words.outputType(output.type))
  const terms = output.vocabulary?.terms.filter((term) => !term.abstract) ?? []
  return terms.map((term) => textOf(context, term.label)).join(context.language === 'fr' ? '\u00a0; ' : '; ')
}

function silenceViews(
  context: OnPage<EditionContext>,
  decision: Decision,
  rules: readonly Rule[],
): readonly SilenceView[] {
  const groups = new Map<string, { silence: Silence; links: Link[] }>()
  for (const rule of rules) {
    if (rule.then?.kind !== 'silence') continue
    const says = sentence(context, silenceWords(context.program.book, rule.then, context.language))
    const group = groups.get(says) ?? { silence: rule.then.silence, links: [] }
    group.links.push(namedRuleLink(context, decision, rule))
    groups.set(says, group)
  }
  return [...groups].map(([says, { silence, links }]) => ({
    says,
    meaning: sentence(context, context.words.silenceMeaning[silence]),
    rules: links.map(linkMarkdown).join(semicolonOf(context.language)),
  }))
}
