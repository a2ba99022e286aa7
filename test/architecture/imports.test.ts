import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const compiler = resolve(import.meta.dirname, '../../compiler')

/** What each folder of the compiler may import from, beside itself. The drawing in compiler/README.md says the same. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  base: [],
  source: ['base'],
  diagnostics: ['base', 'source'],
  document: ['base', 'source', 'diagnostics'],
  resolve: ['base', 'source', 'diagnostics', 'document'],
  rules: ['base', 'source/span.ts', 'runtime/calendar'],
  lower: ['base', 'source', 'diagnostics', 'document', 'resolve', 'rules'],
  diagram: ['base', 'rules'],
  analyse: ['base', 'diagnostics', 'rules', 'diagram'],
  mutate: ['base', 'rules'],
  diff: ['base', 'rules', 'diagram', 'emit/docs'],
  'emit/typescript': ['base', 'rules', 'diagram'],
  'emit/docs': ['base', 'rules', 'diagram'],
  'emit/schema': ['base', 'rules', 'document/schemas.gen.ts'],
  runtime: [],
  'runtime/calendar': ['runtime'],
  cli: ['index.ts'],
}

/** The one folder that may import each library. */
const soleImporters: Readonly<Record<string, string>> = {
  yaml: 'source',
  ajv: 'document',
  'ts-morph': 'emit/typescript',
  handlebars: 'emit/docs',
  commander: 'cli',
  chokidar: 'cli',
  luxon: 'runtime/calendar',
  'lezer-feel': 'lower',
  '@lezer': 'lower',
}

const files = readdirSync(compiler, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .sort()

function folderOf(path: string): string {
  const parts = path.split('/')
  if (parts.length === 1) return 'spine'
  if (path.startsWith('runtime/calendar/')) return 'runtime/calendar'
  return parts[0] === 'emit' ? parts.slice(0, 2).join('/') : (parts[0] ?? '')
}

/** Modules named by `from '…'` and `import('…')`. */
function importsOf(path: string): readonly string[] {
  const text = readFileSync(join(compiler, path), 'utf8')
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, name]) => name ?? '')
}

function target(path: string, name: string): string {
  return relative(compiler, resolve(compiler, dirname(path), name)).replace(/\.js$/, '.ts')
}

describe('the folders of the compiler', () => {
  it.each(files)('%s imports only what its folder may', (path) => {
    const folder = folderOf(path)
    const allowed = mayImport[folder]
    for (const name of importsOf(path)) {
      if (!name.startsWith('.')) {
        const library = name.split('/')[0] ?? name
        const home = soleImporters[library]
        if (home !== undefined) expect(folder, `${path} imports ${name}`).toBe(home)
        if (name.startsWith('node:') && name !== 'node:util' && name !== 'node:crypto')
          expect(folder, `${path} imports ${name}`).toBe('cli')
        continue
      }
      if (allowed === undefined) continue
      const found = target(path, name)
      const fine = folderOf(found) === folder || allowed.includes(folderOf(found)) || allowed.includes(found)
      expect(fine, `${path} imports ${found}`).toBe(true)
    }
  })

  it('are all in the table', () => {
    const folders = new Set(files.map(folderOf))
    folders.delete('spine')
    expect([...folders].sort()).toEqual(Object.keys(mayImport).sort())
  })

  it('keep every file short enough to be one concept', () => {
    const long = files.filter(
      (path) => !path.endsWith('.gen.ts') && readFileSync(join(compiler, path), 'utf8').split('\n').length > 320,
    )
    expect(long).toEqual([])
  })

  it('export nothing by default', () => {
    expect(files.filter((path) => /^export default/m.test(readFileSync(join(compiler, path), 'utf8')))).toEqual([])
  })
})
