import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { getLanguageService } from 'yaml-language-server'
import { emitBookSchema } from '../../compiler/emit/schema/emit-book-schema.js'
import { project } from '../project.js'
import { libraryProgram } from './library.js'

/** yaml-language-server, as editors run it, with the committed schema of the first book. */
const editor = serviceFor(readFileSync(join(project, 'generated/unified-support/policy.schema.json'), 'utf8'))

function serviceFor(schemaText: string) {
  const schema = JSON.parse(schemaText) as object
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
    schemas: [{ uri: `file:///book.json`, fileMatch: ['*.yaml'], schema }],
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
  it('completes the kinds of policy, saying what each is for', async () => {
    const { document, position } = atCursor('kind: |')
    const { items } = await editor.doComplete(document, position, false)
    expect(items.map(({ label, documentation }) => [label, documentation])).toContainEqual([
      'reading',
      'What this document is: a named ambiguity of the source: its possible readings, the one adopted, and why.',
    ])
  })

  it('completes nothing but the kind before that is said', async () => {
    const { document, position } = atCursor('|')
    const { items } = await editor.doComplete(document, position, false)
    // The second puts in the first.
    expect([...new Set(items.map(({ label }) => label))]).toEqual(['kind', 'Unified Enterprise support'])
  })

  it('completes what is tested of the answer of another decision', async () => {
    const { document, position } = atCursor(rules('cal|').replace('first-response', 'attention-due'))
    const { items } = await editor.doComplete(document, position, false)
    expect(items.map(({ label }) => label)).toEqual(expect.arrayContaining(['call', 'call.attention']))
    const answer = atCursor(rules('call.attention: |').replace('first-response', 'attention-due'))
    const answers = await editor.doComplete(answer.document, answer.position, false)
    expect(answers.items.map(({ label }) => label)).toEqual(expect.arrayContaining(['immediate', 'within-1-hour']))
  })

  it('completes the facts, values and outputs of a scenario', async () => {
    const scenario = (lines: string): string =>
      `kind: scenarios\nid: x\nversion: 1.0.0\ntitle: { fr: X, en: X }\ndecision: first-response\nscenarios:\n  - id: one\n    ${lines}\n`
    const labelsAt = async (lines: string): Promise<readonly string[]> => {
      const { document, position } = atCursor(scenario(lines))
      return (await editor.doComplete(document, position, false)).items.map(({ label }) => label)
    }
    expect(await labelsAt('facts: { o| }')).toEqual(expect.arrayContaining(['offer', 'severity']))
    expect(await labelsAt('facts: { offer: b| }')).toEqual(expect.arrayContaining(['base', 'rapid-response']))
    expect(await labelsAt('facts: {}\n    expect: { w| }')).toEqual(
      expect.arrayContaining(['within', 'clock', 'silence']),
    )
    expect(await labelsAt('facts: {}\n    each: { severity: [A, |] }')).toEqual(expect.arrayContaining(['B', 'C']))
    const hover = atCursor(scenario('facts: { off|er: base }'))
    expect(JSON.stringify(await editor.doHover(hover.document, hover.position))).toContain('Under which offer')
    const wrong = documentOf(scenario('facts: { offer: bas }\n    expect: { withn: PT1H }'))
    const faults = await editor.doValidation(wrong, false)
    expect(faults.map(({ message }) => message)).toEqual(['Property withn is not allowed.'])
  })

  it('completes lists of countries where a term with others below it can stand', async () => {
    const { document, position } = atCursor(
      rules('credits-to-country: { is: e| }').replace('first-response', 'credit-exchange'),
    )
    const { items } = await editor.doComplete(document, position, false)
    expect(items.map(({ label }) => label)).toContain('exception-countries')
  })

  it('completes the terms of a fact inside when:', async () => {
    const { document, position } = atCursor(rules('offer: |'))
    const { items } = await editor.doComplete(document, position, false)
    expect(items.map((item) => item.label)).toEqual(expect.arrayContaining(['rapid-response', 'base']))
  })

  it('completes the facts of the decision', async () => {
    const { document, position } = atCursor(rules('|'))
    const { items } = await editor.doComplete(document, position, false)
    expect(items.map((item) => item.label)).toEqual(expect.arrayContaining(['offer', 'severity', 'product']))
    const other = documentOf(rules('notice: 3'))
    expect((await editor.doValidation(other, false)).map((fault) => fault.message)).toEqual([
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
    const found = await editor.doComplete(outputs.document, outputs.position, false)
    expect(found.items.map((item) => item.label)).toEqual(
      expect.arrayContaining(['within', 'clock', 'cites', 'reading']),
    )
    const clock = atCursor(table('clock: |'))
    const clocks = await editor.doComplete(clock.document, clock.position, false)
    expect(clocks.items.map((item) => item.label)).toEqual(expect.arrayContaining(['elapsed', 'business-hours']))
  })

  it('explains a key on hover', async () => {
    const { document, position } = atCursor(rules('off|er: base'))
    const hover = await editor.doHover(document, position)
    expect(JSON.stringify(hover)).toContain('Under which offer is the incident handled?')
  })

  it('underlines a misspelt term and accepts the real policies', async () => {
    const wrong = documentOf(rules('offer: rapid-respons'))
    const faults = await editor.doValidation(wrong, false)
    expect(faults.length).toBeGreaterThan(0)
    for (const path of [
      'book.yaml',
      'source/clauses-2-1-how-to-purchase.yaml',
      'vocabulary/offers.yaml',
      'decisions/first-response.yaml',
      'readings/merged-cell.yaml',
      'scenarios/first-response.yaml',
      '2023/edition.yaml',
      '2023/base.yaml',
      '2023/rapid-response.yaml',
      '2023/retail-exclusions.yaml',
      '2023/event-notice.yaml',
    ]) {
      const text = readFileSync(join(project, 'policies/unified-support', path), 'utf8').replace(
        /^# yaml-language-server.*\n/,
        '',
      )
      const document = documentOf(text)
      expect(
        (await editor.doValidation(document, false)).map((fault) => fault.message),
        path,
      ).toEqual([])
    }
  })
})

describe('an editor that is given schemas fresh from a program', () => {
  const library = serviceFor(emitBookSchema(libraryProgram()).get('policy.schema.json') ?? '')
  const rare = (lines: string): string => `kind: rules
id: example
version: 1.0.0
title: { fr: Exemple, en: Example }
decision: loan-period
rules:
  - id: one
    cites: L1
    ${lines}
`

  it.each([
    ['when:\n      reader: |', ['adult', 'child', '"1"']],
    ['when: { reader: |}', ['adult', 'child', '"1"']],
    ['when: { item: { is: p| } }', ['paper', 'book', 'rare-book', 'film']],
    ['when: { item: [film, |] }', ['book', 'rare-book', 'film']],
    ['reading: { rare-meaning: n| }', ['never', 'a-day']],
    ['then:\n      |', ['silence', 'by', 'within']],
    ['over: |', ['loans', 'loans/adult', 'rare', 'rare/never']],
  ])('completes %j', async (lines, expected) => {
    const { document, position } = atCursor(rare(lines))
    const { items } = await library.doComplete(document, position, false)
    expect(items.map((item) => item.label)).toEqual(expect.arrayContaining(expected))
  })

  it('shows what a term stands for beside it', async () => {
    const { document, position } = atCursor(rare('when: { item: |}'))
    const { items } = await library.doComplete(document, position, false)
    expect(items.map(({ label, documentation }) => [label, documentation])).toContainEqual([
      'rare-book',
      'rare book — livre rare',
    ])
  })

  it('completes the facts of the decision, and no others, in a cell', async () => {
    const cell = 'kind: severity-table\nid: x\nrows:\n  adult:\n    period: { when: { r| } }\n'
    const { document, position } = atCursor(cell)
    const { items } = await library.doComplete(document, position, false)
    expect(items.map((item) => item.label).sort()).toEqual(['all', 'any', 'item', 'not', 'reader'])
  })

  it.each([
    ['rules', rare('w|hen: {}'), 'In which cases this holds'],
    ['rules', rare('when: { rea|der: adult }'), 'Reader (Lecteur)'],
    ['rules', rare('ov|er: loans'), 'Rules of the same decision'],
    ['severity-table', 'kind: severity-table\nrows:\n  adult:\n    per|iod: {}\n', 'How long may the item be kept?'],
  ])('says on hover what a key is for, in %s: %j', async (_kind, text, expected) => {
    const { document, position } = atCursor(text)
    const hover = JSON.stringify(await library.doHover(document, position))
    expect(hover).toContain(expected)
    expect(hover).toContain('#### Library')
  })
})
