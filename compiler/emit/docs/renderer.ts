import {
  clausesTemplate,
  coverageSectionTemplate,
  coverageTemplate,
  indexTemplate,
  readingsTemplate,
  readingTemplate,
} from './book-templates.js'
import type { CoverageSectionView, CoverageView } from './coverage-view.js'
import type { DecisionView } from './decision-view.js'
import type { HeadView } from './page-head.js'
import type { ClausesView, IndexView, OneReadingView, ReadingsView } from './index-view.js'
import type { TableView } from './table-view.js'
import { partials } from './template-parts.js'
import { decisionTemplate, headTemplate, tableTemplate } from './templates.js'

/** Turns views into Markdown files. */
export interface Renderer {
  readonly index: (view: IndexView) => string
  readonly readings: (view: ReadingsView) => string
  readonly reading: (view: OneReadingView) => string
  readonly clauses: (view: ClausesView) => string
  readonly coverage: (view: CoverageView) => string
  readonly coverageSection: (view: CoverageSectionView) => string
  readonly head: (view: HeadView) => string
  readonly table: (view: TableView) => string
  readonly decision: (view: DecisionView) => string
}

let loaded: Promise<Renderer> | undefined

/** The renderer, made once: the template engine is loaded only by those who write documents. */
export function loadRenderer(): Promise<Renderer> {
  loaded ??= makeRenderer()
  return loaded
}

async function makeRenderer(): Promise<Renderer> {
  const { default: handlebars } = await import('handlebars')
  const engine = handlebars.create()
  engine.registerPartial(partials)
  // Strict: a name the view lacks is an error, not an empty place. Escaping is Markdown's and done in the views.
  const compile = (template: string): ((view: object) => string) => {
    const render = engine.compile<object>(template, { strict: true, knownHelpersOnly: true, noEscape: true })
    return (view) => tidy(render(view))
  }
  return {
    index: compile(indexTemplate),
    readings: compile(readingsTemplate),
    reading: compile(readingTemplate),
    clauses: compile(clausesTemplate),
    coverage: compile(coverageTemplate),
    coverageSection: compile(coverageSectionTemplate),
    head: compile(headTemplate),
    table: compile(tableTemplate),
    decision: compile(decisionTemplate),
  }
}

/** Parts left out leave blank lines behind; no text of a view holds a line end. */
function tidy(text: string): string {
  const whole = text
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
  return whole === '' ? '' : `${whole}\n`
}
