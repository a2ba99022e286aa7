import type { ts as TypeScript } from 'ts-morph'
import { byCodeUnits } from '../../base/order.js'

/** A generated file and the names it is meant to export. */
export interface Emitted {
  readonly path: string
  readonly text: string
  readonly exports: readonly string[]
  /** The functions it imports that number terms. */
  readonly codes?: readonly string[]
}

/**
 * Reads generated files back and checks that each is TypeScript and exports what it should. A fault is a bug of ours, so it
 * is an exception. Loading the parser and reading with it take as long as writing the files: this is for checks, while the
 * writer of every line sees to it that policy text does not become code.
 */
export async function verify(files: readonly Emitted[]): Promise<void> {
  const { ts } = await import('ts-morph')
  const read = { languageVersion: ts.ScriptTarget.ESNext, jsDocParsingMode: ts.JSDocParsingMode.ParseNone }
  const sources = new Map(files.map(({ path, text }) => [path, ts.createSourceFile(path, text, read)]))
  const host: TypeScript.CompilerHost = {
    getSourceFile: (path) => sources.get(path),
    getDefaultLibFileName: () => '',
    writeFile: () => undefined,
    getCurrentDirectory: () => '',
    getCanonicalFileName: (path) => path,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => '\n',
    fileExists: (path) => sources.has(path),
    readFile: () => undefined,
  }
  const program = ts.createProgram([...sources.keys()], { noLib: true, noResolve: true }, host)

  for (const file of files) {
    const source = sources.get(file.path)
    if (source === undefined) continue
    const [fault] = program.getSyntacticDiagnostics(source)
    if (fault !== undefined) {
      const { line } = source.getLineAndCharacterOfPosition(fault.start)
      const message = ts.flattenDiagnosticMessageText(fault.messageText, ' ')
      throw new Error(`line ${line + 1} of the generated ${file.path} is no TypeScript: ${message}`)
    }
    const found = source.statements.flatMap((statement) => exportedBy(ts, statement)).sort(byCodeUnits)
    const wanted = [...file.exports].sort(byCodeUnits)
    if (found.join() !== wanted.join())
      throw new Error(`the generated ${file.path} exports ${found.join(', ')} instead of ${wanted.join(', ')}`)
  }
}

/** The names that a statement exports. */
function exportedBy(ts: typeof TypeScript, statement: TypeScript.Statement): readonly string[] {
  if (ts.isExportDeclaration(statement)) {
    const { exportClause } = statement
    return exportClause !== undefined && ts.isNamedExports(exportClause)
      ? exportClause.elements.map(({ name }) => name.text)
      : []
  }
  const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined
  if (modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) !== true) return []
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.flatMap(({ name }) => (ts.isIdentifier(name) ? [name.text] : []))
  return ts.isFunctionDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement)
    ? [statement.name?.text ?? '']
    : []
}
