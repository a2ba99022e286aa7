import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRecall, forgetful } from '../../compiler/base/recall.js'
import { compile } from '../../compiler/compile.js'
import { renderText } from '../../compiler/diagnostics/render-text.js'
import { emit } from '../../compiler/emit.js'
import type { SourceText } from '../../compiler/source/span.js'
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

const slip = fc.record({ file: fc.nat(), line: fc.nat(), slip: fc.constantFrom(...slips) })
/** Edits that stay for some steps and are then taken back, as an author makes and mends mistakes. */
const session = fc.array(fc.oneof(slip, fc.constant('undo' as const)), { minLength: 2, maxLength: 6 })

/** The words of a text in one language, on one line. */
const words = /(\b(?:fr|en): )(?:"[^"{}]*"|[^",{}]+)/

describe('compiling again after a change', () => {
  it.each([
    ['a book of one edition', readPolicySources(join(project, 'test/books/bicycle-rental')), 30],
    ['a book of three editions', inFolder('policies/github-premium/'), 12],
  ] as const)(
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

  it.each([
    ['a book of one edition', readPolicySources(join(project, 'test/books/bicycle-rental')), 20],
    ['a book of three editions', inFolder('policies/github-premium/'), 10],
  ] as const)(
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
