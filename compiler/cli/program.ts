import { Command, Option } from 'commander'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { DiffOptions } from './diff.js'
import type { ColorChoice, Io } from './io.js'

/** What every command is given. */
export interface Settings {
  readonly io: Io
  readonly root: string
  readonly json: boolean
  readonly color: ColorChoice
  readonly version: string
}

export type Ended = (code: number) => void

/** The version of this package. */
export function ownVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest
    ? String(manifest.version)
    : 'unknown'
}

/** The command line. Each command is loaded when it is run, so that none pays for the others. */
export function programFor(io: Io, ended: Ended): Command {
  const program = new Command('codicil')
    .description('A compiler for contract rules.')
    .version(ownVersion())
    .option('-C, --project <folder>', 'the folder that holds policies/', '.')
    .addOption(new Option('--color <when>', 'colour the output').choices(['auto', 'always', 'never']).default('auto'))
    .configureOutput({
      writeOut: (text) => {
        io.out(text)
      },
      writeErr: (text) => {
        io.err(text)
      },
    })
    .showSuggestionAfterError(true)
    .showHelpAfterError('(add --help for the commands and their options)')
    .exitOverride()

  const settings = (own: { readonly json?: boolean }): Settings => {
    const { project, color }: { project: string; color: ColorChoice } = program.opts()
    return { io, root: resolve(io.cwd, project), json: own.json === true, color, version: ownVersion() }
  }
  const command = (usage: string, description: string, example: string): Command =>
    program
      .command(usage)
      .description(description)
      .option('--json', 'print data for programs')
      .addHelpText('after', `\nExample:\n  ${example}`)

  command('init [book]', 'start a book that builds', 'codicil init my-contract').action(
    async (book: string | undefined, options: { json?: boolean }) => {
      const { init } = await import('./init.js')
      ended(init(settings(options), book ?? 'my-contract'))
    },
  )

  command('build', 'compile policies/ into generated/', 'codicil build --check')
    .option(
      '--check',
      'write nothing; fail when generated/ is not exactly what would be written, or its code is no TypeScript',
    )
    .option('--watch', 'go on, and build again after every change')
    .action(async (options: { json?: boolean; check?: boolean; watch?: boolean }) => {
      const { build } = await import('./build.js')
      ended(await build(settings(options), { check: options.check === true, watch: options.watch === true }))
    })

  command('check', 'validate and analyse the policies', 'codicil check --format github')
    .addOption(
      new Option('--format <format>', 'how findings are shown')
        .choices(['text', 'json', 'sarif', 'github'])
        .default('text'),
    )
    .option('--notes', 'show what is no mistake but worth knowing too')
    .action(async (options: { json?: boolean; format: string; notes?: boolean }) => {
      const { check } = await import('./check.js')
      ended(check(settings(options), options.json === true ? 'json' : options.format, options.notes === true))
    })

  command('list [decision]', 'the decisions, with their facts, values and outputs', 'codicil list first-response')
    .option('--book <id>', 'only the decisions of this book')
    .action(async (decision: string | undefined, options: { json?: boolean; book?: string }) => {
      const { list } = await import('./list.js')
      ended(list(settings(options), decision, options.book))
    })

  const facts = '{"offer":"base","severity":"A","product":"other-product"}'
  const asking = (asked: Command): Command =>
    asked
      .option('--facts <json>', 'the facts, as JSON; - reads standard input, @file a file')
      .option('--on <day>', 'the day whose edition answers, YYYY-MM-DD')
      .option('--edition <id>', 'the edition that answers, whatever the day')
      .option(
        '--reading <id=choice>',
        'read an ambiguity otherwise than adopted; may be repeated',
        (one: string, all: readonly string[]) => [...all, one],
        [],
      )
      .option('--book <id>', 'the book, when several have such a decision')
      .addOption(new Option('--lang <language>', 'the language of the answer').choices(['en', 'fr']).default('en'))

  asking(
    command(
      'decide <decision>',
      'one answer, with its rule and clauses',
      `codicil decide first-response --on 2023-06-01 --facts '${facts}'`,
    ),
  ).action(async (decision: string, options: AskOptions) => {
    const { decide } = await import('./decide.js')
    ended(await decide(settings(options), decision, options))
  })

  asking(
    command(
      'ask <decision>',
      'the answer where nothing that is missing matters, else what must still be known',
      `codicil ask first-response --on 2023-06-01 --facts '{"severity":"A"}'`,
    ),
  ).action(async (decision: string, options: AskOptions) => {
    const { ask } = await import('./ask.js')
    ended(await ask(settings(options), decision, options))
  })

  asking(
    command(
      'why-not <decision> <rule>',
      'what keeps a rule from answering, and the nearest case where it would',
      `codicil why-not first-response base/1/respond/other --on 2023-06-01 --facts '${facts}'`,
    ),
  ).action(async (decision: string, rule: string, options: AskOptions) => {
    const { whyNot } = await import('./why-not.js')
    ended(await whyNot(settings(options), decision, rule, options))
  })

  asking(
    command(
      'explain <what>',
      'why a decision answers as it does, or what a diagnostic code means',
      `codicil explain decision/gap\n  codicil explain first-response --on 2023-06-01 --facts '${facts}'`,
    ),
  ).action(async (what: string, options: AskOptions) => {
    const { explain } = await import('./explain.js')
    ended(await explain(settings(options), what, options))
  })

  command(
    'show <file>',
    'what a policy file stands for',
    'codicil show policies/unified-support/2023/base.yaml --lowered',
  )
    .option('--lowered', 'print the plain rules')
    .action(async (file: string, options: { json?: boolean }) => {
      const { show } = await import('./show.js')
      ended(show(settings(options), file))
    })

  command(
    'diff <before> [after]',
    'which cases get another answer, for whom, and why',
    'codicil diff github-premium@A github-premium@B\n  codicil diff git:main --format markdown',
  )
    .addOption(
      new Option('--format <format>', 'how it is shown').choices(['text', 'markdown', 'json', 'html']).default('text'),
    )
    .addOption(new Option('--lang <language>', 'the language of the report').choices(['en', 'fr']).default('en'))
    .option('--gate', 'fail where a version is too low, a published answer changes, or an approval is missing')
    .option('--fix', 'with --gate: write the versions that are too low')
    .action(async (before: string, after: string | undefined, options: { json?: boolean } & DiffOptions) => {
      const { diff } = await import('./diff.js')
      ended(diff(settings(options), before, after, options))
    })

  command(
    'sources <what>',
    'what carries each clause of a source, and how the index agrees with a text of it',
    'codicil sources check --text document.txt --book unified-support',
  )
    .requiredOption('--text <file>', 'the text of the source')
    .option('--book <id>', 'the book, when there are several')
    .action(async (what: string, options: { json?: boolean; text: string; book?: string }) => {
      const { Misuse } = await import('./io.js')
      if (what !== 'check')
        throw new Misuse(`\`codicil sources ${what}\` does nothing`, 'write `codicil sources check`')
      const { checkSources } = await import('./sources.js')
      ended(checkSources(settings(options), options))
    })

  command('test', 'run the scenarios', 'codicil test --coverage')
    .addOption(
      new Option('--format <format>', 'how results are shown').choices(['text', 'json', 'junit']).default('text'),
    )
    .option('--coverage', 'say which rules no scenario reaches')
    .option('--mutate', 'change the rules one at a time, and say which changes no scenario notices')
    .option('--decision <id...>', 'only the scenarios of these decisions')
    .option('--book <id>', 'only the scenarios of this book')
    .action(async (options: TestFlags) => {
      const { test } = await import('./test.js')
      ended(
        test(settings(options), {
          format: options.format,
          coverage: options.coverage === true,
          mutate: options.mutate === true,
          ...(options.decision === undefined ? {} : { decisions: options.decision }),
          ...(options.book === undefined ? {} : { book: options.book }),
        }),
      )
    })

  return program
}

interface TestFlags {
  readonly json?: boolean
  readonly format: string
  readonly coverage?: boolean
  readonly mutate?: boolean
  readonly decision?: readonly string[]
  readonly book?: string
}

/** Options of the commands that put a question. */
export interface AskOptions {
  readonly json?: boolean
  readonly facts?: string
  readonly on?: string
  readonly edition?: string
  readonly reading: readonly string[]
  readonly book?: string
  readonly lang: 'en' | 'fr'
}
