import { createHash } from 'node:crypto'

/**
 * The text of a clause as it is fingerprinted: compatibility forms folded (NFKC), soft hyphens dropped, every run of
 * white space one space. How a PDF was turned into lines then makes no difference; a changed word does.
 */
export function normaliseClause(text: string): string {
  return text.normalize('NFKC').replaceAll('\u00ad', '').replace(/\s+/g, ' ').trim()
}

/** The first 16 hexadecimal digits of the SHA-256 of the normalised text. */
export function fingerprint(text: string): string {
  return createHash('sha256').update(normaliseClause(text)).digest('hex').slice(0, 16)
}

/** The lines of a clause, given as first and last line of each stretch, counted from 1. */
export function clauseText(lines: readonly string[], stretches: readonly number[]): string {
  const parts: string[] = []
  for (let i = 0; i + 1 < stretches.length; i += 2)
    parts.push(lines.slice((stretches[i] ?? 1) - 1, stretches[i + 1]).join('\n'))
  return parts.join(' ')
}
