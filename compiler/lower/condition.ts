import type { PolicyDocument } from '../document/read-policies.js'
import { suggestion } from '../resolve/resolve-books.js'
import type { Domain } from '../rules/domain.js'
import { universe } from '../rules/domain-values.js'
import { domainOfOutput } from '../rules/evaluate.js'
import { silences, type Silence } from '../rules/outcome.js'
import { always, type Condition, type Detail, type Input } from '../rules/program.js'
import { isEmpty, setOf, subtract, type ValueSet } from '../rules/value-set.js'
import { isList, isMap, namesAt, type Context, type Written, type WrittenMap } from './context.js'
import { placeOf, printWritten, testValues, type ConditionSite } from './test-values.js'

/** A `when:` or `applies:` as a condition; absent means always. What is wrong in it is reported and left out. */
export function lowerCondition(site: ConditionSite, written: Written | undefined): Condition {
  if (!isMap(written)) return always
  const parts = Object.entries(written).map(([key, value]) => lowerPart(site, written, key, value))
  const [only] = parts
  return parts.length === 1 && only !== undefined ? only : { kind: 'all', of: parts }
}

function lowerPart(site: ConditionSite, owner: WrittenMap, key: string, value: Written | undefined): Condition {
  if ((key === 'any' || key === 'all') && isList(value))
    return { kind: key, of: value.map((part) => lowerCondition(site, part)) }
  if (key === 'not') return { kind: 'not', of: lowerCondition(site, value) }

  const answer = testAnswer(site, owner, key, value ?? null)
  if (answer !== undefined) return answer
  const detail = site.details.get(key)
  if (detail !== undefined) return testDetail(site, detail, owner, key, value ?? null)
  const input = site.inputs.get(key)
  if (input === undefined) {
    const known = [...site.inputs.keys(), ...site.details.keys()]
    site.context.findings.report(
      'name/unknown',
      site.keyOf?.() ?? site.document.spans.key(owner, key),
      { what: 'fact', name: key, where: site.where },
      {
        help: suggestion(
          key,
          known,
          site.context.facts.has(key) || site.context.details.has(key)
            ? `the book declares \`${key}\`, but it is not among the \`inputs\` of ${site.where}`
            : `its facts are ${known.map((id) => `\`${id}\``).join(', ')}`,
        ),
      },
    )
    return always
  }
  const values = testValues(site, input, owner, key, value ?? null)
  return { kind: 'test', input: input.id, values, written: printWritten(value ?? null) }
}

/** A test of the answer of an asked decision: `response.clock: business`, `response: { silence: any }`. */
function testAnswer(site: ConditionSite, owner: WrittenMap, key: string, test: Written): Condition | undefined {
  const [name = '', ...rest] = key.split('.')
  const { ask, output: id } = site.asks.has(key) ? { ask: key, output: '' } : { ask: name, output: rest.join('.') }
  const asked = site.asks.get(ask)
  if (asked === undefined) return undefined
  const written = printWritten(test)
  const span = site.document.spans.key(owner, key)
  if (id === '') {
    const silence = isMap(test) ? test['silence'] : undefined
    if (silence === 'any' || silence === 'none' || silences.some((one) => one === silence))
      return {
        kind: 'answer',
        ask,
        is: { silence: silence as 'any' | 'none' | Silence },
        label: asked.decision.title,
        written,
      }
    site.context.findings.report('condition/answer', span, { ask, outputs: asked.outputs.map((one) => one.id) })
    return always
  }
  const output = asked.outputs.find((one) => one.id === id)
  const domain = output === undefined ? undefined : domainOfOutput(output)
  if (output === undefined || domain === undefined) {
    const known = asked.outputs.map((one) => one.id)
    site.context.findings.report(
      'name/unknown',
      span,
      { what: 'output', name: id, where: `\`${ask}\`` },
      {
        help: suggestion(
          id,
          known,
          output === undefined ? undefined : 'to be tested it needs a `unit`, or `digits`, in its declaration',
        ),
      },
    )
    return always
  }
  const member: Input = { id: key, role: 'fact', label: output.label, domain }
  return {
    kind: 'answer',
    ask,
    is: { output: id, domain, values: testValues(site, member, owner, key, test) },
    label: output.label,
    written,
  }
}

/** A test of a set of terms; the conditions it stands for are made once all tests of that set are known. */
function testDetail(
  site: ConditionSite,
  detail: Detail,
  owner: object,
  key: string | number,
  test: Written,
): Condition {
  const { context } = site
  if (detail.type.kind !== 'set') {
    context.findings.report('condition/not-tested', placeOf(site, owner, key), { fact: detail.id })
    return always
  }
  const domain: Domain = { kind: 'terms', vocabulary: detail.type.vocabulary }
  const member: Input = { id: detail.id, role: 'fact', label: detail.label, domain }
  const has = (values: ValueSet, written: string): Condition => ({ kind: 'test', input: detail.id, values, written })
  const written = printWritten(test)
  if (isMap(test)) {
    if ('not' in test) return { kind: 'not', of: testDetail(site, detail, test, 'not', test['not'] ?? null) }
    if ('all' in test) {
      const all = test['all'] ?? null
      const parts = isList(all)
        ? all.map((item, place) => testValues(site, member, all, place, item))
        : [testValues(site, member, test, 'all', all)]
      return { kind: 'all', of: parts.map((values) => has(values, written)) }
    }
    if ('only' in test) {
      const only = testValues(site, member, test, 'only', test['only'] ?? null)
      const others = subtract(universe(domain), only)
      const without: readonly Condition[] = isEmpty(others) ? [] : [{ kind: 'not', of: has(others, written) }]
      return { kind: 'all', of: [has(only, written), ...without] }
    }
  }
  return has(testValues(site, member, owner, key, test), written)
}

/** The conditions of `reading:`, one test a reading. */
export function lowerReadings(context: Context, document: PolicyDocument, written: Written | undefined): Condition {
  if (!isMap(written)) return always
  const tests = Object.entries(written).flatMap(([id, choice]): Condition[] => {
    const input = context.readingInputs.get(id)
    if (input === undefined || input.domain.kind !== 'choice') {
      context.findings.report(
        'name/unknown',
        document.spans.key(written, id),
        { what: 'reading', name: id, where: 'the book' },
        { help: suggestion(id, context.readingInputs.keys(), 'a document of kind `reading` declares one') },
      )
      return []
    }
    const { choices } = input.domain
    const places = namesAt(document, written, id, choice).flatMap(({ name, span }) => {
      const place = choices.findIndex((candidate) => candidate.id === name)
      if (place >= 0) return [place]
      context.findings.report(
        'name/unknown',
        span,
        { what: 'choice', name, where: `the reading \`${id}\`` },
        {
          help: suggestion(
            name,
            choices.map((candidate) => candidate.id),
          ),
        },
      )
      return []
    })
    return [{ kind: 'test', input: id, values: setOf(places), written: printWritten(choice ?? null) }]
  })
  return { kind: 'all', of: tests }
}

/** Both conditions, without needless nesting. */
export function both(...conditions: readonly Condition[]): Condition {
  const parts = conditions.flatMap((condition) => (condition.kind === 'all' ? condition.of : [condition]))
  const [only] = parts
  return parts.length === 1 && only !== undefined ? only : { kind: 'all', of: parts }
}
