import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { compile } from '../../compiler/compile.js'
import { project, readPolicySources } from '../project.js'
import { agreementOf } from './agreement.js'

const seed = Number(process.env['CODICIL_SEED'] ?? 20230601)
/** Random cases for each decision that has too many to try them all; `CODICIL_CASES` asks for more. */
const random = Number(process.env['CODICIL_CASES'] ?? 1_000)

let total = 0

for (const root of [project, join(project, 'test/books/bicycle-rental')]) {
  const compilation = compile(readPolicySources(root))
  describe(`reference evaluator, diagram and generated TypeScript agree in ${root === project ? 'policies' : 'the bicycle rental'}`, () => {
    it('on policies without errors', () => {
      expect(compilation.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
    })

    for (const book of compilation.books)
      for (const { edition, diagrams } of book.editions.filter((one) => one.edition.whatIf !== true))
        for (const decision of edition.decisions)
          it(`${book.program.book.id} ${edition.id} ${decision.id}`, async () => {
            const diagram = diagrams.get(decision.id)
            if (diagram === undefined) throw new Error('no diagram')
            const { compared, all } = await agreementOf({ root, book, edition, decision, diagram }, seed, random)
            total += compared
            process.stderr.write(`${decision.id}: ${compared} cases compared${all ? ', all there are' : ''}\n`)
            expect(compared).toBeGreaterThan(0)
          }, 900_000)
  })
}

it('on a number of cases worth naming', () => {
  process.stderr.write(`${total} cases compared in all (seed ${seed})\n`)
  expect(total).toBeGreaterThan(0)
})
