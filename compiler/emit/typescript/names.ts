/** Names taken in one scope of generated code. Claims are made in a fixed order, so names never depend on chance. */
export interface Names {
  readonly has: (name: string) => boolean
  /** The first of the wanted names that is free, else the last with a number; it is taken from then on. */
  readonly claim: (...wanted: readonly [string, ...string[]]) => string
  /** What is taken so far, without what is taken outside. */
  readonly taken: ReadonlySet<string>
}

/** Words that cannot name a declaration, or that would change the meaning of the code around it. */
const reserved: ReadonlySet<string> = new Set(
  `abstract any arguments as async await boolean break case catch class const continue debugger declare default delete do
  else enum eval export extends false finally for from function get global if implements import in infer instanceof
  interface is keyof let module namespace never new null number object of package private protected public readonly
  require return satisfies set static string super switch symbol then this throw true try type typeof undefined unique
  unknown using var void while with yield constructor prototype exports globalThis NaN Infinity
  Array Boolean Error Function Map Number Object Promise Readonly ReadonlyArray Record Set String Symbol`.split(/\s+/),
)

/** A new scope, inside another when `outer` is given: what is taken there is taken here too. */
export function createNames(taken: Iterable<string> = [], outer?: Pick<Names, 'has'>): Names {
  const used = new Set(taken)
  const has = (name: string): boolean => reserved.has(name) || used.has(name) || outer?.has(name) === true
  const claim = (...wanted: readonly [string, ...string[]]): string => {
    let name = wanted.find((candidate) => !has(candidate))
    const last = wanted[wanted.length - 1] ?? wanted[0]
    // After a digit a bare number would read as part of the name.
    const stem = /\d$/.test(last) ? `${last}_` : last
    for (let number = 2; name === undefined; number++) if (!has(`${stem}${number}`)) name = `${stem}${number}`
    used.add(name)
    return name
  }
  return { has, claim, taken: used }
}

/** The parts of an id between anything that is neither letter nor digit. Accents are dropped, other letters too. */
function words(id: string): readonly string[] {
  return id
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '')
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

/** `first-response` is `FirstResponse`. `prefix` stands before what would start with a digit, or be empty. */
export function pascalCase(id: string, prefix: string): string {
  const name = words(id).map(capital).join('')
  return /^[A-Za-z]/.test(name) ? name : capital(prefix) + name
}

/** `first-response` is `firstResponse`. */
export function camelCase(id: string, prefix: string): string {
  const name = pascalCase(id, prefix)
  return name.charAt(0).toLowerCase() + name.slice(1)
}

/** The name of one of the things a plural names: `severities` is `severity`. Others stay as they are. */
export function singular(id: string): string {
  if (/[^aeiou]ies$/.test(id)) return `${id.slice(0, -3)}y`
  if (/(?:ss|x|ch|sh)es$/.test(id)) return id.slice(0, -2)
  return /[^s]s$/.test(id) && !/(?:us|is)$/.test(id) ? id.slice(0, -1) : id
}

/** A name no longer than people care to read; what is cut off is cut at a word. */
export function shortened(name: string, longest = 60): string {
  if (name.length <= longest) return name
  const cut = name.slice(0, longest + 1).replace(/[A-Z0-9][a-z]*$/, '')
  return cut === '' ? name.slice(0, longest) : cut
}

/** File names that Windows keeps for itself. */
const devices = /^(?:con|prn|aux|nul|com\d|lpt\d)$/

/** Names for files and folders, which some disks take to be equal but for case. */
export function createFileNames(taken: Iterable<string>): Names {
  const used = new Set(taken)
  const has = (name: string): boolean => used.has(name.toLowerCase()) || devices.test(name.toLowerCase())
  const claim = (...wanted: readonly [string, ...string[]]): string => {
    const [id] = wanted
    const stem = id.replace(/[^A-Za-z0-9.-]+/g, '-').replace(/^[.-]+|[.-]+$/g, '') || 'unnamed'
    let name = stem
    for (let number = 2; has(name); number++) name = `${stem}-${number}`
    used.add(name.toLowerCase())
    return name
  }
  return { has, claim, taken: used }
}
