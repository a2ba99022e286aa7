import type { Span } from '../source/span.js'
import { codeFrame, placeOf } from './code-frame.js'
import { visible } from './display.js'
import type { Diagnostic } from './findings.js'
import { plainPaint, type Paint } from './paint.js'

/**
 * Findings for a terminal: what, where with the line underlined, related places, and what to do; at the end how many
 * there are of each kind. Nothing when nothing was found.
 */
export function renderText(diagnostics: readonly Diagnostic[], paint: Paint = plainPaint): string {
  if (diagnostics.length === 0) return ''
  return [...diagnostics.map((diagnostic) => renderOne(diagnostic, paint)), `${countLine(diagnostics)}\n`].join('\n')
}

function renderOne(diagnostic: Diagnostic, paint: Paint): string {
  const { severity, code, message, span, related, help } = diagnostic
  const mark = paint[severity]
  const lines = [`${mark(`${severity}[${code}]`)}: ${paint.strong(visible(message))}`, ...place(span, mark, paint)]
  for (const { message: why, span: where } of related)
    lines.push(`${paint.note('note')}: ${visible(why)}`, ...place(where, paint.note, paint))
  if (help !== undefined) lines.push(`${paint.note('help')}: ${visible(help)}`)
  return `${lines.join('\n')}\n`
}

function place(span: Span, mark: (text: string) => string, paint: Paint): readonly string[] {
  const at = ` ${paint.faint('-->')} ${placeOf(span)}`
  return span.source.text === '' ? [at] : [at, ...codeFrame(span, mark, paint)]
}

/** `2 errors, 1 warning`. */
export function countLine(diagnostics: readonly Diagnostic[]): string {
  return (['error', 'warning', 'note'] as const)
    .flatMap((severity) => {
      const count = diagnostics.filter((diagnostic) => diagnostic.severity === severity).length
      return count === 0 ? [] : [`${count} ${severity}${count === 1 ? '' : 's'}`]
    })
    .join(', ')
}
