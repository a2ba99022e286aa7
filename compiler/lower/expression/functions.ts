import { suggestion } from '../../resolve/resolve-books.js'
import { typeWords, type Expression, type ExpressionType, type Rounding } from '../../rules/expression.js'
import { setOf } from '../../rules/value-set.js'
import { termPlaces } from '../context.js'
import type { Typing } from './typing.js'
import { quotedLiteral } from './literals.js'
import { alike, constant, digitsOf, levelAll, rounded, sum, toDigits } from './quantity.js'
import type { Syntax } from './syntax.js'

type Call = Extract<Syntax, { kind: 'call' }>

/** What a function takes, in words, and how it is typed; `undefined` when it is given something else. */
interface Definition {
  readonly takes: string
  readonly apply: (
    typing: Typing,
    call: Call,
    expected: ExpressionType | undefined,
  ) => Expression | 'refused' | undefined
}

const whole: ExpressionType = { kind: 'number', digits: 0 }
const days: ExpressionType = { kind: 'duration', unit: 'days' }
const time: ExpressionType = { kind: 'duration', unit: 'time' }
const instant: ExpressionType = { kind: 'instant' }
const truth: ExpressionType = { kind: 'boolean' }

/** A rounding with the number of decimals as its second argument. */
const rounding = (mode: Rounding): Definition => ({
  takes: 'a number or an amount, and how many decimals it is rounded to',
  apply: (typing, { args }) => {
    const [of, digits] = args
    if (of === undefined || digits?.kind !== 'number' || !/^[0-6]$/.test(digits.text)) return 'refused'
    const quantity = typing.quantity(of)
    if (quantity === undefined) return undefined
    return isNumeric(quantity.of.type) ? rounded(quantity, Number(digits.text), mode) : 'refused'
  },
})

/** A rounding to whole units. */
const toWhole = (mode: Rounding): Definition => ({
  takes: 'one number, amount or length',
  apply: (typing, { args }) => {
    const [of, more] = args
    if (of === undefined || more !== undefined) return 'refused'
    const quantity = typing.quantity(of)
    if (quantity === undefined) return undefined
    return isNumeric(quantity.of.type) || quantity.of.type.kind === 'duration' ? rounded(quantity, 0, mode) : 'refused'
  },
})

const extreme = (op: 'least' | 'greatest'): Definition => ({
  takes: 'two or more values of one kind',
  apply: (typing, { args }, expected) => {
    const values = args.map((arg) => typing.value(arg, expected))
    const [first, second] = values
    if (!values.every((value) => value !== undefined)) return undefined
    if (first === undefined || second === undefined || ['term', 'boolean', 'calendar'].includes(first.type.kind))
      return 'refused'
    const odd = values.find(({ type }) => !alike(type, first.type))
    if (odd !== undefined) {
      const place = args[values.indexOf(odd)]
      return place === undefined
        ? 'refused'
        : typing.report('expression/units', place, {
            operator: op === 'least' ? 'min' : 'max',
            left: typeWords(first.type),
            right: typeWords(odd.type),
          })
    }
    const of = levelAll(values)
    return { op, of, type: of[0]?.type ?? first.type }
  },
})

const bands = (op: 'slab' | 'marginal'): Definition => ({
  takes: `a number or an amount, the bounds of its bands in brackets, rising, and one ${op === 'slab' ? 'value' : 'rate'} more than bounds in brackets`,
  apply: (typing, { args }, expected) => {
    const [ofPart, boundParts, valueParts] = args
    if (ofPart === undefined || boundParts?.kind !== 'list' || valueParts?.kind !== 'list') return 'refused'
    const given = typing.value(ofPart)
    const bounds = boundParts.of.map((part) => typing.value(part))
    const values = valueParts.of.map((part) => typing.value(part, op === 'slab' ? expected : undefined))
    if (given === undefined || !bounds.every((one) => one !== undefined) || !values.every((one) => one !== undefined))
      return undefined
    const [first] = values
    const isLike =
      (type: ExpressionType | undefined) =>
      (one: Expression): boolean =>
        type !== undefined && alike(one.type, type) && one.op === 'constant'
    const fits = bounds.every(isLike(given.type)) && values.every(isLike(op === 'slab' ? first?.type : whole))
    if (!fits || first === undefined || values.length !== bounds.length + 1) return 'refused'
    const [of, ...levels] = levelAll([given, ...bounds])
    const rates = levelAll(values)
    const numbers = levels.map(constantOf)
    if (of === undefined || numbers.some((bound, place) => place > 0 && bound <= (numbers[place - 1] ?? 0n)))
      return 'refused'
    const digits = digitsOf(of.type) + digitsOf(rates[0]?.type ?? whole)
    const type = op === 'slab' ? (rates[0]?.type ?? whole) : withDigits(of.type, digits)
    return { op, of, bounds: numbers, values: rates.map(constantOf), type }
  },
})

