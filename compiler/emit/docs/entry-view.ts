import { FewSaid } from '../../base/few-said.js'
import { Few } from '../../base/few.js'
import { placesById } from '../../base/places-by-id.js'
import type { Text } from '../../base/text.js'
import type { Outcome } from '../../rules/outcome.js'
import type { Decision, Input, Rule } from '../../rules/program.js'
import { contains } from '../../rules/value-set.js'
import { beyond, conjuncts, formOf, inputsOf, type Form, type FormTest, type InputsById } from './condition-form.js'
import { colonOf, formsWords } from './condition-words.js'
import { formulaLines } from './formula-lines.js'
import { anchorName, codeMarkdown } from './markdown.js'
import { statedOutcome } from './outcome-words.js'
import {
  clauseLinks,
  linkMarkdown,
  markdown,
  textOf,
  type BookContext,
  type EditionContext,
  type Link,
  type OnPage,
  sentence,
} from './page-context.js'
import { setWords } from './set-words.js'

/** One answer as a reader meets it in a cell or a list. All texts are Markdown; an absent part is an empty string. */
export interface EntryView {
  /** What must hold beyond what the reader knows from the row and the head of the table. */
  readonly condition: string
  readonly isException: boolean
  readonly says: string
  /** How what it says is computed, as lines in code style; where several things are, each with its name. */
  readonly formulas: readonly { readonly label: string; readonly code: string }[]
  readonly isSilence: boolean
  /** The readings it depends on, each with the choices under which it holds. */
  readonly readings: readonly string[]
  /** The same in one phrase. */
  readonly reading: string
  /** False when the adopted reading is another: then it does not hold. */
  readonly isAdopted: boolean
  readonly marks: readonly Link[]
  readonly note: string
}

/** A rule's condition with what it says of facts apart from what it says of readings. */
export interface RuleParts {
  readonly facts: readonly Form[]
  readonly readings: readonly { readonly input: Input; readonly test: FormTest }[]
  readonly isAdopted: boolean
}

/** A rule taken apart, and the inputs that were looked at for it. */
interface TakenApart {
  readonly parts: RuleParts
  readonly seen: readonly (readonly [id: string, input: Input | undefined])[]
}

/** Taken apart once for all pages and languages; a rule may stand in decisions of several editions. */
const known = new Few<Rule, TakenApart>()

/** Takes a rule's condition apart. */
export function ruleParts(decision: Decision, rule: Rule): RuleParts {
  const inputs = inputsOf(decision.inputs)
  const isSame = ({ seen }: TakenApart): boolean => seen.every(([id, input]) => inputs.get(id) === input)
  return known.of(rule, isSame, () => {
    const seen = new Map<string, Input | undefined>()
    const look = (id: string): Input | undefined => {
      const input = inputs.get(id)
      seen.set(id, input)
      return input
    }
    return { parts: takenApart(rule, { get: look }), seen: [...seen] }
  }).parts
}

function takenApart(rule: Rule, inputs: InputsById): RuleParts {
  const facts: Form[] = []
  const readings: { input: Input; test: FormTest }[] = []
  for (const part of conjuncts(formOf(rule.when, inputs))) {
    const input = part.kind === 'test' ? inputs.get(part.input) : undefined
    if (part.kind === 'test' && input?.role === 'reading') readings.push({ input, test: part })
    else facts.push(part)
  }
  const isAdopted = readings.every(
    ({ input, test }) => input.adopted === undefined || contains(test.values, input.adopted),
  )
  return { facts, readings, isAdopted }
}

