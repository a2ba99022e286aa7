import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { Misuse } from './io.js'
import { fileState, type FilesRead } from './read-folder.js'
import { SpareFolder } from './spare-folder.js'

/*
 * A folder is replaced as a whole: the new one is written beside it in full, then two renames swap them. Whoever is
 * killed in between leaves the old folder, the new one, or for the blink of the swap none; `mend` finishes that.
 *
 *   .generated.tmp    being written, worth nothing
 *   .generated.next   written in full and on disk, waiting to be put in place
 *   .generated.prev   taken out of place, waiting to be deleted
 */
const places = (root: string, name: string) => ({
  final: join(root, name),
  tmp: join(root, `.${name}.tmp`),
  next: join(root, `.${name}.next`),
  prev: join(root, `.${name}.prev`),
  lock: join(root, `.${name}.lock`),
})

/** Puts the folder in the state that an interrupted swap was heading for, and clears what it left. */
export function mend(root: string, name: string): void {
  const { final, tmp, next, prev } = places(root, name)
  if (![final, tmp, next, prev].some((path) => path !== final && existsSync(path))) return
  withLock(root, name, () => {
    if (!existsSync(final)) {
      if (existsSync(next)) renameSync(next, final)
      else if (existsSync(prev)) renameSync(prev, final)
    }
    for (const leftover of [tmp, next, prev]) rmSync(leftover, { recursive: true, force: true })
  })
}

/** What is known of a folder that is replaced again and again. */
export interface FolderMemory {
  readonly read: FilesRead
  /** Files that may still be on their way to the disk; they are for `settle`. */
  readonly unsettled: Set<string>
  readonly spare: SpareFolder
}

export function newFolderMemory(root: string, name: string): FolderMemory {
  const read: FilesRead = new Map()
  return { read, unsettled: new Set(), spare: new SpareFolder(root, name, read) }
}

/** How a folder is replaced. */
export interface Replacing {
  /** Files that say what they should already; they are put into the new folder as they are. */
  readonly kept?: (path: string) => boolean
  /** With it, nobody waits for the disk. */
  readonly memory?: FolderMemory | undefined
}

/**
 * Replaces the folder by one that holds exactly these files. The old folder is left to `mend`: whoever waits for the new one
 * need not wait for that.
 */
export function replaceFolder(
  root: string,
  name: string,
  files: ReadonlyMap<string, string>,
  { kept = () => false, memory }: Replacing = {},
): void {
  const { final, tmp, next, prev } = places(root, name)
  withLock(root, name, () => {
    rmSync(tmp, { recursive: true, force: true })
    const spare = memory?.spare.take(tmp, (path) => files.has(path))
    const isThere = (path: string): boolean => spare?.has(path) === true && kept(path)
    const others = [...files].filter(([path]) => !isThere(path))
    for (const folder of new Set(others.map(([path]) => path.slice(0, path.lastIndexOf('/') + 1))))
      mkdirSync(join(tmp, folder), { recursive: true })
    for (const [path, text] of others) {
      const file = `${tmp}/${path}`
      // It may be the same file as one elsewhere, which must go on saying what it says.
      if (spare !== undefined) rmSync(file, { force: true })
      if (kept(path) && isLinked(`${final}/${path}`, file)) continue
      if (memory === undefined) writeDurably(file, text)
      else writeFileSync(file, text)
      memory?.unsettled.add(path)
      // Nobody else has touched it yet.
      memory?.read.set(path, { state: fileState(file), text })
    }
    if (memory === undefined) syncFolder(tmp)
    rmSync(next, { recursive: true, force: true })
    renameSync(tmp, next)
    rmSync(prev, { recursive: true, force: true })
    if (existsSync(final)) renameSync(final, prev)
    renameSync(next, final)
    if (memory === undefined) syncFolder(root)
  })
}

/**
 * Does what nobody need wait for after a folder was replaced. It sees that its files are on the disk for good: a power failure
 * before that may leave some of them empty or cut off, which the next build notices, since it reads what stands there. And it
 * makes the spare folder.
 */
export function settle(root: string, name: string, { unsettled, spare }: FolderMemory): void {
  const { final, prev } = places(root, name)
  for (const path of unsettled) sync(`${final}/${path}`, 'r+')
  syncFolder(root)
  if (unsettled.size > 0 || !spare.isMade) spare.make(prev, unsettled)
  unsettled.clear()
}

/** Gives a file another name; not every file system can. */
function isLinked(from: string, to: string): boolean {
  try {
    linkSync(from, to)
    return true
  } catch {
    return false
  }
}

function writeDurably(path: string, text: string): void {
  const file = openSync(path, 'w')
  try {
    writeSync(file, text)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** Some systems cannot sync a folder; the renames are still atomic. */
function syncFolder(path: string): void {
  sync(path, 'r')
}

/** As far as it is there and can be synced. */
function sync(path: string, mode: 'r' | 'r+'): void {
  try {
    const opened = openSync(path, mode)
    try {
      fsyncSync(opened)
    } finally {
      closeSync(opened)
    }
  } catch {
    return
  }
}

/** Runs alone: another codicil that is writing the same folder is named, one that died is not waited for. */
function withLock(root: string, name: string, work: () => void): void {
  const { lock } = places(root, name)
  const mine = JSON.stringify({ pid: process.pid, host: hostname() })
  for (let tries = 0; ; tries++) {
    try {
      writeFileSync(lock, mine, { flag: 'wx' })
      break
    } catch (error) {
      if (!isCode(error, 'EEXIST')) throw error
      if (tries > 200 || !holderIsGone(lock, tries > 20)) {
        if (tries > 200)
          throw new Misuse(`another codicil is writing ${join(root, name)}`, `if that is not so, delete ${lock}`)
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50)
      } else rmSync(lock, { force: true })
    }
  }
  try {
    work()
  } finally {
    rmSync(lock, { force: true })
  }
}

/** A lock that is still empty may just be in the making, so it counts as dead only after a while. */
function holderIsGone(lock: string, patient: boolean): boolean {
  try {
    const { pid, host }: { pid?: unknown; host?: unknown } = JSON.parse(readFileSync(lock, 'utf8')) as object
    if (typeof pid !== 'number' || host !== hostname()) return false
    process.kill(pid, 0)
    return false
  } catch (error) {
    return isCode(error, 'ESRCH') || (patient && error instanceof SyntaxError)
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
