// Keeps the step of a line that goes on from the one above, which Markdown would otherwise drop.
const step = '\u00a0\u00a0'

// From what binds least to what binds most; the mark stays at the head of the new line.
const breaks: readonly { readonly at: RegExp; readonly isStepped: boolean }[] = [
  { at: / (?=else\b)/y, isStepped: false },
  { at: / (?=then\b)/y, isStepped: true },
  { at: / (?=or\b)/y, isStepped: false },
  { at: / (?=and\b)/y, isStepped: false },
  { at: / (?=(?:<=?|>=?|!?=) )/y, isStepped: true },
  { at: / (?=[+-] )/y, isStepped: true },
  { at: / (?=[*/] )/y, isStepped: true },
]

/**
 * A formula as lines of a readable width, broken where it binds least: at `else` before `then`, at `or` before `and`, at
 * signs, and at last between the arguments of a call. What cannot be broken stays long.
 */
export function formulaLines(formula: string, width = 80): readonly string[] {
  if (formula.length <= width) return [formula]
  for (const { at, isStepped } of breaks) {
    const parts = splitAt(formula, at)
    if (parts.length === 1) continue
    return parts.flatMap((part, place) =>
      place > 0 && isStepped ? stepped(formulaLines(part, width - step.length)) : formulaLines(part, width),
    )
  }
  const call = /^([^()]*\()(.*)(\)[^()]*)$/s.exec(formula)
  const inner = call?.[2] ?? ''
  const args = splitAt(inner, / (?<=, )/y)
  if (call === null || (args.length === 1 && formulaLines(inner, width - step.length).length === 1)) return [formula]
  const [, head = '', , tail = ''] = call
  return [head, ...stepped(args.flatMap((arg) => formulaLines(arg, width - step.length))), tail]
}

function stepped(lines: readonly string[]): readonly string[] {
  return lines.map((line) => step + line)
}

/** The parts between the places outside of all parentheses and quotes where a mark stands; the blank itself is dropped. */
function splitAt(text: string, mark: RegExp): readonly string[] {
  const parts: string[] = []
  let from = 0
  let depth = 0
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const sign = text.charAt(at)
    if (sign === '"') quoted = !quoted
    if (quoted) continue
    if ('([{'.includes(sign)) depth++
    else if (')]}'.includes(sign)) depth--
    mark.lastIndex = at
    if (depth !== 0 || !mark.test(text)) continue
    parts.push(text.slice(from, at))
    from = at + 1
  }
  return [...parts, text.slice(from)]
}
