import type { PolicyDocument } from '../document/read-policies.js'
import { suggestion } from '../resolve/resolve-books.js'
import { encode } from '../rules/domain-values.js'
import { silences, type Outcome, type OutcomeField, type OutcomeValue, type Silence } from '../rules/outcome.js'
import type { Span } from '../source/span.js'
import type { DecisionDraft } from './draft.js'
import { lowerExpression } from './expression/lower-expression.js'
import type { Output } from '../rules/program.js'
import {
  isMap,
  unknownTerm,
  warnOfSuperseded,
  type Context,
  type Written,
  type WrittenMap,
  scalarText,
} from './context.js'

/** Keys of a table entry that are not outputs of its decision. */
export const entryKeys: ReadonlySet<string> = new Set([
  'id',
  'when',
  'reading',
  'over',
  'cites',
  'notes',
  'note',
  'silence',
  'by',
])

/** What an outcome must be made of. */
export interface OutcomeSite {
  readonly context: Context
  readonly document: PolicyDocument
  readonly decision: string
  readonly outputs: readonly Output[]
  /** Outputs may be left out: an example tells what matters to it. */
  readonly partial?: boolean
  /** What expressions may read; without it a value must be stated. */
  readonly reads?: Pick<DecisionDraft, 'facts' | 'details' | 'asks'>
}

/** The outcome stated by a `then:` or by an entry of a table; undefined when it is faulty, which is reported. */
export function lowerOutcome(site: OutcomeSite, written: WrittenMap): Outcome | undefined {
  const { context, document } = site
  const { silence } = written
  if (typeof silence === 'string' && isSilence(silence)) {
    const stated = site.outputs.find((output) => written[output.id] !== undefined)
    if (stated !== undefined) {
      const span = document.spans.key(written, stated.id)
      context.findings.report('outcome/silence-and-value', span, { output: stated.id, silence })
    }
    const by = written['by']
    if (silence === 'discretionary' && typeof by !== 'string')
      context.findings.report('outcome/discretion-of-whom', document.spans.at(written, 'silence'), {})
    return { kind: 'silence', silence, ...(typeof by === 'string' ? { by } : {}) }
  }

  const fields: OutcomeField[] = []
  for (const output of site.outputs) {
    const value = written[output.id]
    if (value === undefined) {
      if (output.optional === true || site.partial === true) continue
      context.findings.report('outcome/missing-output', document.spans.of(written), {
        output: output.id,
        decision: site.decision,
      })
      return undefined
    }
    const lowered = lowerValue(site, output, written, output.id, value)
    if (lowered === undefined) return undefined
    fields.push({ output: output.id, value: lowered })
  }
  return { kind: 'value', fields }
}

