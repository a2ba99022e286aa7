import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { byCodeUnits } from '../../compiler/base/order.js'
import { catalogue } from '../../compiler/diagnostics/catalogue.js'
import { renderText } from '../../compiler/diagnostics/render-text.js'
import { findingsOf } from './findings.js'

/** One file for each code: the bytes of a policy with that mistake. What its author reads stands in `golden/`. */
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0))

const files: Readonly<Record<string, Uint8Array>> = {
  'file/too-large': new Uint8Array((1 << 20) + 1),
  'file/not-utf8': latin1('kind: book\nid: library\ntitle: { fr: Bibliothèque, en: Library }\n'),
  'file/byte-order-mark': bytesOf('\ufeffkind: book\n'),
  'file/line-end': bytesOf('kind: book\rid: library\rversion: 1.0.0\r'),
  'file/control-character': bytesOf('kind: book\nid: lib\u0007rary\n'),
  'file/bidi-control': bytesOf('kind: book\n# \u202ebook a ton si siht\u202c\n'),
  'yaml/syntax': bytesOf(
    'kind: book\ntitle: { fr: Délai, en: Time\n---\nkind: decision\nquestion: Which time: short or long?\n',
  ),
  'yaml/tab': bytesOf('kind: book\nfacts:\n\tmember: { vocabulary: members }\n\titem: { vocabulary: items }\n'),
  'yaml/alias': bytesOf('kind: rules\nwithin: *short\n'),
  'yaml/anchor': bytesOf('kind: rules\nwithin: &short P14D\n'),
  'yaml/tag': bytesOf('kind: rules\nid: !!str 2024\n'),
  'yaml/directive': bytesOf('%YAML 1.1\n---\nkind: rules\n'),
  'yaml/merge-key': bytesOf('kind: rules\nthen:\n  <<: { within: P14D }\n'),
  'yaml/duplicate-key': bytesOf(
    'kind: severity-table\nrows:\n  "1": { respond: { within: PT15M } }\n  1: { respond: { within: PT60M } }\n',
  ),
  'yaml/complex-key': bytesOf('kind: rules\nwhen: { [adult, child]: member }\n'),
  'yaml/empty-key': bytesOf('kind: rules\nthen:\n  : P14D\n'),
  'yaml/hidden-character': bytesOf('kind: book\ntitle: { fr: "Pr\\u00eat", en: "Lo\\u200ean" }\n'),
  'yaml/too-deep': bytesOf(`kind: rules\nwhen: { item: ${'['.repeat(60)}book] }\n`),
}
const reportedByTheCommandLine = ['file/unreadable', 'file/link-leaves-folder']

const golden = join(import.meta.dirname, 'golden')
const fileName = (code: string): string => `${code.replace('/', '.')}.txt`
const update = process.env['UPDATE_GOLDEN'] === '1'

describe('what the author of a broken file reads', () => {
  it.each(Object.entries(files))('%s', (code, bytes) => {
    const found = findingsOf('policies/library/x.yaml', bytes)
    const text = renderText(found)
    if (update) writeFileSync(join(golden, fileName(code)), text)
    expect(text).toBe(readFileSync(join(golden, fileName(code)), 'utf8'))
    expect(new Set(found.map((diagnostic) => diagnostic.code))).toEqual(new Set([code]))
  })

  it('is shown for every code there is, and for none there is not', () => {
    const codes = Object.keys(catalogue).filter((code) => /^(file|yaml)\//.test(code))
    expect([...Object.keys(files), ...reportedByTheCommandLine].sort(byCodeUnits)).toEqual(codes.sort(byCodeUnits))
    expect(readdirSync(golden).sort(byCodeUnits)).toEqual(Object.keys(files).map(fileName).sort(byCodeUnits))
  })
})
