import { positionAt } from '../source/span.js'
import type { Diagnostic } from './findings.js'

/** Findings as workflow commands, which GitHub shows beside the lines of a pull request. */
export function renderGithub(diagnostics: readonly Diagnostic[]): string {
  return diagnostics
    .map(({ severity, code, message, span, help }) => {
      const start = positionAt(span.source, span.start)
      const end = positionAt(span.source, span.end)
      const level = severity === 'note' ? 'notice' : severity
      const properties = [
        `file=${property(span.source.path)}`,
        `line=${start.line}`,
        `endLine=${end.line}`,
        ...(start.line === end.line ? [`col=${start.column}`, `endColumn=${end.column}`] : []),
        `title=${property(code)}`,
      ]
      return `::${level} ${properties.join(',')}::${data(help === undefined ? message : `${message}\nhelp: ${help}`)}\n`
    })
    .join('')
}

const data = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
