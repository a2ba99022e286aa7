import { expect, it } from 'vitest'
import { catalogue } from '../../compiler/diagnostics/catalogue.js'

const pages = Object.entries(catalogue).filter(([code]) => /^(file|yaml)\//.test(code))

it.each(pages)('%s has a page with an example, in lines that fit', (_, { page }) => {
  expect(page).toMatch(/^Before.*:$/m)
  expect(page).toMatch(/^After:$/m)
  expect(page.split('\n').filter((line) => line.length > 120)).toEqual([])
  expect(page).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u)
})