/** Reports keys beside `allowed` that are no outputs of the decision. */
export function checkOutputNames(site: OutcomeSite, written: WrittenMap, allowed: ReadonlySet<string>): void {
  const names = site.outputs.map((output) => output.id)
  for (const key of Object.keys(written)) {
    if (allowed.has(key) || names.includes(key)) continue
    site.context.findings.report(
      'name/unknown',
      site.document.spans.key(written, key),
      { what: 'output', name: key, where: `the decision \`${site.decision}\`` },
      { help: suggestion(key, names, `its outputs are ${names.map((name) => `\`${name}\``).join(', ')}`) },
    )
  }
}

function isSilence(text: string): text is Silence {
  return (silences as readonly string[]).includes(text)
}

/** The value that stands under `key` in `owner` as a value of the output; undefined when it is faulty, which is reported. */
export function lowerValue(
  site: OutcomeSite,
  output: Output,
  owner: object,
  key: string,
  value: Written,
): OutcomeValue | undefined {
  const { context, document } = site
  const span = document.spans.at(owner, key)
  if (typeof value === 'string' && value.startsWith('=')) return computed(site, output, span, value)
  const { vocabulary } = output
  if (vocabulary !== undefined && typeof value === 'string' && !vocabulary.terms.some(({ id }) => id === value)) {
    unknownTerm(context, vocabulary, value, span, output.id)
    return undefined
  }
  const term = vocabulary?.terms.find(({ id }) => id === value)
  if (term !== undefined) warnOfSuperseded(context, 'term', term, span)
  const lowered = valueOf(output, value)
  if (!('reason' in lowered)) return lowered
  const { reason } = lowered
  context.findings.report('outcome/bad-value', span, { written: show(value), output: output.id, reason })
  return undefined
}

/** A value that an expression computes. */
function computed(site: OutcomeSite, output: Output, span: Span, written: string): OutcomeValue | undefined {
  const { context, reads } = site
  if (reads === undefined || output.type === 'text') {
    context.findings.report('outcome/not-computed', span, { output: output.id })
    return undefined
  }
  const text = written.slice(1)
  const at = span.source.text.indexOf(text, span.start)
  const exact = at >= 0 && at + text.length <= span.end
  const expression = lowerExpression(
    {
      context,
      facts: reads.facts,
      details: reads.details,
      asks: new Map([...reads.asks].map(([name, { outputs }]) => [name, outputs])),
      where: `the decision \`${site.decision}\``,
      spanOf: ({ from, to }) => (exact ? { ...span, start: at + from, end: at + Math.max(to, from + 1) } : span),
    },
    text,
    output,
  )
  return expression === undefined
    ? undefined
    : { type: 'computed', expression, value: text.trim().replace(/\s+/g, ' ') }
}

/** The value that an output of this type has, or why what is written is none. */
function valueOf({ type, vocabulary }: Output, value: Written): OutcomeValue | { readonly reason: string } {
  const text = scalarText(value)
  switch (type) {
    case 'term': {
      if (typeof value !== 'string') return { reason: 'is not a term; put it in quotes if it is meant as one' }
      const term = vocabulary?.terms.find((candidate) => candidate.id === value)
      if (vocabulary === undefined || term?.abstract === true) return { reason: 'only groups other terms' }
      return { type: 'term', vocabulary: vocabulary.id, term: value }
    }
    case 'boolean':
      return typeof value === 'boolean' ? { type: 'boolean', value } : { reason: 'is neither true nor false' }
    case 'integer':
      return typeof value === 'number' && Number.isSafeInteger(value)
        ? { type: 'integer', value }
        : { reason: 'is not a whole number' }
    case 'decimal':
      return /^-?\d+(\.\d+)?$/.test(text)
        ? { type: 'decimal', value: text }
        : { reason: 'is not a decimal number like "12.50"' }
    case 'money': {
      const amount = /^([A-Z]{3}) (-?\d+(?:\.\d+)?)$/.exec(text)
      return amount === null
        ? { reason: 'is not an amount like "EUR 12.50"' }
        : { type: 'money', currency: amount[1] ?? '', value: amount[2] ?? '' }
    }
    case 'duration':
      return isDuration(text)
        ? { type: 'duration', value: text }
        : { reason: 'is not a length of time like "PT15M", "PT2H" or "P10D"' }
    case 'instant': {
      const instant = encode({ kind: 'instant' }, value)
      return typeof instant === 'number' ? { type: 'instant', value: text } : instant
    }
    case 'date': {
      const day = encode({ kind: 'date' }, value)
      return typeof day === 'number' ? { type: 'date', value: text } : day
    }
    case 'text': {
      const fr = isMap(value) ? value['fr'] : undefined
      const en = isMap(value) ? value['en'] : undefined
      return typeof fr === 'string' && typeof en === 'string'
        ? { type: 'text', value: { fr, en } }
        : { reason: 'is not a text with `fr` and `en`' }
    }
  }
}

/** Hours, minutes and seconds, or days, or months or years: never mixed, since no calendar says how they compare. */
function isDuration(text: string): boolean {
  const fits = (unit: 'time' | 'days'): boolean => typeof encode({ kind: 'duration', unit }, text) === 'number'
  return fits('time') || fits('days') || /^P\d{1,4}[MY]$/.test(text)
}

function show(value: Written): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
