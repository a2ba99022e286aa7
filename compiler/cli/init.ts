import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { count } from './check.js'
import { exit, Misuse } from './io.js'
import { envelope } from './load.js'
import type { Settings } from './program.js'
import { starterBook } from './starter-book.js'

/** `codicil init`: a small book that builds, where there is none yet. Nothing that exists is touched. */
export function init({ io, root, json }: Settings, id: string): number {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id))
    throw new Misuse(`\`${id}\` cannot name a book`, 'use small letters, digits and hyphens, such as `my-contract`')
  if (existsSync(join(root, 'policies', id)))
    throw new Misuse(`policies/${id} exists already`, 'give the new book another name')
  const files = [...starterBook(id)].map(([path, text]) => ({ path: `policies/${path}`, text }))
  for (const { path, text } of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text, { flag: 'wx' })
  }
  if (json) io.out(envelope('init', { book: id, files: files.map(({ path }) => path) }))
  else {
    io.out(files.map(({ path }) => `${path}\n`).join(''))
    io.err(`${count(files.length, 'file')} written. Next: \`codicil build\`, then \`codicil test\`.\n`)
  }
  return exit.fine
}
