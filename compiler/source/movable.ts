import type { Instead } from '../base/share.js'
import { movableWords } from '../base/words.js'
import type { Span } from './span.js'

/** Places that may be moved: copies that nothing but a program holds. */
const copies = new WeakSet<object>()

/**
 * For `share`: a place is no part of what stands there. Where the same thing now stands elsewhere in its file, the earlier
 * place is moved, so that a line put in above changes nothing, and what was found out about the thing points to where it is
 * now. So a program that was shared so is to be looked at in its last state only.
 */
function movablePlaces(): Instead {
  const placed = new Set<object>()
  return (before, now) => {
    if (!isSpan(now)) return undefined
    // It is moved where it was shared first.
    if (copies.has(now)) return now
    if (typeof before === 'object' && before !== null && copies.has(before) && isSpan(before)) {
      const isHere = before.start === now.start && before.end === now.end && before.source === now.source
      // Two things may have stood in one place and now stand in two.
      if (isHere || (before.source.path === now.source.path && !placed.has(before))) {
        placed.add(before)
        return Object.assign(before, now)
      }
    }
    const own = { ...now }
    copies.add(own)
    return own
  }
}

/** For `share`: both where something stands and how it is called may change while it stays what it is. */
export function movable(): Instead {
  const place = movablePlaces()
  const word = movableWords()
  return (before, now, key) => place(before, now, key) ?? word(before, now, key)
}

function isSpan(value: object): value is Span {
  return 'source' in value && 'start' in value && 'end' in value
}
