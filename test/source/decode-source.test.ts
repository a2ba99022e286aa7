import { describe, expect, it } from 'vitest'
import { decodeSource, greatestSize } from '../../compiler/source/decode-source.js'
import { positionAt } from '../../compiler/source/span.js'

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

/** The faults of a file as `fault line:column underlined`. */
function faultsOf(bytes: Uint8Array): readonly string[] {
  const { source, faults } = decodeSource('policies/x.yaml', bytes)
  expect(source === undefined).toBe(faults.length > 0)
  return faults.map((fault) => {
    const { line, column } = positionAt(fault.span.source, fault.span.start)
    const count = 'count' in fault ? ` ×${fault.count}` : ''
    const name = 'codePoint' in fault ? ` ${fault.codePoint}` : ''
    return `${fault.fault}${name}${count} ${line}:${column}`
  })
}

describe('bytes that are a text', () => {
  it.each(['', 'a: 1\n', 'é: \u{1f600}\r\n\tb', 'مرحبا', '\ufffd', 'a\u200db'])('%j', (text) => {
    expect(decodeSource('x', bytesOf(text))).toEqual({ source: { path: 'x', text }, faults: [] })
  })
})

describe('bytes that are none', () => {
  it.each<[string, Uint8Array, readonly string[]]>([
    ['Latin-1', Uint8Array.of(...bytesOf('é: 1\nfr: D'), 0xe9, 0x6c, 0x61, 0x69), ['not-utf8 2:6']],
    ['a character cut off at the end', Uint8Array.of(...bytesOf('a\n\ufffdb'), 0xe2, 0x82), ['not-utf8 2:3']],
    ['a character too long', Uint8Array.of(0xc0, 0xaf), ['not-utf8 1:1']],
    ['half of a pair', Uint8Array.of(0x61, 0xed, 0xa0, 0x80), ['not-utf8 1:2']],
    ['UTF-16', Uint8Array.of(0xff, 0xfe, 0x61, 0), ['not-utf8 1:1']],
    ['a byte order mark', bytesOf('\ufeffa: 1'), ['byte-order-mark 1:1']],
    ['a mark in the middle', bytesOf('a: \ufeff1'), ['control U+FEFF ×1 1:4']],
    ['NUL', bytesOf('a\nb\0c\0'), ['control U+0000 ×2 2:2']],
    ['an escape sequence', bytesOf('# \u001b[2J'), ['control U+001B ×1 1:3']],
    [
      'text turned round',
      bytesOf('a\n# \u202e x \u202c\u2066\u061c'),
      ['bidi U+202E ×1 2:3', 'bidi U+202C ×1 2:7', 'bidi U+2066 ×1 2:8', 'bidi U+061C ×1 2:9'],
    ],
    ['CR alone', bytesOf('a\rb\r\nc\rd'), ['line-end ×2 1:2']],
    ['line separators', bytesOf('a\u2028b\u0085c'), ['line-end ×2 1:2']],
    ['several faults', bytesOf('\ufeffa\r\u0007'), ['byte-order-mark 1:1', 'line-end ×1 1:3', 'control U+0007 ×1 1:4']],
  ])('%s', (_, bytes, expected) => {
    expect(faultsOf(bytes)).toEqual(expected)
  })

  it('too many of them', () => {
    expect(faultsOf(new Uint8Array(greatestSize).fill(0x20))).toEqual([])
    expect(faultsOf(new Uint8Array(greatestSize + 1).fill(0x20))).toEqual(['too-large 1:1'])
  })
})
