import { existsSync } from 'node:fs'
import type { DbOpening, OpenDb } from './key-value-db'

/** Opens a database before it is known whether it can be used. */
export interface EarlyOpener {
  /** Gives the database that was begun, once; opens any other, and that one when it is asked for again. */
  readonly openDb: OpenDb
  /**
   * Begins to open the database in a folder, where there is one.
   *
   * @returns closes it again, unless somebody has it by then
   */
  begin(folder: string): () => Promise<void>
}

/**
 * Reading files and asking the keyring take about as long, and only the answer of the keyring keeps main's thread: so at a start both are begun
 * at once. What is in the database stays sealed; a start that gets no key closes it again.
 */
export function createEarlyOpener(openDb: OpenDb): EarlyOpener {
  let begun: { readonly folder: string; readonly opening: Promise<DbOpening> } | null = null
  return {
    openDb(folder) {
      if (begun?.folder !== folder) return openDb(folder)
      const { opening } = begun
      begun = null
      return opening
    },
    begin(folder) {
      // Opening would make one.
      if (begun === null && existsSync(folder)) begun = { folder, opening: openDb(folder) }
      const ours = begun
      return async () => {
        if (ours === null || begun !== ours) return
        begun = null
        const opened = await ours.opening
        if (opened.kind === 'opened') await opened.db.close()
      }
    }
  }
}
