import { describe, expect, it } from 'vitest'
import { CodeWriter } from '../../compiler/emit/typescript/code-writer.js'

describe('the writer of generated code', () => {
  it('indents what is written in a block', () => {
    const writer = new CodeWriter()
    writer.writeLine('if (late) {')
    writer.indent(() => {
      writer.writeLine('return 1')
      writer.writeLine('')
    })
    writer.writeLine('}')
    expect(writer.toString()).toBe('if (late) {\n  return 1\n\n}\n')
  })

  it.each([
    '// a name\nevil()',
    '// a name\revil()',
    '// a name\u2028evil()',
    ' * a name */ evil() /*',
    ' * a name */',
    '/** a name */ evil() /* */',
  ])('refuses words that would have become code: %j', (line) => {
    const writer = new CodeWriter()
    expect(() => {
      writer.writeLine(line)
    }).toThrow('the line of code is none')
  })

  it.each(['/** A name. */', ' */', '/**', " * 'a' * 2", 'const one = /* @__PURE__ */ value()'])('takes %j', (line) => {
    const writer = new CodeWriter()
    writer.writeLine(line)
    expect(writer.toString()).toBe(`${line}\n`)
  })
})
