import type { SyntaxNode } from '@lezer/common'
import { parser, trackVariables } from 'lezer-feel'

/** A stretch of an expression's text. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/** An expression as written: the part of FEEL that Codicil knows. */
export type Syntax = Stretch &
  (
    | { readonly kind: 'number' | 'text' | 'name' | 'literal'; readonly text: string }
    | { readonly kind: 'boolean'; readonly value: boolean }
    | { readonly kind: 'path'; readonly of: Syntax; readonly name: string }
    | { readonly kind: 'call'; readonly name: string; readonly args: readonly Syntax[] }
    | { readonly kind: 'binary'; readonly operator: string; readonly left: Syntax; readonly right: Syntax }
    | { readonly kind: 'compare'; readonly operator: string; readonly left: Syntax; readonly right: Syntax }
    | { readonly kind: 'negative'; readonly of: Syntax }
    | { readonly kind: 'and' | 'or'; readonly of: readonly Syntax[] }
    | { readonly kind: 'if'; readonly condition: Syntax; readonly then: Syntax; readonly otherwise: Syntax }
    | { readonly kind: 'list'; readonly of: readonly Syntax[] }
    | { readonly kind: 'filter'; readonly of: Syntax; readonly where: Syntax }
    | { readonly kind: 'in'; readonly of: Syntax; readonly tests: readonly Syntax[] }
    | {
        readonly kind: 'interval'
        readonly low: Syntax
        readonly high: Syntax
        readonly ends: '[]' | '(]' | '[)' | '()'
      }
    | { readonly kind: 'unary'; readonly operator: string; readonly of: Syntax }
  )

/** What cannot be read, and where. `what` is undefined where the text stops making sense at all. */
export interface SyntaxFault extends Stretch {
  readonly what?: string
}

const read = new Map<string, Syntax | { readonly fault: SyntaxFault }>()
const mostRead = 10_000

/** Reads an expression. `names` are those it may use; in FEEL a name may hold hyphens and spaces if it is known. */
export function readExpression(
  text: string,
  names: ReadonlyMap<string, readonly string[]>,
): Syntax | { readonly fault: SyntaxFault } {
  // A name that nowhere occurs decides nothing, and the parser's time grows with the names it is told.
  const compact = text.replace(/\s+/g, '')
  const known = Object.fromEntries(
    [...names]
      .filter(([name]) => compact.includes(name))
      .map(([name, inner]) => [name, Object.fromEntries(inner.map((key) => [key, 1]))]),
  )
  // Every edition reads the expressions of the files it shares with the others again.
  const key = `${JSON.stringify(known)} ${text}`
  const before = read.get(key)
  if (before !== undefined) return before
  if (read.size >= mostRead) read.clear()
  const made = parse(text, known)
  read.set(key, made)
  return made
}

function parse(text: string, known: Readonly<Record<string, object>>): Syntax | { readonly fault: SyntaxFault } {
  const tree = parser.configure({ top: 'Expression', contextTracker: trackVariables(known) }).parse(text)
  const broken = firstError(tree.topNode)
  if (broken !== undefined) return { fault: { from: broken.from, to: Math.max(broken.to, broken.from) } }
  const root = tree.topNode.firstChild
  if (root === null) return { fault: { from: 0, to: text.length } }
  const reader = new Reader(text)
  const syntax = reader.read(root)
  return reader.fault === undefined ? syntax : { fault: reader.fault }
}

function firstError(node: SyntaxNode): SyntaxNode | undefined {
  if (node.type.isError) return node
  for (const child of children(node)) {
    const error = firstError(child)
    if (error !== undefined) return error
  }
  return undefined
}

function children(node: SyntaxNode): readonly SyntaxNode[] {
  const all: SyntaxNode[] = []
  for (let child = node.firstChild; child !== null; child = child.nextSibling) all.push(child)
  return all
}

const punctuation = new Set([
  '(',
  ')',
  '[',
  ']',
  '{',
  '}',
  '..',
  ',',
  '.',
  'if',
  'then',
  'else',
  'and',
  'or',
  'in',
  'between',
])

class Reader {
  fault: SyntaxFault | undefined

  constructor(private readonly text: string) {}

