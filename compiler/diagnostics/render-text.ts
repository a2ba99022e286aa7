import { codeFrame, placeOf } from './code-frame.js'
import type { Diagnostic } from './findings.js'
import { plainPaint, type Paint } from './paint.js'

/** Findings for a terminal: what, where with the line underlined, related places, and what to do. */
export function renderText(diagnostics: readonly Diagnostic[], paint: Paint = plainPaint): string {
  if (diagnostics.length === 0) return ''
  return [...diagnostics.map((diagnostic) => renderOne(diagnostic, paint)), `${countLine(diagnostics)}\n`].join('\n')
}

function renderOne(diagnostic: Diagnostic, paint: Paint): string {
  const { severity, code, message, span, related, help } = diagnostic
  const mark = paint[severity]
  const lines = [`${mark(`${severity}[${code}]`)}: ${paint.strong(message)}`, ...place(span, mark, paint)]
  for (const { message: why, span: where } of related) lines.push(`${paint.note('note')}: ${why}`, ...place(where, paint.note, paint))
  if (help !== undefined) lines.push(`${paint.note('help')}: ${help}`)
  return `${lines.join('\n')}\n`
}

function place(span: Diagnostic['span'], mark: (text: string) => string, paint: Paint): readonly string[] {
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
