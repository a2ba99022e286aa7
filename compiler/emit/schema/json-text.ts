/** Characters on a line, as everywhere in generated files. */
const width = 120

/**
 * A value as JSON for people: what fits on one line stands on one, all else an item or property a line. `level` is how deep
 * it stands, `taken` how much of its first line and of its last is taken.
 */
export function jsonText(value: unknown, level: number, taken: number): string {
  if (!isComposed(value)) return JSON.stringify(value)
  const line = onOneLine(value, width - level - taken)
  if (line !== undefined) return line
  const [open, close] = brackets(value)
  const indent = `\n${' '.repeat(level + 1)}`
  const parts = partsOf(value).map(({ name, part }) => name + jsonText(part, level + 1, name.length + ','.length))
  return `${open}${indent}${parts.join(`,${indent}`)}\n${' '.repeat(level)}${close}`
}

/** The value on a line of so many characters; undefined where it does not fit. */
function onOneLine(value: unknown, room: number): string | undefined {
  if (!isComposed(value)) {
    const text = JSON.stringify(value)
    return text.length <= room ? text : undefined
  }
  const [open, close] = brackets(value)
  const space = Array.isArray(value) ? '' : ' '
  let text = ''
  for (const { name, part } of partsOf(value)) {
    const start = text + (text === '' ? open + space : ', ') + name
    const end = onOneLine(part, room - start.length - space.length - close.length)
    if (end === undefined) return undefined
    text = start + end
  }
  return text === '' ? open + close : text + space + close
}

type Composed = readonly unknown[] | Readonly<Record<string, unknown>>

function isComposed(value: unknown): value is Composed {
  return typeof value === 'object' && value !== null
}

const brackets = (value: Composed): readonly [open: string, close: string] =>
  Array.isArray(value) ? ['[', ']'] : ['{', '}']

/** The items, or the properties with their names as they stand before them. */
function partsOf(value: Composed): readonly { readonly name: string; readonly part: unknown }[] {
  if (Array.isArray(value)) return value.map((part: unknown) => ({ name: '', part }))
  return Object.entries(value).map(([key, part]) => ({ name: `${JSON.stringify(key)}: `, part }))
}
