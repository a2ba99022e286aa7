import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseDocument } from 'yaml'
import type { Node } from '../../compiler/source/node.js'
import { parseYaml } from '../../compiler/source/parse-yaml.js'
import type { Span } from '../../compiler/source/span.js'
import { spansOf } from './parse.js'

const pieces = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...['a', 'b: ', ': ', '- ', '? ', '\n', '\n  ', '\n\t', '\t', ' ', ', ', '[', ']', '{', '}', '#x'],
      ),
      fc.constantFrom(
        ...['"', "'", '\\', '|', '>', '|\n ', '&x ', '*x', '!t ', '%Y\n', '---', '...', '--- ', '\n---\n', '\r\n'],
      ),
      fc.constantFrom(
        ...[
          '<<: ',
          '1',
          '0.10',
          '~',
          'true',
          '@',
          '`',
          '\ufeff',
          '\u0002',
          '\u0018',
          '\u001f',
          '\u2028',
          '\ud800',
          'é',
        ],
      ),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''))
const texts = fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ maxLength: 60 }))

const isInside = ({ source, start, end }: Span): boolean => 0 <= start && start <= end && end <= source.text.length

it('never throws, and everything it tells lies inside the text', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const { documents, faults } = parseYaml({ path: 'p', text })
      const spans = [...documents.flatMap(spansOf), ...faults.map((fault) => fault.span)]
      expect(spans.filter((span) => !isInside(span))).toEqual([])
    }),
    { numRuns: 20_000 },
  )
})

it('reads as the library does whatever it does not refuse', () => {
  fc.assert(
    fc.property(pieces, (text) => {
      const { documents, faults } = parseYaml({ path: 'p', text })
      const [document] = documents
      if (documents.length !== 1 || document === undefined || faults.length > 0 || /^(---|\.\.\.)/m.test(text)) return
      const library = parseDocument(text, { stringKeys: true })
      expect(library.errors).toEqual([])
      expect(asObject(document)).toEqual(library.toJS())
    }),
    { numRuns: 5_000 },
  )
})

function asObject(node: Node): unknown {
  if (node.kind === 'scalar') return node.value
  if (node.kind === 'list') return node.items.map(asObject)
  return Object.fromEntries(node.entries.map(({ key, value }) => [key, asObject(value)]))
}
