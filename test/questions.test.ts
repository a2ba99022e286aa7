import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { codicil } from './cli/io.js'
import { project } from './project.js'

const update = process.env['UPDATE_GOLDEN'] === '1'
const page = join(project, 'docs/questions.md')

/** A command line as the page shows it: words, some in single quotes. */
const words = (line: string): readonly string[] =>
  [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '')

it('the page of questions shows the answers as they are printed', async () => {
  const text = readFileSync(page, 'utf8')
  const shown = [...text.matchAll(/```console\n\$ npx codicil (.*)\n([\s\S]*?)```/g)]
  expect(shown.length).toBeGreaterThanOrEqual(10)
  let now = text
  for (const [block, command = ''] of shown) {
    const { code, out } = await codicil(project, words(command))
    expect(code, command).toBe(0)
    now = now.replace(block, () => `\`\`\`console\n$ npx codicil ${command}\n${out.replaceAll('\u00a0', ' ')}\`\`\``)
  }
  if (update) writeFileSync(page, now)
  expect(now).toBe(readFileSync(page, 'utf8'))
})
