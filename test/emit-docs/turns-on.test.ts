import { describe, expect, test } from 'vitest'
import { turnsOn } from '../../compiler/emit/docs/turns-on.js'
import { bookContext, editionParts } from '../../compiler/emit/docs/page-context.js'
import { always, type Decision, type Edition } from '../../compiler/rules/program.js'
import { diagrams, program } from './example.js'
import { depositDiagram, depositDue } from './library-deposit.js'
import { inputs, origin, rule, text } from './library-facts.js'

const edition = program.editions[0] as Edition
const context = (known: typeof diagrams) => ({
  ...bookContext(program, 'en'),
  ...editionParts(edition, known, 'library'),
})

// Computed from the answer to another question, in the same way in every case.
const twice: Decision = {
  ...depositDue,
  id: 'twice',
  title: text('Double caution', 'Double deposit'),
  inputs: [inputs.document, ...depositDue.inputs],
  asks: new Map([['deposit', depositDue]]),
  rules: [
    rule(
      'twice/always',
      always,
      {
        kind: 'value',
        fields: [
          {
            output: 'deposit',
            value: {
              type: 'computed',
              expression: {
                op: 'answer',
                ask: 'deposit',
                output: 'deposit',
                type: { kind: 'money', currency: 'EUR', digits: 2 },
              },
              value: 'deposit.deposit * 2',
            },
          },
        ],
      },
      ['L6-01'],
    ),
  ],
  origin,
}
const leaf = { kind: 'leaf', id: 0, standing: twice.rules, carveOuts: [] } as const
const flat = { decision: twice, root: leaf, nodes: [leaf], shape: {} }

describe('what answers turn on', () => {
  test('a fact that only an expression reads tells no case from another, yet counts', () => {
    expect(turnsOn(context(diagrams), depositDue)).toEqual({
      cases: new Set(['visiting']),
      computed: new Set(['price']),
      asked: new Set(),
    })
  })

  test('so does what the answer that is computed with turns on', () => {
    const known = new Map([
      ['deposit-due', depositDiagram],
      ['twice', flat],
    ])
    expect(turnsOn(context(known), twice)).toEqual({
      cases: new Set(['visiting', 'price']),
      computed: new Set(),
      asked: new Set(['deposit']),
    })
  })

  test('without its diagram, every fact of the asked decision counts', () => {
    const { cases } = turnsOn(context(new Map([['twice', flat]])), twice)
    expect(cases).toEqual(new Set(['reader', 'visiting', 'price']))
  })

  test('nothing is said of a diagram that is cut off', () => {
    const { cases } = turnsOn(context(new Map([['twice', { ...flat, budgetSpent: true }]])), twice)
    expect(cases).toBeUndefined()
  })
})
