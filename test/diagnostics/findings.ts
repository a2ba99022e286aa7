import { decodeSource } from '../../compiler/source/decode-source.js'
import { parseYaml } from '../../compiler/source/parse-yaml.js'
import { type Diagnostic, Findings } from '../../compiler/diagnostics/findings.js'
import { reportTextFaults, reportYamlFaults } from '../../compiler/diagnostics/source-faults.js'
import type { Span } from '../../compiler/source/span.js'

/** What is found in the bytes or the text of one file, before anything is known of policies. */
export function findingsOf(path: string, bytes: Uint8Array): readonly Diagnostic[] {
  const findings = new Findings()
  const { source, faults } = decodeSource(path, bytes)
  reportTextFaults(findings, faults)
  if (source !== undefined) reportYamlFaults(findings, parseYaml(source).faults)
  return findings.all
}

/** The stretch of a text between the marks `«` and `»`, which are taken out. */
export function marked(text: string, path = 'policies/x.yaml'): Span {
  const start = text.indexOf('«')
  const end = text.indexOf('»') - 1
  return { source: { path, text: text.replace('«', '').replace('»', '') }, start, end }
}
