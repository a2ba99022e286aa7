import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { compile, decodeSource, type Compilation, type SourceText } from '../index.js'
import { Misuse } from './io.js'
import { readProject } from './read-project.js'

/** A state of the policies, and whether it may differ from what it is named after. */
export interface State {
  readonly name: string
  readonly compilation: Compilation
  readonly sources: readonly SourceText[]
}

/** The policies of the project, of another folder, or of a git revision; the working tree is never touched. */
export function stateOf(root: string, name: string | undefined): State {
  if (name?.startsWith('git:') === true) return ofRevision(root, name, name.slice('git:'.length))
  const folder = name === undefined ? root : resolve(root, name)
  if (!existsSync(resolve(folder, 'policies')))
    throw new Misuse(
      `\`${name ?? folder}\` is no edition, no folder with \`policies/\` and no git revision`,
      'write `book@edition`, a folder, or `git:` and a revision such as `git:main`',
    )
  const { sources } = readProject(folder)
  return { name: name ?? 'working tree', compilation: compile(sources), sources }
}

function ofRevision(root: string, name: string, revision: string): State {
  const git = (...args: readonly string[]): string => {
    try {
      return execFileSync('git', ['-C', root, ...args], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
        maxBuffer: 1 << 28,
      })
    } catch (error) {
      const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim().split('\n')[0] : ''
      throw new Misuse(`git cannot show \`${revision}\`: ${said ?? ''}`, 'write a revision that `git rev-parse` knows')
    }
  }
  const commit = git('rev-parse', '--verify', '--end-of-options', `${revision}^{commit}`).trim()
  const prefix = git('rev-parse', '--show-prefix').trim()
  const paths = git('ls-tree', '-r', '--name-only', '-z', commit, '--', 'policies').split('\0')
  const sources = paths
    .filter((path) => /\.ya?ml$/.test(path))
    .flatMap((path): SourceText[] => {
      const bytes = execFileSync('git', ['-C', root, 'show', `${commit}:${prefix}${path}`], { maxBuffer: 1 << 28 })
      const decoded = decodeSource(path, bytes)
      return decoded.source === undefined ? [] : [decoded.source]
    })
  return { name, compilation: compile(sources), sources }
}

/** Whether the policies of the working tree differ from what git has committed. */
export function isDirty(root: string): boolean {
  try {
    return (
      execFileSync('git', ['-C', root, 'status', '--porcelain', '--', 'policies'], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }).trim() !== ''
    )
  } catch {
    return false
  }
}
