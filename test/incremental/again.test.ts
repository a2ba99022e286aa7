import { rmSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRecall, forgetful } from '../../compiler/base/recall.js'
import { compile } from '../../compiler/compile.js'
import { renderText } from '../../compiler/diagnostics/render-text.js'
import { emit } from '../../compiler/emit.js'
import type { SourceText } from '../../compiler/source/span.js'
import { libraryProject } from '../cli/io.js'
import { project, readPolicySources } from '../project.js'
import { slipped, slips } from '../slips.js'

/** Everything that comes of some files: the findings as they are read, the scenarios, and what is generated. */
async function outcomeOf(sources: readonly SourceText[], recall?: ReturnType<typeof createRecall>) {
  const compilation = compile(sources, recall)
  return {
    findings: renderText(compilation.diagnostics),
    scenarios: compilation.books.map(({ scenarios }) =>
      scenarios.map(({ id, facts, expected, origin: { start } }) => ({ id, facts, expected, start })),
    ),
    files: compilation.ok ? await emit(compilation, { recall: recall ?? forgetful }) : undefined,
  }
}

const inFolder = (folder: string): readonly SourceText[] =>
  readPolicySources(project).filter(({ path }) => path.startsWith(folder))

/** Two books, each with how many sessions are tried. */
const smallBooks = (ofOneEdition: number, ofThree: number) =>
  [
    ['a book of one edition', readPolicySources(join(project, 'test/books/bicycle-rental')), ofOneEdition],
    ['a book of three editions', inFolder('policies/github-premium/'), ofThree],
  ] as const

const slip = fc.record({ file: fc.nat(), line: fc.nat(), slip: fc.constantFrom(...slips) })
/** Edits that stay for some steps and are then taken back, as an author makes and mends mistakes. */
const session = fc.array(fc.oneof(slip, fc.constant('undo' as const)), { minLength: 2, maxLength: 6 })

/** The words of a text in one language, on one line. */
const words = /(\b(?:fr|en): )(?:"[^"{}]*"|[^",{}]+)/

