import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { byCodeUnits } from '../index.js'

/** Files of a folder as they were read, to be read again only when they have changed. */
export type FilesRead = Map<string, { readonly state: string; text: string }>

/** The paths of the files in a folder, with forward slashes, in order; none when there is no folder. */
export function filesIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(folder.length + 1).replaceAll('\\', '/'))
    .sort(byCodeUnits)
}

/** The files of a folder by path. */
export function readFolder(folder: string, read: FilesRead = new Map()): ReadonlyMap<string, string> {
  return new Map(
    filesIn(folder).map((path) => {
      const file = `${folder}/${path}`
      const state = fileState(file)
      const before = read.get(path)
      if (before?.state === state) return [path, before.text]
      const text = readFileSync(file, 'utf8')
      read.set(path, { state, text })
      return [path, text]
    }),
  )
}

/** What tells whether a file was changed: not the time of the last change of its names, which a replacement of the folder is. */
export function fileState(file: string): string {
  const { ino, size, mtimeMs } = statSync(file)
  return `${ino} ${size} ${mtimeMs}`
}
