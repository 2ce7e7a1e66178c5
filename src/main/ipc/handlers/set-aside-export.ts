import { fail, ok } from '@shared/ipc/result'
import type { SetAsideList, SetAsideReason } from '@shared/ipc/schemas-positions'
import { csvText } from '../../app/csv'
import type { Logger } from '../../app/logger'
import type { SaveDialog } from '../../app/save-dialog'
import type { Session } from '../../session/session-types'
import { errorCodeOf, writeFileAtomically } from '../../storage/atomic-file'
import type { ServedHandlers } from '../caller'

interface ExportDeps {
  readonly session: Pick<Session, 'workspace'>
  readonly saveDialog: SaveDialog
  readonly nowMs: () => number
  readonly logger: Logger
}

/** Why a row was set aside, for people who work with the file elsewhere. */
const reasonTexts: Readonly<Record<SetAsideReason, string>> = {
  'malformed-row': 'The row could not be read',
  'no-vehicle-id': 'The row names no vehicle',
  'out-of-range': 'The coordinates are not on Earth',
  'null-island': 'The coordinates are 0, 0',
  'in-the-future': 'The time lies in the future',
  'impossible-jump': 'The vehicle cannot have moved that far so fast',
  'no-time': 'The position has no time'
}

/**
 * Writes the rows that were set aside to a file that the person chooses. Fails with `signed-out` without an open profile, `cancelled` when it is
 * no longer open once the file is chosen, and `file-not-written`.
 */
export function setAsideExportHandlers({
  session,
  saveDialog,
  nowMs,
  logger
}: ExportDeps): Pick<ServedHandlers, 'positions:export-set-aside'> {
  return {
    'positions:export-set-aside': async (_nothing, { contentsId }) => {
      const workspace = session.workspace()
      if (workspace === null) return fail('signed-out')
      const day = new Date(nowMs()).toISOString().slice(0, 10)
      const path = await saveDialog(contentsId, { fileName: `fleet-desk-rows-set-aside-${day}.csv`, kind: 'csv' })
      if (path === null) return ok({ kind: 'cancelled', rowCount: 0 })
      // Whoever locked the profile while the dialog was open does not expect its names in a file.
      if (session.workspace() !== workspace) return fail('cancelled')
      const { rows } = workspace.engine.setAside()
      try {
        await writeFileAtomically(path, setAsideCsv(rows))
        return ok({ kind: 'saved', rowCount: rows.length })
      } catch (error) {
        // Without its path, which may name a person.
        logger.warn('A file could not be saved', { errorCode: errorCodeOf(error) })
        return fail('file-not-written')
      }
    }
  }
}

function setAsideCsv(rows: SetAsideList['rows']): string {
  return csvText(
    ['Vehicle', 'Fleet', 'Why', 'Noticed at (UTC)'],
    rows.map((row) => [
      row.vehicleName,
      row.fleetName,
      reasonTexts[row.reason],
      new Date(row.noticedAtMs).toISOString()
    ])
  )
}
