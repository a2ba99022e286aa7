import { define } from '../define.js'

/** Texts that are not YAML, or YAML that could mean something else than it shows. */
export const textCodes = {
  'yaml/syntax': define(
    'error',
    (p: { reason: string }) => p.reason,
    `
The file cannot be read as YAML from this place on. Only the first such fault of a document is shown, since everything
after it may be misread.

Usual causes: a line indented differently from its neighbours, a quote that is never closed, a text with \`: \` or \`#\`
in it that needs quotes.

    title: { fr: "Délai : deux heures", en: "Time: two hours" }
`,
  ),
  'yaml/tab': define(
    'error',
    () => 'this line is indented with a tab',
    `
YAML is indented with spaces only; how wide a tab is depends on the program that shows it. Set your editor to insert
spaces; the \`.editorconfig\` that \`codicil\` projects carry does so.
`,
  ),
  'yaml/alias': define(
    'error',
    (p: { written: string }) => `\`${p.written}\` is an alias, which policies do not use`,
    `
An alias (\`*name\`) stands for a value written elsewhere in the file. A reader of the rule would have to look it up, and
a change of the original would change rules that a diff does not show. Write the value out. A text that begins with \`*\`
needs quotes.
`,
  ),
  'yaml/anchor': define(
    'error',
    (p: { written: string }) => `\`${p.written}\` is an anchor, which policies do not use`,
    `
An anchor (\`&name\`) marks a value so that aliases can repeat it. Policies write every value out where it holds. A text
that begins with \`&\` needs quotes.
`,
  ),
  'yaml/tag': define(
    'error',
    (p: { written: string }) => `\`${p.written}\` is a tag, which policies do not use`,
    `
A tag (\`!name\` or \`!!str\`) changes how a value is read. What a value is follows from where it stands; to make a number
a text, put it in quotes. A text that begins with \`!\` needs quotes.
`,
  ),
  'yaml/directive': define(
    'error',
    (p: { written: string }) => `\`${p.written}\` is a directive, which policies do not use`,
    `
A line that begins with \`%\` changes how the rest of the file is read: after \`%YAML 1.1\`, \`no\` would mean false.
Policies are always YAML 1.2.
`,
  ),
  'yaml/merge-key': define(
    'error',
    () => '`<<` would merge another map into this one, which policies do not do',
    `
Write the keys out, so that whoever reads the rule sees all of it.
`,
  ),
  'yaml/duplicate-key': define(
    'error',
    (p: { key: string }) => `\`${p.key}\` stands twice in the same map`,
    `
Only one of the two could hold, and readers would not agree on which. \`1\` and \`"1"\` are the same key, and so are two
spellings that look alike (a letter with its accent as one character or as two).
`,
  ),
  'yaml/complex-key': define(
    'error',
    () => 'a key must be a plain text, not a list or a map',
    `
Before the \`:\` stands a name. A list or a map there is most often a bracket too many.
`,
  ),
  'yaml/empty-key': define(
    'error',
    () => 'a name is missing before the `:`',
    `
Before the \`:\` stands a name. A line that begins with \`:\` is most often what is left of an edit.
`,
  ),
  'yaml/too-deep': define(
    'error',
    (p: { depth: number }) => `maps and lists stand in each other more than ${p.depth} levels deep`,
    `
No policy needs such depth. A file that goes deeper is broken, or made to break programs; it is refused before anything is
built from it.
`,
  ),
}
