import { describe, expect, it } from 'vitest'
import type { Node } from '../../compiler/source/node.js'
import { greatestFaults } from '../../compiler/source/parse-yaml.js'
import { greatestDepth } from '../../compiler/source/yaml-fault.js'
import { parse, spansOf, textOf } from './parse.js'

const map = (...entries: readonly (readonly [string, unknown])[]) => ({ map: entries })

describe('what is read', () => {
  it.each<[string, string, unknown]>([
    ['a map', 'a: 1\nb: two\n', map(['a', 1], ['b', 'two'])],
    [
      'YAML 1.2 words',
      '[no, yes, on, true, null, ~, 012, 0o17, 1e3]',
      ['no', 'yes', 'on', true, null, null, 12, 15, 1000],
    ],
    ['dates and times as text', '[2024-01-31, 12:30, 1_000]', ['2024-01-31', '12:30', '1_000']],
    ['keys as written', '1: a\n0x1: b\ntrue: c\n~: d\n', map(['1', 'a'], ['0x1', 'b'], ['true', 'c'], ['~', 'd'])],
    ['a key that is special elsewhere', '__proto__: 1\nconstructor: 2\n', map(['__proto__', 1], ['constructor', 2])],
    ['a merge key in quotes', '"<<": 1\n', map(['<<', 1])],
    ['a key without a value', 'a:\nb: {c, d: }\n', map(['a', null], ['b', map(['c', null], ['d', null])])],
    ['quoted texts', `["a\\n\\u00e9", 'it''s', ""]`, ['a\né', "it's", '']],
    ['blocks of text', 'a: |\n  x\n  y\nb: >-\n  x\n  y\n', map(['a', 'x\ny\n'], ['b', 'x y'])],
    ['line ends of both sorts', 'a: 1\r\nb:\r\n  - 2\r\n', map(['a', 1], ['b', [2]])],
  ])('%s', (_, text, expected) => {
    const { plain, faults } = parse(text)
    expect(faults).toEqual([])
    expect(plain).toEqual([expected])
  })

  it('passes over documents that hold only comments', () => {
    expect(parse('# one\n---\n# two\n---\na: 1\n---\n...\n').plain).toEqual([map(['a', 1])])
    expect(parse('').plain).toEqual([])
  })

  it('keeps how a scalar is written, and whether in quotes', () => {
    const scalars = parse(
      `[0.10, "0.10", 10000000000000000001, 'x', |\n  y\n]`.replace(', |\n  y\n', ''),
    ).documents.flatMap((node) => (node.kind === 'list' ? node.items : []))
    expect(scalars.map((node) => node.kind === 'scalar' && [node.value, node.written, node.quoted])).toEqual([
      [0.1, '0.10', false],
      ['0.10', '0.10', true],
      [10000000000000000000, '10000000000000000001', false],
      ['x', 'x', true],
    ])
  })

  it('knows where everything stands', () => {
    const text = 'a: "x"  # note\nb:\n  - one two  \n  - {c: 1}\n  # end\nd:\ne: |\n  text\n\nf: 1\n'
    const [document] = parse(text).documents
    expect(document === undefined ? [] : spansOf(document).map(textOf)).toEqual([
      text.trimEnd(),
      ...['a', '"x"'],
      ...['b', '- one two  \n  - {c: 1}', 'one two', '{c: 1}', 'c', '1'],
      ...['d', 'd'],
      ...['e', '|\n  text'],
      ...['f', '1'],
    ])
  })
})

describe('what is refused, with what is underlined', () => {
  it.each<[string, string, readonly string[]]>([
    ['an alias', 'a: *x\n', ['alias: *x']],
    ['an alias as a key', '*x : 1\n', ['alias: *x']],
    ['an anchor and its alias', 'a: &x 1\nb: [*x]\n', ['anchor: &x', 'alias: *x']],
    [
      'anchors on maps, lists and documents',
      '--- &a\nb: &c\n  - &d {e: &f []}\n',
      ['anchor: &a', 'anchor: &c', 'anchor: &d', 'anchor: &f'],
    ],
    ['an anchor on a key', '&k a: 1\n', ['anchor: &k']],
    ['a tag', 'a: !!str 1\n', ['tag: !!str']],
    ['tags of every form', '[! a, !x b, !<y> c]', ['tag: !', 'tag: !x', 'tag: !<y>']],
    ['a directive', '%YAML 1.1\n---\na: no\n', ['directive: %YAML 1.1']],
    ['a directive before nothing', '%TAG ! x\n', ['directive: %TAG ! x']],
    ['a merge key', 'a:\n  <<: {b: 1}\n', ['merge-key: <<']],
    ['a key twice', 'a: 1\nb: 2\na: 3\n', ['duplicate-key: a']],
    ['a key twice, once in quotes', '1: x\n"1": y\n', ['duplicate-key: "1"']],
    ['a key twice, accents composed and not', 'caf\u00e9: 1\ncafe\u0301: 2\n', ['duplicate-key: cafe\u0301']],
    ['`__proto__` twice', '{__proto__: 1, __proto__: 2}', ['duplicate-key: __proto__']],
    ['a list as a key', '[a]: 1\n', ['complex-key: [a]']],
    ['a map as a key', '? {a: 1}\n: 2\n', ['complex-key: {a: 1}']],
    ['no key', ': 1\n', ['empty-key: :']],
    ['an empty key', '"": 1\n', ['empty-key: ""']],
    ['a tab as indentation', 'a:\n\tb: 1\n\tc: 2\n', ['tab: \t']],
    ['a tab after spaces', 'a:\n  b: 1\n  \tc: 2\n', ['tab: \t']],
    ['an escape that turns text round', 'a: "x\\u202ey"\n', ['hidden-character: "x\\u202ey"']],
    ['an escape that rings', '"\\a": 1\n', ['hidden-character: "\\a"']],
    ['half a character', 'a: "\\ud83d"\n', ['hidden-character: "\\ud83d"']],
  ])('%s', (_, text, expected) => {
    const { documents, faults } = parse(text)
    expect(faults).toEqual(expected)
    expect(documents).toEqual([])
  })

  it('names the first of two equal keys', () => {
    expect(parse('a: {x: 1}\nb: {x: 1, y: 2, x: 3}\n').faults).toEqual(['duplicate-key: x'])
  })
})

