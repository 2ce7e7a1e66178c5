import { fail, ok, type Result } from '@shared/ipc/result'
import type { FileOutcome } from '@shared/ipc/schemas-export'
import type { Logger } from '../../app/logger'
import type { OpenDialog } from '../../app/open-dialog'
import type { SaveDialog } from '../../app/save-dialog'
import type { BulkService } from '../../bulk/bulk-service'
import { resultCsv } from '../../bulk/result-csv'
import { readTableFile } from '../../bulk/table-file'
import { noBulk } from '../../session/nothing-open'
import type { Session } from '../../session/session-types'
import type { Workspace } from '../../session/workspace-types'
import { writeFileAtomically } from '../../storage/atomic-file'
import type { Caller, ServedHandlers } from '../caller'
import { createSaveFile } from './save-file'

type Area = Extract<keyof ServedHandlers, `bulk:${string}`>

interface BulkDeps {
  readonly session: Pick<Session, 'workspace'>
  readonly openDialog: OpenDialog
  readonly saveDialog: SaveDialog
  readonly nowMs: () => number
  readonly logger: Logger
}

/** Many invitations from one table. Each call fails with `signed-out` without an open profile. */
export function bulkHandlers(deps: BulkDeps): Pick<ServedHandlers, Area> {
  const { session, openDialog, nowMs } = deps
  const saveFile = createSaveFile(deps)

  function withBulk(
    act: (bulk: BulkService) => Result<undefined> | Promise<Result<undefined>>
  ): Promise<Result<undefined>> {
    const workspace = session.workspace()
    return Promise.resolve(workspace === null ? fail('signed-out') : act(workspace.bulk))
  }

  async function exportResult(caller: Caller, includesLinks: boolean): Promise<Result<FileOutcome>> {
    const workspace = session.workspace()
    if (workspace === null) return fail('signed-out')
    const state = workspace.bulk.get().state
    if (state === null) return fail('not-found')
    if (includesLinks) {
      const known = await haveLinks(workspace, state.rows)
      if (!known.ok) return known
    }
    const fileName = `fleet-desk-invitations-${new Date(nowMs()).toISOString().slice(0, 10)}.csv`
    return saveFile(caller, { fileName, kind: 'csv' }, async (path, open) => {
      // Another profile was opened while the links were read: its person did not ask for this file.
      if (open !== workspace) return null
      const linkOf = includesLinks ? (fleetRef: string) => workspace.invitations.linkOfFleet(fleetRef) : null
      await writeFileAtomically(path, resultCsv(state.rows, linkOf))
      return state.rows.length
    })
  }

  return {
    'bulk:open-file': async (_nothing, { contentsId }) => {
      if (session.workspace() === null) return fail('signed-out')
      const path = await openDialog(contentsId, { kind: 'table' })
      return path === null ? ok(null) : readTableFile(path)
    },
    'bulk:start': (input) => {
      // As for a single one: here, so that no screen can forget to ask.
      const isTest = session.workspace()?.profile.environment === 'test'
      if (isTest && input.isTestConfirmed !== true) return Promise.resolve(fail('confirmation-needed'))
      return withBulk((bulk) => bulk.start(input))
    },
    'bulk:get': () => Promise.resolve(ok(session.workspace()?.bulk.get() ?? noBulk)),
    'bulk:pause': () => withBulk((bulk) => bulk.pause()),
    'bulk:resume': () => withBulk((bulk) => bulk.resume()),
    'bulk:cancel': () => withBulk((bulk) => bulk.cancel()),
    'bulk:dismiss': () => withBulk((bulk) => bulk.dismiss()),
    'bulk:export': ({ includesLinks }, caller) => exportResult(caller, includesLinks)
  }
}

/** After a restart only the server knows the links: the list is read first where one is missing. */
async function haveLinks(
  { invitations }: Workspace,
  rows: readonly { readonly fleetRef: string; readonly status: string }[]
): Promise<Result<undefined>> {
  const isMissing = rows.some(
    ({ status, fleetRef }) =>
      ['created', 'refreshed', 'found'].includes(status) && invitations.linkOfFleet(fleetRef) === null
  )
  if (!isMissing) return ok(undefined)
  const read = await invitations.refresh()
  return read.ok ? ok(undefined) : read
}
