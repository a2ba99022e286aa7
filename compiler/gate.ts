import { createHash } from 'node:crypto'
import { compareStates } from './compare.js'
import type { Compilation } from './compile.js'
import { type Diagnostic, Findings } from './diagnostics/findings.js'
import type { DecisionDiff, EditionDiff, JudgedChange } from './diff/compare.js'
import { printParts, printSaid } from './diff/notation.js'
import { readPolicies, type PolicyDocument } from './document/read-policies.js'
import { outcomesKey } from './rules/evaluate.js'
import type { SourceText } from './source/span.js'

/** A state of the policies, sources and meaning. */
export interface GateState {
  readonly name: string
  readonly sources: readonly SourceText[]
  readonly compilation: Compilation
}

/** A version to write into a file, in place of another. */
export interface VersionFix {
  readonly path: string
  /** Where the present version stands in the text. */
  readonly start: number
  readonly end: number
  readonly version: string
}

export interface GateResult {
  readonly diffs: readonly EditionDiff[]
  readonly diagnostics: readonly Diagnostic[]
  readonly fixes: readonly VersionFix[]
}

type Level = 'patch' | 'minor' | 'major'
const levels: readonly Level[] = ['patch', 'minor', 'major']
const reasons: Readonly<Record<Level, string>> = {
  major: 'the answer of some case changes',
  minor: 'more cases are answered',
  patch: 'its words change',
}

/** What keeps one state of the policies from following another: versions too low, frozen answers, approvals missing. */
export function gate(before: GateState, after: GateState): GateResult {
  const findings = new Findings()
  const { diffs } = compareStates(before, after)
  const documents = readPolicies(after.sources).documents
  const fixes = checkVersions(readPolicies(before.sources).documents, documents, diffs, findings)
  for (const diff of diffs) checkFrozen(diff, documents, readPolicies(before.sources).documents, findings)
  checkApprovals(diffs, documents, findings)
  return { diffs, diagnostics: findings.all, fixes }
}

const keyOf = ({ source, policy }: PolicyDocument): string => `${source.path} ${policy.kind} ${policy.id}`

function checkVersions(
  before: readonly PolicyDocument[],
  after: readonly PolicyDocument[],
  diffs: readonly EditionDiff[],
  findings: Findings,
): readonly VersionFix[] {
  const old = new Map(before.map((document) => [keyOf(document), document]))
  const changed = after.flatMap((document) => {
    const previous = old.get(keyOf(document))
    return previous === undefined || bodyOf(previous) === bodyOf(document) ? [] : [{ document, previous }]
  })
  const causes = causesOf(diffs)
  const isNamed = (level: Level): boolean => changed.some(({ document }) => causes[level].has(document.source.path))
  return changed.flatMap(({ document, previous }): VersionFix[] => {
    const { path } = document.source
    const level =
      causes.major.has(path) || (causes.major.size > 0 && !isNamed('major') && bearsOnAnswers(document))
        ? 'major'
        : causes.minor.has(path) || (causes.minor.size > 0 && !isNamed('minor') && bearsOnAnswers(document))
          ? 'minor'
          : 'patch'
    const needs = raised(previous.policy.version, level)
    const claims = document.policy.version
    if (compareVersionsText(claims, needs) >= 0) return []
    const span = document.spans.at(document.policy, 'version')
    findings.report(
      'gate/version-too-low',
      span,
      { policy: document.policy.id, claims, needs, why: reasons[level] },
      { help: `write \`version: ${needs}\`, or let \`codicil diff --gate --fix\` write it` },
    )
    return [{ path, start: span.start, end: span.end, version: needs }]
  })
}

/** Kinds whose change can alter answers though no rule of theirs gives one. */
function bearsOnAnswers({ policy }: PolicyDocument): boolean {
  return !['source', 'clauses', 'scenarios'].includes(policy.kind)
}

/** The files of the rules that answer differently, or for the first time. */
function causesOf(diffs: readonly EditionDiff[]): Readonly<Record<Level, ReadonlySet<string>>> {
  const causes = { major: new Set<string>(), minor: new Set<string>(), patch: new Set<string>() }
  for (const { changes, status } of diffs.flatMap(({ decisions }) => decisions)) {
    if (status === 'withdrawn') causes.major.add('')
    if (status === 'new') causes.minor.add('')
    for (const change of changes) {
      const level = change.before === 'refused' ? 'minor' : 'major'
      for (const rule of [...change.rulesBefore, ...change.rulesAfter]) causes[level].add(rule.origin.source.path)
    }
  }
  return causes
}

