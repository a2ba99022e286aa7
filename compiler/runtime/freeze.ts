/** Freezes a value and everything in it. Answers are shared by all callers, so nobody may change one. */
export function freeze<T>(of: T): T {
  if (typeof of === 'object' && of !== null && !Object.isFrozen(of)) {
    Object.freeze(of)
    for (const part of Object.values(of)) freeze(part)
  }
  return of
}
