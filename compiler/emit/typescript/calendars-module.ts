import { secondsOf } from '../../rules/working-time.js'
import type { Calendar, Edition, Program } from '../../rules/program.js'
import type { BookNames } from './book-names.js'
import { CodeWriter } from './code-writer.js'
import { inDocComment, literal } from './escape.js'
import { array, literals, object, writeCode, type Code } from './layout.js'
import { writeDoc, writeHeader, writeImports } from './module.js'
import type { Emitted } from './verify.js'

/** The module of the working calendars that some evaluator computes with; undefined when there is none. */
export function emitCalendars(program: Program, editions: readonly Edition[], names: BookNames): Emitted | undefined {
  const named = new Set(
    editions.flatMap(({ decisions }) => decisions.flatMap(({ calendars }) => [...(calendars?.keys() ?? [])])),
  )
  const calendars = program.book.calendars.filter(({ id }) => named.has(id))
  if (calendars.length === 0) return undefined
  const writer = new CodeWriter()
  writeHeader(writer, program.book)
  writeImports(writer, [{ names: ['CalendarData'], from: 'codicil/calendar' }])
  for (const calendar of calendars) {
    writer.blankLine()
    writeDoc(writer, [inDocComment(calendar.title.en), inDocComment(calendar.title.fr)])
    writeCode(writer, `export const ${names.calendars.get(calendar.id) ?? ''}: CalendarData = `, calendarCode(calendar))
  }
  return {
    path: 'calendars.ts',
    text: writer.toString(),
    exports: calendars.map(({ id }) => names.calendars.get(id) ?? ''),
  }
}

function calendarCode({ id, zone, week, holidays }: Calendar): Code {
  const days = [1, 2, 3, 4, 5, 6, 7].map((day) =>
    array(
      (week.get(day) ?? []).map(({ from, until }) =>
        object([
          ['from', String(secondsOf(from))],
          ['until', String(secondsOf(until))],
        ]),
      ),
    ),
  )
  return object(
    [
      ['id', literal(id)],
      ['zone', zone !== undefined && 'name' in zone ? literal(zone.name) : 'undefined'],
      ['week', { ...array(days), broken: true }],
      ['holidays', typeof holidays === 'string' ? literal(holidays) : array(holidays.map(holidaysCode))],
    ],
    '{',
    '}',
    true,
  )
}

function holidaysCode({ id, years }: Exclude<Calendar['holidays'], string>[number]): Code {
  return object(
    [
      ['id', literal(id)],
      [
        'years',
        object(
          [...years].map(([year, days]) => [year, literals(days)] as const),
          '{',
          '}',
          true,
        ),
      ],
    ],
    '{',
    '}',
    true,
  )
}
