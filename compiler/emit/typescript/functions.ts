import type { CodeWriter } from './code-writer.js'
import { enumeration } from '../../rules/domain.js'
import { factsOf } from '../../rules/facts.js'
import type { Input } from '../../rules/program.js'
import { decode, showSet } from '../../rules/domain-values.js'
import { size, values } from '../../rules/value-set.js'
import type { BookNames } from './book-names.js'
import { functionDoc, type Topic } from './decision-doc.js'
import { codeInDocComment, inDocComment, literal } from './escape.js'
import { computationArguments, detailReader } from './computations.js'
import { access, factInputs, isOrdered, isYesNo, reader, readingsOf, termNames } from './facts.js'
import { call, writeCode, type Group } from './layout.js'
import { writeDoc } from './module.js'
import { camelCase, createNames, pascalCase, type Names } from './names.js'
import type { Follows, Plan } from './plan.js'
import { routinesOf, type Known, type Routine } from './routines.js'
import type { Ask, Conclusion, Step } from './steps.js'
import type { TreeCode } from './tree-code.js'
import { codesOf, readCall, readType, termReads, writeClasses, type TermRead } from './term-classes.js'
import { writeFind, type TreeNames } from './write-tree.js'
import { writeRoutine, writeStart, type Surroundings } from './write-steps.js'

interface FunctionsContext {
  readonly topic: Topic
  readonly follows: Follows
  readonly plan: Plan
  readonly book: BookNames
  readonly scope: Names
  readonly constants: ReadonlyMap<Conclusion, string>
  readonly use: (name: string) => string
  /** Set for a decision that is data. */
  readonly tree?: { readonly code: TreeCode; readonly names: TreeNames }
}

/** Writes the function that answers, and those it is split into; gives the functions by which it numbers terms. */
export function writeFunctions(writer: CodeWriter, context: FunctionsContext): readonly string[] {
  const { topic, plan, book, scope, constants, use } = context
  const { decision } = topic
  const facts = factInputs(decision)
  const reads = context.tree === undefined ? termReads(plan.step, decision, scope) : new Map<string, TermRead>()
  const locals = new Map(
    facts
      .filter((fact) => isOrdered(fact) || reads.has(fact.id))
      .map(({ id }) => {
        const name = camelCase(id, 'fact')
        return [id, scope.claim(name, `${name}Fact`)] as const
      }),
  )
  if (context.tree === undefined)
    for (const { id } of readingsOf(decision)) {
      const name = camelCase(id, 'reading')
      if (plan.step.kind === 'ask' && plan.step.needs.has(id)) locals.set(id, scope.claim(name, `${name}Reading`))
    }
  const routines = context.tree === undefined ? routinesOf(plan.step, reads) : []
  const calls = new Map<Step, string>()
  const signatures = new Map<Routine, Group>()
  for (const routine of routines) {
    const under = decision.inputs.some((input) => input.role === 'reading' && routine.step.needs.has(input.id))
    const name = scope.claim(`by${pascalCase(routine.step.input.id, 'fact')}${under ? 'Under' : ''}`)
    const parameters = parametersOf(routine.step, context, locals, reads)
    calls.set(routine.step, `${name}(${parameters.map((parameter) => parameter.name).join(', ')})`)
    signatures.set(
      routine,
      call(
        name,
        parameters.map(({ name: own, type }) => `${own}: ${type}`),
      ),
    )
  }
  const around: Surroundings = { writer, book, locals, reads, constants, calls, inputs: decision.inputs, use }

  writeEntry(context, around)
  for (const routine of routines) {
    const signature = signatures.get(routine)
    if (signature === undefined) continue
    writer.blankLine()
    writeDoc(writer, [routineDoc(routine)])
    writeCode(writer, 'function ', signature, `: ${use(topic.names.answerType)} {`)
    writer.indent(() => {
      writeRoutine(routine.step, around)
    })
    writer.writeLine('}')
  }
  for (const { classes } of reads.values()) if (classes !== undefined) writeClasses(writer, classes, book, use)
  return codesOf(reads, book)
}

