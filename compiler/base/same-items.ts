/** Whether two lists hold the same things in the same order. */
export function areSameItems(one: readonly unknown[], other: readonly unknown[]): boolean {
  if (one.length !== other.length) return false
  // A loop: this is asked of long lists, again and again.
  for (let place = 0; place < one.length; place++) if (one[place] !== other[place]) return false
  return true
}
