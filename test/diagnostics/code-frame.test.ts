import { describe, expect, it } from 'vitest'
import { codeFrame, placeOf } from '../../compiler/diagnostics/code-frame.js'
import { columnsOf } from '../../compiler/diagnostics/display.js'
import { marked } from './findings.js'

const frame = (text: string): readonly string[] => codeFrame(marked(text), (marks) => marks)

describe('the underline stands under what is meant', () => {
  it.each<[string, string, readonly string[]]>([
    ['a word', 'a: 1\nb: «two»\n', ['  |', '2 | b: two', '  |    ^^^']],
    ['nothing, at the end', 'a: 1«»', ['  |', '1 | a: 1', '  |     ^']],
    ['nothing, after the last line', 'a: 1\n«»', ['  |', '2 |', '  | ^']],
    ['tabs', '\ta:\t«b»', ['  |', '1 |   a:  b', '  |       ^']],
    ['wide letters', 'a: 東京 «都»', ['  |', '1 | a: 東京 都', '  |         ^^']],
    ['combining letters', 'e\u0301e\u0301: «e\u0301t»', ['  |', '1 | e\u0301e\u0301: e\u0301t', '  |     ^^']],
    ['pictures', '👩‍🚀: «👩‍🚀»', ['  |', '1 | 👩‍🚀: 👩‍🚀', '  |     ^^']],
    ['invisible characters', 'a\u202eb\u0007: «c»', ['  |', '1 | a�b�: c', '  |       ^']],
    ['CRLF', 'a: «1»\r\nb: 2\r\n', ['  |', '1 | a: 1', '  |    ^']],
    ['several lines', 'a:\n  «b: 1\n  c: 2\n  d: 3»\n', ['  |', '2 |   b: 1', '  |   ^^^^', '  | … and 2 more lines']],
    ['a line with its end', 'a: «1\n»b: 2', ['  |', '1 | a: 1', '  |    ^']],
    ['two lines, CRLF', '«a: 1\r\nb: 2»', ['  |', '1 | a: 1', '  | ^^^^', '  | … and 1 more line']],
    ['a line with two digits', `${'\n'.repeat(9)}«a»`, ['   |', '10 | a', '   | ^']],
  ])('%s', (_, text, expected) => {
    expect(frame(text)).toEqual(expected)
  })
})

describe('a long line is cut around what is meant', () => {
  it.each<[string, string]>([
    ['at the start', `«start» ${'x'.repeat(300)}`],
    ['in the middle', `${'x'.repeat(300)} «middle» ${'y'.repeat(300)}`],
    ['at the end', `${'x'.repeat(300)} «end»`],
    ['longer than the frame', `${'x'.repeat(300)} «${'m'.repeat(300)}» y`],
    ['wide', `${'東'.repeat(200)} «京» ${'都'.repeat(200)}`],
    ['very long', `${'x'.repeat(500_000)} «middle» ${'y'.repeat(500_000)}`],
  ])('%s', (_, text) => {
    const [, shown = '', marks = ''] = frame(text)
    const span = marked(text)
    const meant = span.source.text.slice(span.start, span.end)
    expect(columnsOf(shown)).toBeLessThanOrEqual(116)
    expect(shown).toContain('…')
    const before = columnsOf(marks.slice(0, marks.indexOf('^')))
    const width = marks.length - marks.indexOf('^')
    let column = 0
    const underlined = Array.from(shown).filter((letter) => {
      const at = column
      column += columnsOf(letter)
      return at >= before && at < before + width
    })
    expect(meant.startsWith(underlined.join(''))).toBe(true)
    expect(underlined.length).toBeGreaterThan(0)
  })

  it('shows what stands on both sides', () => {
    expect(frame(`${'x'.repeat(100)} «middle» ${'y'.repeat(100)}`)).toMatchInlineSnapshot(`
      [
        "  |",
        "1 | …xxxxxxxxxxxxxxxxxxx middle yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy…",
        "  |                      ^^^^^^",
      ]
    `)
  })
})

describe('the place', () => {
  it('counts lines and columns from 1', () => {
    expect(placeOf(marked('a\nb: «c»', 'policies/été.yaml'))).toBe('policies/été.yaml:2:4')
  })

  it('is the path alone when nothing was read', () => {
    expect(placeOf(marked('«»'))).toBe('policies/x.yaml')
  })

  it('shows what a path hides', () => {
    expect(placeOf(marked('«a»', 'a\u001b[2J\n.yaml'))).toBe('a�[2J�.yaml:1:1')
  })
})