/** A document without its version, so that a change of the version alone is no change. */
function bodyOf({ policy }: PolicyDocument): string {
  return JSON.stringify({ ...policy, version: '' })
}

function partsOf(version: string): readonly [number, number, number] {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number)
  return [major, minor, patch]
}

function raised(version: string, level: Level): string {
  const [major, minor, patch] = partsOf(version)
  if (level === 'major') return `${major + 1}.0.0`
  return level === 'minor' ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`
}

function compareVersionsText(a: string, b: string): number {
  const [left, right] = [partsOf(a), partsOf(b)]
  for (let i = 0; i < levels.length; i++) if (left[i] !== right[i]) return (left[i] ?? 0) - (right[i] ?? 0)
  return 0
}

/** What a change does, in one sentence. */
function sentenceOf({ id, behaviour }: DecisionDiff, change: JudgedChange): string {
  return `\`${id}\` when ${printParts(change.parts, behaviour.inputs)}: ${printSaid(change.before)} → ${printSaid(change.after)}`
}

function checkFrozen(
  diff: EditionDiff,
  after: readonly PolicyDocument[],
  earlier: readonly PolicyDocument[],
  findings: Findings,
): void {
  const { edition } = diff.after
  const editionIn = (documents: readonly PolicyDocument[], path: string) =>
    documents.flatMap(({ policy, source, spans }) =>
      policy.kind === 'edition' && policy.id === edition.id && source.path === path ? [{ policy, spans }] : [],
    )[0]
  const now = editionIn(after, edition.origin.source.path)
  const then = editionIn(earlier, diff.before.edition.origin.source.path)
  if (now === undefined || then?.policy.published !== true) return
  const known = new Set((then.policy.errata ?? []).map((erratum) => JSON.stringify(erratum)))
  const errata = (now.policy.errata ?? []).filter((erratum) => !known.has(JSON.stringify(erratum)))
  const cited = new Set(errata.flatMap(({ cites }) => [cites].flat()))
  for (const decision of diff.decisions)
    for (const change of decision.changes) {
      if (change.before === 'refused') continue
      const clauses = [...change.rulesBefore, ...change.rulesAfter].flatMap(({ cites }) => cites)
      if (clauses.some((clause) => cited.has(clause))) continue
      findings.report(
        'gate/frozen',
        now.spans.at(now.policy, 'published'),
        { edition: edition.id, change: sentenceOf(decision, change) },
        { help: 'record an erratum that cites a clause of the rule, or state the change in a new edition' },
      )
    }
}

/** Names what a change does to whom, so that a rebase keeps it and a further change does not. */
export function fingerprintOf({ id, behaviour }: DecisionDiff, change: JudgedChange, edition: string): string {
  const said = (answers: JudgedChange['before']): string => (answers === 'refused' ? answers : outcomesKey(answers))
  const parts = printParts(change.parts, behaviour.inputs)
  const text = JSON.stringify([edition, id, said(change.before), said(change.after), parts, String(change.count)])
  return createHash('sha256').update(text).digest('hex').slice(0, 12)
}

function checkApprovals(diffs: readonly EditionDiff[], documents: readonly PolicyDocument[], findings: Findings): void {
  for (const diff of diffs) {
    const book = documents.flatMap(({ policy, spans }) =>
      policy.kind === 'book' && policy.id === diff.after.book.id ? [{ policy, spans }] : [],
    )[0]
    const needed = new Set(book?.policy['approval-needed'] ?? [])
    const approved = new Set((book?.policy.approvals ?? []).map(({ change }) => change))
    if (book === undefined) continue
    for (const decision of diff.decisions)
      for (const change of decision.changes) {
        const fingerprint = fingerprintOf(decision, change, diff.after.edition.id)
        if (!needed.has(change.forWhom) || approved.has(fingerprint)) continue
        findings.report(
          'gate/needs-approval',
          book.spans.at(book.policy, 'approval-needed'),
          { change: sentenceOf(decision, change), fingerprint },
          { help: `add \`- { change: ${fingerprint}, reason: … }\` to \`approvals\`` },
        )
      }
  }
}
