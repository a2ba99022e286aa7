import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { firstResponse } from '../generated/unified-support/index.js'
import { codicil } from './cli/io.js'
import { project } from './project.js'

const readme = readFileSync(join(project, 'README.md'), 'utf8')
const block = (language: string, holding: string): string =>
  [...readme.matchAll(/```(\w+)\n([\s\S]*?)```/g)].find(
    ([, name, text]) => name === language && text?.includes(holding),
  )?.[2] ?? ''

describe('the README', () => {
  it('shows a policy as it stands in the repository', () => {
    const policy = readFileSync(join(project, 'policies/unified-support/2023/rapid-response.yaml'), 'utf8')
    const lines = block('yaml', 'severity-table')
      .split('\n')
      .filter((line) => line.trim() !== '…')
    expect(lines.length).toBeGreaterThan(5)
    for (const line of lines) expect(policy).toContain(line)
  })

  it('shows the answer that the command gives, and the code gives', async () => {
    const facts = { offer: 'rapid-response', severity: 'A', product: 'azure-component' } as const
    const shown = block('console', 'decide first-response')
    const { out } = await codicil(project, [
      'decide',
      'first-response',
      '--facts',
      JSON.stringify(facts),
      '--on',
      '2023-06-01',
    ])
    expect(shown.slice(shown.indexOf('\n') + 1)).toBe(out.replaceAll('\u00a0', ' '))
    expect(firstResponse(facts, { on: '2023-06-01' })).toMatchObject({
      kind: 'value',
      value: { within: 'PT15M' },
      rule: 'rapid-response/A/respond/merged',
      clauses: [{ id: 'R2.3-rrt-04', section: '2.3', page: 20 }],
    })
    for (const written of Object.values(facts)) expect(block('ts', 'firstResponse')).toContain(`'${written}'`)
  })

  it('names only commands that there are', async () => {
    const { out } = await codicil(project, ['--help'])
    const named = new Set([...readme.matchAll(/`codicil (\w+)/g)].map(([, name]) => name ?? ''))
    for (const name of named) expect(out).toMatch(new RegExp(`^  ${name}\\b`, 'm'))
  })
})
