import { cpSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run } from '../../compiler/cli/run.js'
import { project } from '../project.js'

export interface Ran {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** A project of its own in a temporary folder, with the library book of the message tests. */
export function libraryProject(): string {
  const root = mkdtempSync(join(tmpdir(), 'codicil-cli-'))
  cpSync(join(project, 'test/messages/base'), join(root, 'policies'), { recursive: true })
  return root
}

/** Runs a command line in a project and collects what it says. */
export async function codicil(
  cwd: string,
  argv: readonly string[],
  more: { input?: string; env?: Record<string, string>; readInput?: () => Promise<string> } = {},
): Promise<Ran> {
  const out: string[] = []
  const err: string[] = []
  const code = await run(argv, {
    cwd,
    env: more.env ?? {},
    out: (text) => out.push(text),
    err: (text) => err.push(text),
    isTerminal: { out: false, err: false },
    readInput: more.readInput ?? (() => Promise.resolve(more.input ?? '')),
    interrupted: new AbortController().signal,
  })
  return { code, out: out.join(''), err: err.join('') }
}
