import { createHash } from 'node:crypto'
import { byCodeUnits } from '../base/order.js'
import { lineText, positionAt, type Span } from '../source/span.js'
import { catalogue } from './catalogue.js'
import type { Diagnostic } from './findings.js'

/** Findings as SARIF 2.1.0, for code scanning services. */
export function renderSarif(diagnostics: readonly Diagnostic[]): string {
  const codes = [...new Set(diagnostics.map((diagnostic) => diagnostic.code))].sort(byCodeUnits)
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'codicil',
            rules: codes.map((code) => ({
              id: code,
              shortDescription: { text: code },
              help: { text: catalogue[code].page, markdown: catalogue[code].page },
              defaultConfiguration: { level: catalogue[code].severity },
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: fingerprinted(diagnostics).map(({ diagnostic, fingerprint }) => ({
          ruleId: diagnostic.code,
          ruleIndex: codes.indexOf(diagnostic.code),
          level: diagnostic.severity,
          message: {
            text:
              diagnostic.help === undefined ? diagnostic.message : `${diagnostic.message}\nhelp: ${diagnostic.help}`,
          },
          locations: [location(diagnostic.span)],
          relatedLocations: diagnostic.related.map(({ message, span }, id) => ({
            id,
            message: { text: message },
            ...location(span),
          })),
          partialFingerprints: { 'codicil/v1': fingerprint },
        })),
      },
    ],
  }
  return `${JSON.stringify(log, null, 2)}\n`
}

/** Fingerprints that survive lines moving: the code, the file, the text of the line, and a number for twins. */
function fingerprinted(diagnostics: readonly Diagnostic[]): readonly { diagnostic: Diagnostic; fingerprint: string }[] {
  const seen = new Map<string, number>()
  return diagnostics.map((diagnostic) => {
    const { source, start } = diagnostic.span
    const key = JSON.stringify([diagnostic.code, source.path, lineText(source, positionAt(source, start).line).trim()])
    const twin = seen.get(key) ?? 0
    seen.set(key, twin + 1)
    return { diagnostic, fingerprint: createHash('sha256').update(`${key}${twin}`).digest('hex').slice(0, 32) }
  })
}

function location(span: Span): object {
  const start = positionAt(span.source, span.start)
  const end = positionAt(span.source, span.end)
  return {
    physicalLocation: {
      artifactLocation: { uri: span.source.path.split('/').map(encodeURIComponent).join('/') },
      region: { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column },
    },
  }
}
