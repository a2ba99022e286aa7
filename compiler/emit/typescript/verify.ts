import type { Statement } from 'ts-morph'
import { byCodeUnits } from '../../base/order.js'

/** A generated file and the names it is meant to export. */
export interface Emitted {
  readonly path: string
  readonly text: string
  readonly exports: readonly string[]
  /** The functions it imports that number terms. */
  readonly codes?: readonly string[]
}

const verified = new WeakSet<Emitted>()

/**
 * Reads every generated file back and checks that it is TypeScript and exports what it should: a last guard against
 * policy text that would have become code. A fault is a bug of ours, so it is an exception.
 */
export async function verify(files: readonly Emitted[]): Promise<void> {
  const unread = files.filter((file) => !verified.has(file))
  if (unread.length === 0) return
  const { Project, SyntaxKind, ts } = await import('ts-morph')
  const project = new Project({ useInMemoryFileSystem: true, compilerOptions: { noLib: true, noResolve: true } })
  const sources = unread.map((emitted) => ({
    ...emitted,
    source: project.createSourceFile(emitted.path, emitted.text),
  }))
  const program = project.getProgram()

  const exportedBy = (statement: Statement): readonly string[] => {
    const list = statement.asKind(SyntaxKind.ExportDeclaration)
    if (list !== undefined) return list.getNamedExports().map((named) => named.getName())
    const variables = statement.asKind(SyntaxKind.VariableStatement)
    if (variables?.isExported() === true) return variables.getDeclarations().map((made) => made.getName())
    const declaration =
      statement.asKind(SyntaxKind.FunctionDeclaration) ??
      statement.asKind(SyntaxKind.InterfaceDeclaration) ??
      statement.asKind(SyntaxKind.TypeAliasDeclaration)
    return declaration?.isExported() === true ? [declaration.getName() ?? ''] : []
  }
  for (const { path, source, exports } of sources) {
    const [fault] = program.getSyntacticDiagnostics(source)
    if (fault !== undefined) {
      const message = ts.flattenDiagnosticMessageText(fault.compilerObject.messageText, ' ')
      throw new Error(`line ${fault.getLineNumber()} of the generated ${path} is no TypeScript: ${message}`)
    }
    const found = source.getStatements().flatMap(exportedBy).sort(byCodeUnits)
    const wanted = [...exports].sort(byCodeUnits)
    if (found.join() !== wanted.join())
      throw new Error(`the generated ${path} exports ${found.join(', ')} instead of ${wanted.join(', ')}`)
  }
  for (const file of unread) verified.add(file)
}
