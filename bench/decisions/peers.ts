import { ZenEngine } from '@gorules/zen-engine'
import { LogicEngine } from 'json-logic-engine'
import { Engine } from 'json-rules-engine'
import Publicodes from 'publicodes'
import type { Facts, Table, Test } from './table.js'

/** Other engines, each told the same table in its own language. They answer with the name of a row. */
export interface Peer {
  readonly name: string
  /** Answers at once, or later: an engine is timed the way its users call it. */
  readonly decide: (facts: Facts) => string | Promise<string>
}

/** json-logic-engine: one chain of conditions, compiled to a function by the engine itself. */
export function jsonLogic({ rows, otherwise }: Table): Peer {
  const test = (one: Test): object =>
    'among' in one
      ? { in: [{ var: one.input }, one.among] }
      : { and: [{ '>=': [{ var: one.input }, one.from] }, { '<': [{ var: one.input }, one.until] }] }
  const chain = rows.flatMap(({ tests, answer }) => [{ and: tests.map(test) }, answer])
  const decide = new LogicEngine().build({ if: [...chain, otherwise] }) as (facts: Facts) => string
  return { name: 'json-logic-engine', decide }
}

/** json-rules-engine: a rule for each row; it runs them all and tells which held. */
export function jsonRules({ rows, otherwise }: Table): Peer {
  const engine = new Engine()
  for (const { tests, answer } of rows)
    engine.addRule({
      conditions: {
        all: tests.flatMap((one): { fact: string; operator: string; value: unknown }[] =>
          'among' in one
            ? [{ fact: one.input, operator: 'in', value: [...one.among] }]
            : [
                { fact: one.input, operator: 'greaterThanInclusive', value: one.from },
                { fact: one.input, operator: 'lessThan', value: one.until },
              ],
        ),
      },
      event: { type: answer },
    })
  const decide = async (facts: Facts): Promise<string> => (await engine.run(facts)).events[0]?.type ?? otherwise
  return { name: 'json-rules-engine', decide }
}

/** GoRules ZEN: a decision table whose first row that holds answers. */
export function zen({ inputs, rows, otherwise }: Table): Peer {
  const cell = (tests: readonly Test[], input: string): string =>
    tests
      .filter((one) => one.input === input)
      .map((one) =>
        'among' in one ? one.among.map((term) => JSON.stringify(term)).join(', ') : `[${one.from}..${one.until - 1}]`,
      )
      .join('')
  const content = {
    nodes: [
      { id: 'in', name: 'in', type: 'inputNode', position: { x: 0, y: 0 } },
      {
        id: 'table',
        name: 'table',
        type: 'decisionTableNode',
        position: { x: 0, y: 0 },
        content: {
          hitPolicy: 'first',
          inputs: inputs.map((input) => ({ id: input, name: input, field: input })),
          outputs: [{ id: 'answer', name: 'answer', field: 'answer' }],
          rules: [...rows, { tests: [], answer: otherwise }].map(({ tests, answer }, i) => ({
            _id: String(i),
            ...Object.fromEntries(inputs.map((input) => [input, cell(tests, input)])),
            answer: JSON.stringify(answer),
          })),
        },
      },
      { id: 'out', name: 'out', type: 'outputNode', position: { x: 0, y: 0 } },
    ],
    edges: [
      { id: 'a', type: 'edge', sourceId: 'in', targetId: 'table' },
      { id: 'b', type: 'edge', sourceId: 'table', targetId: 'out' },
    ],
  }
  const decision = new ZenEngine().createDecision(Buffer.from(JSON.stringify(content)))
  const decide = async (facts: Facts): Promise<string> => {
    const response = await decision.evaluate(facts)
    return (response.result as { readonly answer: string }).answer
  }
  return { name: '@gorules/zen-engine', decide }
}

/** Publicodes: a rule with a variation for each row. */
export function publicodes({ inputs, rows, otherwise }: Table, isText: (input: string) => boolean): Peer {
  const test = (one: Test): unknown =>
    'among' in one
      ? { 'une de ces conditions': one.among.map((term) => `${one.input} = '${term}'`) }
      : { 'toutes ces conditions': [`${one.input} >= ${one.from}`, `${one.input} < ${one.until}`] }
  const rules = {
    ...Object.fromEntries(inputs.map((input) => [input, isText(input) ? { type: 'texte' } : { type: 'nombre' }])),
    answer: {
      variations: [
        ...rows.map(({ tests, answer }) => ({
          si: { 'toutes ces conditions': tests.map(test) },
          alors: `'${answer}'`,
        })),
        { sinon: `'${otherwise}'` },
      ],
    },
  }
  const engine = new Publicodes(rules)
  const decide = (facts: Facts): string => {
    const situation = Object.fromEntries(
      Object.entries(facts).map(([input, value]) => [input, typeof value === 'string' ? `'${value}'` : value]),
    )
    return String(engine.setSituation(situation).evaluate('answer').nodeValue)
  }
  return { name: 'publicodes', decide }
}
