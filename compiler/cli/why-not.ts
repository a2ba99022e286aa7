import { whyNot as findWhyNot, type WhyNot } from '../index.js'
import { exit, painter } from './io.js'
import { envelope, loadToAnswer } from './load.js'
import type { AskOptions, Settings } from './program.js'
import { misuseOf, questionOf } from './question.js'

/** `codicil why-not`: the first condition that keeps a rule from answering, and the nearest case where it would. */
export async function whyNot(settings: Settings, decision: string, rule: string, options: AskOptions): Promise<number> {
  const { io } = settings
  const question = await questionOf(io, decision, options)
  const loaded = loadToAnswer(settings, question)
  if (typeof loaded === 'number') return loaded
  const found = findWhyNot(loaded.compilation, question, rule)
  if (!found.ok) throw misuseOf(found.problems)
  io.out(settings.json ? envelope('why-not', data(found)) : text(settings, found))
  return exit.fine
}

function data({ rule, applies, failed, defeatedBy, changes, explanation }: WhyNot): object {
  return {
    decision: explanation.decision.id,
    rule: rule.id,
    applies,
    ...(failed === undefined ? {} : { failed }),
    ...(defeatedBy === undefined ? {} : { defeatedBy: defeatedBy.id }),
    ...(changes === undefined ? {} : { changes }),
  }
}

function text({ io, color }: Settings, { rule, applies, failed, defeatedBy, changes }: WhyNot): string {
  const paint = painter(io, 'out', color)
  if (applies) return `${paint.strong(rule.id)} does answer this case.\n`
  const why =
    failed === undefined
      ? `It matches, but \`${defeatedBy?.id ?? ''}\` is ${defeatedBy?.then === undefined ? 'an exclusion from it' : 'over it'}.`
      : `It does not match: ${failed} does not hold.`
  const near =
    changes === undefined
      ? 'No case at all lets it answer.'
      : `It would answer if ${changes
          .map(({ input, role, values }) => `${role === 'reading' ? 'the reading ' : ''}\`${input}\` were ${values}`)
          .join(', and ')}.`
  return `${paint.strong(rule.id)}\n  ${why}\n  ${near}\n`
}
