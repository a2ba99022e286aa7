import { define } from '../define.js'

/** What is wrong with the expression of a computed outcome. */
export const expressionCodes = {
  'expression/syntax': define(
    'error',
    (p: { found: string }) =>
      p.found === ''
        ? 'the expression stops before it is complete'
        : `the expression cannot be read from \`${p.found}\` on`,
    `
A computed outcome begins with \`=\` and is an expression of FEEL, the language of DMN. Names of facts are written as they are
declared; between two names a minus needs spaces around it, since \`a-b\` may itself be a name.

    fee: = round half up(amount * 0.2, 2)
    due: = signed + @"P14D"
`,
  ),
  'expression/not-supported': define(
    'error',
    (p: { what: string }) => `\`${p.what}\` is not part of the expressions that Codicil knows`,
    `
Expressions are a part of FEEL in which every computation ends and has one exact result. They have arithmetic, comparisons,
\`and\`, \`or\`, \`not(…)\`, \`if … then … else …\`, \`… in [1..5]\`, counts and sums of lists with a filter, and the functions
listed in the manual. Loops, functions of one's own, contexts and \`null\` are left out.
`,
  ),
  'expression/unknown-function': define(
    'error',
    (p: { name: string }) => `there is no function \`${p.name}\``,
    `
The functions are listed in the manual. An amount is written with its currency as a function: \`EUR(12.50)\`.
`,
  ),
  'expression/arguments': define(
    'error',
    (p: { name: string; wanted: string }) => `\`${p.name}\` takes ${p.wanted}`,
    `
The function is given too few or too many things, or things of another kind. The message says what it takes.
`,
  ),
  'expression/units': define(
    'error',
    (p: { operator: string; left: string; right: string }) => `${p.left} \`${p.operator}\` ${p.right} means nothing`,
    `
Quantities of different kinds never mix by accident: an amount in one currency is not added to one in another, days are not
added to hours (no calendar says how many hours a day has), a date is not compared with an instant.

Write the amount in the same currency, or the length in the same unit: \`date + @"P2D"\`, \`instant + @"PT48H"\`. To add working
time to an instant, name the calendar: \`working(opened, @"PT2H", calendar("office"))\`.
`,
  ),
  'expression/wrong-type': define(
    'error',
    (p: { found: string; wanted: string }) => `this is ${p.found}, but ${p.wanted} is needed here`,
    `
The place asks for another kind of value: an \`if\` needs something true or false, both its branches must be alike, an output
needs a value of the type it declares.
`,
  ),
  'expression/needs-rounding': define(
    'error',
    (p: { digits: string; allowed: string }) => `this has ${p.digits}, the output has ${p.allowed}`,
    `
Amounts and decimals are exact. Where a computation has more decimals than its output, someone must say which way to round:

    fee: = round half up(amount * 0.0333, 2)

\`round half up\`, \`round half down\`, \`round half even\`, \`round up\`, \`round down\`, \`floor\` and \`ceiling\` say it. A division is
always rounded, since a third has no last decimal.
`,
  ),
  'expression/may-divide-by-zero': define(
    'error',
    () => 'nothing keeps this from being a division by zero',
    `
An answer must exist for every case. Divide by a constant, by a fact whose \`min\` is above zero, or by a \`max(…, 1)\`.
`,
  ),
  'expression/bad-literal': define(
    'error',
    (p: { written: string; reason: string }) => `\`${p.written}\` ${p.reason}`,
    `
Literals: \`12.50\`, \`EUR(12.50)\`, \`@"2024-01-31"\` or \`date("2024-01-31")\`, \`@"P14D"\`, \`@"PT2H"\`, \`@"P3M"\`,
\`@"2024-01-31T09:00:00Z"\`, \`"a-term"\`, \`true\`, \`false\`.
`,
  ),
}
