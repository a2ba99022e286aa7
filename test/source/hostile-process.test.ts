import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildSync } from 'esbuild'
import { afterAll, beforeAll, expect, it } from 'vitest'

/**
 * A stack that overflows in a fresh process ends it before any error can be caught, so these run in one of their own,
 * with the hostile text as the first thing it reads.
 */
const folder = mkdtempSync(join(import.meta.dirname, '../../node_modules/.hostile-'))

beforeAll(() => {
  buildSync({
    entryPoints: [join(import.meta.dirname, '../../compiler/source/parse-yaml.ts')],
    outfile: join(folder, 'parse-yaml.mjs'),
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
  })
  writeFileSync(
    join(folder, 'run.mjs'),
    `import { parseYaml } from './parse-yaml.mjs'
     const texts = JSON.parse(process.argv[2])
     console.log(JSON.stringify(texts.map((text) => parseYaml({ path: 'p', text }).faults.map(({ fault }) => fault))))`,
  )
})

afterAll(() => {
  rmSync(folder, { recursive: true })
})

it.each(['[', '{', '- ', '? ', ': ', '[{a: ', '- [', '{a: [', '[['])('survives two files of 2 kB of %j', (piece) => {
  const text = piece.repeat(Math.ceil(2048 / piece.length))
  const { status, stdout } = spawnSync(
    process.execPath,
    [join(folder, 'run.mjs'), JSON.stringify([text, `${text}x\ny`])],
    {
      encoding: 'utf8',
    },
  )
  expect({ status, faults: stdout.trim() }).toEqual({ status: 0, faults: '[["too-deep"],["too-deep"]]' })
})
