import type { Span } from './span.js'

/** Places that may be moved: copies that nothing but a program holds. */
const movable = new WeakSet<object>()

/**
 * For `share`: a place is no part of what stands there. Where the same thing now stands elsewhere in its file, the earlier
 * place is moved, so that a line put in above changes nothing, and what was found out about the thing points to where it is
 * now. So a program that was shared with `movablePlaces` is to be looked at in its last state only.
 */
export function movablePlaces(): (before: unknown, now: object) => object | undefined {
  const placed = new Set<object>()
  return (before, now) => {
    if (!isSpan(now)) return undefined
    if (typeof before === 'object' && before !== null && movable.has(before) && isSpan(before)) {
      const isHere = before.start === now.start && before.end === now.end && before.source === now.source
      // Two things may have stood in one place and now stand in two.
      if (isHere || (before.source.path === now.source.path && !placed.has(before))) {
        placed.add(before)
        return Object.assign(before, now)
      }
    }
    const own = { ...now }
    movable.add(own)
    return own
  }
}

function isSpan(value: object): value is Span {
  return 'source' in value && 'start' in value && 'end' in value
}
