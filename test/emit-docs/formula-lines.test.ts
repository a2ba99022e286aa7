import { describe, expect, test } from 'vitest'
import { formulaLines } from '../../compiler/emit/docs/formula-lines.js'
import { codeMarkdown } from '../../compiler/emit/docs/markdown.js'

const lines = (formula: string): readonly string[] =>
  formulaLines(formula, 30).map((line) => line.replaceAll('\u00a0', '~'))

describe('the lines of a formula', () => {
  test.each([
    ['price * 0.5', ['price * 0.5']],
    [
      'if quarter = 1 then start + @"P3M" else if quarter = 2 then start + @"P6M" else start',
      ['if quarter = 1', '~~then start + @"P3M"', 'else if quarter = 2', '~~then start + @"P6M"', 'else start'],
    ],
    ['bought >= order-start and bought <= order-end', ['bought >= order-start', 'and bought <= order-end']],
    ['days(least) + 5 * ceiling(max(0, missing) / 5)', ['days(least)', '~~+ 5', '~~~~* ceiling(max(0, missing) / 5)']],
    [
      'working(incident-opened-at, @"PT2H", calendar("week"))',
      ['working(', '~~incident-opened-at,', '~~@"PT2H",', '~~calendar("week")', ')'],
    ],
    [
      'calendar("a name with + and or but no place to break")',
      ['calendar("a name with + and or but no place to break")'],
    ],
    ['a-name-without-any-place-to-break-it', ['a-name-without-any-place-to-break-it']],
  ])('%s', (formula, expected) => {
    expect(lines(formula)).toEqual(expected)
  })

  test('say what the formula says', () => {
    const formula = 'max(0, min(first, second) - third) > 0 or working(a, b, calendar("c")) > @"PT0S" and not(d)'
    const joined = formulaLines(formula, 20).join(' ').replaceAll('\u00a0', '').replace(/\s/g, '')
    expect(joined).toBe(formula.replace(/\s/g, ''))
  })
})

describe('code style', () => {
  test.each([
    ['a * b', '`a * b`'],
    ['a `b` c', '``a `b` c``'],
    ['`', '`` ` ``'],
    ['a | b', '`a \\| b`'],
    ['a\nb', '`a b`'],
  ])('%j', (text, expected) => {
    expect(codeMarkdown(text)).toBe(expected)
  })
})