describe('what cannot be read, one fault for one mistake', () => {
  it.each<[string, string]>([
    ['a: "never closed\nb: 1\nc: 2\n', 'unclosed-quote: "never closed'],
    ['a: "not closed\nb: "x"\nc: 2\n', 'unclosed-quote: "not closed'],
    ["a: 'it's'\n", "after-quote: s'"],
    ['a: [1, 2\nb: 3\n', 'unclosed-bracket: ['],
    ['a: {b: {c: 1}\nd: 2\n', 'unclosed-bracket: {'],
    ['a: [1, 2}\n', 'unclosed-bracket: ['],
    ['{a: 1}}\n', 'stray-bracket: }'],
    [']', 'stray-bracket: ]'],
    ['title: Time: two hours  # why\n', 'second-colon: Time: two hours'],
    ['when: offer: x\n', 'second-colon: offer: x'],
    ['a: 1\n b: 2\n', 'indentation: b: 2'],
    ['a:\n  b: 1\n c: 2\n', 'indentation: c: 2'],
    ['kind rules\nid: x\n', 'missing-colon: kind rules'],
    ['kind:rules\nid: x\n', 'missing-space: kind:rules'],
    ['a:\n-b\n-c\n', 'missing-space: -b'],
    ['a: b\n- c\n', 'mixed: - c'],
    ['- a\nb: c\n', 'mixed: b: c'],
    ['a: - b\n', 'list-line: - b'],
    ['a: [b,,c]\n', 'comma: ,'],
    ['a: @x y\n', 'reserved-start: @x y'],
    ['a: `x`\n', 'reserved-start: `x`'],
    ['a: "\\qx"\n', 'bad-escape: \\q'],
    ['a: "\\uZZ"\n', 'bad-escape: \\uZZ'],
    ['a: [b] c\n', 'after-bracket: c'],
    ['a: > x\n  b\n', 'block-header: x'],
    ['a: | ---\n  b\n', 'block-header: ---'],
    ['a: |\t---', 'block-header: ---'],
    ['a: |\t...\n  b\n', 'block-header: ...'],
    ['--- a: b\n', 'marker: a: b'],
    ['a: "x"#y\n', 'comment: #'],
  ])('%j', (text, expected) => {
    const { documents, faults } = parse(text)
    expect(faults).toEqual([expected])
    expect(documents).toEqual([])
  })

  it('does not keep the other documents of the file from being read', () => {
    const { plain, faults } = parse('a: 1\n---\nb: [\n---\nc: *x\n---\nd: 4\n')
    expect(faults).toEqual(['unclosed-bracket: [', 'alias: *x'])
    expect(plain).toEqual([map(['a', 1]), map(['d', 4])])
  })
})

describe('files made to do harm', () => {
  const nested = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`
  const depthOf = (node: Node): number => (node.kind === 'list' ? 1 + Math.max(0, ...node.items.map(depthOf)) : 0)

  it('takes the greatest depth and no level more', () => {
    const { documents } = parse(nested(greatestDepth))
    expect(documents.map(depthOf)).toEqual([greatestDepth])
    expect(parse(nested(greatestDepth + 1)).faults).toEqual(['too-deep: ['])
    const steps = (depth: number) => Array.from({ length: depth }, (_, i) => `${' '.repeat(i)}a:\n`).join('')
    expect(parse(steps(greatestDepth)).faults).toEqual([])
    expect(parse(steps(greatestDepth + 1)).faults).toEqual(['too-deep: a'])
  })

  it('does not count brackets in texts and comments', () => {
    expect(
      parse(`# ${'['.repeat(500)}\na: "${'{'.repeat(500)}"\nb: x${'['.repeat(500)}\nc: |\n  ${'[ '.repeat(500)}\n`)
        .faults,
    ).toEqual([])
  })

  it('counts every document anew', () => {
    const some = `${'- '.repeat(30)}x\n`
    expect(parse(`${some}---\n${some}---\n${some}`).faults).toEqual([])
  })

  it.each(['[', '{', '- ', '? ', ': ', 'a: ', '- [', '[{a: ', '&a [', '- - {b: ['])('many %j', (piece) => {
    for (const text of [piece.repeat(1000), `${piece.repeat(1000)}x\ny`, `k:\n  ${piece.repeat(1000)}\n`])
      expect(parse(text).faults).toHaveLength(1)
  })

  it('reads twenty thousand keys, each twice', () => {
    const keys = Array.from({ length: 20_000 }, (_, i) => `k${i}: 1\n`).join('')
    expect(parse(keys).faults).toEqual([])
    expect(parse(keys + keys).faults).toHaveLength(greatestFaults)
  })

  it('expands nothing', () => {
    const bomb = Array.from({ length: 9 }, (_, i) => `a${i}: &a${i} [${`*a${i - 1},`.repeat(9)}]`).join('\n')
    expect(parse(bomb).documents).toEqual([])
  })
})
