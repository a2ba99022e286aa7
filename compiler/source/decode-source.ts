import type { SourceText, Span } from './span.js'

/** The greatest size of a policy file, in bytes. */
export const greatestSize = 1 << 20

/** Why bytes are not a text we read. */
export type TextFault = { readonly span: Span } & (
  | { readonly fault: 'too-large'; readonly size: number }
  | { readonly fault: 'not-utf8' | 'byte-order-mark' | 'bare-return' }
  | { readonly fault: 'control' | 'bidi'; readonly codePoint: string }
)

/** Characters that change the direction of text and so can make a line read otherwise than it is. */
const bidi = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu
// eslint-disable-next-line no-control-regex -- finding control characters is the purpose
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f]/gu
const bareReturn = /\r(?!\n)/gu

/** The text of a file, or everything that keeps it from being one. `path` is relative to the project. */
export function decodeSource(
  path: string,
  bytes: Uint8Array,
): { readonly source?: SourceText; readonly faults: readonly TextFault[] } {
  if (bytes.length > greatestSize) {
    const source = { path, text: '' }
    return { faults: [{ fault: 'too-large', size: bytes.length, span: { source, start: 0, end: 0 } }] }
  }
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  const source: SourceText = { path, text }
  const bad = firstBadByte(bytes)
  if (bad !== undefined) {
    const at = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(0, bad)).length
    return { faults: [{ fault: 'not-utf8', span: { source, start: at, end: at + 1 } }] }
  }
  const faults: TextFault[] = []
  if (text.startsWith('\ufeff')) faults.push({ fault: 'byte-order-mark', span: { source, start: 0, end: 1 } })
  const scan = (pattern: RegExp, make: (span: Span, codePoint: string) => TextFault): void => {
    for (const match of text.matchAll(pattern)) {
      const code = (match[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
      faults.push(make({ source, start: match.index, end: match.index + match[0].length }, `U+${code}`))
    }
  }
  scan(bidi, (span, codePoint) => ({ fault: 'bidi', codePoint, span }))
  scan(control, (span, codePoint) => ({ fault: 'control', codePoint, span }))
  scan(bareReturn, (span) => ({ fault: 'bare-return', span }))
  return faults.length === 0 ? { source, faults } : { faults: faults.sort((a, b) => a.span.start - b.span.start) }
}

/** Where the bytes stop being UTF-8, or undefined. */
function firstBadByte(bytes: Uint8Array): number | undefined {
  if (isUtf8(bytes)) return undefined
  // The longest prefix that decodes: a prefix that ends inside a character is completed by at most three more bytes.
  let low = 0
  let high = bytes.length
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ([0, 1, 2, 3].some((less) => middle >= less && isUtf8(bytes.subarray(0, middle - less)))) low = middle
    else high = middle - 1
  }
  while (low > 0 && !isUtf8(bytes.subarray(0, low))) low--
  return low
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}
