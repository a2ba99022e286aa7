import { renderGithub, renderJson, renderSarif, renderText } from '../index.js'
import { exit, painter } from './io.js'
import { load } from './load.js'
import type { Settings } from './program.js'

/** `codicil check`: validate and analyse, write nothing. */
export function check(settings: Settings, format: string, notes: boolean): number {
  const { io, color } = settings
  const { diagnostics: all, ok, compilation } = load(settings)
  const diagnostics = notes ? all : all.filter(({ severity }) => severity !== 'note')
  const hidden = all.length - diagnostics.length
  switch (format) {
    case 'json':
      io.out(renderJson(diagnostics))
      break
    case 'sarif':
      io.out(renderSarif(diagnostics))
      break
    case 'github':
      io.out(renderGithub(diagnostics))
      break
    default:
      io.out(renderText(diagnostics, painter(io, 'out', color)))
  }
  if (diagnostics.length === 0) io.err(`${summary(compilation)}: no findings\n`)
  if (hidden > 0) io.err(`${count(hidden, 'note')}: \`codicil check --notes\` shows ${hidden === 1 ? 'it' : 'them'}\n`)
  return ok ? exit.fine : exit.findings
}

/** `1 book, 12 decisions, 240 rules`. */
export function summary({ books }: ReturnType<typeof load>['compilation']): string {
  const decisions = books.flatMap(({ program }) => program.editions.flatMap((edition) => edition.decisions))
  const rules = decisions.reduce((sum, decision) => sum + decision.rules.length, 0)
  return `${count(books.length, 'book')}, ${count(decisions.length, 'decision')}, ${count(rules, 'rule')}`
}

export const count = (number: number, what: string): string => `${number} ${what}${number === 1 ? '' : 's'}`
