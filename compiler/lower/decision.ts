import type { DecisionPolicy } from '../document/policy.gen.js'
import { entriesOf } from '../document/span-index.js'
import { suggestion } from '../resolve/resolve-books.js'
import type { DocumentOf } from '../resolve/scope.js'
import { encode } from '../rules/domain-values.js'
import type { Detail, Input, Output, Rule } from '../rules/program.js'
import { always } from '../rules/program.js'
import { builtinVocabularies } from './builtin-vocabularies.js'
import { citesAt, isMap, type Context } from './context.js'
import type { DecisionDraft } from './draft.js'
import { checkOutputNames, entryKeys, lowerOutcome } from './outcome.js'

/** A decision without its rules. */
export function lowerDecision(context: Context, document: DocumentOf<DecisionPolicy>): DecisionDraft {
  const { policy, spans } = document
  const facts = new Map<string, Input>()
  const details = new Map<string, Detail>()
  policy.inputs.forEach((name, place) => {
    const fact = context.facts.get(name)
    const detail = context.details.get(name)
    const span = spans.at(policy.inputs, place)
    if (fact === undefined && detail === undefined) {
      const known = [...context.facts.keys(), ...context.details.keys()]
      const help = suggestion(name, known, 'declare it under `facts:` in the book')
      context.findings.report(
        'name/unknown',
        span,
        { what: 'fact', name, where: `the book \`${context.scope.book.policy.id}\`` },
        { help },
      )
    } else if (facts.has(name) || details.has(name)) {
      context.findings.report('name/duplicate', span, { what: 'input', name }, { help: 'name each fact once' })
    } else if (fact !== undefined) facts.set(name, fact)
    else if (detail !== undefined) details.set(name, detail)
  })

  presume(context, document, facts)
  const outputs = entriesOf(spans, policy.outputs).flatMap(([id, declared]) =>
    lowerOutput(context, document, id, declared),
  )
  const draft: DecisionDraft = {
    declared: document,
    decision: {
      id: policy.id,
      title: policy.title,
      question: policy.question,
      force: policy.force,
      strategy: policy.strategy,
      outputs,
      ...(policy.says === undefined ? {} : { says: policy.says }),
      origin: spans.at(policy, 'id'),
    },
    facts,
    details,
    asks: new Map(),
    outputs,
  }
  checkSays(context, document, outputs)
  return draft
}

/** Notes what facts are taken to be when nobody knows them. */
function presume(context: Context, document: DocumentOf<DecisionPolicy>, facts: Map<string, Input>): void {
  const presumed = document.policy.presume
  if (presumed === undefined) return
  for (const [name, written] of entriesOf(document.spans, presumed)) {
    const fact = facts.get(name)
    if (fact === undefined) {
      context.findings.report(
        'name/unknown',
        document.spans.key(presumed, name),
        { what: 'fact', name, where: `the inputs of \`${document.policy.id}\`` },
        { help: suggestion(name, facts.keys(), 'only a fact that is one value can be presumed') },
      )
      continue
    }
    const value = encode(fact.domain, written)
    if (typeof value === 'number') facts.set(name, { ...fact, presumed: value })
    else
      context.findings.report('condition/bad-value', document.spans.at(presumed, name), {
        written: String(written),
        fact: name,
        reason: value.reason,
      })
  }
}

function lowerOutput(context: Context, document: DocumentOf<DecisionPolicy>, id: string, declared: object): Output[] {
  if (!isMap(declared)) return []
  const key = document.policy.outputs[id]
  if (key === undefined) return []
  if (entryKeys.has(id)) {
    context.findings.report('outcome/reserved-name', document.spans.key(document.policy.outputs, id), { name: id })
    return []
  }
  const name = declared['vocabulary']
  const optional = {
    ...(key.optional === true ? { optional: true } : {}),
    ...(key.better === undefined ? {} : { better: key.better }),
  }
  if (typeof name !== 'string') {
    const type = declared['type'] as Exclude<Output['type'], 'term'>
    const { digits, currency, unit } = key
    return [
      {
        id,
        label: key.label,
        type,
        ...optional,
        ...(digits === undefined ? {} : { digits }),
        ...(currency === undefined ? {} : { currency }),
        ...(unit === undefined ? {} : { unit }),
      },
    ]
  }
  const vocabulary = context.vocabularies.get(name) ?? builtinVocabularies.get(name)
  if (vocabulary !== undefined) return [{ id, label: key.label, type: 'term', vocabulary, ...optional }]
  context.findings.report(
    'name/unknown',
    document.spans.at(declared, 'vocabulary'),
    { what: 'vocabulary', name, where: `the book \`${context.scope.book.policy.id}\`` },
    { help: suggestion(name, context.vocabularies.keys()) },
  )
  return []
}

/** Every `{place}` of the sentence must be an output. */
function checkSays(context: Context, document: DocumentOf<DecisionPolicy>, outputs: readonly Output[]): void {
  const { says } = document.policy
  if (says === undefined) return
  for (const language of ['fr', 'en'] as const)
    for (const [, place = ''] of says[language].matchAll(/\{([^{}]*)\}/g))
      if (!outputs.some((output) => output.id === place))
        context.findings.report(
          'name/unknown',
          document.spans.at(says, language),
          { what: 'output', name: place, where: `the decision \`${document.policy.id}\`` },
          {
            help: suggestion(
              place,
              outputs.map((output) => output.id),
            ),
          },
        )
}

/** The answer of a decision where no rule stands, if it declares one. */
export function lowerOtherwise(
  context: Context,
  document: DocumentOf<DecisionPolicy>,
  draft: DecisionDraft,
): Rule | undefined {
  const { otherwise } = document.policy
  if (!isMap(otherwise)) return undefined
  const site = { context, document, decision: draft.decision.id, outputs: draft.outputs, reads: draft }
  checkOutputNames(site, otherwise, entryKeys)
  const then = lowerOutcome(site, otherwise)
  if (then === undefined) return undefined
  return {
    id: `${draft.decision.id}/otherwise`,
    when: always,
    then,
    over: [],
    cites: citesAt(context, document, otherwise, otherwise['cites']),
    origin: document.spans.at(document.policy, 'otherwise'),
  }
}
