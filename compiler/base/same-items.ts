/** Whether two lists hold the same things in the same order. */
export function areSameItems(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((item, place) => item === other[place])
}
