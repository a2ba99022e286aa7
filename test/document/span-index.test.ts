import { describe, expect, it } from 'vitest'
import { entriesOf, toPlain } from '../../compiler/document/span-index.js'
import type { Span } from '../../compiler/source/span.js'
import { parseYaml } from '../../compiler/source/parse-yaml.js'

const text = 'b: { c: 1, list: [x, yy] }\n"2": two\na:\n'
const [root] = parseYaml({ path: 'p', text }).documents
if (root === undefined) throw new Error('the text is YAML')
const { value, spans } = toPlain(root)
const under = ({ start, end }: Span): string => text.slice(start, end)

function inner(object: unknown, key: string): object {
  const found: unknown = typeof object === 'object' && object !== null ? Reflect.get(object, key) : undefined
  if (typeof found !== 'object' || found === null) throw new Error(`there is nothing under ${key}`)
  return found
}
const map = inner({ value }, 'value')

function toRecord(object: object): Readonly<Record<string, unknown>> {
  return object as Readonly<Record<string, unknown>>
}

describe('the places of plain values', () => {
  it('are those of maps, lists, values and keys', () => {
    const b = inner(map, 'b')
    expect(under(spans.of(b))).toBe('{ c: 1, list: [x, yy] }')
    expect(under(spans.at(b, 'c'))).toBe('1')
    expect(under(spans.key(b, 'c'))).toBe('c')
    const list = inner(b, 'list')
    expect(under(spans.of(list))).toBe('[x, yy]')
    expect(under(spans.at(list, 1))).toBe('yy')
    expect(under(spans.at(map, '2'))).toBe('two')
    expect(under(spans.key(map, '2'))).toBe('"2"')
  })

  it('are those of the key where a value is missing, and of the object where the key is', () => {
    expect(under(spans.at(map, 'a'))).toBe('a')
    const b = inner(map, 'b')
    expect(spans.at(b, 'nothing')).toEqual(spans.of(b))
    expect(spans.key(b, 'constructor')).toEqual(spans.of(b))
    expect(spans.at(inner(b, 'list'), 7)).toEqual(spans.of(inner(b, 'list')))
  })

  it('keep the order in which keys are written', () => {
    expect(spans.keys(map)).toEqual(['b', '2', 'a'])
    expect(entriesOf(spans, toRecord(map)).map(([key]) => key)).toEqual(['b', '2', 'a'])
  })
})
