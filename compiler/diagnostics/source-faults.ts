import type { TextFault } from '../source/decode-source.js'
import type { YamlFault } from '../source/yaml-fault.js'
import type { Findings } from './findings.js'
import { syntaxWords } from './syntax-words.js'

/** What is wrong with the bytes of a file, as findings. */
export function reportTextFaults(findings: Findings, faults: readonly TextFault[]): void {
  for (const fault of faults) reportTextFault(findings, fault)
}

/** What is wrong with a text as YAML, as findings. */
export function reportYamlFaults(findings: Findings, faults: readonly YamlFault[]): void {
  for (const fault of faults) reportYamlFault(findings, fault)
}

function reportTextFault(findings: Findings, fault: TextFault): void {
  const { span } = fault
  const lookedFor = 'delete it; an editor that shows invisible characters helps to find it'
  switch (fault.fault) {
    case 'too-large':
      findings.report('file/too-large', span, fault, { help: 'split it into several files' })
      return
    case 'not-utf8':
      findings.report('file/not-utf8', span, fault, {
        help: `open it as ${fault.looksLike ?? 'Windows-1252 or whatever it was written in'}, and save it as UTF-8`,
      })
      return
    case 'byte-order-mark':
      findings.report('file/byte-order-mark', span, {}, { help: 'save the file as UTF-8 without a byte order mark' })
      return
    case 'line-end':
      findings.report('file/line-end', span, fault, { help: 'save the file with line ends LF' })
      return
    case 'control':
      findings.report('file/control-character', span, fault, { help: lookedFor })
      return
    case 'bidi':
      findings.report('file/bidi-control', span, fault, { help: lookedFor })
  }
}

function reportYamlFault(findings: Findings, fault: YamlFault): void {
  const { span } = fault
  switch (fault.fault) {
    case 'alias':
      findings.report('yaml/alias', span, fault, {
        help: 'write the value out again instead of using an alias; put a text that begins with `*` in quotes',
      })
      return
    case 'anchor':
      findings.report('yaml/anchor', span, fault, {
        help: 'delete it, and write the value out wherever it holds; put a text that begins with `&` in quotes',
      })
      return
    case 'tag':
      findings.report('yaml/tag', span, fault, { help: 'delete it; put a value in quotes to make it a text' })
      return
    case 'directive':
      findings.report('yaml/directive', span, fault, { help: 'delete the line; policies are always YAML 1.2' })
      return
    case 'merge-key':
      findings.report('yaml/merge-key', span, {}, { help: 'write the keys out instead of merging them in' })
      return
    case 'tab':
      findings.report('yaml/tab', span, {}, { help: 'indent with spaces, two for each level' })
      return
    case 'complex-key':
      findings.report('yaml/complex-key', span, {}, { help: 'write a name before the `:`' })
      return
    case 'empty-key':
      findings.report('yaml/empty-key', span, {}, { help: 'write a name before the `:`, or delete the line' })
      return
    case 'duplicate-key':
      findings.report('yaml/duplicate-key', span, fault, {
        related: [{ message: 'it already stands here', span: fault.first }],
        help: 'keep one of the two, or give one another name',
      })
      return
    case 'hidden-character':
      findings.report('yaml/hidden-character', span, fault, { help: 'write the text without it' })
      return
    case 'too-deep':
      findings.report('yaml/too-deep', span, fault, {
        help: 'look for brackets that are never closed, or lines that are indented further and further',
      })
      return
    case 'syntax': {
      const { message, help } = syntaxWords[fault.problem]
      findings.report('yaml/syntax', span, { message }, { help })
    }
  }
}
