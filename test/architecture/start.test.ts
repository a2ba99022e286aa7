import { readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { project } from '../project.js'

/** Libraries that a command loads before it can say anything: its static imports, followed to the end. */
function librariesOf(entry: string): readonly string[] {
  const seen = new Set<string>()
  const libraries = new Set<string>()
  const visit = (file: string): void => {
    if (seen.has(file)) return
    seen.add(file)
    const text = readFileSync(file, 'utf8')
    // Type-only imports vanish; `await import(…)` is loaded when it is reached.
    for (const [, names = '', target = ''] of text.matchAll(/^(?:import|export) (?!type\b)([^;']*?)from '([^']+)'/gm)) {
      const onlyTypes =
        /^\{[^}]*\}\s*$/.test(names) &&
        names
          .replace(/[{}\s]/g, ' ')
          .split(',')
          .every((name) => name.trim() === '' || name.trim().startsWith('type '))
      if (onlyTypes) continue
      if (target.startsWith('.')) visit(resolve(dirname(file), target.replace(/\.js$/, '.ts')))
      else if (!target.startsWith('node:')) libraries.add(target.split('/')[0] ?? target)
    }
  }
  visit(join(project, 'compiler/cli', entry))
  return [...libraries].sort()
}

describe('what a command loads before it starts', () => {
  it.each(['main.ts', 'program.ts'])('%s: the parser of the command line alone', (entry) => {
    for (const library of librariesOf(entry)) expect(['commander']).toContain(library)
  })

  it.each(['decide.ts', 'explain.ts', 'list.ts', 'show.ts', 'check.ts', 'build.ts'])(
    '%s: no emitter, no watcher',
    (entry) => {
      expect(librariesOf(entry)).toEqual(['ajv', 'lezer-feel', 'luxon', 'yaml'])
    },
  )
})
