import { readingIds } from '../../rules/mentioned.js'
import type { Silence } from '../../rules/outcome.js'
import { factsOf } from '../../rules/facts.js'
import type { Decision, Output, Rule } from '../../rules/program.js'
import { colonOf, semicolonOf } from './condition-words.js'
import { factView, type FactView } from './fact-view.js'
import { silenceWords } from './outcome-words.js'
import { anchorName, codeMarkdown } from './markdown.js'
import {
  decisionLink,
  indexPath,
  linkMarkdown,
  markdown,
  relativePath,
  sentence,
  tableLink,
  textOf,
  type EditionContext,
  type Link,
  type OnPage,
} from './page-context.js'
import { citedClauses, type ClauseView } from './page-foot.js'
import { readingsAmong, readingView, type ReadingView } from './reading-view.js'
import { holdingRules, namedRuleLink, rulesView, type RulesView } from './rule-view.js'
import { turnsOn } from './turns-on.js'
import type { Headings } from './words.js'

/** A question and everything that answers it, ready for its template. All texts are Markdown. */
export interface DecisionView {
  readonly headings: Headings
  readonly question: string
  readonly force: string
  readonly strategy: string
  readonly tables: string
  readonly facts: readonly FactView[]
  /** The answers to other questions and the calendars that formulas read, by the names they have there. */
  readonly alsoInFormulas: readonly { readonly name: string; readonly link: Link }[]
  readonly outputs: readonly { readonly label: string; readonly type: string }[]
  readonly rules: RulesView
  readonly silences: readonly SilenceView[]
  readonly readings: readonly ReadingView[]
  readonly otherReadings: string
  readonly readingWord: string
  readonly clauses: readonly ClauseView[]
}

export interface SilenceView {
  readonly says: string
  readonly meaning: string
  readonly rules: string
}

/** The view of a decision's page. */
export function decisionView(context: OnPage<EditionContext>, decision: Decision): DecisionView {
  const { words } = context
  const force = words.force[decision.force]
  const tables = (context.tablesOf.get(decision.id) ?? []).map((table) =>
    linkMarkdown(tableLink(context, context.edition.id, table)),
  )
  const deciding = turnsOn(context, decision)
  const rules = rulesView(context, decision)
  const readings = readingsAmong(context, new Set(readingIds(decision))).map((reading) =>
    readingView(context, reading, {
      remark: deciding.cases?.has(reading.id) === false ? sentence(context, words.neverTurns) : '',
    }),
  )
  return {
    headings: context.headings,
    question: textOf(context, decision.question),
    force: `${context.headings.force}${colonOf(context.language)}**${markdown(context, force.name)}** — ${markdown(context, force.meaning)}.`,
    strategy: sentence(context, words.strategy[decision.strategy]),
    tables: tables.length === 0 ? '' : `${context.headings.tables}${colonOf(context.language)}${tables.join(', ')}.`,
    facts: factsOf(decision).map((fact) => factView(context, fact, deciding)),
    alsoInFormulas: alsoInFormulas(context, decision, deciding.asked),
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

function alsoInFormulas(
  context: OnPage<EditionContext>,
  { asks, calendars }: Decision,
  read: ReadonlySet<string>,
): DecisionView['alsoInFormulas'] {
  const index = relativePath(context.path, indexPath(context.language))
  const answers = [...(asks ?? [])].filter(([name]) => read.has(name))
  return [
    ...answers.map(([name, { id, question }]) => ({
      name: codeMarkdown(name),
      link: decisionLink(context, context.edition.id, id, question),
    })),
    ...[...(calendars?.values() ?? [])].map(({ id, title }) => ({
      name: codeMarkdown(`calendar("${id}")`),
      link: { text: textOf(context, title), href: `${index}#${anchorName('calendar', id)}` },
    })),
  ]
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
