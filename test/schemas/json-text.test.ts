import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jsonText } from '../../compiler/emit/schema/json-text.js'

describe('the text of a schema', () => {
  it('has a line for what fits on one, and else a line for each part', () => {
    const short = { type: 'string', enum: ['a', 'b'] }
    const long = { description: 'x'.repeat(100), oneOf: [short, { $ref: '#/$defs/y' }], none: {} }
    expect(jsonText({ short, long, list: [], one: 1 }, 0, 0)).toMatchInlineSnapshot(`
      "{
       "short": { "type": "string", "enum": ["a", "b"] },
       "long": {
        "description": "${'x'.repeat(100)}",
        "oneOf": [{ "type": "string", "enum": ["a", "b"] }, { "$ref": "#/$defs/y" }],
        "none": {}
       },
       "list": [],
       "one": 1
      }"
    `)
  })

  it('is JSON of the same value, on lines no longer than they must be', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.integer({ min: 0, max: 8 }), (value, level) => {
        const text = jsonText(value, level, 1)
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
        for (const [place, line] of text.split('\n').entries()) {
          const taken = place === 0 ? level + 1 : 0
          // What is longer is one value, or a bracket, behind its name.
          if (line.length + taken > 120)
            expect(line).toMatch(/^ *(?:"(?:[^"\\]|\\.)*": )?(?:"(?:[^"\\]|\\.)*"|[^{["]*|[[{][\]}]?),?$/)
        }
      }),
    )
  })
})
