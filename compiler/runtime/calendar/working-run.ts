import { openedByDay, type Windows, type WorkingYear } from './working-year.js'

/** Years of a calendar one after the other, as if they were one: however long a span, its end is looked up, not walked to. */
export interface WorkingRun extends Windows {
  readonly firstYear: number
  readonly lastYear: number
  /** The instants at which the first year begins and the last one ends. */
  readonly begin: number
  readonly end: number
}

/** The run of some years, of which the first is `firstYear`. */
export function workingRun(years: readonly WorkingYear[], firstYear: number, begin: number, end: number): WorkingRun {
  const count = years.reduce((sum, { starts }) => sum + starts.length, 0)
  const [starts, ends, before] = [new Float64Array(count), new Float64Array(count), new Float64Array(count)]
  let total = 0
  let place = 0
  for (const year of years) {
    starts.set(year.starts, place)
    ends.set(year.ends, place)
    for (let i = 0; i < year.before.length; i++) before[place + i] = total + (year.before[i] ?? 0)
    place += year.starts.length
    total += year.total
  }
  const days = openedByDay(starts, Math.floor(begin / 86_400) - 1, Math.ceil(end / 86_400) + 1)
  return { starts, ends, before, total, ...days, firstYear, lastYear: firstYear + years.length - 1, begin, end }
}
