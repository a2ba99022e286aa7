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
    const source = readSource(root, path, before, findings)
    if (source !== undefined) sources.push(source)
  }
  if (sources.length === 0 && !findings.hasErrors())
    throw new Misuse('the folder `policies` holds no .yaml file', 'a book begins with a document of kind `book`')
  return { root, sources, diagnostics: findings.all }
}

/**
 * The project where nothing but these files was written since: only they are read. Undefined when that is not all there is to
 * it, so that the whole must be read.
 */
export function readAgain(before: Project, written: ReadonlySet<string>, decoded: FilesDecoded): Project | undefined {
  const { root } = before
  const paths = new Map([...written].map((path) => [nameIn(root, path), path]))
  const found = before.sources.filter(({ path }) => paths.has(path))
  if (found.length !== paths.size || before.diagnostics.length > 0) return undefined
  const findings = new Findings()
  const sources = before.sources.flatMap((source) => {
    const path = paths.get(source.path)
    return path === undefined ? [source] : (readSource(root, path, decoded, findings) ?? [])
  })
  return findings.all.length > 0 ? undefined : { root, sources, diagnostics: [] }
}

const nameIn = (root: string, path: string): string => relative(root, path).split(sep).join('/')

/** The text of a file, unless something keeps it from being read, which is reported. */
function readSource(root: string, path: string, before: FilesDecoded, findings: Findings): SourceText | undefined {
  const name = nameIn(root, path)
  const bytes = readBytes(path, name, findings)
  if (bytes === undefined) return undefined
  const known = before.get(name)
  const file = known?.bytes.equals(bytes) === true ? known : { bytes, ...decodeSource(name, bytes) }
  before.set(name, file)
  reportTextFaults(findings, file.faults)
  return file.source
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
    const shown = nameIn(root, path)
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
