import { positionAt, type Span } from '../source/span.js'
import type { Diagnostic } from './findings.js'

/** Findings as data. Lines and columns count from 1, columns in UTF-16 units; ends are excluded. */
export function diagnosticsAsData(diagnostics: readonly Diagnostic[]): readonly object[] {
  return diagnostics.map(({ code, severity, message, span, related, help }) => ({
    code,
    severity,
    message,
    ...placeData(span),
    related: related.map((other) => ({ message: other.message, ...placeData(other.span) })),
    ...(help === undefined ? {} : { help }),
  }))
}

/** Findings as one JSON text in a versioned envelope. */
export function renderJson(diagnostics: readonly Diagnostic[]): string {
  return `${JSON.stringify({ schemaVersion: 1, diagnostics: diagnosticsAsData(diagnostics) }, null, 2)}\n`
}

function placeData(span: Span): object {
  return { file: span.source.path, start: positionAt(span.source, span.start), end: positionAt(span.source, span.end) }
}
