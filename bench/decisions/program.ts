import type { Diagram } from '../../compiler/diagram/diagram.js'
import { emitTypescript } from '../../compiler/emit/typescript/emit-typescript.js'
import type { Edition, Program } from '../../compiler/rules/program.js'

const text = (word: string) => ({ fr: word, en: word })

/** A book of one decision, as the emitters take it. */
export function emitAlone(diagram: Diagram): ReadonlyMap<string, string> {
  const { decision } = diagram
  const edition: Edition = {
    id: '2024',
    title: text('2024'),
    from: '2024-01-01',
    origin: decision.origin,
    decisions: [decision],
    pages: [],
  }
  const program: Program = {
    book: {
      id: 'synthetic',
      title: text('Synthetic'),
      source: { id: 'source', title: text('Source'), language: 'en' },
      vocabularies: decision.inputs.flatMap(({ domain }) => (domain.kind === 'terms' ? [domain.vocabulary] : [])),
      clauses: new Map([['C1', { id: 'C1', section: '1', page: 1 }]]),
      readings: new Map(),
      calendars: [],
    },
    editions: [edition],
  }
  const files = emitTypescript(program, [{ edition, diagrams: new Map([[decision.id, diagram]]) }])
  return new Map(files.map((file) => [file.path, file.text]))
}
