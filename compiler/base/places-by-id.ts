import { onceForEach } from './get-or-make.js'

/** Where in a list each thing stands, by its id. */
export const placesById = onceForEach(
  (list: readonly { readonly id: string }[]): ReadonlyMap<string, number> =>
    new Map(list.map(({ id }, place) => [id, place])),
)
