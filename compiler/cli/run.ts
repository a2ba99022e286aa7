import { CommanderError } from 'commander'
import { exit, Misuse, painter, type Io } from './io.js'
import { programFor } from './program.js'

/** Runs one command line and says how it ended. Nothing is thrown: what goes wrong is said on `err`. */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  const paint = painter(io, 'err', 'auto')
  const json = argv.includes('--json')
  const complain = (message: string, help: string | undefined, code: number): number => {
    if (json)
      io.out(
        `${JSON.stringify({ schemaVersion: 1, error: { message, ...(help === undefined ? {} : { help }) } }, null, 2)}\n`,
      )
    else io.err(`${paint.error('error')}: ${message}\n${help === undefined ? '' : `${paint.note('help')}: ${help}\n`}`)
    return code
  }
  try {
    let code: number = exit.fine
    await programFor(io, (ended) => {
      code = ended
    }).parseAsync([...argv], { from: 'user' })
    return io.interrupted.aborted && code === exit.fine ? exit.interrupted : code
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exit.fine : exit.misuse
    if (error instanceof Misuse) return complain(error.message, error.help, exit.misuse)
    const message = error instanceof Error ? error.message : String(error)
    if (io.env['CODICIL_DEBUG'] === '1' && error instanceof Error) io.err(`${error.stack ?? ''}\n`)
    const help = 'please report it with the command you ran; CODICIL_DEBUG=1 shows more'
    return complain(`this is a bug in Codicil, not in your policies: ${message}`, help, exit.bug)
  }
}
