import { describe, expect, it } from 'vitest'
import { EditionError, FactError, UnknownTermError } from '../../compiler/runtime/runtime.js'
import { casesFrom, emitFiles, given, load, loadDecision, writeFiles } from './emitted.js'
import { samplesOf } from './build.js'
import { program } from './example.js'

const emit = async () => writeFiles(await emitFiles(program))

function thrownBy(call: () => unknown): unknown {
  try {
    call()
  } catch (error) {
    return error
  }
  return undefined
}

describe('a fact that cannot be what it is given as', () => {
  it.each(['loan-period', 'late-return'])('is refused whatever the other facts are: %s', async (id) => {
    const folder = await emit()
    const decision = program.editions[0]?.decisions.find((one) => one.id === id)
    if (decision === undefined) throw new Error(id)
    const module = await loadDecision(folder, `2023/${id}`)
    const name = id === 'loan-period' ? 'loanPeriod' : 'lateReturn'
    const facts = decision.inputs.filter((input) => input.role === 'fact')
    const wrong = [
      undefined,
      null,
      'nonsense',
      '__proto__',
      'toString',
      1.5,
      -1,
      NaN,
      {},
      ['book'],
      'true',
      '2023-02-30',
    ]
    for (const chosen of casesFrom(facts.map((input) => [input.id, samplesOf(input, decision).slice(0, 6)])))
      for (const { id: fact } of facts)
        for (const value of wrong.filter((one) => !(fact === 'fees' && one === 1.5)))
          for (const call of [
            (all: unknown) => module[name]?.(all),
            (all: unknown) => module[`${name}Under`]?.({}, all),
          ]) {
            const error = thrownBy(() => call({ ...given(facts, 'fact', chosen), [fact]: value }))
            if (!(error instanceof FactError) || error.fact !== fact)
              expect.fail(`${fact}: ${JSON.stringify(value)} with ${JSON.stringify([...chosen])} gave ${String(error)}`)
          }
  })

  it('is named with the terms nearest to it', async () => {
    const { loanPeriod, loanPeriodUnder } = await loadDecision(await emit(), '2023/loan-period')
    const facts = { item: 'book', reader: 'adult', reserved: false, overdue: 0 }
    const error = thrownBy(() => loanPeriod?.({ ...facts, item: 'magasine' }))
    expect(error).toBeInstanceOf(UnknownTermError)
    expect(error).toMatchObject({ fact: 'item', value: 'magasine', nearest: ['magazine'] })
    expect(String(error)).toBe('UnknownTermError: "item" cannot be "magasine": did you mean "magazine"?')
    expect(() => loanPeriod?.({ ...facts, item: 'printed' })).toThrow(
      '"item" cannot be "printed": it is one of "book", "magazine", "video-disc", "score"',
    )
    expect(() => loanPeriod?.({ ...facts, reader: undefined })).toThrow('"reader" is missing: it is one of "child"')
    expect(() => loanPeriodUnder?.({ 'rare-scores': 'sold' }, facts)).toThrow('"rare-scores" cannot be "sold"')
  })
})

describe('the day', () => {
  const facts = { item: 'magazine', reader: 'adult', reserved: false, overdue: 0 }

  it('picks the edition, first day included and last excluded', async () => {
    const { loanPeriod } = await load(await emit(), 'index.ts')
    for (const on of ['2023-01-01', '2024-06-30'])
      expect(loanPeriod?.(facts, { on })).toMatchObject({ edition: '2023' })
    for (const on of ['2024-07-01', '2031-12-31'])
      expect(loanPeriod?.(facts, { on })).toMatchObject({ edition: '2024-07' })
  })

  it('is refused when no edition holds on it, with the days on which one does', async () => {
    const { loanPeriod } = await load(await emit(), 'index.ts')
    const held = 'the editions hold from 2023-01-01 until 2024-07-01 (excluded); from 2024-07-01 on'
    expect(() => loanPeriod?.(facts, { on: '2022-12-31' })).toThrow(`no edition holds on 2022-12-31; ${held}`)
    for (const on of ['2023-02-29', '2023-6-1', 'today', '', 20230615, undefined, '2023-06-15T00:00'])
      expect(thrownBy(() => loanPeriod?.(facts, { on }))).toBeInstanceOf(EditionError)
  })
})

describe('an answer', () => {
  it('is one shared, frozen constant', async () => {
    const { loanPeriod } = await load(await emit(), '2023/loan-period.ts')
    const facts = { item: 'book', reader: 'adult', reserved: false, overdue: 0 }
    const answer = loanPeriod?.(facts)
    expect(loanPeriod?.({ ...facts, reader: 'child' })).toBe(answer)
    const parts: unknown[] = [answer]
    for (const part of parts) {
      expect(Object.isFrozen(part)).toBe(true)
      if (typeof part === 'object' && part !== null) for (const inner of Object.values(part)) parts.push(inner)
    }
    expect(parts.length).toBeGreaterThan(8)
  })
})
