/**
 * The candidate that a misspelt name was most likely meant to be, or undefined when none is near. Case, hyphens and
 * underscores count for nothing; among equally near candidates the first wins.
 */
export function nearMiss(name: string, candidates: readonly string[]): string | undefined {
  const wanted = plain(name)
  if (wanted.length === 0 || wanted.length > 80) return undefined
  let best: { candidate: string; distance: number } | undefined
  for (const candidate of candidates) {
    if (candidate === name) continue
    const other = plain(candidate)
    const allowed = Math.max(1, Math.floor(Math.min(wanted.length, other.length) / 3))
    if (Math.abs(other.length - wanted.length) > allowed) continue
    const found = distance(wanted, other)
    if (
      found <= allowed &&
      found < Math.min(wanted.length, other.length) &&
      (best === undefined || found < best.distance)
    )
      best = { candidate, distance: found }
  }
  return best?.candidate
}

const plain = (name: string): string =>
  name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[-_\s]/g, '')

/** Letters to put in, leave out, change or swap with their neighbour. */
function distance(a: string, b: string): number {
  let before: readonly number[] = []
  let row: readonly number[] = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let least = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1)
      next.push(least)
    }
    before = row
    row = next
  }
  return row[b.length] ?? 0
}
