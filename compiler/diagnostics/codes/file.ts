import { define } from '../define.js'

/** Files that cannot be read as text. */
export const fileCodes = {
  'file/too-large': define(
    'error',
    (p: { size: number }) => `this file has ${p.size} bytes; a policy file has at most 1048576`,
    `
A policy file is written and reviewed by people, and stays below one mebibyte. Split a larger one: documents of one book
may stand in as many files as you like.
`,
  ),
  'file/not-utf8': define(
    'error',
    () => 'this file is not UTF-8 from here on',
    `
Policies are UTF-8, so that accents and other letters mean the same everywhere. The place shown holds the first byte that
is not. Most often the file was saved as Latin-1 or Windows-1252: open it again with that encoding and save it as UTF-8.
`,
  ),
  'file/byte-order-mark': define(
    'error',
    () => 'this file begins with a byte order mark',
    `
An invisible character stands before the first letter. Some editors put it there; others show or keep it as text. Save the
file as "UTF-8" rather than "UTF-8 with BOM".
`,
  ),
  'file/bare-return': define(
    'error',
    () => 'this line ends in a way that only some programs read as a line end',
    `
A carriage return stands without a line feed. Some programs would show two lines where others see one, so that a comment
could hide a rule. Save the file with line ends LF or CRLF.
`,
  ),
  'file/control-character': define(
    'error',
    (p: { codePoint: string }) => `this file holds the invisible control character ${p.codePoint}`,
    `
Control characters cannot be seen and mean nothing in a policy. They come from broken copies. Delete them.
`,
  ),
  'file/bidi-control': define(
    'error',
    (p: { codePoint: string }) => `this file holds ${p.codePoint}, which changes the direction of text`,
    `
Such characters can make a line read otherwise than it is processed: what a reviewer sees would not be what holds. They
are refused everywhere, comments included.
`,
  ),
  'file/unreadable': define(
    'error',
    (p: { reason: string }) => `this file cannot be read: ${p.reason}`,
    `
The operating system refused to hand out the file. Check that it exists and that you may read it.
`,
  ),
  'file/link-leaves-folder': define(
    'error',
    (p: { target: string }) => `this link leads out of the policies folder, to \`${p.target}\``,
    `
What a build reads must lie in \`policies/\`, or two people with the same repository could get different results. Replace
the link by the file itself.
`,
  ),
}
