import { define } from '../define.js'

/** Texts that are not YAML, or YAML that could mean something else than it shows. */
export const textCodes = {
  'yaml/syntax': define(
    'error',
    (p: { message: string }) => p.message,
    `
The document cannot be read as YAML from this place on. Only the first such fault of a document is shown, since
everything after it may be misread; other documents of the file, set off by \`---\`, are read as far as they can be.

The usual causes are a text that holds \`: \` or begins with a special character and needs quotes, a quote or a bracket
that is never closed, a missing space after \`:\` or \`-\`, and a line indented differently from its neighbours.

Before:

    title: { fr: Délai : deux heures, en: 'The client's time' }

After:

    title: { fr: "Délai : deux heures", en: "The client's time" }
`,
  ),
  'yaml/tab': define(
    'error',
    () => 'this line is indented with a tab',
    `
YAML is indented with spaces only. How wide a tab is depends on the program that shows it, so nobody could tell to which
line this one belongs.

Put two spaces for each level in place of the tab, and set your editor to insert spaces ("Indent Using Spaces").

Before (→ is a tab):

    then:
    →within: PT2H

After:

    then:
      within: PT2H
`,
  ),
  'yaml/alias': define(
    'error',
    (p: { written: string }) => `\`${p.written}\` is an alias, which policies do not use`,
    `
An alias (\`*name\`) stands for a value written elsewhere in the file. A reader of the rule would have to look it up, and
changing the original would change rules that the diff does not show.

Write the value out again. A text that only begins with a star needs quotes.

Before:

    A: { respond: *fast }

After:

    A: { respond: { within: PT15M, cites: R1 } }
`,
  ),
  'yaml/anchor': define(
    'error',
    (p: { written: string }) => `\`${p.written}\` is an anchor, which policies do not use`,
    `
An anchor (\`&name\`) marks a value so that aliases can repeat it. In a policy every value is written out where it holds,
so that each rule can be read, reviewed and changed by itself.

Delete the anchor and write the value out wherever an alias stood for it. A text that only begins with \`&\` needs quotes.

Before:

    "1": { respond: &fast { within: PT15M, cites: R1 } }

After:

    "1": { respond: { within: PT15M, cites: R1 } }
`,
  ),
  'yaml/tag': define(
    'error',
    (p: { written: string }) => `\`${p.written}\` is a tag, which policies do not use`,
    `
A tag (\`!name\`, \`!!str\`) changes how a value is read. In a policy what a value is follows from where it stands, and a
reader need not know the tags of YAML.

Delete the tag; to make a number a text, put it in quotes. A text that only begins with \`!\` needs quotes.

Before:

    severity: !!str 1

After:

    severity: "1"
`,
  ),
  'yaml/directive': define(
    'error',
    (p: { written: string }) => `\`${p.written}\` is a directive, which policies do not use`,
    `
A line that begins with \`%\` changes how the rest of the file is read: after \`%YAML 1.1\` the word \`no\` would mean
false, and the country code of Norway with it. Policies are always YAML 1.2.

Delete the line.

Before:

    %YAML 1.1
    ---
    kind: rules

After:

    kind: rules
`,
  ),
  'yaml/merge-key': define(
    'error',
    () => '`<<` would merge another map into this one, which policies do not do',
    `
In some programs \`<<\` copies the keys of another map. In a policy whoever reads a rule sees all of it, so keys are
written out.

Before:

    then: { <<: { within: PT15M }, clock: elapsed }

After:

    then: { within: PT15M, clock: elapsed }
`,
  ),
  'yaml/duplicate-key': define(
    'error',
    (p: { key: string }) => `\`${p.key}\` stands twice in the same map`,
    `
Only one of the two could hold, and programs do not agree on which. \`1\` and \`"1"\` are the same key, and so are two
words that look alike because an accent is one character in one of them and two in the other.

Delete one of the two, or give one another name.

Before:

    rows:
      "1": { respond: { within: PT15M, cites: R1 } }
      1: { respond: { within: PT60M, cites: R2 } }

After:

    rows:
      "1": { respond: { within: PT15M, cites: R1 } }
      A: { respond: { within: PT60M, cites: R2 } }
`,
  ),
  'yaml/complex-key': define(
    'error',
    () => 'a key must be a text, not a list or a map',
    `
Before the \`:\` stands a name. YAML would allow a list or a map there, but nothing in a policy has such a name; most
often it is a bracket too many, or a \`:\` where a comma was meant.

Before:

    [printer, scanner]: PT15M

After:

    product: [printer, scanner]
`,
  ),
  'yaml/empty-key': define(
    'error',
    () => 'a name is missing before the `:`',
    `
Before the \`:\` stands a name. A line that begins with \`:\`, or with empty quotes, is most often what is left of an edit.

Before:

    then:
      : PT15M

After:

    then:
      within: PT15M
`,
  ),
  'yaml/hidden-character': define(
    'error',
    (p: { codePoint: string }) => `this text holds ${p.codePoint}, which nobody can see`,
    `
An escape in double quotes, such as \`\\u202e\`, puts a character into the text that does not show, or that changes how
the text around it reads. The text would end up in documents and programs, where nobody could see why it differs.

Write the text without it. For a line break write \`\\n\`.

Before:

    en: "two\\u200e hours"

After:

    en: "two hours"
`,
  ),
  'yaml/too-deep': define(
    'error',
    (p: { depth: number }) => `here maps and lists stand in each other more than ${p.depth} levels deep`,
    `
No policy needs such depth; ten levels are many. A file that goes deeper is broken, or made to break programs, and is
refused before anything is built from it.

Look for brackets that are opened and never closed, or lines that are indented further and further.

Before:

    products: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[printer

After:

    products: [printer]
`,
  ),
}
