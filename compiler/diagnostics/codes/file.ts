import { define } from '../define.js'

const times = (count: number): string => (count === 1 ? '' : ` (${count} times)`)

/** Files that cannot be read as text. */
export const fileCodes = {
  'file/too-large': define(
    'error',
    (p: { size: number; greatest: number }) =>
      `this file has ${p.size} bytes, but a policy file has at most ${p.greatest}`,
    `
A policy file is written and reviewed by people. One that is larger than a mebibyte is most often not a policy at all,
and reading it could take very long, so it is refused unread.

Split it: the documents of a book may stand in as many files as you like, in any folder of the book.

Before:

    policies/my-contract/everything.yaml      1.4 MB

After:

    policies/my-contract/2024/base.yaml
    policies/my-contract/2024/exceptions.yaml
`,
  ),
  'file/not-utf8': define(
    'error',
    (p: { looksLike: string | undefined }) =>
      p.looksLike === undefined
        ? 'this file is not UTF-8: the first byte that does not belong stands here'
        : `this file is ${p.looksLike}, not UTF-8`,
    `
Policies are UTF-8, so that an accent means the same on every computer. In another encoding some letters would be read
as others, or not at all.

Most often the file was saved as Windows-1252, as Latin-1 or, by a spreadsheet, as UTF-16. Open it again with that
encoding, check its accents, and save it as UTF-8. In Visual Studio Code: click the encoding in the status bar, choose
"Reopen with Encoding", then "Save with Encoding".

Before:

    title: { fr: D\ufffdlai, en: Time }

After:

    title: { fr: Délai, en: Time }
`,
  ),
  'file/byte-order-mark': define(
    'error',
    () => 'this file begins with a byte order mark',
    `
An invisible character, U+FEFF, stands before the first letter. Some programs skip it and some take it for a part of the
first word, so the same file would not mean the same to all of them.

Save the file again as "UTF-8" rather than "UTF-8 with BOM" (or "UTF-8 with signature").

Before, as bytes:

    EF BB BF 6B 69 6E 64 3A      (mark) k i n d :

After:

    6B 69 6E 64 3A               k i n d :
`,
  ),
  'file/line-end': define(
    'error',
    (p: { count: number }) => `this line ends in a way that only some programs read as a line end${times(p.count)}`,
    `
A line ends with LF, or with CR and LF together. Here stands a CR alone, or one of the line separators of Unicode
(U+0085, U+2028, U+2029). Some programs would show one line where others show two, so that what looks like a comment
could be a rule, or the other way round.

Save the file with line ends LF (most editors call it "Unix").

Before, as one program shows it:

    # two hours  ←CR→  within: PT2H

After:

    # two hours
    within: PT2H
`,
  ),
  'file/control-character': define(
    'error',
    (p: { codePoint: string; count: number }) =>
      `this file holds the invisible character ${p.codePoint}${times(p.count)}`,
    `
Control characters cannot be seen and mean nothing in a policy. They come with text copied from a page or a terminal,
and make two names that look equal differ. A file with many of them is most often not a text.

Delete the character: put the cursor behind the place shown and press the delete key, or type the word again.

Before (the box is U+0007):

    id: base\u25a1

After:

    id: base
`,
  ),
  'file/bidi-control': define(
    'error',
    (p: { codePoint: string; count: number }) =>
      `this file holds ${p.codePoint}, which changes the direction of text${times(p.count)}`,
    `
Such characters tell a screen to show what follows from right to left. With them a line can read otherwise than it is
processed: what a reviewer approves would not be what holds. They are refused everywhere, comments included.

They come with text copied from a page that mixes directions, and sometimes on purpose. Delete the character, or type
the line again; words in Arabic or Hebrew letters need none.

Before (→ is U+202E):

    # within: →H2TP

After:

    # within: PT2H
`,
  ),
  'file/unreadable': define(
    'error',
    (p: { reason: string }) => `this file cannot be read: ${p.reason}`,
    `
The operating system did not hand out the file. Nothing is known of what it holds, and a build that left it out could
lose rules in silence, so it stops.

Check that the file exists, that it is a file and not a folder or a device, and that you may read it:

Before:

    -rw-------  root   base.yaml

After:

    -rw-r--r--  root   base.yaml
`,
  ),
  'file/link-leaves-folder': define(
    'error',
    (p: { target: string }) => `this link leads out of the policies folder, to \`${p.target}\``,
    `
What a build reads lies in the policies folder. A link to somewhere else could lead to another text on another computer,
and the same repository would give two results.

Put the file itself in the place of the link, or let the link lead to a file inside the folder.

Before:

    policies/base.yaml -> /home/anne/contract/base.yaml

After:

    policies/base.yaml
`,
  ),
}