/** The lines of a policy that say what a rule answers or cites, or what is adopted, each with what could stand there. */
function otherwise({ text }: SourceText) {
  const lines = text.split('\n')
  const thens = lines.filter((line) => /^ +then: /.test(line))
  const clauses = [...new Set(lines.flatMap((line) => /^ +cites: \[?([\w.-]+)/.exec(line)?.[1] ?? []))]
  const choices = lines
    .slice(lines.indexOf('choices:') + 1)
    .flatMap((line) => /^ {2}([\w-]+): \{/.exec(line)?.[1] ?? [])
  return lines.flatMap((line, number) => {
    const found = /^ *(then|cites|adopted): /.exec(line)
    const what = found?.[1] as 'then' | 'cites' | 'adopted' | undefined
    if (what === undefined) return []
    const others = {
      then: [...thens, line.replace(/: .*/, ': { silence: unspecified }')],
      cites: clauses.map((clause) => line.replace(/: .*/, `: ${clause}`)),
      adopted: choices.map((choice) => `adopted: ${choice}`),
    }
    return [{ what, line: number, lines: others[what] }]
  })
}

describe('compiling again after a change', () => {
  it.each(smallBooks(30, 12))(
    'gives what compiling from nothing gives: %s',
    async (_, first, numRuns) => {
      let sound = 0
      await fc.assert(
        fc.asyncProperty(session, async (steps) => {
          const recall = createRecall()
          await outcomeOf(first, recall)
          const states: (readonly SourceText[])[] = [first]
          for (const step of steps) {
            if (step === 'undo') states.pop()
            else states.push(slipped(states.at(-1) ?? first, step))
            const now = states.at(-1) ?? first
            const again = await outcomeOf(now, recall)
            // Objects of its own, so that nothing is known of these files.
            const anew = await outcomeOf(now.map(({ path, text }) => ({ path, text })))
            expect(again).toEqual(anew)
            if (anew.files !== undefined) sound++
          }
        }),
        { numRuns, seed: 20230601 },
      )
      // Where every step were an error, nothing would have been written.
      expect(sound).toBeGreaterThan(numRuns / 4)
    },
    300_000,
  )

  it.each(smallBooks(20, 10))(
    'gives the words of now, whatever was called how before: %s',
    async (_, first, numRuns) => {
      const worded = first.flatMap(({ text }, file) =>
        text.split('\n').flatMap((line, number) => (words.test(line) ? [{ file, line: number }] : [])),
      )
      expect(worded.length).toBeGreaterThan(50)
      const rename = fc.record({
        at: fc.constantFrom(...worded),
        to: fc.constantFrom('One name', 'Another name', undefined),
      })
      await fc.assert(
        fc.asyncProperty(fc.array(rename, { minLength: 2, maxLength: 8 }), async (renames) => {
          const recall = createRecall()
          await outcomeOf(first, recall)
          let now = first
          for (const { at, to } of renames) {
            const old = first[at.file]?.text.split('\n')[at.line] ?? ''
            const renamed = () => [to === undefined ? old : old.replace(words, `$1${to}`)]
            now = slipped(now, { ...at, slip: renamed })
            const again = await outcomeOf(now, recall)
            expect(again).toEqual(await outcomeOf(now.map(({ path, text }) => ({ path, text }))))
            expect(again.files).toBeDefined()
          }
        }),
        { numRuns, seed: 20230601 },
      )
    },
    300_000,
  )

  it.each(smallBooks(20, 10))(
    'gives the answers of now where rules match as they did: %s',
    async (_, first, numRuns) => {
      const places = first.flatMap((source, file) => otherwise(source).map((edit) => ({ ...edit, file })))
      expect(places.length).toBeGreaterThan(30)
      // The readings are few.
      const kinds = [...new Set(places.map(({ what }) => what))]
      const place = fc.oneof(...kinds.map((kind) => fc.constantFrom(...places.filter(({ what }) => what === kind))))
      const edit = fc.record({ at: place, to: fc.nat() })
      const kept = new Map(kinds.map((kind) => [kind, 0]))
      await fc.assert(
        fc.asyncProperty(fc.array(edit, { minLength: 3, maxLength: 8 }), async (edits) => {
          const recall = createRecall()
          await outcomeOf(first, recall)
          let now = first
          for (const { at, to } of edits) {
            const then = slipped(now, { ...at, slip: () => [at.lines[to % at.lines.length] ?? ''] })
            const again = await outcomeOf(then, recall)
            expect(again).toEqual(await outcomeOf(then.map(({ path, text }) => ({ path, text }))))
            // What cannot be generated is taken back, so that much is generated.
            if (again.files === undefined) continue
            now = then
            kept.set(at.what, (kept.get(at.what) ?? 0) + 1)
          }
        }),
        { numRuns, seed: 20230601 },
      )
      for (const times of kept.values()) expect(times).toBeGreaterThan(numRuns / 4)
    },
    300_000,
  )

  it('finds that what a table is over is no more', async () => {
    const root = libraryProject()
    const library = readPolicySources(root)
    rmSync(root, { recursive: true })
    const edited = (sources: readonly SourceText[], file: string, from: string, to: string): readonly SourceText[] =>
      sources.map((source) =>
        source.path.endsWith(file) ? { path: source.path, text: source.text.replace(from, to) } : source,
      )
    // It has no rule for the decision of the table, which is no fault as long as there is such a policy.
    const over = edited(library, 'loans.yaml', 'rows:', 'over: fine\nrows:')
    const recall = createRecall()
    expect((await outcomeOf(over, recall)).files).toBeDefined()
    const renamed = edited(over, 'fine.yaml', 'id: fine', 'id: fines')
    const again = await outcomeOf(renamed, recall)
    expect(again.findings).toContain('there is no rule `fine`')
    expect(again).toEqual(await outcomeOf(renamed.map(({ path, text }) => ({ path, text }))))
  })

  const sayings: readonly (readonly [what: string, book: readonly SourceText[], from: string, to: string])[] = [
    [
      'a sentence for the answer',
      readPolicySources(join(project, 'test/books/bicycle-rental')),
      'label: { fr: pris en charge, en: covered } }\n',
      'label: { fr: pris en charge, en: covered } }\nsays: { fr: "réponse : {covered}", en: "answer: {covered}" }\n',
    ],
    [
      'a third choice of a reading',
      inFolder('policies/github-premium/'),
      'adopted: ignored\n',
      '  sometimes: { fr: parfois, en: sometimes }\nadopted: ignored\n',
    ],
  ]
  it.each(sayings)('gives what is said now of rules that are what they were: %s', async (_, first, from, to) => {
    const recall = createRecall()
    const before = await outcomeOf(first, recall)
    const now = first.map(({ path, text }) => ({ path, text: text.replace(from, to) }))
    for (const state of [now, first, now]) {
      const again = await outcomeOf(state, recall)
      expect(again).toEqual(await outcomeOf(state.map(({ path, text }) => ({ path, text }))))
      expect(again.files).toBeDefined()
      if (state === now) expect(again.files).not.toEqual(before.files)
    }
  })

  it('gives what compiling the first book from nothing gives', async () => {
    const recall = createRecall()
    const sources = readPolicySources(project)
    await outcomeOf(sources, recall)
    const edits: readonly (readonly [file: string, from: string, to: string])[] = [
      ['2023/unified-enhanced-response.yaml', 'respond: { within: PT30M', 'respond: { within: PT45M'],
      ['vocabulary/offers.yaml', 'Rapid Response', 'Rapid Responses'],
      ['decisions/first-response.yaml', '?"', ' ?"'],
      ['source/clauses-2-3-rapid-response.yaml', 'summary: { fr: "', 'summary: { fr: "Aussi : '],
      ['book.yaml', 'facts:\n', 'facts:\n\n'],
      ['2023/exception-countries.yaml', 'kind:', '\nkind:'],
    ]
    let now = sources
    for (const [file, from, to] of edits) {
      const path = `policies/unified-support/${file}`
      now = now.map((source) => {
        if (source.path !== path) return source
        expect(source.text).toContain(from)
        return { path, text: source.text.replace(from, to) }
      })
    }
    const again = await outcomeOf(now, recall)
    expect(again).toEqual(await outcomeOf(now.map(({ path, text }) => ({ path, text }))))
  }, 120_000)
})
