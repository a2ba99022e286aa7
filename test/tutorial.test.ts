import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { askCase } from '../compiler/ask-case.js'
import { compile } from '../compiler/compile.js'
import { renderText } from '../compiler/diagnostics/render-text.js'
import { runScenarios } from '../compiler/run-scenarios.js'
import { project } from './project.js'

const tutorial = readFileSync(join(project, 'docs/tutorial.md'), 'utf8')
const files = [...tutorial.matchAll(/```yaml\n# (policies\S+)\n([\s\S]*?)```/g)].map(([, path = '', text = '']) => ({
  path,
  text,
}))

/** The findings of the tutorial's book with one file changed. */
const codesAfter = (path: string, before: string, after: string): readonly string[] => {
  const changed = files.map((file) =>
    file.path.endsWith(path) ? { ...file, text: file.text.replace(before, after) } : file,
  )
  return compile(changed)
    .diagnostics.filter(({ severity }) => severity === 'error')
    .map(({ code }) => code)
}

it('is a book without findings, whose scenarios pass', () => {
  const compilation = compile(files)
  expect(renderText(compilation.diagnostics.filter(({ severity }) => severity !== 'note'))).toBe('')
  const { results, diagnostics, coverage } = runScenarios(compilation)
  expect(renderText(diagnostics)).toBe('')
  expect(results.length).toBe(4)
  // The general rule is left to the reader, for `--coverage` to find.
  expect(coverage.flatMap(({ unreached }) => unreached.map(({ id }) => id))).toEqual(['rent/open'])
})

it('meets the messages that it promises', () => {
  const rule = /  - id: covered[\s\S]*?cites: P1\n/.exec(
    files.find(({ path }) => path.endsWith('rent.yaml'))?.text ?? '',
  )
  expect(codesAfter('rent.yaml', rule?.[0] ?? 'missing', '')).toEqual(['decision/gap'])
  expect(codesAfter('rent.yaml', '    over: open\n', '')).toEqual(['decision/conflict'])
  expect(codesAfter('rent.yaml', 'space: covered', 'space: coverd')).toEqual(['name/unknown'])
})

it('asks what it says it asks', () => {
  const asked = askCase(compile(files), { decision: 'notice', facts: { months: 20 }, on: '2024-06-01' })
  expect(asked.ok && asked.needed.map(({ id }) => id)).toEqual(['told'])
})
