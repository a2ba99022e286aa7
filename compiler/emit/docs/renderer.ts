import { coverageTemplate, indexTemplate, readingsTemplate } from './book-templates.js'
import type { CoverageView } from './coverage-view.js'
import type { DecisionView } from './decision-view.js'
import type { IndexView, ReadingsView } from './index-view.js'
import type { TableView } from './table-view.js'
import { partials } from './template-parts.js'
import { decisionTemplate, tableTemplate } from './templates.js'

/** Turns views into Markdown files. */
export interface Renderer {
  readonly index: (view: IndexView) => string
  readonly readings: (view: ReadingsView) => string
  readonly coverage: (view: CoverageView) => string
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
    coverage: compile(coverageTemplate),
    table: compile(tableTemplate),
    decision: compile(decisionTemplate),
  }
}

/** Parts left out leave blank lines behind; no text of a view holds a line end. */
function tidy(text: string): string {
  return `${text
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`
}
