import { explainCase, explainCode, printCondition, type CaseExplanation } from '../index.js'
import { answerData, answerText, contestedReadings } from './decide.js'
import { exit, Misuse, painter } from './io.js'
import { envelope, loadToAnswer } from './load.js'
import type { AskOptions, Settings } from './program.js'
import { misuseOf, questionOf } from './question.js'

/** `codicil explain`: the page of a code (codes hold a `/`), or why a decision answers as it does. */
export async function explain(settings: Settings, what: string, options: AskOptions): Promise<number> {
  return what.includes('/') ? explainPage(settings, what) : explainAnswer(settings, what, options)
}

function explainPage({ io, json }: Settings, code: string): number {
  const found = explainCode(code)
  if (!found.ok)
    throw new Misuse(
      `there is no code \`${code}\``,
      found.near === undefined ? undefined : `did you mean \`${found.near}\`?`,
    )
  io.out(
    json
      ? envelope('explain', { code, severity: found.severity, page: found.page })
      : `${code} (${found.severity})\n\n${found.page}`,
  )
  return exit.fine
}

async function explainAnswer(settings: Settings, decision: string, options: AskOptions): Promise<number> {
  const { io } = settings
  const question = await questionOf(io, decision, options)
  const loaded = loadToAnswer(settings, question)
  if (typeof loaded === 'number') return loaded
  const explanation = explainCase(loaded.compilation, question)
  if (!explanation.ok) throw misuseOf(explanation.problems)
  const contested = contestedReadings(loaded.compilation, question, explanation)
  if (settings.json)
    io.out(envelope('explain', { ...answerData(explanation, contested), ...explanationData(explanation) }))
  else io.out(answerText(settings, explanation, contested, options.lang) + explanationText(settings, explanation))
  return exit.fine
}

function explanationData({ standing, fallen, notMatching }: CaseExplanation): object {
  return {
    standing: standing.map((rule) => rule.id),
    fallen: fallen.map(({ rule, by }) => ({ rule: rule.id, by: by.id })),
    notMatching: notMatching.map(({ rule, failed }) => ({ rule: rule.id, failed })),
  }
}

function explanationText({ io, color }: Settings, { standing, fallen, notMatching }: CaseExplanation): string {
  const paint = painter(io, 'out', color)
  const section = (title: string, lines: readonly string[]): string =>
    lines.length === 0 ? '' : `\n${paint.strong(title)}\n${lines.map((line) => `  ${line}\n`).join('')}`
  return [
    section(
      'It stands because',
      standing.map((rule) => `${rule.id}: ${printCondition(rule.when)}`),
    ),
    section(
      'These match too, but fall away',
      fallen.map(
        ({ rule, by }) => `${rule.id}: ${by.id} is ${by.then === undefined ? 'an exclusion from it' : 'over it'}`,
      ),
    ),
    section(
      'These do not match',
      notMatching.map(({ rule, failed }) => `${rule.id}: not (${failed})`),
    ),
  ].join('')
}
