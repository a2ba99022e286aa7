import { createRecall, type CompiledBook, type Recall } from '../index.js'
import type { Digests } from './output.js'
import type { FilesDecoded, Project } from './read-project.js'
import { newFolderMemory, type FolderMemory } from './replace-folder.js'

/**
 * What a command that builds again and again remembers from one time to the next, so that it does again only what a change
 * can have touched. Nothing in it is believed without a look at the files: a text is taken again when its bytes are the same.
 */
export interface Memory {
  readonly sources: FilesDecoded
  /** The project as it was the last time, where it could be read. */
  built: Project | undefined
  readonly recall: Recall
  /** What was written last; none where nothing could be. */
  books: readonly CompiledBook[]
  readonly generated: FolderMemory
  readonly digests: Digests
}

export function newMemory(root: string): Memory {
  return {
    sources: new Map(),
    built: undefined,
    recall: createRecall(),
    books: [],
    generated: newFolderMemory(root, 'generated'),
    digests: new Map(),
  }
}
