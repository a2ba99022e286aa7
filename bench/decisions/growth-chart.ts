/** How the cost of a decision grows with the rules: size and nanoseconds. */
export interface Curve {
  readonly name: string
  readonly points: readonly (readonly [number, number])[]
}

const width = 720
const height = 420
const left = 70
const right = 190
const top = 24
const bottom = 46
const colours = ['#1b6e3c', '#123f8c', '#9a5b00', '#8c1230', '#5b2a86', '#444444']

/** A drawing with both axes in powers of ten. */
export function growthChart(curves: readonly Curve[]): string {
  const all = curves.flatMap(({ points }) => points)
  const decades = (of: number): readonly [number, number] => {
    const values = all.map((point) => Math.log10(point[of] ?? 1))
    return [Math.floor(Math.min(...values)), Math.ceil(Math.max(...values))]
  }
  const [fromX, toX] = decades(0)
  const [fromY, toY] = decades(1)
  const x = (size: number): number => left + ((Math.log10(size) - fromX) / (toX - fromX || 1)) * (width - left - right)
  const y = (time: number): number =>
    height - bottom - ((Math.log10(time) - fromY) / (toY - fromY || 1)) * (height - top - bottom)
  const round = (value: number): string => value.toFixed(1)
  const time = (power: number): string =>
    ['1 ns', '10 ns', '100 ns', '1 µs', '10 µs', '100 µs', '1 ms', '10 ms'][power] ?? ''
  const powers = (from: number, to: number): readonly number[] =>
    Array.from({ length: to - from + 1 }, (_, i) => from + i)
  // Names at the right end of their curves, kept apart.
  const ends = curves
    .map(({ name, points }, i) => ({ name, i, at: y(points.at(-1)?.[1] ?? 1), x: x(points.at(-1)?.[0] ?? 1) }))
    .sort((a, b) => a.at - b.at)
  let lowest = 0
  const labels = ends.map(({ name, i, at, x: end }) => {
    const placed = Math.max(at, lowest + 16)
    lowest = placed
    return `<text x="${round(end + 8)}" y="${round(placed + 4)}" fill="${colours[i % colours.length] ?? ''}">${name}</text>`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" font-size="13">
<title>Cost of a decision by the number of rules</title>
<rect width="${width}" height="${height}" fill="#ffffff"/>
${powers(fromY, toY)
  .map(
    (power) =>
      `<path d="M${left} ${round(y(10 ** power))}H${width - right}" stroke="#dddddd"/><text x="${left - 8}" y="${round(y(10 ** power) + 4)}" text-anchor="end" fill="#333333">${time(power)}</text>`,
  )
  .join('\n')}
${powers(fromX, toX)
  .map(
    (power) =>
      `<text x="${round(x(10 ** power))}" y="${height - bottom + 20}" text-anchor="middle" fill="#333333">${10 ** power}</text>`,
  )
  .join('\n')}
<text x="${round((left + width - right) / 2)}" y="${height - 8}" text-anchor="middle" fill="#333333">rules in the table</text>
${curves
  .map(
    ({ points }, i) =>
      `<path d="M${points.map(([size, cost]) => `${round(x(size))} ${round(y(cost))}`).join('L')}" fill="none" stroke="${colours[i % colours.length] ?? ''}" stroke-width="2"/>`,
  )
  .join('\n')}
${labels.join('\n')}
</svg>
`
}
