import { nearMiss } from '../base/near-miss.js'
import { catalogue, isCode } from './catalogue.js'

/** The page of a code, or the code that was most likely meant. */
export function explainCode(
  code: string,
):
  | { readonly ok: true; readonly severity: string; readonly page: string }
  | { readonly ok: false; readonly near: string | undefined } {
  if (!isCode(code)) return { ok: false, near: nearMiss(code, Object.keys(catalogue)) }
  const { severity, page } = catalogue[code]
  return { ok: true, severity, page }
}

/** Every code there is, in the order of the catalogue. */
export function allCodes(): readonly string[] {
  return Object.keys(catalogue)
}
