import { parsers } from 'prettier/plugins/markdown'
import { describe, expect, test } from 'vitest'
import type { Text } from '../../compiler/base/text.js'
import { emitDocs } from '../../compiler/emit/docs/emit-docs.js'
import type { Program } from '../../compiler/rules/program.js'
import { diagrams, program } from './example.js'

// The proof that needs no list of attacks: with every text of the book replaced, the documents parse to the same tree.
const payloads = [
  'a | b |',
  'line\nline\r\n\n# heading\n\n- item',
  '<script>alert(1)</script><img src=x onerror=alert(1)>',
  '</details></sub></td> & &lt; &#35;',
  '[here](javascript:alert(1)) ![x](https://e.example/x.png) [ref]: https://e.example',
  'https://evil.example www.evil.example mailto:a@evil.example a@evil.example <https://evil.example>',
  '`code` *em* **strong** ***both*** _em_ __strong__ ~~gone~~ $x^2$',
  '*',
  '**',
  '_',
  '`',
  '```',
  '~~~',
  '\\',
  '\\\\|',
  '!',
  '#',
  '# #',
  '-',
  '- - -',
  '---',
  '===',
  '+ x',
  '1. x',
  '1) x',
  '> x',
  '    x',
  '<!--',
  '|',
  '{{this}} {{{raw}}} {{#if x}} {within} {nothing} $& $1 ${x}',
  '[^1] [ ] [x] :smile: @someone #12',
  '\u2028\u2029\u202E\u0000\t\u00a0',
  '__proto__',
] as const

function isText(value: object): value is Text {
  return 'fr' in value && 'en' in value
}

/** A copy with every text of the book replaced. */
function withTexts(value: unknown, payload: string): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (isText(value)) return { fr: payload, en: payload }
  if (Array.isArray(value)) return value.map((item) => withTexts(item, payload))
  if (value instanceof Map)
    return new Map([...value].map(([key, item]: [unknown, unknown]) => [key, withTexts(item, payload)]))
  const isComputed = 'type' in value && value.type === 'computed'
  return Object.fromEntries(
    Object.entries(value).map(([key, item]: [string, unknown]) => [
      key,
      key === 'section' || (isComputed && key === 'value') ? payload : withTexts(item, payload),
    ]),
  )
}

/** What a tree is made of: node types, places of links, HTML; not the words. */
function shape(node: unknown): unknown {
  if (typeof node !== 'object' || node === null || !('type' in node)) return undefined
  const children = 'children' in node && Array.isArray(node.children) ? node.children.map(shape) : []
  const kept = [...children.filter((child) => child !== undefined)]
  if (node.type === 'text' || node.type === 'liquidNode') return undefined
  // The emitter's own way to take the meaning out of `@`.
  if (node.type === 'html' && 'value' in node && /^<\/?span>$/.test(String(node.value))) return undefined
  const url = 'url' in node ? node.url : undefined
  const html = node.type === 'html' && 'value' in node ? node.value : undefined
  return [node.type, ...(url === undefined ? [] : [url]), ...(html === undefined ? [] : [html]), ...kept]
}

async function shapes(payload: string): Promise<ReadonlyMap<string, unknown>> {
  const hostile = withTexts(program, payload) as Program
  const files = await emitDocs(
    hostile,
    hostile.editions.map((edition) => ({ edition, diagrams })),
  )
  const trees = new Map<string, unknown>()
  for (const [path, text] of files) {
    const options = { originalText: text } as Parameters<typeof parsers.markdown.parse>[1]
    trees.set(path, shape(await parsers.markdown.parse(text, options)))
  }
  return trees
}

describe('texts of the book', () => {
  test.each(payloads)('stay texts: %j', async (payload) => {
    const plain = await shapes('x')
    const hostile = await shapes(payload)
    for (const [path, tree] of plain) expect(hostile.get(path), path).toEqual(tree)
  })
})