/** Working time from an instant on, or up to it. */
const working = (
  op: 'working-add' | 'working-subtract' | 'working-between' | 'working-days',
  second: ExpressionType,
  result: ExpressionType,
): Definition => ({
  takes: `an instant, ${typeWords(second)} and a calendar`,
  apply: (typing, { args }) => {
    const [a, b, c] = args.map((arg) => typing.value(arg))
    if (args.length !== 3) return 'refused'
    if (a === undefined || b === undefined || c === undefined) return undefined
    if (a.type.kind !== 'instant' || !alike(b.type, second) || c.type.kind !== 'calendar') return 'refused'
    return digitsOf(b.type) > 0 ? 'refused' : { op, calendar: c, left: a, right: b, type: result }
  },
})

const literal = (prefix: RegExp): Definition => ({
  takes: 'one text in quotes',
  apply: (typing, call) => {
    const [arg, more] = call.args
    if (arg?.kind !== 'text' || more !== undefined || !prefix.test(arg.text)) return 'refused'
    const made = quotedLiteral(arg.text)
    return 'reason' in made
      ? typing.report('expression/bad-literal', arg, { written: arg.text, reason: made.reason })
      : made
  },
})

const definitions: ReadonlyMap<string, Definition> = new Map<string, Definition>([
  ['min', extreme('least')],
  ['max', extreme('greatest')],
  ['floor', toWhole('floor')],
  ['ceiling', toWhole('ceiling')],
  ['round half up', rounding('half-up')],
  ['round half down', rounding('half-down')],
  ['round half even', rounding('half-even')],
  ['round up', rounding('up')],
  ['round down', rounding('down')],
  ['slab', bands('slab')],
  ['marginal', bands('marginal')],
  ['working', working('working-add', time, instant)],
  ['working before', working('working-subtract', time, instant)],
  ['working time', working('working-between', instant, time)],
  ['working days', working('working-days', whole, instant)],
  ['date', literal(/^\d{4}-\d{2}-\d{2}$/)],
  ['date and time', literal(/T/)],
  ['duration', literal(/^P/)],
  [
    'abs',
    {
      takes: 'one number, amount or length',
      apply: (typing, { args: [arg, more] }) => {
        const of = arg === undefined ? undefined : typing.value(arg)
        if (arg === undefined || more !== undefined) return 'refused'
        if (of === undefined) return undefined
        const negative = sum('-', { of: constant(0n, of.type) }, { of })?.of
        return negative === undefined ? 'refused' : { op: 'greatest', of: [of, negative], type: of.type }
      },
    },
  ],
  [
    'not',
    {
      takes: 'something true or false',
      apply: (typing, { args: [arg, more] }) => {
        if (arg === undefined || more !== undefined) return 'refused'
        const of = typing.truth(arg)
        return of === undefined ? undefined : { op: 'not', of, type: truth }
      },
    },
  ],
  [
    'count',
    {
      takes: 'a set or a list, perhaps with a filter in brackets',
      apply: (typing, { args: [arg, more] }) => {
        if (arg === undefined || more !== undefined) return 'refused'
        const found = typing.collection(arg)
        return found === undefined ? undefined : { op: 'count', ...found, type: whole }
      },
    },
  ],
  [
    'sum',
    {
      takes: 'a list of numbers, amounts or lengths, perhaps with a filter in brackets',
      apply: (typing, { args: [arg, more] }) => {
        if (arg === undefined || more !== undefined) return 'refused'
        const found = typing.collection(arg)
        if (found === undefined) return undefined
        const of = found.of.type.kind === 'list' ? found.of.type.of : undefined
        return of !== undefined && (isNumeric(of) || of.kind === 'duration')
          ? { op: 'sum', ...found, type: of }
          : 'refused'
      },
    },
  ],
  [
    'days',
    {
      takes: 'two dates, or one number of days such as @"P14D"',
      apply: (typing, { args }) => {
        const [a, b] = args.map((arg) => typing.value(arg))
        if (args.length === 1 && a !== undefined) return alike(a.type, days) ? { ...a, type: whole } : 'refused'
        if (args.length !== 2) return 'refused'
        if (a === undefined || b === undefined) return undefined
        const both = a.type.kind === 'date' && b.type.kind === 'date'
        return both ? { op: 'subtract', left: b, right: a, type: whole } : 'refused'
      },
    },
  ],
  [
    'seconds',
    {
      takes: 'one length of time such as @"PT2H"',
      apply: (typing, { args: [arg, more] }) => {
        const of = arg === undefined || more !== undefined ? undefined : typing.value(arg)
        if (of === undefined) return arg === undefined || more !== undefined ? 'refused' : undefined
        return alike(of.type, time) ? { ...of, type: whole } : 'refused'
      },
    },
  ],
  [
    'is',
    {
      takes: 'a fact that is a term, and the term it may be or come under, in quotes',
      apply: (typing, { args: [arg, term, more] }) => {
        if (arg === undefined || term?.kind !== 'text' || more !== undefined) return 'refused'
        const of = typing.value(arg)
        if (of === undefined) return undefined
        if (of.type.kind !== 'term') return 'refused'
        const { vocabulary } = of.type
        const places = termPlaces(vocabulary, term.text, true)
        const ids = vocabulary.terms.map(({ id }) => id)
        if (!ids.includes(term.text))
          return typing.report(
            'name/unknown',
            term,
            { what: 'term', name: term.text, where: `the vocabulary \`${vocabulary.id}\`` },
            suggestion(term.text, ids),
          )
        return { op: 'member', of, values: setOf(places), type: truth }
      },
    },
  ],
  [
    'calendar',
    {
      takes: 'the id of a calendar of the book, in quotes',
      apply: (typing, { args: [arg, more] }) => {
        if (arg?.kind !== 'text' || more !== undefined) return 'refused'
        const { calendars } = typing.site.context.scope
        if (calendars.has(arg.text)) return { op: 'calendar', id: arg.text, type: { kind: 'calendar' } }
        return typing.report(
          'name/unknown',
          arg,
          { what: 'calendar', name: arg.text, where: 'the book' },
          suggestion(arg.text, calendars.keys(), 'a document of kind `calendar` declares one'),
        )
      },
    },
  ],
])

