import { join } from 'node:path'
import { buildSync } from 'esbuild'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { complaints, runtime, withProject } from './compilers.js'
import { emitFiles, writeFiles } from './emitted.js'
import { program } from './example.js'

describe('generated code', async () => {
  const files = await emitFiles(program)

  it.each(['typescript-5', 'typescript', 'typescript-7'])('compiles with %s under every strict option', (compiler) => {
    expect(complaints(compiler, writeFiles(withProject(files)))).toBe('')
  })

  it('stops compiling when a case is missing or a fact is', () => {
    const path = '2023/loan-period.ts'
    const broken = (files.get(path) ?? '').replace("    case 'video-disc':\n", '')
    const caller = `import { loanPeriod } from './index.js'\nloanPeriod({ item: 'book', reader: 'adult' }, { on: '2023-06-15' })\n`
    const found = complaints(
      'typescript-7',
      writeFiles(withProject(new Map([...files, [path, broken], ['caller.ts', caller]]))),
    )
    expect(found).toMatch(/2023\/loan-period\.ts\(\d+,\d+\): error TS1360: Type '"video-disc"'.*'never'/)
    expect(found).toMatch(/caller\.ts\(2,12\): error .*'LoanPeriodFacts': reserved, overdue/)
  })

  it.each([...files.keys()])(
    '%s is free of casts, any, assertions and closures, and imports only its neighbours',
    (path) => {
      const source = ts.createSourceFile(path, files.get(path) ?? '', ts.ScriptTarget.ESNext, true)
      const never = new Set([
        ts.SyntaxKind.AsExpression,
        ts.SyntaxKind.TypeAssertionExpression,
        ts.SyntaxKind.NonNullExpression,
        ts.SyntaxKind.AnyKeyword,
        ts.SyntaxKind.ArrowFunction,
        ts.SyntaxKind.FunctionExpression,
      ])
      const visit = (node: ts.Node): void => {
        expect(never.has(node.kind), node.getText(source)).toBe(false)
        if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier !== undefined)
          expect(node.moduleSpecifier.getText(source)).toMatch(/^'(?:codicil\/runtime|\.\.?\/[\w/-]+\.js)'$/)
        ts.forEachChild(node, visit)
      }
      visit(source)
    },
  )

  it('leaves out of a bundle what is not asked for', () => {
    const bundle = bundleOf(files, `import { loanPeriod } from './index.js'\nconsole.log(loanPeriod)\n`)
    expect(bundle).toContain('schools/longer')
    for (const unused of ['late/reminder', 'rare/consulted', 'term-time', 'Accueil', 'Enfant', 'L’ouvrage', 'PT30M'])
      expect(bundle, unused).not.toContain(unused)
  })

  it.each(['./index.js', './loan-period.js'])('leaves the other readings out of a bundle that imports %s', (from) => {
    const adopted = bundleOf(files, `import { loanPeriod } from '${from}'\nconsole.log(loanPeriod)\n`)
    for (const unused of ['Under', 'under', 'readings', 'checkSchoolHolidays', 'rareScores'])
      expect(adopted, unused).not.toContain(unused)
    const under = bundleOf(files, `import { loanPeriodUnder } from '${from}'\nconsole.log(loanPeriodUnder)\n`)
    for (const used of ['rare/consulted', 'checkSchoolHolidays', 'function loanPeriodUnder('])
      expect(under).toContain(used)
  })
})

/** What a caller becomes together with all it needs. */
function bundleOf(files: ReadonlyMap<string, string>, caller: string): string {
  const folder = writeFiles(new Map([...files, ['caller.ts', caller]]))
  const { outputFiles } = buildSync({
    entryPoints: [join(folder, 'caller.ts')],
    bundle: true,
    write: false,
    format: 'esm',
    alias: { 'codicil/runtime': runtime },
  })
  return outputFiles.map((file) => file.text).join('\n')
}
