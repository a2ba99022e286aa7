import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { project } from '../project.js'

/** What a user gets: the packed tarball, installed in an empty project elsewhere, with a small book of its own. */
describe('the package, installed elsewhere', () => {
  let folder: string
  const exec = (command: string, args: readonly string[]): string =>
    execFileSync(command, args, {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'codicil-user-'))
    const packed: unknown = JSON.parse(
      execFileSync('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', folder], {
        cwd: project,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }),
    )
    const [{ filename }] = packed as [{ filename: string }]
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'user', private: true, type: 'module' }))
    exec('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', '--ignore-scripts', join(folder, filename)])
    cpSync(join(project, 'test/messages/base'), join(folder, 'policies'), { recursive: true })
  }, 240_000)
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true })
  })

  it('compiles a book of the user’s own, beside its policies', () => {
    exec('npx', ['codicil', 'build'])
    expect(exec('npx', ['codicil', 'build', '--check'])).toBe('')
    const evaluator = readFileSync(join(folder, 'generated/library/2024/loan-period.ts'), 'utf8')
    const imports = [...evaluator.matchAll(/from '([^']+)'/g)].map(([, name]) => name ?? '')
    expect(imports.filter((name) => !name.startsWith('.'))).toEqual(['codicil/runtime'])
  }, 120_000)

  it('is imported with its types, by strict TypeScript', () => {
    mkdirSync(join(folder, 'src'), { recursive: true })
    writeFileSync(
      join(folder, 'src/main.ts'),
      `import { loanPeriod } from '../generated/library/index.js'
const answer = loanPeriod({ reader: 'adult', item: 'book' }, { on: '2024-06-01' })
if (answer.kind === 'value') console.log(answer.value.within, answer.rule, answer.clauses[0]?.page)
// @ts-expect-error a fact is missing
export const missing = () => loanPeriod({ reader: 'adult' }, { on: '2024-06-01' })
// @ts-expect-error no such term
export const wrong = () => loanPeriod({ reader: 'adlt', item: 'book' }, { on: '2024-06-01' })
`,
    )
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({
        compilerOptions: {
          target: 'ES2022',
          lib: ['ES2022', 'DOM'],
          module: 'NodeNext',
          moduleResolution: 'NodeNext',
          strict: true,
          types: [],
          noUncheckedIndexedAccess: true,
          exactOptionalPropertyTypes: true,
          rootDir: '.',
          outDir: 'out',
        },
        include: ['src', 'generated'],
      }),
    )
    exec(process.execPath, [join(project, 'node_modules/typescript/bin/tsc'), '-p', '.'])
    expect(exec(process.execPath, ['out/src/main.js'])).toBe('P21D loans/adult/period 1\n')
  }, 120_000)
})