/** The value of a function, or of an amount such as `EUR(12.50)`. */
export function callFunction(typing: Typing, call: Call, expected: ExpressionType | undefined): Expression | undefined {
  if (/^[A-Z]{3}$/.test(call.name)) return money(typing, call)
  const definition = definitions.get(call.name)
  if (definition === undefined)
    return typing.report(
      'expression/unknown-function',
      call,
      { name: call.name },
      suggestion(call.name, definitions.keys()),
    )
  const made = definition.apply(typing, call, expected)
  if (made !== 'refused') return made
  return typing.report('expression/arguments', call, { name: call.name, wanted: definition.takes })
}

function money(typing: Typing, call: Call): Expression | undefined {
  const [arg, more] = call.args
  const of = arg === undefined || more !== undefined ? undefined : typing.value(arg)
  if (of?.type.kind !== 'number')
    return typing.report('expression/arguments', call, { name: call.name, wanted: 'one number' })
  return { ...of, type: { kind: 'money', currency: call.name, digits: of.type.digits } }
}

const isNumeric = (type: ExpressionType): boolean => type.kind === 'number' || type.kind === 'money'

function withDigits(type: ExpressionType, digits: number): ExpressionType {
  return type.kind === 'number' || type.kind === 'money' ? { ...type, digits } : type
}

function constantOf(expression: Expression): bigint {
  const level = toDigits(expression, digitsOf(expression.type))
  return level.op === 'constant' && typeof level.value === 'bigint' ? level.value : 0n
}
