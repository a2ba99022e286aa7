import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { byCodeUnits } from '../compiler/base/order.js'
import type { SourceText } from '../compiler/source/span.js'

/** The folder of the project itself. */
export const project = resolve(import.meta.dirname, '..')

/** The policy files below a folder of a project, as the command line would read them. */
export function readPolicySources(root: string): readonly SourceText[] {
  return readdirSync(join(root, 'policies'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yaml'))
    .sort(byCodeUnits)
    .map((path) => ({ path: `policies/${path}`, text: readFileSync(join(root, 'policies', path), 'utf8') }))
}
