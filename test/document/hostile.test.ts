import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { greatestFaults } from '../../compiler/document/schema-faults.js'
import { kinds } from '../../compiler/document/validate.js'
import { example, read } from './examples.js'

const inherited = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf']

describe('names that objects of JavaScript inherit', () => {
  it.each(inherited)('%s is an unknown key where keys are fixed', (name) => {
    const { diagnostics } = read(`${example('edition')}${name}: { polluted: true }\n`)
    expect(diagnostics.map(({ message }) => message)).toEqual([`this edition cannot hold \`${name}\``])
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  })

  it.each(inherited)('%s is not there unless it is written', (name) => {
    const { documents } = read(example('severity-table'))
    const [policy] = documents.map((document) => document.policy)
    expect(policy !== undefined && name in policy).toBe(false)
    expect(policy?.kind === 'severity-table' && policy.rows[name]).toBeUndefined()
  })

  it('`__proto__` in place of a key that is needed leaves it missing', () => {
    const { diagnostics } = read(example('edition').replace('from:', '__proto__:'))
    expect(diagnostics.map(({ code }) => code)).toEqual(['document/missing-key', 'document/unknown-key'])
  })
})

describe('a document made to flood its reader', () => {
  it('is told a bounded number of faults, in bounded time', () => {
    const bad = Array.from({ length: 3_000 }, (_, i) => `  - { id: r${i}, when: { f: { iss: 1 } }, cites: ${i} }`)
    const start = performance.now()
    const { diagnostics } = read(
      `kind: rules\nid: x\nversion: 1.0.0\ntitle: { fr: x, en: x }\ndecision: d\nrules:\n${bad.join('\n')}\n`,
    )
    expect(diagnostics.length).toBe(greatestFaults)
    expect(performance.now() - start).toBeLessThan(5_000)
  })

  it('has what it wrote cut short in messages', () => {
    const { diagnostics } = read(example('edition').replace('2024-01-01', 'a'.repeat(50_000)))
    expect(diagnostics.map(({ message }) => message.length < 300)).toEqual([true])
  })
})

/** A line of an example put out of joint. */
const changes = fc.constantFrom<(line: string) => string>(
  (line) => line.replace(/: .*/, ':'),
  (line) => line.replace(/: .*/, ': 1'),
  (line) => line.replace(/: .*/, ': { a: b }'),
  (line) => line.replace(/: .*/, ': [x, { y: z }, 3, null]'),
  (line) => line.replace(/: .*/, ': ""'),
  (line) => line.replace(/: .*/, ': true'),
  (line) => line.replace(/\w+:/, 'x:'),
  (line) => line.replace(/\w:/, ':'),
  (line) => line.replace(/(\w+):/, '__proto__:'),
  (line) => line.replace(/\[.*\]/, '[]').replace(/\{.*\}/, '{}'),
  () => '',
)

it('is never refused without a word, and never throws', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...kinds),
      fc.array(fc.tuple(fc.nat(40), changes), { minLength: 1, maxLength: 4 }),
      (kind, edits) => {
        const lines = example(kind).split('\n')
        for (const [at, change] of edits) lines[at % lines.length] = change(lines[at % lines.length] ?? '')
        const { documents, diagnostics } = read(lines.join('\n'))
        expect(documents.length === 1 || diagnostics.length > 0 || lines.join('').trim() === '').toBe(true)
        for (const { message, help = '', span } of diagnostics) {
          expect(span.start >= 0 && span.end <= span.source.text.length && span.start <= span.end).toBe(true)
          expect(`${message} ${help}`).not.toMatch(/undefined|\[object|must NOT|#\/|``/)
        }
      },
    ),
    { numRuns: 3_000 },
  )
})
