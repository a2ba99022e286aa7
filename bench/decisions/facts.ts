import { randomNumbers } from '../synthetic.js'
import type { Facts } from './table.js'

/** How many different cases are asked in turn; a power of two. */
export const cases = 4096

/** Where the strings of the facts come from: it matters, since engines compare strings they know by their place in memory. */
export const origins = ['interned', 'parsed', 'fresh'] as const
export type Origin = (typeof origins)[number]

/** The same facts with strings of another origin: literals of a program, the values of `JSON.parse`, or read from bytes. */
export function factsFrom(origin: Origin, facts: readonly Facts[]): readonly Facts[] {
  const text = JSON.stringify(facts)
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- literals are what is wanted
  if (origin === 'interned') return (new Function(`return ${text}`) as () => readonly Facts[])()
  if (origin === 'parsed') return JSON.parse(text) as readonly Facts[]
  const copy = (value: string | number): string | number =>
    typeof value === 'string' ? Buffer.from(value).toString() : value
  return facts.map((one) => Object.fromEntries(Object.entries(one).map(([name, value]) => [name, copy(value)])))
}

/** Cases at random: of each fact one of some values, or a whole number up to a bound. */
export function randomFacts(of: Readonly<Record<string, readonly string[] | number>>): readonly Facts[] {
  const random = randomNumbers(7)
  return Array.from({ length: cases }, () =>
    Object.fromEntries(
      Object.entries(of).map(([name, values]) => [
        name,
        typeof values === 'number'
          ? Math.floor(random() * values)
          : (values[Math.floor(random() * values.length)] as string),
      ]),
    ),
  )
}