/** A rule that answers, in words, for a reader who already knows `given`. */
export function entryView(
  context: OnPage<EditionContext>,
  decision: Decision,
  rule: Rule,
  given: readonly Form[],
  more: {
    readonly isException?: boolean
    readonly notes?: readonly string[]
    /** Whether the answer begins a cell or goes on after other words; without it, it goes on after a condition. */
    readonly says?: 'begins' | 'continues'
  } = {},
): EntryView {
  const parts = ruleParts(decision, rule)
  const extra = inInputOrder(decision, beyond(parts.facts, given))
  const notes = (more.notes ?? []).map((mark) => ({
    text: `${context.headings.note} ${markdown(context, mark)}`,
    href: `#${anchorName('note', mark)}`,
  }))
  const begins = more.says === undefined ? extra.length === 0 : more.says === 'begins'
  const { condition, says, formulas, readings, reading, note } = spokenOf(context, decision, rule, parts, extra, begins)
  return {
    condition,
    isException: more.isException === true,
    says,
    formulas,
    isSilence: rule.then?.kind === 'silence',
    readings,
    reading,
    isAdopted: parts.isAdopted,
    marks: [...notes, ...clauseLinks(context, rule.cites)],
    note,
  }
}

/** What is said of a rule, whichever page says it. */
type Spoken = Pick<EntryView, 'condition' | 'says' | 'formulas' | 'readings' | 'reading' | 'note'>

const spoken = { fr: new FewSaid<Rule, Spoken>(), en: new FewSaid<Rule, Spoken>() }

/** Says it, or takes what was said: a page is written again for one of its rules, and most rules stand on several. */
function spokenOf(
  context: BookContext,
  decision: Decision,
  rule: Rule,
  parts: RuleParts,
  extra: readonly Form[],
  begins: boolean,
): Spoken {
  const { book } = context.program
  const titles = parts.readings.map(({ input }) => book.readings.get(input.id)?.title ?? input.label)
  const given = [begins, decision.outputs, decision.says, book.vocabularies, parts, ...extra, ...titles]
  return spoken[context.language].of(rule, given, () =>
    speak(context, decision, rule, titles, { parts, extra, begins }),
  )
}

function speak(
  context: BookContext,
  decision: Decision,
  rule: Rule,
  titles: readonly Text[],
  { parts, extra, begins }: { readonly parts: RuleParts; readonly extra: readonly Form[]; readonly begins: boolean },
): Spoken {
  const { language } = context
  const stated =
    rule.then === undefined
      ? { words: context.words.carvesOutShort, formulas: [] }
      : statedOutcome(context.program.book, decision, rule.then, language)
  const readings = parts.readings.map(({ input, test }, place) =>
    readingMark(context, input, test, titles[place] ?? input.label),
  )
  const words = formsWords(extra, inputsOf(decision.inputs), language)
  return {
    condition: extra.length === 0 ? '' : markdown(context, words),
    says: (begins ? sentence : markdown)(context, stated.words),
    formulas: stated.formulas.map(({ label, formula }) => ({
      label: label === '' ? '' : markdown(context, `${label}${colonOf(context.language)}`),
      code: formulaLines(formula).map(codeMarkdown).join('<br>'),
    })),
    readings,
    reading: readings.join(` ${context.words.and} `),
    note: rule.note === undefined ? '' : textOf(context, rule.note),
  }
}

/** What a rule answers, as it goes on after other words. */
export function answerWords(context: OnPage<EditionContext>, decision: Decision, then: Outcome): string {
  return markdown(context, statedOutcome(context.program.book, decision, then, context.language).words)
}

/** Facts in the order in which the decision asks for them; what is not one test, last. */
function inInputOrder({ inputs }: Decision, parts: readonly Form[]): readonly Form[] {
  if (parts.length < 2) return parts
  const places = placesById(inputs)
  const place = (part: Form): number => (part.kind === 'test' ? places.get(part.input) : undefined) ?? inputs.length
  return parts.toSorted((a, b) => place(a) - place(b))
}

/** A reading and the choices an answer needs of it: `[Shared cell](#reading-shared-cell), “it counts for both rows”`. */
function readingMark(context: BookContext, input: Input, test: FormTest, title: Text): string {
  const link = linkMarkdown({ text: textOf(context, title), href: `#${anchorName('reading', input.id)}` })
  const choices = setWords(input.domain, test.values, context.language)
  return `${link}, ${markdown(context, context.words.quote(choices))}`
}
