import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { compile } from '../../compiler/compile.js'
import { buildDiagram } from '../../compiler/diagram/build.js'
import type { Decision, Rule } from '../../compiler/rules/program.js'
import { project, readPolicySources } from '../project.js'
import { agreementOf, type Subject } from './agreement.js'

/*
 * A comparison is worth what it notices. Each line is a fault such as a compiler makes, put into the generated code or
 * into the rules that the diagram was built from; the comparison must refuse every one of them.
 */
const rental = join(project, 'test/books/bicycle-rental')
const [book] = compile(readPolicySources(rental)).books
const root = mkdtempSync(join(project, 'node_modules', '.codicil-faults-'))
afterAll(() => {
  rmSync(root, { recursive: true, force: true })
})

function subjectOf(id: string): Subject {
  const [edition] = book?.editions ?? []
  const decision = edition?.edition.decisions.find((one) => one.id === id)
  const diagram = edition?.diagrams.get(id)
  if (book === undefined || edition === undefined || decision === undefined || diagram === undefined)
    throw new Error(id)
  return { root: rental, book, edition: edition.edition, decision, diagram }
}

let copies = 0

/** The rental with one change in the generated evaluator of a decision. */
function withFault(id: string, before: string, after: string): Subject {
  const own = join(root, String(copies++))
  cpSync(join(rental, 'generated'), join(own, 'generated'), { recursive: true })
  const file = join(own, 'generated/bicycle-rental/2024', `${id}.ts`)
  const text = readFileSync(file, 'utf8')
  expect(text.split(before).length, `${before} stands in the evaluator`).toBeGreaterThan(1)
  writeFileSync(
    file,
    text.replace(before, () => after),
  )
  return { ...subjectOf(id), root: own }
}

describe('the comparison notices, in generated code,', () => {
  it.each<[string, string, string, string]>([
    ['a bound that is one off', 'fee', 'daysFact < 3', 'daysFact < 4'],
    ['a rate of a band', 'fee', '1250n, 900n]', '1250n, 901n]'],
    ['a rounding the other way', 'repayment', "20n, 'half-up'", "20n, 'floor'"],
    ['two branches changed for each other', 'cover', 'if (cardsGold)', 'if (!cardsGold)'],
    ['a silence of another kind', 'cover', "'not-offered', [", "'not-covered', ["],
    ['a country left out', 'cover', "case 'NZ':", ''],
    ['a filter that is too wide', 'repayment', 'item <= 2000n', 'item <= 2100n'],
    ['a silence that is not passed on', 'repayment', '[clauses.t4]', '[clauses.t1]'],
    ['a day more', 'cancellation', '14n', '15n'],
    ['a share of another decision', 'cancellation', '3n * ', '4n * '],
    ['an hour of working time less', 'repair-due', '36000n', '32400n'],
    ['a rule named wrongly', 'duties', "'duties/lock'", "'duties/look'"],
  ])('%s', async (_, id, before, after) => {
    await expect(agreementOf(withFault(id, before, after), 1, 1_500)).rejects.toThrow()
  })

  it('and nothing where nothing was changed', async () => {
    await expect(agreementOf(withFault('fee', '// Rules:', '// Rules :'), 1, 200)).resolves.toBeDefined()
  })
})

describe('the comparison notices, in the diagram,', () => {
  const changed = (id: string, change: (rule: Rule) => Rule | undefined): Subject => {
    const subject = subjectOf(id)
    const rules = subject.decision.rules.flatMap((rule) => change(rule) ?? [])
    const decision: Decision = { ...subject.decision, rules }
    return { ...subject, diagram: { ...buildDiagram(decision), decision: subject.decision } }
  }

  it.each<[string, string, (rule: Rule) => Rule | undefined]>([
    ['a rule that was lost', 'cover', (rule) => (rule.id === 'cover/gold' ? undefined : rule)],
    [
      'an `over` that was lost',
      'cover',
      (rule) => ({ ...rule, over: rule.over.filter((id) => id !== 'cover/own-fault') }),
    ],
    [
      'a condition that was lost',
      'fee',
      (rule) => (rule.id === 'fees/gold' ? { ...rule, when: { kind: 'all', of: [] } } : rule),
    ],
    [
      'an outcome of another rule',
      'cover',
      (rule) => (rule.id === 'cover/own-fault' ? { ...rule, then: { kind: 'silence', silence: 'not-covered' } } : rule),
    ],
  ])('%s', async (_, id, change) => {
    await expect(agreementOf(changed(id, change), 1, 500)).rejects.toThrow()
  })
})
