import type { NewWriter } from './module.js'

/**
 * The writer and the parser of ts-morph. Loading it takes a third of a second, so it is loaded here, on the first
 * build, and nowhere else.
 */
export async function loadWriter(): Promise<NewWriter> {
  const { CodeBlockWriter } = await import('ts-morph')
  return () => new CodeBlockWriter({ indentNumberOfSpaces: 2, newLine: '\n', useSingleQuote: true })
}
