import type { Language, Text } from '../../base/text.js'
import {
  indexPath,
  markdown,
  relativePath,
  textOf,
  type BookContext,
  type EditionContext,
  type Link,
  type OnPage,
} from './page-context.js'

/** What stands above a page, written apart from it: of an edition, most pages say only there how it is called. */
export interface HeadView {
  readonly links: readonly Link[]
  readonly title: string
  readonly subtitle: string
}

export function headView(context: OnPage<EditionContext>, title: Text): HeadView {
  return {
    links: headLinks(context),
    title: textOf(context, title),
    subtitle: textOf(context, context.edition.title),
  }
}

/** The links at the head of a page: up to the contents, across to the same page in the other language. */
export function headLinks(context: OnPage<BookContext>): readonly Link[] {
  const other: Language = context.language === 'fr' ? 'en' : 'fr'
  const twin = context.path.replace(`docs/${context.language}/`, `docs/${other}/`)
  const index = indexPath(context.language)
  const across = { text: context.headings.otherLanguage, href: relativePath(context.path, twin) }
  if (context.path === index) return [across]
  return [
    { text: markdown(context, context.words.headings.backToIndex), href: relativePath(context.path, index) },
    across,
  ]
}
