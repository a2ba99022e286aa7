import { byCodeUnits } from '../../base/order.js'
import type { Recall } from '../../base/recall.js'
import { factsOf, type Fact } from '../../rules/facts.js'
import { namesOfRules } from '../../rules/mentioned.js'
import type { Clause, CountryList, Decision, Output, Page, Program } from '../../rules/program.js'

/** Everything a book has names for. */
export interface BookNames {
  readonly decisions: readonly Asked[]
  readonly facts: readonly Fact[]
  readonly readings: readonly {
    readonly id: string
    readonly question: string
    readonly choices: readonly string[]
    readonly labels: readonly string[]
  }[]
  readonly clauses: readonly Clause[]
  readonly ruleNames: readonly string[]
  readonly countryLists: readonly CountryList[]
  /** A table of the book; all have its columns. */
  readonly table?: Pick<Page, 'rowInput' | 'columns'>
}

/** What a schema says of a decision. */
export interface Asked extends Answered {
  readonly facts: readonly Fact[]
  /** The decisions it asks, by the names it gives them. */
  readonly asks: ReadonlyMap<string, Answered>
}

/** What a schema says of the answers of a decision. */
export interface Answered {
  readonly id: string
  readonly question: string
  readonly outputs: readonly Output[]
}

/** What is recalled goes under the key. */
export function namesOf({ book, editions }: Program, key: string, recall: Recall): BookNames {
  const decisions = new Map(
    editions.flatMap((edition) => edition.decisions.map((decision) => [decision.id, decision] as const)),
  )
  const asked = [...decisions.values()].map((decision): Asked => ({
    ...answered(decision),
    facts: factsOf(decision),
    asks: new Map([...(decision.asks ?? [])].map(([name, other]) => [name, answered(other)])),
  }))
  const facts = new Map(asked.flatMap((decision) => decision.facts.map((fact) => [fact.id, fact] as const)))
  // Most changes leave a decision the rules it had.
  const lists = new Set([...decisions.values()].map(({ rules }) => rules))
  const ruleNames = recall.of(`${key} of rules`, { lists }, (given) =>
    [...new Set([...given.lists].flatMap(namesOfRules))].sort(byCodeUnits),
  )
  const countryLists = new Map(
    editions.flatMap((edition) => (edition.countryLists ?? []).map((list) => [list.id, list] as const)),
  )
  const page = editions.flatMap((edition) => edition.pages)[0]
  return {
    decisions: asked,
    facts: [...facts.values()],
    readings: [...book.readings.values()].map((reading) => ({
      id: reading.id,
      question: reading.question.en,
      choices: reading.choices.map((choice) => choice.id),
      labels: reading.choices.map(
        (choice) => `${choice.label.en} — ${choice.label.fr}${choice.id === reading.adopted ? ' (adopted)' : ''}`,
      ),
    })),
    clauses: [...book.clauses.values()],
    countryLists: [...countryLists.values()],
    ruleNames,
    ...(page === undefined ? {} : { table: { rowInput: page.rowInput, columns: page.columns } }),
  }
}

const answered = ({ id, question, outputs }: Decision): Answered => ({ id, question: question.en, outputs })
