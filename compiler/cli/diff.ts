import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import {
  compareStates,
  compareVersions,
  diffData,
  gate,
  renderDiffHtml,
  renderDiffMarkdown,
  renderDiffText,
  renderJson,
  renderText,
  reportsOf,
  versionOf,
  type EditionDiff,
  type Version,
  type VersionFix,
} from '../index.js'
import { exit, Misuse, painter } from './io.js'
import { envelope, worthStopping } from './load.js'
import type { Settings } from './program.js'
import { isDirty, stateOf, type State } from './revision.js'

export interface DiffOptions {
  readonly gate?: boolean
  readonly fix?: boolean
  readonly format: string
  readonly lang: 'en' | 'fr'
}

/** `codicil diff`: what another edition, folder or revision answers otherwise, for whom, and why. */
export function diff(settings: Settings, before: string, after: string | undefined, options: DiffOptions): number {
  const { io, root, json } = settings
  if (options.gate === true) return runGate(settings, before, after, options.fix === true)
  if (options.fix === true) throw new Misuse('`--fix` mends what `--gate` finds', 'add `--gate`')
  const found = comparison(settings, root, before, after)
  if (typeof found === 'number') return found
  const { diffs, notes } = found
  for (const note of notes) io.err(`${note}\n`)
  const reports = reportsOf(diffs, options.lang)
  const format = json ? 'json' : options.format
  if (format === 'json') io.out(envelope('diff', { diffs: diffs.map(diffData) }))
  else if (format === 'markdown') io.out(reports.map((report) => renderDiffMarkdown(report)).join('\n'))
  else if (format === 'html') io.out(reports.map((report) => renderDiffHtml(report, options.lang)).join('\n'))
  else io.out(reports.map(renderDiffText).join('\n'))
  return exit.fine
}

/** `codicil diff --gate`: whether the policies may follow an earlier state; with `fix`, writes honest versions. */
function runGate(settings: Settings, before: string, after: string | undefined, fix: boolean): number {
  const { io, root, json, color } = settings
  const a = sound(settings, stateOf(root, before))
  if (typeof a === 'number') return a
  const b = sound(settings, stateOf(root, after))
  if (typeof b === 'number') return b
  const { diagnostics, fixes } = gate(a, b)
  const left = fix ? diagnostics.filter(({ code }) => code !== 'gate/version-too-low') : diagnostics
  if (fix) {
    if (after !== undefined) throw new Misuse('`--fix` writes into the working tree', 'leave out the second name')
    writeVersions(root, fixes)
    for (const { path, version } of fixes) io.err(`${path}: version ${version}\n`)
  }
  if (json) io.out(renderJson(left))
  else io.out(renderText(left, painter(io, 'out', color)))
  if (left.length === 0) io.err(`${a.name} → ${b.name}: the gate is open\n`)
  return left.length === 0 ? exit.fine : exit.findings
}

/** Writes each version in its place; nothing else in the file changes. */
function writeVersions(root: string, fixes: readonly VersionFix[]): void {
  const byPath = new Map<string, VersionFix[]>()
  for (const fix of fixes) byPath.set(fix.path, [...(byPath.get(fix.path) ?? []), fix])
  for (const [path, own] of byPath) {
    const file = resolve(root, path)
    let text = readFileSync(file, 'utf8')
    for (const { start, end, version } of own.toSorted((x, y) => y.start - x.start))
      text = text.slice(0, start) + version + text.slice(end)
    writeFileSync(file, text)
  }
}

interface Comparison {
  readonly diffs: readonly EditionDiff[]
  readonly notes: readonly string[]
}

function comparison(settings: Settings, root: string, before: string, after: string | undefined): Comparison | number {
  const isEdition = (name: string | undefined): boolean => name?.includes('@') === true && !name.startsWith('git:')
  if (isEdition(before) || isEdition(after)) {
    if (after === undefined || !isEdition(before) || !isEdition(after))
      throw new Misuse('an edition is compared with another edition', 'write both as `book@edition`')
    const state = sound(settings, stateOf(root, undefined))
    if (typeof state === 'number') return state
    return { diffs: [compareVersions(editionIn(state, before), editionIn(state, after))], notes: [] }
  }
  const a = sound(settings, stateOf(root, before))
  if (typeof a === 'number') return a
  const b = sound(settings, stateOf(root, after))
  if (typeof b === 'number') return b
  const { diffs, onlyBefore, onlyAfter } = compareStates(a, b)
  const dirty = after === undefined && isDirty(root) ? ['The working tree has changes that are not committed.'] : []
  return {
    diffs,
    notes: [
      ...dirty,
      ...onlyBefore.map((name) => `withdrawn: ${name} is only in ${a.name}`),
      ...onlyAfter.map((name) => `new: ${name} is only in ${b.name}`),
    ],
  }
}

/** A state without errors, or the exit code after saying what they are. */
function sound(settings: Settings, state: State): State | number {
  if (state.compilation.ok) return state
  const { io, color } = settings
  io.err(renderText(worthStopping(state.compilation.diagnostics), painter(io, 'err', color)))
  io.err(`The policies of ${state.name} have errors, so nothing can be compared.\n`)
  return exit.findings
}

function editionIn({ compilation }: State, name: string): Version {
  const [book = '', edition = ''] = name.split('@')
  const found = compilation.books.find(({ program }) => program.book.id === book)
  const known = compilation.books.flatMap(({ program }) =>
    program.editions.map((one) => `${program.book.id}@${one.id}`),
  )
  const version = found === undefined ? undefined : versionOf(found, edition, name)
  if (version === undefined) throw new Misuse(`there is no edition \`${name}\``, `the editions are ${known.join(', ')}`)
  return version
}
