import { onceForEach, onceForEachText } from '../../base/get-or-make.js'
import { forgetful, type Recall } from '../../base/recall.js'
import type { Language, Text } from '../../base/text.js'
import type { Diagram } from '../../diagram/diagram.js'
import type { Clause, Decision, Edition, Program, Rule, TablePage } from '../../rules/program.js'
import { inputsOf, type Inputs } from './condition-form.js'
import { askedIn, documented } from './documented.js'
import { anchorName, escapeMarkdown, slug, typeset } from './markdown.js'
import { shownTables, type ShownTable } from './shown-tables.js'
import { wordsIn, type Headings, type Words } from './words.js'

/** What every page of one language is written from. */
export interface BookContext {
  readonly program: Program
  readonly language: Language
  readonly words: Words
  /** The headings as Markdown, for templates. */
  readonly headings: Headings
  /** Where in the source each clause stands among the others, by id. */
  readonly places: ReadonlyMap<string, number>
}

/** What every page of one edition is written from, in every language. */
export interface EditionParts {
  readonly edition: Edition
  /** What the diagrams of its decisions ask, by decision id; nothing for those that have none. */
  readonly asked: ReadonlyMap<string, readonly string[]>
  /** Every input of any decision of the edition. */
  readonly inputs: Inputs
  readonly decisions: ReadonlyMap<string, Decision>
  /** Its tables, and those that show rules of a decision. */
  readonly tables: ReadonlyMap<string, ShownTable>
  readonly tablesOf: ReadonlyMap<string, readonly ShownTable[]>
}

/** What every page of one edition in one language is written from. */
export type EditionContext = BookContext & EditionParts

/** A context for one page: where it will be, and the clauses it turns out to cite. */
export type OnPage<Context> = Context & { readonly path: string; readonly cited: Set<string> }

export function bookContext(program: Program, language: Language): BookContext {
  const words = wordsIn[language]
  return { program, language, words, headings: headings[language], places: placesOf(program.book.clauses) }
}

const placesOf = onceForEach(
  (clauses: ReadonlyMap<string, Clause>): ReadonlyMap<string, number> =>
    new Map([...clauses.keys()].map((id, place) => [id, place])),
)

/** The parts of an edition, of which those that are recalled are what they were. */
export function editionParts(
  edition: Edition,
  diagrams: ReadonlyMap<string, Diagram>,
  key: string,
  recall: Recall = forgetful,
): EditionParts {
  const asked = [...diagrams].flatMap(([id, diagram]) => {
    const ids = askedIn(diagram)
    return ids === undefined ? [] : [[id, ids] as const]
  })
  return {
    edition,
    asked: recall.steady(`${key} asked`, new Map(asked)),
    inputs: inputsOf(edition.decisions.flatMap((decision) => decision.inputs).reverse()),
    decisions: recall.steady(
      `${key} documented`,
      new Map(edition.decisions.map((decision) => [decision.id, documented(decision)])),
    ),
    ...recall.steady(`${key} tables`, shownTables(edition.pages)),
  }
}

export function onPage<Context extends BookContext>(context: Context, path: string): OnPage<Context> {
  return { ...context, path, cited: new Set() }
}

const headings: Readonly<Record<Language, Headings>> = {
  fr: markdownHeadings(wordsIn.fr.headings, 'fr'),
  en: markdownHeadings(wordsIn.en.headings, 'en'),
}

function markdownHeadings(headings: Headings, language: Language): Headings {
  const set = (text: string): string => escapeMarkdown(typeset(text, language))
  const entries = Object.entries(headings).map(([key, text]: [string, string]) => [key, set(text)] as const)
  return { ...headings, ...Object.fromEntries(entries) }
}

/** A text of the book as Markdown in the language of the page. */
export function textOf(context: BookContext, text: Text): string {
  return markdown(context, text[context.language])
}

/** Words in the language of the page as Markdown. */
export function markdown(context: BookContext, words: string): string {
  return typesetMarkdown[context.language](words)
}

/** Most words stand on many pages. */
const typesetMarkdown = {
  fr: onceForEachText((words) => escapeMarkdown(typeset(words, 'fr'))),
  en: onceForEachText((words) => escapeMarkdown(typeset(words, 'en'))),
}

/** The same with a capital first letter, to begin a sentence or a cell. */
export function sentence(context: BookContext, words: string): string {
  return markdown(context, capitalised(words))
}

/** A first letter in capitals. */
export function capitalised(words: string): string {
  const [first = ''] = words
  return first.toUpperCase() + words.slice(first.length)
}

export interface Link {
  readonly text: string
  readonly href: string
}

/** A link as Markdown. */
export function linkMarkdown({ text, href }: Link): string {
  return `[${text}](${href})`
}

export const indexPath = (language: Language): string => `docs/${language}/index.md`
export const readingsPath = (language: Language): string => `docs/${language}/readings.md`
export const coveragePath = (language: Language): string => `docs/${language}/clauses.md`
export const tablePath = (language: Language, edition: string, id: string): string =>
  `docs/${language}/${slug(edition)}/${slug(id)}.md`
export const decisionPath = (language: Language, edition: string, id: string): string =>
  `docs/${language}/${slug(edition)}/decisions/${slug(id)}.md`

/** How a link on page `from` leads to the file `to`. */
export function relativePath(from: string, to: string): string {
  // Behind the last folder that both are in.
  let common = 0
  for (let at = 0; at < from.length && from[at] === to[at]; at++) if (from[at] === '/') common = at + 1
  const deeper = from.slice(common).split('/').length - 1
  return '../'.repeat(deeper) + to.slice(common)
}

export function tableLink(context: OnPage<BookContext>, edition: string, page: Pick<TablePage, 'id' | 'title'>): Link {
  return {
    text: textOf(context, page.title),
    href: relativePath(context.path, tablePath(context.language, edition, page.id)),
  }
}

export function decisionLink(context: OnPage<BookContext>, edition: string, decision: string, text: Text): Link {
  return {
    text: textOf(context, text),
    href: relativePath(context.path, decisionPath(context.language, edition, decision)),
  }
}

/** To a rule on the page of its decision. */
export function ruleLink(context: OnPage<EditionContext>, decision: Decision, rule: Rule): Link {
  const page = decisionPath(context.language, context.edition.id, decision.id)
  const file = page === context.path ? '' : relativePath(context.path, page)
  return { text: escapeMarkdown(rule.id), href: `${file}#${anchorName('rule', rule.id)}` }
}

/** To clauses in the list at the foot of the page, which will hold them. */
export function clauseLinks(context: OnPage<BookContext>, ids: readonly string[]): readonly Link[] {
  return [...new Set(ids)].map((id) => {
    context.cited.add(id)
    return { text: escapeMarkdown(id), href: `#${anchorName('clause', id)}` }
  })
}
