import { styleText } from 'node:util'

/** Everything a command touches outside itself, so that tests can stand in for all of it. */
export interface Io {
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  /** Results. */
  readonly out: (text: string) => void
  /** Talk. */
  readonly err: (text: string) => void
  readonly isTerminal: { readonly out: boolean; readonly err: boolean }
  readonly readInput: () => Promise<string>
  /** Fires when the user interrupts. */
  readonly interrupted: AbortSignal
}

/** Exit codes: fine, findings, misuse, a bug of ours, interrupted. */
export const exit = { fine: 0, findings: 1, misuse: 2, bug: 3, interrupted: 130 } as const

/** A mistake in the use of the command line: said in a line, with what to do. Never a stack trace. */
export class Misuse extends Error {
  readonly help: string | undefined
  constructor(message: string, help?: string) {
    super(message)
    this.help = help
  }
}

export type ColorChoice = 'auto' | 'always' | 'never'

/** Colours for a stream. `--color` decides; else NO_COLOR, then FORCE_COLOR, then whether a terminal reads it. */
export function painter(io: Io, stream: 'out' | 'err', choice: ColorChoice) {
  const { NO_COLOR: no, FORCE_COLOR: force, TERM: term } = io.env
  const auto =
    no !== undefined && no !== ''
      ? false
      : force !== undefined && force !== '' && force !== '0'
        ? true
        : io.isTerminal[stream] && term !== 'dumb'
  const on = choice === 'always' || (choice === 'auto' && auto)
  type Format = Parameters<typeof styleText>[0]
  const with_ = (format: Format) => (text: string) => (on ? styleText(format, text, { validateStream: false }) : text)
  return {
    error: with_(['bold', 'red']),
    warning: with_(['bold', 'yellow']),
    note: with_('cyan'),
    strong: with_('bold'),
    faint: with_('dim'),
  }
}
