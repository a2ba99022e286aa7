import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { byCodeUnits, type SourceText } from '../index.js'
import { Misuse } from './io.js'
import { readFolder, type FilesRead } from './read-folder.js'
import { replaceFolder, type FolderMemory } from './replace-folder.js'

const manifestName = 'manifest.json'

/** How `generated/` differs from what it should be. */
export interface Difference {
  readonly missing: readonly string[]
  readonly stale: readonly string[]
  /** Files that no policy accounts for. */
  readonly orphaned: readonly string[]
}

/** The digests of texts, by path. */
export type Digests = Map<string, { readonly text: string; readonly digest: string }>

/** The whole of `generated/`: what was emitted, and the manifest that says from what. */
export function withManifest(
  emitted: ReadonlyMap<string, string>,
  sources: readonly SourceText[],
  version: string,
  known: Digests = new Map(),
): ReadonlyMap<string, string> {
  const digestOf = (path: string, text: string): string => {
    const before = known.get(path)
    if (before?.text === text) return before.digest
    const digest = createHash('sha256').update(text).digest('hex')
    known.set(path, { text, digest })
    return digest
  }
  const manifest = {
    schemaVersion: 1,
    codicil: version,
    policies: Object.fromEntries(
      [...sources].sort((a, b) => byCodeUnits(a.path, b.path)).map(({ path, text }) => [path, digestOf(path, text)]),
    ),
    files: Object.fromEntries(
      [...emitted]
        .sort(([a], [b]) => byCodeUnits(a, b))
        .map(([path, text]) => [path, digestOf(`generated/${path}`, text)]),
    ),
  }
  return new Map([...emitted, [manifestName, `${JSON.stringify(manifest, null, 2)}\n`]])
}

/** Compares the folder with what it should hold. */
export function compareOutput(root: string, wanted: ReadonlyMap<string, string>, read?: FilesRead): Difference {
  const present = readFolder(join(root, 'generated'), read)
  // One text is kept where two say the same, and is then told apart at a glance.
  for (const [path, text] of wanted) {
    const file = read?.get(path)
    if (file?.text === text) file.text = text
  }
  const sorted = (paths: Iterable<string>): readonly string[] => [...paths].sort(byCodeUnits)
  return {
    missing: sorted([...wanted.keys()].filter((path) => !present.has(path))),
    stale: sorted(
      [...wanted].filter(([path, text]) => present.has(path) && present.get(path) !== text).map(([path]) => path),
    ),
    orphaned: sorted([...present.keys()].filter((path) => !wanted.has(path))),
  }
}

export const isSame = ({ missing, stale, orphaned }: Difference): boolean =>
  missing.length + stale.length + orphaned.length === 0

/** Writes the folder unless it is right already. A file there that Codicil did not write is never deleted. */
export function writeOutput(root: string, wanted: ReadonlyMap<string, string>, memory?: FolderMemory): Difference {
  const difference = compareOutput(root, wanted, memory?.read)
  if (isSame(difference)) return difference
  const own = difference.orphaned.length === 0 ? new Set<string>() : filesOfManifest(root)
  const foreign = difference.orphaned.filter((path) => !own.has(path))
  const [first] = foreign
  if (first !== undefined)
    throw new Misuse(
      `generated/ holds ${foreign.length === 1 ? 'a file' : `${foreign.length} files`} that Codicil did not write: generated/${first}`,
      'generated/ is replaced as a whole; move it elsewhere or delete it',
    )
  const changed = new Set([...difference.missing, ...difference.stale])
  replaceFolder(root, 'generated', wanted, {
    kept: (path) => !changed.has(path),
    memory,
  })
  return difference
}

/** The files that the last build wrote, by the manifest. */
function filesOfManifest(root: string): ReadonlySet<string> {
  try {
    const manifest: unknown = JSON.parse(readFileSync(join(root, 'generated', manifestName), 'utf8'))
    const files = typeof manifest === 'object' && manifest !== null && 'files' in manifest ? manifest.files : {}
    return new Set([manifestName, ...Object.keys(typeof files === 'object' && files !== null ? files : {})])
  } catch {
    return new Set([manifestName])
  }
}
