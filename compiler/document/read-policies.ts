import { nearMiss } from '../base/near-miss.js'
import type { Instead } from '../base/share.js'
import { type Diagnostic, Findings } from '../diagnostics/findings.js'
import { reportYamlFaults } from '../diagnostics/source-faults.js'
import type { Node } from '../source/node.js'
import { parseYaml } from '../source/parse-yaml.js'
import type { SourceText } from '../source/span.js'
import type { Policy } from './policy.gen.js'
import { shortened } from './node-places.js'
import { reportSchemaFaults } from './schema-faults.js'
import { listed } from './schema-words.js'
import { toPlain, type SpanIndex } from './span-index.js'
import { typeName } from './type-name.js'
import { isPolicy, kinds } from './validate.js'

/** One document of a policy file: what it says, and where each part of it stands. */
export interface PolicyDocument {
  readonly source: SourceText
  readonly policy: Policy
  readonly spans: SpanIndex
}

/** For `share`: a document is read once for all, so another one has changed. */
export const documentsAsTheyAre: Instead = (_, part) => ('spans' in part ? part : undefined)

/** The documents that conform to the schema of their kind, and what is wrong with the others. */
export interface Read {
  readonly documents: readonly PolicyDocument[]
  readonly diagnostics: readonly Diagnostic[]
}

/** The documents of all files. */
export function readPolicies(sources: readonly SourceText[]): Read {
  const files = sources.map(readFile)
  const findings = new Findings()
  for (const { diagnostics } of files) findings.addAll(diagnostics)
  return { documents: files.flatMap(({ documents }) => documents), diagnostics: findings.all }
}

const known = new WeakMap<SourceText, Read>()

/** The documents of a file, read once. */
function readFile(source: SourceText): Read {
  const before = known.get(source)
  if (before !== undefined) return before
  const findings = new Findings()
  const { documents: trees, faults } = parseYaml(source)
  reportYamlFaults(findings, faults)
  const documents = trees.flatMap((tree) => readDocument(source, tree, findings) ?? [])
  const read = { documents, diagnostics: findings.all }
  known.set(source, read)
  return read
}

function readDocument(source: SourceText, tree: Node, findings: Findings): PolicyDocument | undefined {
  if (tree.kind !== 'map') {
    findings.report('document/wrong-type', tree.span, {
      what: 'a policy',
      expected: 'a map that begins with `kind:`',
      found: typeName(tree),
    })
    return undefined
  }
  const entry = tree.entries.find(({ key }) => key === 'kind')
  if (entry === undefined || (entry.value.kind === 'scalar' && entry.value.written === '')) {
    const at = entry?.keySpan ?? tree.entries[0]?.keySpan ?? tree.span
    findings.report('document/missing-kind', at, {}, { help: `begin with \`kind:\` and one of ${listed(kinds, 'or')}` })
    return undefined
  }
  if (entry.value.kind !== 'scalar') {
    const found = typeName(entry.value)
    findings.report('document/wrong-type', entry.value.span, {
      what: '`kind`',
      expected: `one of ${listed(kinds, 'or')}`,
      found,
    })
    return undefined
  }
  const name = entry.value.written
  if (!kinds.includes(name)) {
    const near = nearMiss(name, kinds)
    const help = near === undefined ? `the kinds are ${listed(kinds, 'and')}` : `did you mean \`${near}\`?`
    findings.report('document/unknown-kind', entry.value.span, { kind: shortened(name) }, { help })
    return undefined
  }
  const { value, spans } = toPlain(tree)
  const checked = isPolicy(name, value)
  if (checked.ok) return { source, policy: checked.policy, spans }
  reportSchemaFaults(findings, tree, value, checked.faults, name)
  return undefined
}
