import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Problem, Question } from '../index.js'
import { Misuse, type Io } from './io.js'
import type { AskOptions } from './program.js'

/** The question that a command line puts. */
export async function questionOf(io: Io, decision: string, options: AskOptions): Promise<Question> {
  const facts = parseFacts(await factsText(io, options.facts))
  const readings: Record<string, string> = {}
  for (const pair of options.reading) {
    const at = pair.indexOf('=')
    if (at <= 0) throw new Misuse(`\`${pair}\` is no reading`, 'write `--reading id=choice`')
    readings[pair.slice(0, at)] = pair.slice(at + 1)
  }
  return {
    decision,
    facts,
    readings,
    ...(options.on === undefined ? {} : { on: options.on }),
    ...(options.edition === undefined ? {} : { edition: options.edition }),
    ...(options.book === undefined ? {} : { book: options.book }),
  }
}

async function factsText(io: Io, given: string | undefined): Promise<string> {
  if (given === undefined) return '{}'
  if (given === '-') return io.readInput()
  if (!given.startsWith('@')) return given
  try {
    return readFileSync(resolve(io.cwd, given.slice(1)), 'utf8')
  } catch {
    const help = 'after @ stands the path of a file that holds the facts as JSON'
    throw new Misuse(`the file \`${given.slice(1)}\` cannot be read`, help)
  }
}

function parseFacts(text: string): Readonly<Record<string, unknown>> {
  const help = 'write an object such as {"severity":"A"}, in single quotes for the shell'
  try {
    const facts: unknown = JSON.parse(text)
    if (typeof facts === 'object' && facts !== null && !Array.isArray(facts)) return { ...facts }
  } catch (error) {
    throw new Misuse(`the facts are not JSON: ${error instanceof Error ? error.message : ''}`, help)
  }
  throw new Misuse('the facts are not a JSON object', help)
}

/** What is wrong with a question, as one mistake of use. */
export function misuseOf(problems: readonly Problem[]): Misuse {
  const [first, ...others] = problems
  const message = [first, ...others].map((problem) => problem?.message ?? '').join('\n       ')
  const helps = problems.flatMap(({ help }) => (help === undefined ? [] : [help]))
  return new Misuse(message, helps.length === 0 ? undefined : helps.join('\n      '))
}
