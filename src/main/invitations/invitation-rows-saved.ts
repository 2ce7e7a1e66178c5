import type { Schedule } from './poller'
import type { RowStore, StoredInvitations } from './invitation-types'

/** Saves rows for the next start. Saving is a convenience: its failure is logged and changes nothing now. */
export interface RowSaver {
  /** The rows, or only the time of the list, are other than what was saved. */
  changed(what: 'rows' | 'as-of'): void
  /** Saves what is due and resolves when it is done. Never rejects. */
  flush(): Promise<void>
}

/** Thousands of rows are some megabytes to seal: a run of many changes is saved now and then, and at the end. */
const pauseMs = 2_000

interface RowSaverParts {
  readonly store: RowStore
  readonly read: () => StoredInvitations
  readonly schedule: Schedule
  readonly onFailure: (error: unknown) => void
}

/** The first change is saved at once, those of the next two seconds together. */
export function createRowSaver({ store, read, schedule, onFailure }: RowSaverParts): RowSaver {
  let due: 'nothing' | 'as-of' | 'rows' = 'nothing'
  let isResting = false
  let last: Promise<void> = Promise.resolve()

  function write(): void {
    const what = due
    due = 'nothing'
    if (what === 'nothing') return
    // Taken now: once the profile is closed there is nothing left to read.
    const invitations = read()
    last = last
      .then(() => (what === 'rows' ? store.save(invitations) : store.saveAsOf(invitations.asOfMs ?? 0)))
      .catch(onFailure)
  }

  return {
    changed(what) {
      if (due !== 'rows') due = what
      if (isResting) return
      isResting = true
      write()
      schedule(() => {
        isResting = false
        write()
      }, pauseMs)
    },
    flush() {
      write()
      return last
    }
  }
}
