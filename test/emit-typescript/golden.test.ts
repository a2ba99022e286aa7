import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import prettier from 'prettier'
import { describe, expect, it } from 'vitest'
import { program } from './example.js'
import { emitFiles } from './emitted.js'

const golden = join(import.meta.dirname, 'golden')

describe('the generated files', async () => {
  const files = await emitFiles(program)

  it.each([...files.keys()])('%s is as reviewed', async (path) => {
    await expect(files.get(path)).toMatchFileSnapshot(join(golden, path))
  })

  it('are all there and no others', () => {
    const found = readdirSync(golden, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'))
    expect(found.sort()).toEqual([...files.keys()].sort())
  })

  it.each([...files.keys()])('%s is laid out as the formatter would', async (path) => {
    const text = files.get(path) ?? ''
    const options = { printWidth: 120, singleQuote: true, semi: false, parser: 'typescript' } as const
    expect(text).toBe(await prettier.format(text, options))
  })

  it('are the same every time', async () => {
    expect(await emitFiles(program)).toEqual(files)
  })

  it('say nothing of when, where or by what they were made', () => {
    for (const text of files.values()) {
      expect(text).not.toContain(process.cwd())
      expect(text).not.toContain(String(new Date().getFullYear()))
    }
  })
})
