import { execFileSync } from 'node:child_process'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../..')
/** The runtime that generated code imports as `codicil/runtime`. */
export const runtime = join(root, 'compiler/runtime/runtime.ts')

/** All that generated code imports from the package, by the name it is imported under. */
export const packageModules: Readonly<Record<string, readonly string[]>> = {
  'codicil/runtime': [runtime],
  'codicil/compute': [join(root, 'compiler/runtime/compute.ts')],
  'codicil/calendar': [join(root, 'compiler/runtime/calendar/index.ts')],
}

const options = {
  target: 'ES2023',
  lib: ['ES2023'],
  types: [],
  module: 'NodeNext',
  moduleResolution: 'NodeNext',
  noEmit: true,
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  noPropertyAccessFromIndexSignature: true,
  noFallthroughCasesInSwitch: true,
  noImplicitReturns: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  paths: packageModules,
}

/** Files with the settings of the strictest project that may compile them. */
export const withProject = (files: ReadonlyMap<string, string>): ReadonlyMap<string, string> =>
  new Map([
    ...files,
    ['package.json', '{ "type": "module" }'],
    ['tsconfig.json', JSON.stringify({ compilerOptions: options, include: ['**/*.ts'] })],
  ])

/** What a compiler has to say. */
export function complaints(compiler: string, folder: string): string {
  const tsc = join(root, 'node_modules', compiler, 'bin/tsc')
  try {
    return execFileSync(process.execPath, [tsc, '-p', folder], { encoding: 'utf8' })
  } catch (error) {
    return error instanceof Error && 'stdout' in error ? String(error.stdout) : String(error)
  }
}
