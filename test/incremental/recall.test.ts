import { describe, expect, it } from 'vitest'
import { createRecall, forgetful } from '../../compiler/base/recall.js'

interface Shelf {
  readonly title: { readonly en: string }
  readonly books: ReadonlyMap<string, { readonly pages: number }>
  readonly lent: ReadonlySet<string>
  readonly rooms: ReadonlyMap<string, { readonly floor: number; readonly name: string }>
  readonly house: { readonly street: string; readonly rooms: readonly string[] }
}

const shelf: Shelf = {
  title: { en: 'Atlases' },
  books: new Map([
    ['africa', { pages: 120 }],
    ['asia', { pages: 300 }],
  ]),
  lent: new Set(['asia']),
  rooms: new Map([['hall', { floor: 0, name: 'Hall' }]]),
  house: { street: 'Quay', rooms: ['hall'] },
}

/** Whether what was made of a shelf is made again when the shelf has changed. */
function isMadeAgain(look: (shelf: Shelf) => unknown, change: Partial<Shelf>): boolean {
  const recall = createRecall()
  let times = 0
  const make = (given: Shelf): unknown => {
    times++
    return look(given)
  }
  const open = ['house', 'rooms.*']
  const first = recall.of('shelf', shelf, make, open)
  expect(first).toStrictEqual(look(shelf))
  // Another object of the same parts is not another shelf.
  expect(recall.of('shelf', { ...shelf, books: new Map(shelf.books), house: { ...shelf.house } }, make, open)).toBe(
    first,
  )
  expect(times).toBe(1)
  const changed = { ...shelf, ...change }
  expect(recall.of('shelf', changed, make, open)).toStrictEqual(look(changed))
  return times === 2
}

const looks: Readonly<Record<string, (shelf: Shelf) => unknown>> = {
  title: ({ title }) => title.en,
  'the pages of one book': ({ books }) => books.get('africa')?.pages,
  'a book that is not there': ({ books }) => books.get('europe')?.pages,
  'how many books': ({ books }) => books.size,
  'which books': ({ books }) => [...books.keys()],
  'all books': ({ books }) => [...books].map(([name, { pages }]) => `${name} ${pages}`),
  'each book': ({ books }) => {
    const found: number[] = []
    books.forEach(({ pages }) => found.push(pages))
    return found
  },
  'whether one is lent': ({ lent }) => lent.has('africa'),
  'the floor of a room': ({ rooms }) => rooms.get('hall')?.floor,
  'all floors': ({ rooms }) => [...rooms.values()].map(({ floor }) => floor),
  street: ({ house }) => house.street,
  'what there is': (given) => Object.keys(given),
}

const changes: Readonly<Record<string, Partial<Shelf>>> = {
  'another title': { title: { en: 'Maps' } },
  'africa is rewritten': { books: new Map([...shelf.books, ['africa', { pages: 130 }]]) },
  'asia is rewritten': { books: new Map([...shelf.books, ['asia', { pages: 310 }]]) },
  'europe arrives': { books: new Map([...shelf.books, ['europe', { pages: 80 }]]) },
  'the order changes': { books: new Map([...shelf.books].reverse()) },
  'africa is lent': { lent: new Set(['africa', 'asia']) },
  'europe is lent': { lent: new Set(['europe', 'asia']) },
  'the hall is renamed': { rooms: new Map([['hall', { floor: 0, name: 'Lobby' }]]) },
  'the hall is raised': { rooms: new Map([['hall', { floor: 1, name: 'Hall' }]]) },
  'another room': { rooms: new Map([...shelf.rooms, ['attic', { floor: 3, name: 'Attic' }]]) },
  'the street is renamed': { house: { street: 'Pier', rooms: shelf.house.rooms } },
  'another house': { house: { street: 'Quay', rooms: ['hall', 'attic'] } },
}

describe('what is recalled', () => {
  it('is made again when what stands in two places stands in one of them no more', () => {
    const recall = createRecall()
    const [hall, attic] = [{ name: 'Hall' }, { name: 'Attic' }]
    const look = (day: object, night: object): string =>
      recall.of('rooms', { day, night }, (rooms) => `${nameOf(rooms.day)} ${nameOf(rooms.night)}`, ['day', 'night'])
    const nameOf = (room: object): string => ('name' in room ? String(room.name) : '')
    expect(look(hall, hall)).toBe('Hall Hall')
    expect(look(hall, attic)).toBe('Hall Attic')
  })

  it.each(Object.keys(looks))('is made again only when what it looked at has changed: %s', (name) => {
    const look = looks[name] ?? (() => undefined)
    const again = Object.keys(changes).filter((change) => isMadeAgain(look, changes[change] ?? {}))
    expect(again).toMatchSnapshot()
    // Whatever changes the result is among them.
    for (const [change, parts] of Object.entries(changes))
      if (JSON.stringify(look({ ...shelf, ...parts })) !== JSON.stringify(look(shelf))) expect(again).toContain(change)
  })

  it('is taken without a look below an object that is the same', () => {
    const recall = createRecall()
    let looks = 0
    const hall = {
      get name() {
        looks++
        return 'Hall'
      },
    }
    const house = { hall, street: 'Quay' }
    const see = (given: { readonly house: typeof house; readonly day: string }): string =>
      recall.of('house', given, (inputs) => `${inputs.house.hall.name} ${inputs.house.street}`, ['house', 'house.hall'])
    see({ house, day: 'Monday' })
    looks = 0
    see({ house, day: 'Tuesday' })
    expect(looks).toBe(0)
    see({ house: { ...house }, day: 'Wednesday' })
    expect(looks).toBe(0)
    see({ house: { ...house, hall: { ...hall } }, day: 'Thursday' })
    expect(looks).toBeGreaterThan(0)
  })

  it('may have been looked at in many ways', () => {
    const recall = createRecall()
    const names = Array.from({ length: 40 }, (_, place) => `room ${String(place)}`)
    const rooms = Object.fromEntries(names.map((name) => [name, 1]))
    let times = 0
    const sum = (given: { readonly rooms: Readonly<Record<string, number>> }): number =>
      recall.of(
        'sum',
        given,
        (inputs) => (times++, names.reduce((total, name) => total + (inputs.rooms[name] ?? 0), 0)),
        ['rooms'],
      )
    expect([sum({ rooms }), sum({ rooms: { ...rooms } }), times]).toEqual([40, 40, 1])
    for (const name of names) expect(sum({ rooms: { ...rooms, [name]: 2 } })).toBe(41)
  })

  it('is nothing for the forgetful', () => {
    let times = 0
    const make = (): number => ++times
    expect([forgetful.of('x', {}, make), forgetful.of('x', {}, make)]).toEqual([1, 2])
  })

  it('keeps steady what says the same', () => {
    const recall = createRecall()
    const first = recall.steady('x', { a: [1], b: [2] })
    const second = recall.steady('x', { a: [1], b: [3] })
    expect(second).toStrictEqual({ a: [1], b: [3] })
    expect(second.a).toBe(first.a)
    expect(recall.steady('y', { a: [1] }).a).not.toBe(first.a)
  })
})
