import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compile } from '../../compiler/compile.js'
import type { Program } from '../../compiler/rules/program.js'
import type { SourceText } from '../../compiler/source/span.js'
import { project } from '../project.js'

/** The policies of a small book. */
export const librarySources: readonly SourceText[] = [
  'book.yaml',
  '2024/edition.yaml',
  '2024/loans.yaml',
  '2024/rare.yaml',
].map((path) => ({
  path: `policies/library/${path}`,
  text: readFileSync(join(project, 'test/messages/base/library', path), 'utf8'),
}))

export function libraryProgram(): Program {
  const [book] = compile(librarySources).books
  if (book === undefined) throw new Error('the library is a book')
  return book.program
}
