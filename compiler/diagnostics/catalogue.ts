import { bookCodes } from './codes/book.js'
import { calendarCodes } from './codes/calendar.js'
import { conditionCodes } from './codes/condition.js'
import { documentCodes } from './codes/document.js'
import { expressionCodes } from './codes/expression.js'
import { fileCodes } from './codes/file.js'
import { gateCodes } from './codes/gate.js'
import { nameCodes } from './codes/name.js'
import { outcomeCodes } from './codes/outcome.js'
import { ruleCodes } from './codes/rule.js'
import { scenarioCodes } from './codes/scenario.js'
import { tableCodes } from './codes/table.js'
import { textCodes } from './codes/text.js'
import type { Definition } from './define.js'

/** Every finding Codicil can make. Codes are words; a code is never reused for another meaning. */
export const catalogue = Object.freeze({
  ...fileCodes,
  ...textCodes,
  ...documentCodes,
  ...bookCodes,
  ...nameCodes,
  ...conditionCodes,
  ...outcomeCodes,
  ...expressionCodes,
  ...tableCodes,
  ...calendarCodes,
  ...ruleCodes,
  ...scenarioCodes,
  ...gateCodes,
})

export type Code = keyof typeof catalogue
/** What a code's message needs to be told. */
export type Params<C extends Code> = (typeof catalogue)[C] extends Definition<infer P> ? P : never

export function isCode(text: string): text is Code {
  return Object.hasOwn(catalogue, text)
}