/** The function callers see: reads facts that are read once, checks the readings, then asks. */
function writeEntry({ topic, follows, plan, book, scope, use, tree }: FunctionsContext, around: Surroundings): void {
  const { writer, locals, reads } = around
  const { decision, names } = topic
  const facts = factInputs(decision)
  const given = factsOf(decision)
  const under = follows === 'given'
  const parameters = [`${given.length === 0 ? '_facts' : 'facts'}: ${use(names.facts)}`]
  if (under) parameters.unshift(`readings: ${names.readings}`)

  writer.blankLine()
  writeDoc(writer, functionDoc(topic, under))
  const signature = call(`export function ${under ? names.answerUnder : names.answer}`, parameters)
  writeCode(writer, signature, `: ${use(names.answerType)} {`)
  writer.indent(() => {
    const { step } = plan
    if (under)
      for (const reading of readingsOf(decision))
        writer.writeLine(`${use(termNames(reading, book)?.check ?? '')}(${literal(reading.id)}, ${access(reading)})`)
    for (const fact of facts) {
      const read = reads.get(fact.id)
      const reading = read === undefined ? readingOf(fact, book, use) : readCall(read, book, use)
      if (reading === undefined) continue
      const needed = step.kind === 'ask' && step.needs.has(fact.id)
      writeCode(writer, needed ? `const ${locals.get(fact.id) ?? ''} = ` : '', reading)
    }
    // Sets that some rule tests are checked as they are tested; the others, and lists and zones, are checked here.
    for (const detail of decision.details ?? [])
      if (!facts.some((fact) => fact.fact === detail.id)) writeCode(writer, detailReader(detail, book, use))
    if (tree === undefined) writeStart(step, around)
    else writeFind(tree.code, tree.names, createNames([], scope), around)
  })
  writer.writeLine('}')
}

/** The call that turns a fact into the number, or the yes or no, that is asked about; undefined where it is asked as it is. */
function readingOf(input: Input, book: BookNames, use: (name: string) => string): Group | undefined {
  const { id, fact = id, domain } = input
  if (domain.kind === 'includes') {
    const list = use(book.vocabularies.get(domain.vocabulary.id)?.list ?? '')
    return call(use('includes'), [literal(fact), access(input), list, ...domain.terms.map(literal)])
  }
  const reads = reader(input)
  return reads === undefined ? undefined : call(use(reads.name), [literal(fact), access(input), ...reads.args])
}

/** What a step needs to be told: the readings, the facts, and those that are read once as what they were read into. */
function parametersOf(
  step: Ask,
  { topic, follows, book, use }: FunctionsContext,
  locals: ReadonlyMap<string, string>,
  reads: ReadonlyMap<string, TermRead>,
) {
  const { decision, names } = topic
  const needed = decision.inputs.filter((input) => step.needs.has(input.id))
  const parameters: { readonly name: string; readonly type: string }[] = []
  const readings = step.computes && computationArguments(decision, follows) !== 'facts'
  if (readings || needed.some((input) => input.role === 'reading'))
    parameters.push({ name: 'readings', type: names.readings })
  if (step.computes || needed.some((input) => input.role === 'fact' && !locals.has(input.id)))
    parameters.push({ name: 'facts', type: names.facts })
  for (const input of needed) {
    const name = input.role === 'fact' ? locals.get(input.id) : undefined
    if (name === undefined) continue
    const read = reads.get(input.id)
    const number = isYesNo(input) ? 'boolean' : 'number'
    parameters.push({ name, type: read === undefined ? number : readType(read, book, use) })
  }
  return parameters
}

/** Which cases come to a function, as far as one line can say. */
function routineDoc({ known, calls }: Routine): string {
  const cases = known.map((part) => `${codeInDocComment(part.input.id)} ${knownValues(part)}`).join(', ')
  if (known.length === 0) return 'All cases.'
  return calls > 1 ? `Cases like ${cases}.` : `Cases: ${cases}.`
}

const mostNamed = 3

function knownValues({ input, values: set }: Known): string {
  if (enumeration(input.domain) === undefined) return inDocComment(showSet(input.domain, set))
  const named: string[] = []
  for (const value of values(set)) {
    if (named.length === mostNamed) break
    named.push(inDocComment(String(decode(input.domain, value))))
  }
  const more = size(set) - named.length
  return more > 0 ? `${named.join(', ')} or ${more} more` : named.join(' or ')
}
