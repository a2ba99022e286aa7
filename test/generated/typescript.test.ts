import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import ts from 'typescript'
import { packageModules } from '../emit-typescript/compilers.js'

const project = resolve(import.meta.dirname, '../..')
const generated = join(project, 'generated')
const modules = readdirSync(generated, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'))

describe('the committed TypeScript', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(project, 'node_modules', '.codicil-test-'))
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({
        compilerOptions: {
          target: 'ES2022',
          lib: ['ES2022'],
          module: 'NodeNext',
          moduleResolution: 'NodeNext',
          types: [],
          noEmit: true,
          strict: true,
          noUncheckedIndexedAccess: true,
          exactOptionalPropertyTypes: true,
          noImplicitReturns: true,
          noFallthroughCasesInSwitch: true,
          noUnusedLocals: true,
          verbatimModuleSyntax: true,
          isolatedModules: true,
          paths: packageModules,
        },
        include: [join(generated, '**/*.ts')],
      }),
    )
  })
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true })
  })

  it.each(['typescript-5', 'typescript', 'typescript-7'])('compiles strictly with %s', (compiler) => {
    const tsc = join(project, 'node_modules', compiler, 'bin', 'tsc')
    expect(execFileSync(process.execPath, [tsc, '-p', folder], { encoding: 'utf8' })).toBe('')
  })

  it.each(modules)('%s has no cast, no any, no non-null assertion, and imports the package and its neighbours only', (path) => {
    const text = readFileSync(join(generated, path), 'utf8')
    const file = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true)
    const found: string[] = []
    const visit = (node: ts.Node): void => {
      if (ts.isAsExpression(node) && !ts.isConstTypeReference(node.type)) found.push(node.getText())
      if (ts.isTypeAssertionExpression(node) || ts.isNonNullExpression(node)) found.push(node.getText())
      if (node.kind === ts.SyntaxKind.AnyKeyword) found.push('any')
      if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier !== undefined) {
        const name = node.moduleSpecifier.getText().slice(1, -1)
        if (!(name in packageModules) && !name.startsWith('./') && !name.startsWith('../')) found.push(name)
      }
      ts.forEachChild(node, visit)
    }
    visit(file)
    expect(found).toEqual([])
  })
})

describe('hovering a decision in an editor', () => {
  it('shows the question, the facts and the clauses', () => {
    const path = join(generated, 'unified-support', 'first-response.ts')
    const host: ts.LanguageServiceHost = {
      getScriptFileNames: () => [path],
      getScriptVersion: () => '1',
      getScriptSnapshot: (name) => {
        const text = ts.sys.readFile(name)
        return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text)
      },
      getCurrentDirectory: () => project,
      getCompilationSettings: () => ({
        module: ts.ModuleKind.NodeNext,
        moduleResolution: ts.ModuleResolutionKind.NodeNext,
        target: ts.ScriptTarget.ES2022,
        strict: true,
      }),
      getDefaultLibFileName: (options) => ts.getDefaultLibFilePath(options),
      fileExists: (name) => ts.sys.fileExists(name),
      readFile: (name) => ts.sys.readFile(name),
    }
    const text = readFileSync(path, 'utf8')
    const at = text.indexOf('firstResponse(')
    const info = ts.createLanguageService(host).getQuickInfoAtPosition(path, at)
    const hover = [ts.displayPartsToString(info?.documentation), ...(info?.tags ?? []).map((tag) => ts.displayPartsToString(tag.text))].join('\n')
    expect(hover).toMatch(/how soon|first response/i)
    for (const word of ['offer', 'severity', 'product', 'R2.2-sev1-03']) expect(hover).toContain(word)
  })
})
