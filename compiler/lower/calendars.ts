import { onceForEachText } from '../base/get-or-make.js'
import type { CalendarPolicy } from '../document/policy.gen.js'
import { entriesOf } from '../document/span-index.js'
import { suggestion } from '../resolve/resolve-books.js'
import type { DocumentOf } from '../resolve/scope.js'
import { encodeDate } from '../rules/domain-values.js'
import type { Calendar, Holidays } from '../rules/program.js'
import { isMap, namesAt, type Context } from './context.js'

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const

/** Working hours with their zone and the days off they know of. */
export function lowerCalendar(context: Context, document: DocumentOf<CalendarPolicy>): Calendar {
  const { policy } = document
  const zone = zoneOf(context, document)
  return {
    id: policy.id,
    title: policy.title,
    ...(zone === undefined ? {} : { zone }),
    holidays: holidaysOf(context, document),
    ...(policy.note === undefined ? {} : { note: policy.note }),
    week: new Map(
      weekdays.map((name, index) => [
        index + 1,
        (policy.week[name] ?? []).map((window) => {
          const [from = '', until = ''] = window.split('-')
          return { from, until }
        }),
      ]),
    ),
  }
}

function zoneOf(context: Context, document: DocumentOf<CalendarPolicy>): Calendar['zone'] {
  const { zone } = document.policy
  if (zone === undefined) return undefined
  const span = document.spans.at(document.policy, 'zone')
  if (typeof zone === 'string') {
    if (isZone(zone)) return { name: zone }
    context.findings.report('calendar/unknown-zone', span, { zone })
    return undefined
  }
  const detail = context.details.get(zone.fact)
  if (detail?.type.kind === 'zone') return zone
  const zones = [...context.details.values()].flatMap(({ id, type }) => (type.kind === 'zone' ? [id] : []))
  context.findings.report(
    'name/unknown',
    span,
    { what: 'fact of the type `zone`', name: zone.fact, where: 'the book' },
    { help: suggestion(zone.fact, zones, 'declare it under `facts:` with `type: zone`') },
  )
  return undefined
}

/** Whether the platform knows a time zone by that name. */
const isZone = onceForEachText((name): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return /^[A-Za-z]/.test(name)
  } catch {
    return false
  }
})

function holidaysOf(context: Context, document: DocumentOf<CalendarPolicy>): Calendar['holidays'] {
  const { holidays } = document.policy
  if (holidays === undefined || holidays === 'local') return 'unknown'
  if (holidays === 'none') return 'none'
  const names = namesAt(document, document.policy, 'holidays', isMap(holidays) ? undefined : [holidays].flat())
  return names.flatMap(({ name, span }): readonly Holidays[] => {
    const listed = context.scope.holidays.get(name)
    if (listed === undefined) {
      context.findings.report(
        'name/unknown',
        span,
        { what: 'list of holidays', name, where: 'the book' },
        { help: suggestion(name, context.scope.holidays.keys(), 'a document of kind `holidays` declares one') },
      )
      return []
    }
    const { policy, spans } = listed
    const years = entriesOf(spans, policy.years).map(([year, days]) => {
      days.forEach((day, place) => {
        const encoded = encodeDate(day)
        if (typeof encoded !== 'number' || !day.startsWith(year))
          context.findings.report('calendar/bad-holiday', spans.at(days, place), { day, year })
      })
      return [year, days] as const
    })
    return [{ id: policy.id, title: policy.title, years: new Map(years) }]
  })
}
