import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import type { Logger } from '../app/logger'

/** Where a window was, in whichever form that window says it. `load` may return anything. */
export interface WindowStateFile {
  load(): unknown
  save(state: object): void
}

/**
 * Keeps a window's place in a small file of its own, written whole and then renamed, so that a kill leaves the old one.
 * Losing it costs nothing but the place, so failures are logged and no more.
 *
 * @param path absolute, in the app's data folder
 */
export function createWindowStateFile(path: string, logger: Logger): WindowStateFile {
  return {
    load: () => {
      try {
        return JSON.parse(readFileSync(path, 'utf8')) as unknown
      } catch {
        // No file on the first start; a damaged one is replaced by the next save.
        return undefined
      }
    },
    save: (state) => {
      try {
        writeFileSync(`${path}.new`, JSON.stringify(state), { mode: 0o600 })
        renameSync(`${path}.new`, path)
      } catch (error) {
        logger.warn('The place of the window could not be kept', { error })
      }
    }
  }
}
