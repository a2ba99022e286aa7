import { describe, expect, it } from 'vitest'
import { renderMarkdown } from '../../compiler/diff/render.js'
import type { Report } from '../../compiler/diff/report.js'

const report = (head: string, sections = 1): Report => ({
  title: 'a → b',
  summary: ['Something changes.'],
  sections: Array.from({ length: sections }, () => ({
    title: head,
    lead: '1 change',
    items: [{ head, details: [head] }],
  })),
})

describe('the Markdown of a diff', () => {
  it('shows labels as they are: no mention, reference, link, markup or table in them', () => {
    const text = renderMarkdown(report('@team #12 <b>x</b> | [a](https://x.test) `c` "q" **d** \\ & $e$'))
    const own = text
      .replaceAll('**', '')
      .replaceAll(/<\/?(details|summary)>/g, '')
      .replace('### ', '')
    expect(own).not.toMatch(/[@|`*<>"\\$[\]]|#\d+\b(?!;)|https?:|&(?!#\d+;)/)
    expect(text).toContain('&#64;team &#35;12 &#60;b&#62;x')
  })

  it('ends before a comment must, and counts what it leaves out', () => {
    const text = renderMarkdown(report('word '.repeat(50), 100), 5000)
    expect(text.length).toBeLessThan(5100)
    expect(text).toMatch(/… 9\d more sections; `codicil diff` shows them all/)
    expect(text.match(/<details>/g)?.length).toBe(text.match(/<\/details>/g)?.length)
  })
})
