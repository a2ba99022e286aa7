import { cutPlanOf } from '../../compiler/emit/typescript/cut-plan.js'
import type { Step } from '../../compiler/emit/typescript/steps.js'
import { enumeration } from '../../compiler/rules/domain.js'
import type { Decision } from '../../compiler/rules/program.js'

/**
 * The best hand-written form of a large table: a perfect hash for each enumeration, by its own constants, and one flat tree of
 * numbers, walked in a loop. It refuses every unknown term and every number out of range, asked for or not, as generated code
 * does, and returns shared answers.
 */
export function handTree(decision: Decision): (facts: Readonly<Record<string, string | number>>) => unknown {
  const inputs = decision.inputs
  const plan = cutPlanOf(decision, Infinity)
  if (plan === undefined) throw new Error('there is always a plan')
  const answers = plan.steps.conclusions.map((conclusion) => ({ rule: conclusion.answers[0]?.rule ?? '' }))
  const numberOf = new Map(plan.steps.conclusions.map((conclusion, place) => [conclusion, place]))
  const numbers: number[] = []
  const place = (step: Step): number => {
    if (step.kind === 'give') return -1 - (numberOf.get(step.conclusion) ?? 0)
    const at = numbers.length
    const bounds = step.ways.flatMap(({ values, next }) =>
      values.flatMap((bound, i) => (i % 2 === 1 ? [{ until: bound, next }] : [])),
    )
    bounds.sort((a, b) => a.until - b.until)
    numbers.push(inputs.indexOf(step.input), bounds.length, ...bounds.slice(1).map(() => 0), ...bounds.map(() => 0))
    for (const [i, { until, next }] of bounds.entries()) {
      if (i < bounds.length - 1) numbers[at + 2 + i] = until
      numbers[at + 1 + bounds.length + i] = place(next)
    }
    return at
  }
  place(plan.step)
  const tree = Int32Array.from(numbers)

  const reads = inputs.map(({ id, domain }) => {
    const terms = enumeration(domain)
    if (terms === undefined) {
      const { min = 0, max = 0 } = domain as { min?: number; max?: number }
      return `const ${id} = facts.${id}; if (!Number.isSafeInteger(${id}) || ${id} < ${min} || ${id} > ${max}) throw new TypeError('${id}');`
    }
    // Terms here end in their number, so the last two characters and the length tell them apart.
    return `const ${id}Text = facts.${id}; const ${id} = ${id}Codes[(${id}Text.charCodeAt(${id}Text.length - 1) * 3 + ${id}Text.charCodeAt(${id}Text.length - 2) * 41 + ${id}Text.length) & 1023];
      if (${id}Terms[${id}] !== ${id}Text) throw new TypeError('${id}');`
  })
  const tables = inputs.flatMap(({ id, domain }) => {
    const terms = enumeration(domain)
    if (terms === undefined) return []
    const codes = new Int32Array(1024).fill(-1)
    for (const [code, term] of terms.entries()) {
      const slot = (term.charCodeAt(term.length - 1) * 3 + term.charCodeAt(term.length - 2) * 41 + term.length) & 1023
      if (codes[slot] !== -1) throw new Error('the hash is not perfect')
      codes[slot] = code
    }
    return [[`${id}Codes`, codes]] as const
  })
  const body = `
    ${inputs.map(({ id, domain }) => `const ${id}Terms = ${JSON.stringify(enumeration(domain) ?? [])}`).join('\n')}
    const cells = new Int32Array(${inputs.length})
    return (facts) => {
      ${reads.join('\n')}
      ${inputs.map(({ id }, i) => `cells[${i}] = ${id};`).join(' ')}
      let at = 0
      while (at >= 0) {
        const value = cells[tree[at]]
        const parts = tree[at + 1]
        let low = at + 2
        let high = low + parts - 1
        while (low < high) {
          const middle = (low + high) >> 1
          if (value < tree[middle]) high = middle
          else low = middle + 1
        }
        at = tree[low + parts - 1]
      }
      return answers[-1 - at]
    }`
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- what a person would write out, with its constants in place
  const make = new Function('tree', 'answers', ...tables.map(([name]) => name), body) as (
    ...args: readonly unknown[]
  ) => (facts: object) => unknown
  return make(tree, answers, ...tables.map(([, table]) => table))
}
