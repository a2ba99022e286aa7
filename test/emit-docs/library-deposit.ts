import type { Diagram } from '../../compiler/diagram/diagram.js'
import type { Expression, ExpressionType } from '../../compiler/rules/expression.js'
import type { Outcome } from '../../compiler/rules/outcome.js'
import type { Decision, Input } from '../../compiler/rules/program.js'
import { input, inputs, origin, rule, text, within } from './library-facts.js'

// A decision whose answer is computed, from a fact that no condition tests and after another that is presumed.

const euros: ExpressionType = { kind: 'money', currency: 'EUR', digits: 2 }
const price = input(
  'price',
  text('Prix du document', 'Price of the item'),
  text('Combien le document coûte-t-il ?', 'What does the item cost?'),
  { kind: 'money', currency: 'EUR', digits: 2, min: 0 },
)
const visiting: Input = {
  ...input(
    'visiting',
    text('Lecteur de passage', 'Visiting reader'),
    text('Le lecteur est-il de passage ?', 'Is the reader only visiting?'),
    { kind: 'boolean' },
  ),
  presumed: 0,
}

const read: Expression = { op: 'fact', fact: 'price', type: euros }
const deposit = (value: string): Outcome => ({
  kind: 'value',
  fields: [{ output: 'deposit', value: { type: 'computed', expression: read, value } }],
})

export const depositDue: Decision = {
  id: 'deposit-due',
  title: text('Caution', 'Deposit'),
  question: text('Quelle caution est due ?', 'Which deposit is owed?'),
  force: 'duty',
  strategy: 'one',
  inputs: [inputs.reader, visiting, price],
  outputs: [{ id: 'deposit', label: text('caution', 'deposit'), type: 'money', currency: 'EUR', digits: 2 }],
  says: text('une caution de {deposit}', 'a deposit of {deposit}'),
  rules: [
    rule('deposit/usual', within(visiting, [0, 1], 'false'), deposit('round half up(price * 0.5, 2)'), ['L6-01']),
    rule(
      'deposit/visiting',
      within(visiting, [1, 2], 'true'),
      deposit('if price > EUR(100.00) then round half up(price * 1.2, 2) else max(EUR(5.00), price)'),
      ['L6-02'],
    ),
  ],
  origin,
}

const usual = { kind: 'leaf', id: 0, standing: depositDue.rules.slice(0, 1), carveOuts: [] } as const
const ofVisitors = { kind: 'leaf', id: 1, standing: depositDue.rules.slice(1), carveOuts: [] } as const
const byReader = {
  kind: 'branch',
  id: 2,
  input: visiting,
  edges: [
    { values: [0, 1], child: usual },
    { values: [1, 2], child: ofVisitors },
  ],
} as const

/** Who the reader is does not matter; what the item costs tells no case from another. */
export const depositDiagram: Diagram = {
  decision: depositDue,
  root: byReader,
  nodes: [usual, ofVisitors, byReader],
  shape: {},
}
