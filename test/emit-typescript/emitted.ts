import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import { emitTypescript } from '../../compiler/emit/typescript/emit-typescript.js'
import { verify } from '../../compiler/emit/typescript/verify.js'
import type { Answer } from '../../compiler/rules/answer.js'
import { decode } from '../../compiler/rules/domain-values.js'
import type { Case } from '../../compiler/rules/evaluate.js'
import { plainValue } from '../../compiler/rules/outcome.js'
import type { Book, Decision, Input, Program } from '../../compiler/rules/program.js'
import { diagramsOf } from './build.js'

/** Generated code as a test calls it: facts of any sort in, an answer out. */
export type Evaluator = (...args: readonly unknown[]) => unknown

/** The evaluators of a program, read back: path to text. */
export async function emitFiles(program: Program): Promise<ReadonlyMap<string, string>> {
  const files = emitTypescript(program, diagramsOf(program))
  await verify(files)
  return new Map(files.map(({ path, text }) => [path, text]))
}

/** Writes files to a folder of their own, which goes with the test. */
export function writeFiles(files: ReadonlyMap<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'codicil-'))
  onTestFinished(() => {
    rmSync(folder, { recursive: true })
  })
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

/** What a written module exports. */
export async function load(folder: string, path: string): Promise<Readonly<Record<string, Evaluator>>> {
  const module: unknown = await import(/* @vite-ignore */ join(folder, path))
  return module as Readonly<Record<string, Evaluator>>
}

/** What the modules of one decision in one edition export between them: the one to be read, and that for any readings. */
export async function loadDecision(folder: string, path: string): Promise<Readonly<Record<string, Evaluator>>> {
  const under = `${path}-under.ts`
  return {
    ...(await load(folder, `${path}.ts`)),
    ...(existsSync(join(folder, under)) ? await load(folder, under) : {}),
  }
}

/** The inputs of one role as an application gives them. */
export function given(inputs: readonly Input[], role: Input['role'], facts: Case): Record<string, unknown> {
  return Object.fromEntries(
    inputs
      .filter((input) => input.role === role)
      .map((input) => [input.id, decode(input.domain, facts.get(input.id) ?? 0)]),
  )
}

/** What generated code should return for a verdict of the reference evaluator. */
export function expectedAnswer(
  decision: Decision,
  { answers, contested }: { readonly answers: readonly Answer[]; readonly contested: readonly string[] },
  edition: string,
  book: Book,
): unknown {
  const each = answers.map(({ outcome, rule, agreeing, carveOuts, clauses }) => ({
    kind: outcome.kind,
    ...(outcome.kind === 'value'
      ? { value: Object.fromEntries(outcome.fields.map(({ output, value }) => [output, plainValue(value)])) }
      : { silence: outcome.silence, ...(outcome.by === undefined ? {} : { by: outcome.by }) }),
    rule,
    agreeing,
    carveOuts,
    clauses: clauses.map((id) => book.clauses.get(id)),
    edition,
    contested,
  }))
  return decision.strategy === 'one' ? each[0] : { kind: 'list', answers: each, edition, contested }
}

/** Every combination of some values of the inputs. */
export function* casesFrom(
  choices: readonly (readonly [string, readonly number[]])[],
  chosen: readonly (readonly [string, number])[] = [],
): Generator<Case> {
  const [first, ...rest] = choices
  if (first === undefined) yield new Map(chosen)
  else for (const value of first[1]) yield* casesFrom(rest, [...chosen, [first[0], value]])
}
