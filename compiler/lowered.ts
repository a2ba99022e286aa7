import type { Compilation } from './compile.js'
import { allRules } from './rules/mentioned.js'
import { printRule } from './rules/print.js'
import type { Rule } from './rules/program.js'

/** The core rules that a policy file stands for, by decision, as text; undefined when no rule comes from the file. */
export function printLowered(compilation: Compilation, path: string): string | undefined {
  const sections: string[] = []
  for (const { program } of compilation.books)
    for (const edition of program.editions)
      for (const decision of edition.decisions) {
        const from = (rule: Rule): boolean => rule.origin.source.path === path
        const rules = allRules(decision).filter(from)
        if (rules.length === 0) continue
        sections.push(
          [`# ${decision.id} (${decision.strategy}), edition ${edition.id}`, ...rules.map(printRule)].join('\n\n'),
        )
      }
  return sections.length === 0 ? undefined : sections.join('\n\n\n') + '\n'
}
