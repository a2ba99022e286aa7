import { prepare } from '../compiler/runtime/calendar/index.js'
import { timeInTurn } from './decisions/timing.js'
import { randomNumbers } from './synthetic.js'

/**
 * Working time beside a closed form: a prepared list of all working days of forty years, each with the same hours, so that a
 * deadline is one division. Universal time, so that what luxon takes for zones is not in it; the last lines show a zone.
 * `npm run bench:calendars`.
 */
const day = 86_400
const [opens, closes] = [9 * 3600, 17.5 * 3600]
const hours = closes - opens
const [firstYear, lastYear] = [2010, 2050]

const isHoliday = (date: Date): boolean => ['01-01', '05-01', '12-25'].includes(date.toISOString().slice(5, 10))
const years = Array.from({ length: lastYear - firstYear + 1 }, (_, i) => firstYear + i)
const calendar = (zone: string) =>
  prepare(
    {
      id: 'bench',
      week: Array.from({ length: 7 }, (_, i) => (i < 5 ? [{ from: opens, until: closes }] : [])),
      holidays: [
        {
          id: 'days-off',
          years: Object.fromEntries(
            years.map((year) => [String(year), [`${year}-01-01`, `${year}-05-01`, `${year}-12-25`]]),
          ),
        },
      ],
    } as never,
    zone,
  )

/** The closed form: where each day stands among the working days, and the working days themselves. */
function closedForm() {
  const start = Date.UTC(firstYear, 0, 1) / 1000 / day
  const end = Date.UTC(lastYear + 1, 0, 1) / 1000 / day
  const working: number[] = []
  const placeOf = new Int32Array(end - start)
  for (let at = start; at < end; at++) {
    const date = new Date(at * day * 1000)
    placeOf[at - start] = working.length
    if (date.getUTCDay() % 6 !== 0 && !isHoliday(date)) working.push(at)
  }
  const days = Int32Array.from(working)
  const elapsed = (instant: number): number => {
    const at = Math.floor(instant / day)
    const place = placeOf[at - start] ?? 0
    if (days[place] !== at) return place * hours
    return place * hours + Math.min(Math.max(instant - at * day - opens, 0), hours)
  }
  return {
    add: (instant: number, seconds: number): number => {
      const target = elapsed(instant) + seconds
      const place = Math.floor((target - 1) / hours)
      return (days[place] ?? 0) * day + opens + target - place * hours
    },
    between: (a: number, b: number): number => elapsed(b) - elapsed(a),
  }
}

const spans: readonly (readonly [string, number])[] = [
  ['an hour', 3600],
  ['a day', hours],
  ['a week', 5 * hours],
  ['a month', 21 * hours],
  ['a year', 252 * hours],
  ['ten years', 2520 * hours],
]

const random = randomNumbers(5)
const instants = Int32Array.from(
  { length: 4096 },
  () => Date.UTC(2015, 0, 1) / 1000 + Math.floor(random() * 10 * 365 * day),
)
const byHand = closedForm()
const own = calendar('UTC')
const paris = calendar('Europe/Paris')
for (const [, seconds] of spans)
  for (const instant of instants) {
    if (own.add(instant, seconds) !== byHand.add(instant, seconds)) throw new Error(`add differs at ${instant}`)
    if (own.between(instant, instant + seconds) !== byHand.between(instant, instant + seconds))
      throw new Error(`between differs at ${instant}`)
  }

const loop = (of: (instant: number) => number) => (count: number) => {
  let sum = 0
  for (let i = 0; i < count; i++) sum += of(instants[i & 4095] ?? 0)
  return sum
}
console.log(`Node ${process.version}; medians of 15 rounds in turn; in brackets how many times the closed form\n`)
console.log('| working time of | closed form | add | add in Europe/Paris | between |')
console.log('| --- | ---: | ---: | ---: | ---: |')
for (const [name, seconds] of spans) {
  const [hand, add, zoned] = timeInTurn([
    loop((instant) => byHand.add(instant, seconds)),
    loop((instant) => own.add(instant, seconds)),
    loop((instant) => paris.add(instant, seconds)),
  ])
  const [, between] = timeInTurn([
    loop((instant) => byHand.between(instant, instant + seconds)),
    loop((instant) => own.between(instant, instant + seconds)),
  ])
  const shown = (one: { nanoseconds: number; ratio: number } | undefined): string =>
    one === undefined ? '' : `${one.nanoseconds.toFixed(1)} ns (${one.ratio.toFixed(2)}×)`
  console.log(
    `| ${name} | ${hand?.nanoseconds.toFixed(1) ?? ''} ns | ${shown(add)} | ${shown(zoned)} | ${shown(between)} |`,
  )
}
