import { plainValue } from '../rules/outcome.js'
import { decode, showSet } from '../rules/domain-values.js'
import type { Said } from './behaviour.js'
import type { EditionDiff } from './compare.js'
import { placeOf, shareOf, type Report } from './report.js'

/** A report for a terminal. */
export function renderText({ title, summary, sections }: Report): string {
  const lines = [title, ...summary.map((line) => `  ${line}`)]
  for (const section of sections) {
    lines.push('', `${section.title} (${section.lead})`)
    for (const { head, details } of section.items)
      lines.push(`  ${head}`, ...details.map((detail) => `      ${detail}`))
  }
  return `${lines.join('\n')}\n`
}

/** How many characters GitHub takes in a comment, less a margin. */
const longestComment = 60_000

/**
 * A report for the comment of a pull request: folded by decision, and cut where a comment may end, with the rest
 * counted. Labels come from policies that anybody may have written, so nothing in them can be markup, a mention or a link.
 */
export function renderMarkdown({ title, summary, sections }: Report, longest = longestComment): string {
  const head = [`### ${safe(title)}`, '', ...summary.map((line) => `- ${safe(line)}`), '', ''].join('\n')
  let text = head
  let left = 0
  for (const section of sections) {
    const part = [
      '<details>',
      `<summary>${safe(section.title)} — ${safe(section.lead)}</summary>`,
      '',
      ...section.items.flatMap((item) => [
        `- **${safe(item.head)}**`,
        ...item.details.map((detail) => `  - ${safe(detail)}`),
      ]),
      '',
      '</details>',
      '',
    ].join('\n')
    if (text.length + part.length > longest) left++
    else text += part
  }
  if (left > 0) text += `\n_… ${left} more ${left === 1 ? 'section' : 'sections'}; \`codicil diff\` shows them all._\n`
  return text
}

/** Text that Markdown and HTML show as it is. */
function safe(text: string): string {
  return text
    .replace(/[&<>"'\\`*_{}[\]#!|~$@]/g, (character) => `&#${character.charCodeAt(0)};`)
    .replace(/(https?|ftp|www)(?=[:.])/gi, '$1&#8203;')
    .replace(/\s+/g, ' ')
}

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)

/** A report as a page that stands alone. */
export function renderHtml({ title, summary, sections }: Report, language: string): string {
  const items = (section: Report['sections'][number]): string =>
    section.items
      .map(
        ({ head, details }) =>
          `<li><strong>${escapeHtml(head)}</strong><ul>${details.map((detail) => `<li>${escapeHtml(detail)}</li>`).join('')}</ul></li>`,
      )
      .join('\n')
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><title>${escapeHtml(title)}</title>
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}summary{cursor:pointer;font-weight:600}li{margin:.3rem 0}ul ul{color:#444;font-size:.9em}</style>
</head>
<body>
<h1>${escapeHtml(title)}</h1>
<ul>${summary.map((line) => `<li>${escapeHtml(line)}</li>`).join('')}</ul>
${sections.map((section) => `<details open><summary>${escapeHtml(section.title)} — ${escapeHtml(section.lead)}</summary><ul>\n${items(section)}\n</ul></details>`).join('\n')}
</body>
</html>
`
}

/** A diff as data. */
export function diffData(diff: EditionDiff): object {
  const outcome = (said: Said): unknown =>
    said === 'refused'
      ? { kind: 'refused' }
      : said.map(({ outcome: one, rule, clauses }) => ({
          ...(one.kind === 'silence'
            ? { kind: 'silence', silence: one.silence, ...(one.by === undefined ? {} : { by: one.by }) }
            : {
                kind: 'value',
                value: Object.fromEntries(one.fields.map(({ output, value }) => [output, plainValue(value)])),
              }),
          rule,
          clauses,
        }))
  return {
    before: { name: diff.before.name, edition: diff.before.edition.id },
    after: { name: diff.after.name, edition: diff.after.edition.id },
    bothHold: diff.bothHold ?? null,
    incomplete: diff.decisions.flatMap(({ id, behaviour }) => (behaviour.incomplete ? [id] : [])),
    decisions: diff.decisions
      .filter(({ changes, status }) => changes.length > 0 || status !== 'kept')
      .map(({ id, status, changes, behaviour }) => ({
        decision: id,
        status,
        cases: behaviour.total === undefined ? null : String(behaviour.total),
        changes: changes.map((change) => ({
          before: outcome(change.before),
          after: outcome(change.after),
          forWhom: change.forWhom,
          count: change.count === undefined ? null : String(change.count),
          share: shareOf(change.count, behaviour.total) ?? null,
          parts: change.parts.map((part) =>
            Object.fromEntries(
              behaviour.inputs.flatMap((input) => {
                const set = part.get(input.id)
                return set === undefined ? [] : [[input.id, showSet(input.domain, set)]]
              }),
            ),
          ),
          witness: Object.fromEntries(
            behaviour.inputs.map((input) => [input.id, decode(input.domain, change.witness.get(input.id) ?? 0)]),
          ),
          causes: {
            before: change.rulesBefore.map((rule) => ({ rule: rule.id, place: placeOf(rule), cites: rule.cites })),
            after: change.rulesAfter.map((rule) => ({ rule: rule.id, place: placeOf(rule), cites: rule.cites })),
          },
        })),
      })),
    domain: diff.domain,
    words: diff.words,
  }
}