  read(node: SyntaxNode): Syntax {
    const at = { from: node.from, to: node.to }
    const parts = children(node).filter(({ name }) => !punctuation.has(name))
    const part = (place: number): Syntax => {
      const child = parts[place]
      return child === undefined ? this.refuse(node) : this.read(child)
    }
    switch (node.name) {
      case 'NumericLiteral':
        return { ...at, kind: 'number', text: this.source(node) }
      case 'StringLiteral':
        return { ...at, kind: 'text', text: unquoted(this.source(node)) }
      case 'BooleanLiteral':
        return { ...at, kind: 'boolean', value: this.source(node) === 'true' }
      case 'VariableName':
        return { ...at, kind: 'name', text: this.source(node) }
      case 'DateTimeLiteral':
        return this.readLiteral(node, parts)
      case 'PathExpression':
        return { ...at, kind: 'path', of: part(0), name: this.source(parts[1] ?? node) }
      case 'ParenthesizedExpression':
      case 'PositiveUnaryTest':
      case 'SimplePositiveUnaryTest':
        return parts.length === 2
          ? { ...at, kind: 'unary', operator: this.source(parts[0] ?? node), of: part(1) }
          : part(0)
      case 'ArithmeticExpression': {
        if (parts.length === 2) return { ...at, kind: 'negative', of: part(1) }
        return { ...at, kind: 'binary', operator: this.source(parts[1] ?? node), left: part(0), right: part(2) }
      }
      case 'Comparison':
        return this.readComparison(node, parts)
      case 'Conjunction':
        return { ...at, kind: 'and', of: parts.map((child) => this.read(child)) }
      case 'Disjunction':
        return { ...at, kind: 'or', of: parts.map((child) => this.read(child)) }
      case 'IfExpression':
        return { ...at, kind: 'if', condition: part(0), then: part(1), otherwise: part(2) }
      case 'List':
        return { ...at, kind: 'list', of: parts.map((child) => this.read(child)) }
      case 'FilterExpression':
        return { ...at, kind: 'filter', of: part(0), where: part(1) }
      case 'FunctionInvocation':
        return {
          ...at,
          kind: 'call',
          name: this.source(parts[0] ?? node).replace(/\s+/g, ' '),
          args: children(parts[1] ?? node)
            .filter(({ name }) => !punctuation.has(name))
            .map((child) => this.read(child)),
        }
      case 'Interval': {
        const open = this.source(node)
        const ends = open.startsWith('[') ? (open.endsWith(']') ? '[]' : '[)') : open.endsWith(']') ? '(]' : '()'
        return { ...at, kind: 'interval', low: part(0), high: part(1), ends }
      }
      default:
        return this.refuse(node)
    }
  }

  /** `@"P14D"`, `date("2023-01-01")`, `duration("PT2H")`: one text, whose form says what it is. */
  private readLiteral(node: SyntaxNode, parts: readonly SyntaxNode[]): Syntax {
    const at = { from: node.from, to: node.to }
    const text = /"([^"]*)"\s*\)?$/.exec(this.source(node))?.[1]
    const [first, second] = parts
    if (text !== undefined) return { ...at, kind: 'literal', text }
    if (first?.name !== 'DateTimeConstructor' || second === undefined) return this.refuse(node)
    return {
      ...at,
      kind: 'call',
      name: this.source(first),
      args: children(second)
        .filter(({ name }) => !punctuation.has(name))
        .map((child) => this.read(child)),
    }
  }

  private readComparison(node: SyntaxNode, parts: readonly SyntaxNode[]): Syntax {
    const at = { from: node.from, to: node.to }
    const [first, second, third] = parts
    if (first === undefined || second === undefined) return this.refuse(node)
    const has = (name: string): boolean => children(node).some((child) => child.name === name)
    if (has('in')) {
      const tests =
        second.name === 'PositiveUnaryTests' ? children(second).filter(({ name }) => !punctuation.has(name)) : [second]
      return { ...at, kind: 'in', of: this.read(first), tests: tests.map((test) => this.read(test)) }
    }
    if (third === undefined) return this.refuse(node)
    if (has('between')) {
      const range: Syntax = { ...at, kind: 'interval', low: this.read(second), high: this.read(third), ends: '[]' }
      return { ...at, kind: 'in', of: this.read(first), tests: [range] }
    }
    return { ...at, kind: 'compare', operator: this.source(second), left: this.read(first), right: this.read(third) }
  }

  private source(node: SyntaxNode): string {
    return this.text.slice(node.from, node.to)
  }

  /** Notes that this is FEEL, but none that Codicil knows. */
  private refuse(node: SyntaxNode): Syntax {
    this.fault ??= { from: node.from, to: node.to, what: this.source(node) }
    return { from: node.from, to: node.to, kind: 'boolean', value: false }
  }
}

function unquoted(text: string): string {
  return text.slice(1, -1).replace(/\\(.)/g, '$1')
}
