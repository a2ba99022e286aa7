import type { CodeWriter } from './code-writer.js'
import { literal, propertyKey } from './escape.js'

/** Code that stands on one line where it fits, and otherwise with an item a line. */
export type Code = string | Group

export interface Group {
  readonly open: string
  readonly items: readonly Code[]
  readonly close: string
  /** A space inside the brackets when on one line, as in `{ a: 1 }`. */
  readonly spaced?: boolean
  /** Always an item a line. */
  readonly broken?: boolean
  /** The last item may open on the line of the others, as in `call(a, {`. */
  readonly hugs?: boolean
}

/** Characters on a line. */
export const width = 120

/** Writes code from the current indentation on, laid out as the formatter would. */
export function writeCode(writer: CodeWriter, ...parts: readonly Code[]): void {
  for (const line of layOut(parts, writer.level * 2)) writer.writeLine(line)
}

function flat(code: Code): string {
  if (typeof code === 'string') return code
  if (code.items.length === 0) return code.open + code.close
  const space = code.spaced === true ? ' ' : ''
  return `${code.open}${space}${code.items.map(flat).join(', ')}${space}${code.close}`
}

function mustBreak(code: Code): boolean {
  return typeof code !== 'string' && (code.broken === true || code.items.some(mustBreak))
}

/** The lines of a statement; those after the first are indented against it where they are inside a group. */
function layOut(parts: readonly Code[], indent: number): readonly string[] {
  const whole = parts.map(flat).join('')
  const last = parts.findLastIndex((part) => typeof part !== 'string' && part.items.length > 0)
  if (last < 0 || (!parts.some(mustBreak) && indent + whole.length <= width)) return [whole]
  const group = parts[last]
  if (group === undefined || typeof group === 'string') return [whole]
  const before = parts.slice(0, last).map(flat).join('')
  const after = parts
    .slice(last + 1)
    .map(flat)
    .join('')
  const hugged = huggedBy(group)
  if (hugged !== undefined) {
    const others = group.items.slice(0, -1)
    const start = before + group.open + others.map((item) => `${flat(item)}, `).join('')
    if (!others.some(mustBreak) && indent + start.length + hugged.open.length <= width)
      return layOut([start, { ...hugged, broken: true }, group.close + after], indent)
  }
  const lines = [before + group.open]
  for (const item of group.items) for (const line of layOut([item, ','], indent + 2)) lines.push(`  ${line}`)
  lines.push(group.close + after)
  return lines
}

/** The last item of a call, where the formatter would let it open on the line of the others: not after one of its own kind. */
function huggedBy({ hugs, items }: Group): Group | undefined {
  const [before, last] = items.slice(-2)
  if (hugs !== true || last === undefined || typeof last === 'string' || last.items.length === 0) return undefined
  const isAlike = typeof before === 'object' && before.open.at(-1) === last.open.at(-1)
  return isAlike ? undefined : last
}

export const array = (items: readonly Code[]): Group => ({ open: '[', items, close: ']' })

export const call = (callee: string, args: readonly Code[]): Group => {
  return { open: `${callee}(`, items: args, close: ')', hugs: true }
}

/** An object literal. `open` and `close` may hold more than the braces: `value({`, `})`. */
export function object(entries: readonly (readonly [string, Code])[], open = '{', close = '}', broken = false): Group {
  return { open, items: entries.map(([key, code]) => entry(key, code)), close, spaced: true, broken }
}

function entry(key: string, code: Code): Code {
  if (code === key) return key
  const prefix = `${propertyKey(key)}: `
  return typeof code === 'string' ? prefix + code : { ...code, open: prefix + code.open }
}

export const literals = (texts: readonly string[]): Group => array(texts.map(literal))

/** `const name = …`, on one line where it fits. */
export function writeConstant(writer: CodeWriter, name: string, code: string): void {
  const line = `const ${name} = ${code}`
  if (writer.level * 2 + line.length <= width) writer.writeLine(line)
  else {
    writer.writeLine(`const ${name} =`)
    writer.indent(() => {
      writer.writeLine(code)
    })
  }
}

/** `if (…) statement`, on one line where it fits. */
export function writeShortIf(writer: CodeWriter, condition: string, statement: string): void {
  const line = `if (${condition}) ${statement}`
  if (writer.level * 2 + line.length <= width) writer.writeLine(line)
  else {
    writer.writeLine(`if (${condition})`)
    writer.indent(() => {
      writer.writeLine(statement)
    })
  }
}
