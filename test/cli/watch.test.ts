import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { run } from '../../compiler/cli/run.js'
import { watch } from '../../compiler/cli/watch.js'
import { codicil, libraryProject } from './io.js'

let root: string
beforeEach(() => {
  root = libraryProject()
})
afterEach(() => {
  rmSync(root, { recursive: true, force: true })
})

/** A watching command, and a way to wait for its next build. */
function watching() {
  const stop = new AbortController()
  let said = ''
  let heard = (): void => undefined
  const code = run(['build', '--watch'], {
    cwd: root,
    env: {},
    out: () => undefined,
    err: (text) => {
      said += text
      if (text.includes('watching policies/')) heard()
    },
    isTerminal: { out: false, err: false },
    readInput: () => Promise.resolve(''),
    interrupted: stop.signal,
  })
  /** What was said until the next build was done. */
  const built = async (): Promise<string> => {
    if (!said.includes('watching policies/')) await new Promise<void>((resolve) => (heard = resolve))
    const text = said
    said = ''
    return text
  }
  /** Waits for builds until what they wrote is as it should be. */
  const builtUntil = async (isAsItShould: () => boolean): Promise<void> => {
    while (!isAsItShould()) await built()
  }
  return { built, builtUntil, code, stop }
}

const generated = (path: string): string => readFileSync(join(root, 'generated/library', path), 'utf8')
const write = (path: string, text: string): void => {
  writeFileSync(join(root, 'policies/library', path), text)
}

describe('codicil build --watch', () => {
  it('keeps generated/ as the policies say through changes, mistakes and foreign hands', async () => {
    const { built, code, stop } = watching()
    expect(await built()).toContain('generated/ has')

    const rare = readFileSync(join(root, 'policies/library/2024/rare.yaml'), 'utf8')
    write('2024/rare.yaml', rare.replace('item: rare-book', 'item: rare-bok'))
    expect(await built()).toContain('there is no item `rare-bok`')
    const before = generated('2024/loan-period.ts')

    // The mistake is mended, with a line put in above: what is said then is said of the right line.
    write('2024/rare.yaml', `# A note.\n${rare}`)
    await built()
    write('2024/rare.yaml', `# A note.\n${rare.replace('item: rare-book', 'item: rare-bok')}`)
    const line = rare.split('\n').findIndex((text) => text.includes('item: rare-book')) + 2
    expect(await built()).toContain(`rare.yaml:${line}:`)
    expect(generated('2024/loan-period.ts')).toBe(before)

    // A generated file that somebody edits is put right by the next build, with the manifest.
    writeFileSync(join(root, 'generated/library/index.ts'), '// edited\n')
    write('2024/rare.yaml', rare)
    expect(await built()).toContain('2 changed')
    stop.abort()
    expect(await code).toBe(130)
    expect((await codicil(root, ['build', '--check'])).code).toBe(0)
  }, 60_000)

  it('sees files written at once, and files that come and go', async () => {
    const { built, builtUntil, code, stop } = watching()
    await built()
    const loans = readFileSync(join(root, 'policies/library/2024/loans.yaml'), 'utf8')
    const rare = readFileSync(join(root, 'policies/library/2024/rare.yaml'), 'utf8')
    write('2024/loans.yaml', loans.replace('P21D', 'P22D'))
    write('2024/rare.yaml', rare.replace('P1D', 'P2D'))
    await builtUntil(() => ['P22D', 'P2D'].every((period) => generated('2024/loan-period-under.ts').includes(period)))

    // What was in one file is in another now, which says more.
    rmSync(join(root, 'policies/library/2024/rare.yaml'))
    write('2024/precious.yaml', rare.replace('P1D', 'P3D'))
    await builtUntil(() => generated('2024/loan-period-under.ts').includes('P3D'))
    expect(generated('2024/loan-period-under.ts')).not.toContain('P2D')
    stop.abort()
    expect(await code).toBe(130)
    expect((await codicil(root, ['build', '--check'])).code).toBe(0)
  }, 60_000)

  it('works ahead while there is nothing else to do, and leaves off when there is', async () => {
    const stop = new AbortController()
    const count = { steps: 0, leftOff: 0, builds: 0 }
    async function* prepare() {
      try {
        for (;;) {
          yield await Promise.resolve(++count.steps)
        }
      } finally {
        count.leftOff++
      }
    }
    const io = {
      cwd: root,
      env: {},
      out: () => undefined,
      err: () => undefined,
      isTerminal: { out: false, err: false },
      readInput: () => Promise.resolve(''),
      interrupted: stop.signal,
    }
    const code = watch(
      { io, root, json: false, color: 'auto', version: '0.0.0' },
      { build: () => Promise.resolve(++count.builds), tidy: () => undefined, isChanged: () => false, prepare },
    )
    await vi.waitUntil(() => count.steps > 10)
    expect(count).toMatchObject({ leftOff: 0, builds: 1 })
    write('2024/rare.yaml', readFileSync(join(root, 'policies/library/2024/rare.yaml'), 'utf8'))
    await vi.waitUntil(() => count.builds === 2)
    expect(count.leftOff).toBe(1)
    const { steps } = count
    await vi.waitUntil(() => count.steps > steps + 10)
    expect(count).toMatchObject({ leftOff: 1, builds: 2 })
    stop.abort()
    expect(await code).toBe(130)
    await vi.waitUntil(() => count.leftOff === 2)
  })

  it('outlives the folder of the policies', async () => {
    const { built, builtUntil, code, stop } = watching()
    await built()
    const [policies, away] = [join(root, 'policies'), join(root, 'elsewhere')]
    renameSync(policies, away)
    expect(await built()).toContain('there is no folder `policies`')
    renameSync(away, policies)
    const loans = readFileSync(join(policies, 'library/2024/loans.yaml'), 'utf8')
    write('2024/loans.yaml', loans.replace('P21D', 'P22D'))
    await builtUntil(() => generated('2024/loan-period.ts').includes('P22D'))
    stop.abort()
    expect(await code).toBe(130)
  }, 60_000)
})
