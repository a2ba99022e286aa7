import type { SourceText } from '../compiler/source/span.js'

/** What a slip of the hand does to a line. */
export const slips: readonly ((line: string) => readonly string[])[] = [
  () => [],
  (line) => [line, line],
  (line) => [` ${line}`],
  (line) => [line.replace(/[a-z]{3,}/, (word) => word.slice(0, -1))],
  (line) => [line.replace(/\d+/, (digits) => String(Number(digits) + 1))],
  (line) => [line.replace(/: .*/, ': []')],
  (line) => [line.replace(/: .*/, ': { x: 1 }')],
  (line) => [line.replace(/: .*/, ': 1')],
  (line) => [line.replace(/[[\]{}]/, '')],
]

/** A slip somewhere: of a file and a line by number, whatever their number. */
export interface Slip {
  readonly file: number
  readonly line: number
  readonly slip: (line: string) => readonly string[]
}

/** Files after a slip; those it does not touch are the same objects. */
export function slipped(files: readonly SourceText[], { file, line, slip }: Slip): readonly SourceText[] {
  const at = file % files.length
  return files.map((source, place) => {
    if (place !== at) return source
    const lines = source.text.split('\n')
    const number = line % lines.length
    lines.splice(number, 1, ...slip(lines[number] ?? ''))
    return { path: source.path, text: lines.join('\n') }
  })
}
