import { onceForEachText } from '../../base/get-or-make.js'
import type { Language } from '../../base/text.js'
import { nbsp } from './value-words.js'

// Everything that can start a construct in the middle of a line, in Markdown or in what GitHub adds to it.
const anywhere = /[\\`*_[\]<>&|~#$]/g
// Most texts are plain as they are: words with one space between, a letter first, and of signs only those that start nothing
// there. A colon stands at the end of a word; `www.` starts a link.
const plainSign = String.raw`[\p{L}\p{N}’'"“”«»()\-–—…%/+=.,;?]`
const plainText = new RegExp(String.raw`^(?!.*[wW]{3}\.)\p{L}${plainSign}*:?(?:[ \u00a0](?:${plainSign}+:?|:))*$`, 'u')

/**
 * Plain text as one line of Markdown that renders as just that text: no markup, no HTML, no link, no new cell or line,
 * wherever on a line it is put. A blank text is a dash: markup put around nothing would show.
 */
export const escapeMarkdown = onceForEachText((text: string): string => {
  if (plainText.test(text)) return text
  const escaped = text
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/[\p{Cc}\u2028\u2029 ]+/gu, ' ')
    .trim()
    .replace(anywhere, (sign) => `\\${sign}`)
    .replace(/:(?=\/\/)|:(?=\w+:)/gi, '\\:')
    .replace(/(?<=\bwww)\./gi, '\\.')
    // No backslash keeps GitHub from making links of addresses and mentions; a tag of their own does.
    .replace(/@/g, '<span>@</span>')
    .replace(/^(?=[-+=])/, '\\')
    .replace(/^(\d+)(?=[.)](?:\s|$))/, '$1\\')
    .replace(/!$/, '\\!')
  return escaped === '' ? '—' : escaped
})

/** Text in code style, as one line of Markdown, also in a cell of a table. */
export function codeMarkdown(text: string): string {
  const line = text.replace(/[\u202a-\u202e\u2066-\u2069]/g, '').replace(/[\p{Cc}\u2028\u2029 ]+/gu, ' ')
  const runs = line.match(/`+/g) ?? []
  const fence = '`'.repeat(1 + Math.max(0, ...runs.map((run) => run.length)))
  const padding = /^`|`$|^ .* $/.test(line) ? ' ' : ''
  return `${fence}${padding}${line.replace(/\|/g, '\\|')}${padding}${fence}`
}

/** Typographic apostrophes, and the spaces French wants unbreakable: before `: ; ? ! »` and after `«`. */
export function typeset(text: string, language: Language): string {
  if (!/['«:;?!»]/.test(text)) return text
  // Behind an s, a mark may end a quotation instead, where one was opened.
  const quotes = /(?:^|[\s(])'/.test(text)
  const curled = text.replace(
    quotes ? /(?<=[\p{L}\p{N}])'(?=\p{L})/gu : /(?<=[\p{L}\p{N}])'(?=\p{L})|(?<=s)'(?=\s)/gu,
    '’',
  )
  if (language !== 'fr') return curled
  return curled.replace(/ (?=[:;?!»](?:[\s.,)]|$))/g, nbsp).replace(/« /g, `«${nbsp}`)
}

/** Markdown text closed with a full stop, unless it ends a sentence already. */
export function closed(text: string): string {
  return /[.!?…](?:["”’)]|\u00a0»)?$/.test(text) ? text : `${text}.`
}

/** An id as a file name or anchor: characters any system takes, and different for different ids. */
export const slug = onceForEachText((id: string): string => {
  const safe = id.replace(/[^A-Za-z0-9.-]/gu, (sign) =>
    sign === '/' ? '_' : `~${(sign.codePointAt(0) ?? 0).toString(16)}~`,
  )
  return safe.startsWith('.') ? `~${safe}` : safe
})

/** A place links can lead to. */
export function anchor(kind: string, id: string): string {
  return `<a id="${anchorName(kind, id)}"></a>`
}

/** The name of a place, as links give it after `#`. */
export function anchorName(kind: string, id: string): string {
  return `${kind}-${slug(id)}`
}
