import { describe, expect, it } from 'vitest'
import { reachOf, resolve } from '../../compiler/rules/defeat.js'
import { always, type Rule } from '../../compiler/rules/program.js'

const origin = { source: { path: 'rules.yaml', text: '' }, start: 0, end: 0 }

/** `a>b,c` is the rule a over b and c; `-a>b` is the carve-out a, which takes b out. */
function rulesOf(...texts: readonly string[]): readonly Rule[] {
  return texts.map((text): Rule => {
    const [name = '', over] = text.split('>')
    const then = { kind: 'silence', silence: 'unspecified' } as const
    return {
      id: name.replace('-', ''),
      when: always,
      ...(name.startsWith('-') ? {} : { then }),
      over: over?.split(',') ?? [],
      cites: ['C1'],
      origin,
    }
  })
}

/** Who stands, and which carve-outs made a difference, when all of the rules match. */
function outcome(...texts: readonly string[]): string {
  const rules = rulesOf(...texts)
  const { standing, carveOuts } = resolve(rules, reachOf(rules))
  const names = standing.map((rule) => rule.id).join(' ')
  return carveOuts.length === 0 ? names : `${names} (without ${carveOuts.map((rule) => rule.id).join(' ')})`
}

describe('when several rules match', () => {
  it.each([
    ['a base case alone', ['base'], 'base'],
    ['an exception wins over the base', ['base', 'exception>base'], 'exception'],
    ['whatever the order', ['exception>base', 'base'], 'exception'],
    ['an exception to the exception wins over both', ['base', 'a>base', 'b>a'], 'b'],
    ['two exceptions both stand', ['base', 'a>base', 'b>base'], 'a b'],
    ['a carve-out undoes the exception, and the base holds again', ['base', 'a>base', '-out>a'], 'base (without out)'],
    ['a carve-out that is carved out does nothing', ['base', 'a>base', '-out>a', '-back>out'], 'a (without back)'],
    ['a carve-out from the base leaves nothing', ['base', '-out>base'], ' (without out)'],
    ['a carve-out of what falls anyway made no difference', ['base', 'a>base', 'b>a', '-out>a'], 'b'],
  ])('%s', (_, rules, expected) => {
    expect(outcome(...rules)).toBe(expected)
  })
})
