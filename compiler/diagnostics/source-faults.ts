import type { TextFault } from '../source/decode-source.js'
import type { YamlFault } from '../source/parse-yaml.js'
import type { Findings } from './findings.js'

/** What is wrong with the bytes of a file, as findings. */
export function reportTextFaults(findings: Findings, faults: readonly TextFault[]): void {
  for (const fault of faults) {
    const { span } = fault
    switch (fault.fault) {
      case 'too-large':
        findings.report('file/too-large', span, { size: fault.size }, { help: 'split it into several files' })
        break
      case 'not-utf8':
        findings.report('file/not-utf8', span, {}, { help: 'save the file as UTF-8' })
        break
      case 'byte-order-mark':
        findings.report('file/byte-order-mark', span, {}, { help: 'save the file as UTF-8 without a byte order mark' })
        break
      case 'bare-return':
        findings.report('file/bare-return', span, {}, { help: 'save the file with line ends LF or CRLF' })
        break
      case 'control':
        findings.report('file/control-character', span, { codePoint: fault.codePoint }, { help: 'delete it' })
        break
      case 'bidi':
        findings.report('file/bidi-control', span, { codePoint: fault.codePoint }, { help: 'delete it' })
        break
    }
  }
}

/** What is wrong with a text as YAML, as findings. */
export function reportYamlFaults(findings: Findings, faults: readonly YamlFault[]): void {
  for (const fault of faults) {
    const { span } = fault
    switch (fault.fault) {
      case 'alias':
        findings.report('yaml/alias', span, { written: fault.written }, { help: 'write the value out again' })
        break
      case 'anchor':
        findings.report('yaml/anchor', span, { written: fault.written }, { help: `delete \`${fault.written}\` and write the value out where it is needed` })
        break
      case 'tag':
        findings.report('yaml/tag', span, { written: fault.written }, { help: `delete \`${fault.written}\`; put a value in quotes to make it a text` })
        break
      case 'directive':
        findings.report('yaml/directive', span, { written: fault.written }, { help: 'delete the line; policies are always YAML 1.2' })
        break
      case 'merge-key':
        findings.report('yaml/merge-key', span, {}, { help: 'write the merged keys out' })
        break
      case 'tab':
        findings.report('yaml/tab', span, {}, { help: 'indent with spaces, two for each level' })
        break
      case 'complex-key':
        findings.report('yaml/complex-key', span, {}, { help: 'write a plain text before the `:`' })
        break
      case 'empty-key':
        findings.report('yaml/empty-key', span, {}, { help: 'write a name before the `:`, or delete the line' })
        break
      case 'duplicate-key':
        findings.report(
          'yaml/duplicate-key',
          span,
          { key: fault.key },
          { related: [{ message: 'it already stands here', span: fault.first }], help: 'keep one of the two' },
        )
        break
      case 'too-deep':
        findings.report('yaml/too-deep', span, { depth: fault.depth }, { help: 'no policy nests so deep: look for brackets that are never closed' })
        break
      case 'syntax':
        findings.report('yaml/syntax', span, { reason: fault.reason })
        break
    }
  }
}
