import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { codicil } from '../cli/io.js'
import { project } from '../project.js'

const update = process.env['UPDATE_GOLDEN'] === '1'

async function shows(name: string, ...args: readonly string[]): Promise<void> {
  const { code, out } = await codicil(project, ['diff', ...args])
  expect(code).toBe(0)
  const golden = join(import.meta.dirname, 'golden', name)
  if (update) writeFileSync(golden, out)
  expect(out).toBe(readFileSync(golden, 'utf8'))
}

/** What reviewers read, as files that reviewers can read. */
describe('the report of a diff', () => {
  it('of GitHub Premium Support, A to B to C, for a pull request', async () => {
    await shows('github-a-b.md', 'github-premium@A', 'github-premium@B', '--format', 'markdown')
    await shows('github-b-c.md', 'github-premium@B', 'github-premium@C', '--format', 'markdown')
  })

  it('in French, for a terminal', () =>
    shows('github-a-c.fr.txt', 'github-premium@A', 'github-premium@C', '--lang', 'fr'))

  it('as a page', () => shows('github-b-c.html', 'github-premium@B', 'github-premium@C', '--format', 'html'))

  it('as data', () => shows('github-a-b.json', 'github-premium@A', 'github-premium@B', '--format', 'json'))

  it('of a supposition', () => shows('faster-base.txt', 'unified-support@2023', 'unified-support@what-if-faster-base'))
})
