import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { getLanguageService } from 'yaml-language-server'
import { project } from '../project.js'

/** yaml-language-server, as editors run it, with the committed schemas of the first book. */
function editor(kind: string, folder = 'generated/unified-support/schemas') {
  const schema = JSON.parse(readFileSync(join(project, folder, `${kind}.schema.json`), 'utf8')) as object
  const nothing = (): void => undefined
  const service = getLanguageService({
    schemaRequestService: () => Promise.reject<string>(new Error('no schema is fetched')),
    workspaceContext: { resolveRelativePath: (path: string) => path },
    telemetry: { send: nothing, sendError: nothing, sendTrack: nothing },
  })
  service.configure({
    completion: true,
    hover: true,
    validate: true,
    schemas: [{ uri: `file:///${kind}.json`, fileMatch: ['*.yaml'], schema }],
  })
  return service
}

/** A document of its own: the service remembers what it parsed by address and version. */
let documents = 0
const documentOf = (text: string) => TextDocument.create(`file:///policy-${++documents}.yaml`, 'yaml', 1, text)

/** A document with `|` where the cursor stands. */
function atCursor(text: string) {
  const offset = text.indexOf('|')
  const document = documentOf(text.replace('|', ''))
  return { document, position: document.positionAt(offset) }
}

const rules = (when: string): string => `kind: rules
id: example
version: 1.0.0
title: { fr: Exemple, en: Example }
decision: first-response
rules:
  - id: one
    when:
      ${when}
    then: { within: PT15M, clock: elapsed }
    cites: R2.3-rrt-04
`

describe('an editor that is given the schemas of the book', () => {
  it('completes the terms of a fact inside when:', async () => {
    const { document, position } = atCursor(rules('offer: |'))
    const { items } = await editor('rules').doComplete(document, position, false)
    expect(items.map((item) => item.label)).toEqual(expect.arrayContaining(['rapid-response', 'base']))
  })

  it('completes the facts of the decision', async () => {
    const { document, position } = atCursor(rules('|'))
    const { items } = await editor('rules').doComplete(document, position, false)
    expect(items.map((item) => item.label)).toEqual(expect.arrayContaining(['offer', 'severity', 'product']))
    const other = documentOf(rules('notice: 3'))
    expect((await editor('rules').doValidation(other, false)).map((fault) => fault.message)).toEqual([
      'Property notice is not allowed.',
    ])
  })

  it('completes readings, their choices and the outputs of a column in a table', async () => {
    const table = (cell: string): string => `kind: severity-table
id: example
version: 1.0.0
title: { fr: Exemple, en: Example }
rows:
  "1":
    respond:
      ${cell}
`
    const outputs = atCursor(table('|'))
    const found = await editor('severity-table').doComplete(outputs.document, outputs.position, false)
    expect(found.items.map((item) => item.label)).toEqual(
      expect.arrayContaining(['within', 'clock', 'cites', 'reading']),
    )
    const clock = atCursor(table('clock: |'))
    const clocks = await editor('severity-table').doComplete(clock.document, clock.position, false)
    expect(clocks.items.map((item) => item.label)).toEqual(expect.arrayContaining(['elapsed', 'business-hours']))
  })

  it('explains a key on hover', async () => {
    const { document, position } = atCursor(rules('off|er: base'))
    const hover = await editor('rules').doHover(document, position)
    expect(JSON.stringify(hover)).toContain('Under which offer is the incident handled?')
  })

  it('underlines a misspelt term and accepts the real policies', async () => {
    const wrong = documentOf(rules('offer: rapid-respons'))
    const faults = await editor('rules').doValidation(wrong, false)
    expect(faults.length).toBeGreaterThan(0)
    for (const [kind, path] of [
      ['severity-table', '2023/base.yaml'],
      ['severity-table', '2023/rapid-response.yaml'],
      ['exclusions', '2023/retail-exclusions.yaml'],
      ['rules', '2023/event-notice.yaml'],
      ['decision', 'decisions/first-response.yaml'],
      ['reading', 'readings/merged-cell.yaml'],
    ] as const) {
      const text = readFileSync(join(project, 'policies/unified-support', path), 'utf8').replace(
        /^# yaml-language-server.*\n/,
        '',
      )
      const document = documentOf(text)
      expect(
        (await editor(kind).doValidation(document, false)).map((fault) => fault.message),
        path,
      ).toEqual([])
    }
  })
})
