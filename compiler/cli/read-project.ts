import { readdirSync, readFileSync, realpathSync, statSync, type Stats } from 'node:fs'
import { join, relative, sep } from 'node:path'
import {
  byCodeUnits,
  decodeSource,
  Findings,
  greatestSize,
  reportTextFaults,
  type Diagnostic,
  type SourceText,
  type Span,
} from '../index.js'
import { Misuse } from './io.js'

/** Files as they were read, by path: what holds the same bytes is not decoded again. */
export type FilesDecoded = Map<string, { readonly bytes: Buffer } & ReturnType<typeof decodeSource>>

export interface Project {
  readonly root: string
  readonly sources: readonly SourceText[]
  /** What kept files from being read. */
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * The policy files of a project, in one order whatever the file system's. Links may not lead out of the folder. Files that
 * say what they said before are the objects they were, and those of now are noted there.
 */
export function readProject(root: string, before: FilesDecoded = new Map()): Project {
  const folder = join(root, 'policies')
  if (statOf(root)?.isDirectory() === false)
    throw new Misuse(`${root} is no folder`, 'name the folder that holds `policies` with `--project`')
  if (statOf(folder)?.isDirectory() !== true)
    throw new Misuse(
      `there is no folder \`policies\` in ${root}`,
      'run codicil where your policies folder is, or name that place with `--project`',
    )
  const findings = new Findings()
  const home = realpathSync(folder)
  const sources: SourceText[] = []
  for (const path of walk(folder, home, root, findings)) {
    const name = relative(root, path).split(sep).join('/')
    const bytes = readBytes(path, name, findings)
    if (bytes === undefined) continue
    const known = before.get(name)
    const file = known?.bytes.equals(bytes) === true ? known : { bytes, ...decodeSource(name, bytes) }
    before.set(name, file)
    reportTextFaults(findings, file.faults)
    if (file.source !== undefined) sources.push(file.source)
  }
  if (sources.length === 0 && !findings.hasErrors())
    throw new Misuse('the folder `policies` holds no .yaml file', 'a book begins with a document of kind `book`')
  return { root, sources, diagnostics: findings.all }
}

function statOf(path: string): Stats | undefined {
  return statSync(path, { throwIfNoEntry: false })
}

/** A place for a file as a whole. */
function wholeFile(path: string): Span {
  return { source: { path, text: '' }, start: 0, end: 0 }
}

function walk(
  folder: string,
  home: string,
  root: string,
  findings: Findings,
  above: readonly string[] = [],
): readonly string[] {
  const here = realpathSync(folder)
  if (above.includes(here)) return []
  const entries = readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('.'))
    .sort((a, b) => byCodeUnits(a.name, b.name))
  return entries.flatMap((entry): readonly string[] => {
    const path = join(folder, entry.name)
    const shown = relative(root, path).split(sep).join('/')
    let kind: Pick<Stats, 'isDirectory' | 'isFile'> | undefined = entry
    if (entry.isSymbolicLink()) {
      kind = statOf(path)
      const target = kind === undefined ? undefined : realpathSync(path)
      if (target === undefined || !(target === home || target.startsWith(home + sep))) {
        const help = 'put the file itself there'
        findings.report('file/link-leaves-folder', wholeFile(shown), { target: target ?? 'nothing' }, { help })
        return []
      }
    }
    if (kind?.isDirectory() === true) return walk(path, home, root, findings, [...above, here])
    return kind?.isFile() === true && /\.ya?ml$/.test(entry.name) ? [path] : []
  })
}

function readBytes(path: string, name: string, findings: Findings): Buffer | undefined {
  const size = statOf(path)?.size ?? 0
  if (size > greatestSize) {
    findings.report(
      'file/too-large',
      wholeFile(name),
      { size, greatest: greatestSize },
      { help: 'split it into several files' },
    )
    return undefined
  }
  try {
    return readFileSync(path)
  } catch (error) {
    findings.report('file/unreadable', wholeFile(name), { reason: error instanceof Error ? error.message : 'unknown' })
    return undefined
  }
}
