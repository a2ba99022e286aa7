import { byCodeUnits } from '../base/order.js'
import {
  codePointName,
  controlCharacters,
  directionCharacters,
  isAllowedControl,
  oddLineEnds,
} from './hidden-characters.js'
import type { SourceText, Span } from './span.js'

/** The greatest size of a policy file, in bytes. */
export const greatestSize = 1 << 20

/** Why bytes are not a text we read. */
export type TextFault = { readonly span: Span } & (
  | { readonly fault: 'too-large'; readonly size: number; readonly greatest: number }
  | { readonly fault: 'not-utf8'; readonly looksLike: 'UTF-16' | undefined }
  | { readonly fault: 'byte-order-mark' }
  /** `count` says how often the file holds the same; `span` is the first of them. */
  | { readonly fault: 'line-end'; readonly count: number }
  | { readonly fault: 'control' | 'bidi'; readonly codePoint: string; readonly count: number }
)

/**
 * The text of a file, or everything that keeps it from being one. `path` is relative to the project, with forward
 * slashes. A character that is refused is reported where it first stands, with how often it does.
 */
export function decodeSource(
  path: string,
  bytes: Uint8Array,
): { readonly source?: SourceText; readonly faults: readonly TextFault[] } {
  if (bytes.length > greatestSize) {
    const span = { source: { path, text: '' }, start: 0, end: 0 }
    return { faults: [{ fault: 'too-large', size: bytes.length, greatest: greatestSize, span }] }
  }
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  const source: SourceText = { path, text }
  const bad = firstReplacement(text, bytes)
  if (bad !== undefined)
    return { faults: [{ fault: 'not-utf8', looksLike: looksLike(bytes), span: { source, start: bad, end: bad + 1 } }] }

  const faults = [...markFaults(source), ...characterFaults(source)].sort((a, b) => a.span.start - b.span.start)
  return faults.length === 0 ? { source, faults } : { faults }
}

/** The first place where decoding put a replacement character that the bytes do not hold themselves. */
function firstReplacement(text: string, bytes: Uint8Array): number | undefined {
  const encoder = new TextEncoder()
  let from = 0
  let offset = 0
  for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) {
    offset += encoder.encode(text.slice(from, at)).length
    from = at
    if (!(bytes[offset] === 0xef && bytes[offset + 1] === 0xbf && bytes[offset + 2] === 0xbd)) return at
  }
  return undefined
}

function looksLike(bytes: Uint8Array): 'UTF-16' | undefined {
  const [first, second] = bytes
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff) ? 'UTF-16' : undefined
}

function markFaults(source: SourceText): readonly TextFault[] {
  return source.text.startsWith('\ufeff') ? [{ fault: 'byte-order-mark', span: { source, start: 0, end: 1 } }] : []
}

function characterFaults(source: SourceText): readonly TextFault[] {
  const found = new Map<string, { count: number; readonly make: (count: number) => TextFault }>()
  const note = (key: string, make: (count: number) => TextFault): void => {
    const before = found.get(key)
    if (before === undefined) found.set(key, { count: 1, make })
    else before.count++
  }
  const scan = (pattern: RegExp, take: (character: string, span: Span) => void): void => {
    for (const { 0: character, index } of source.text.matchAll(pattern))
      take(character, { source, start: index, end: index + character.length })
  }
  scan(directionCharacters, (character, span) => {
    const codePoint = codePointName(character)
    note(codePoint, (count) => ({ fault: 'bidi', codePoint, count, span }))
  })
  scan(controlCharacters, (character, span) => {
    // A mark at the very start is a fault of its own.
    if (isAllowedControl(character) || (character === '\ufeff' && span.start === 0)) return
    const codePoint = codePointName(character)
    note(codePoint, (count) => ({ fault: 'control', codePoint, count, span }))
  })
  scan(oddLineEnds, (_, span) => {
    note('line end', (count) => ({ fault: 'line-end', count, span }))
  })
  return [...found].sort(([a], [b]) => byCodeUnits(a, b)).map(([, { count, make }]) => make(count))
}
