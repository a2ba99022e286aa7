import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { byCodeUnits } from '../../compiler/base/order.js'
import { emitDocs } from '../../compiler/emit/docs/emit-docs.js'
import { diagrams, program } from './example.js'

const golden = fileURLToPath(new URL('./golden/', import.meta.url))

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile())
    .map((item) => relative(folder, join(item.parentPath, item.name)).split(sep).join('/'))
    .sort(byCodeUnits)
}

const emitted = (): Promise<ReadonlyMap<string, string>> =>
  emitDocs(
    program,
    program.editions.map((edition) => ({ edition, diagrams })),
  )

describe('the documents of the example', () => {
  test('are the golden files, none missing and none too many', async () => {
    const files = await emitted()
    const inGolden = new Map([...files].map(([path, text]) => [path.replace(/^docs\//, ''), text]))
    // UPDATE_GOLDEN=1 writes the files anew; read what changed before committing it.
    if (process.env['UPDATE_GOLDEN'] === '1') {
      rmSync(golden, { recursive: true, force: true })
      for (const [path, text] of inGolden) {
        mkdirSync(dirname(join(golden, path)), { recursive: true })
        writeFileSync(join(golden, path), text)
      }
    }
    expect([...inGolden.keys()].sort(byCodeUnits)).toEqual(filesBelow(golden))
    for (const [path, text] of inGolden) expect(text, path).toBe(readFileSync(join(golden, path), 'utf8'))
  })

  test('are the same every time', async () => {
    expect([...(await emitted())]).toEqual([...(await emitted())])
  })
})
