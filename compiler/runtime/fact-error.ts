/** A fact is missing or cannot be what it is given as. The message names the fact, the value and what is expected. */
export class FactError extends TypeError {
  /** The fact (or reading), as the policies name it. */
  readonly fact: string
  /** What was given. */
  readonly value: unknown

  constructor(fact: string, value: unknown, expected: string) {
    super(value === undefined ? `"${fact}" is missing: ${expected}` : `"${fact}" cannot be ${show(value)}: ${expected}`)
    this.name = 'FactError'
    this.fact = fact
    this.value = value
  }
}

/** A fact is given as a term that its vocabulary does not have. */
export class UnknownTermError extends FactError {
  /** Terms of the vocabulary spelt nearly like it, the nearest first; at most three. */
  readonly nearest: readonly string[]

  constructor(fact: string, value: unknown, terms: readonly string[]) {
    const nearest = typeof value === 'string' ? nearestOf(value, terms) : []
    super(fact, value, nearest.length > 0 ? `did you mean ${listed(nearest)}?` : `it is one of ${listed(terms)}`)
    this.name = 'UnknownTermError'
    this.nearest = nearest
  }
}

/** The error for a value that is none of the terms of its vocabulary. */
export function unknownTerm(fact: string, value: unknown, terms: readonly string[]): UnknownTermError {
  return new UnknownTermError(fact, value, terms)
}

const mostListed = 8
const mostShown = 60

function listed(terms: readonly string[]): string {
  const shown = terms.slice(0, mostListed).map((term) => JSON.stringify(term))
  const rest = terms.length - shown.length
  return rest > 0 ? `${shown.join(', ')} and ${rest} more` : shown.join(', ')
}

/** A value in a message: never long, never a failure of its own. */
function show(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value.length > mostShown ? `${value.slice(0, mostShown)}…` : value)
    case 'number':
    case 'boolean':
    case 'bigint':
      return String(value)
    default:
      return value === null ? 'null' : Array.isArray(value) ? 'a list' : `a value of type ${typeof value}`
  }
}

function nearestOf(value: string, terms: readonly string[]): readonly string[] {
  if (value.length > mostShown) return []
  const wanted = value.toLowerCase()
  return terms
    .map((term) => ({ term, distance: distance(wanted, term.toLowerCase()) }))
    .filter((near) => near.distance <= Math.max(1, Math.floor(Math.min(near.term.length, wanted.length) / 3)))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map((near) => near.term)
}

/** How many letters must be put in, left out or changed to turn `a` into `b`. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (const letter of a) {
    let left = Infinity
    let corner = Infinity
    row = row.map((above, j) => {
      left = Math.min(left + 1, above + 1, corner + (letter === b[j - 1] ? 0 : 1))
      corner = above
      return left
    })
  }
  return row[b.length] ?? 0
}
