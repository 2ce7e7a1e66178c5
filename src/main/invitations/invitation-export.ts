import { setImmediate as nextTurn } from 'node:timers/promises'
import { invitationStanding } from '@shared/domain/invitation'
import type { InvitationRow } from '@shared/ipc/schemas-invitations'
import { byteOrderMark, csvLine, type CsvCell } from '../app/csv'
import type { Secret } from '../catena/secret'
import { beginFile } from '../export/file-in-pieces'

interface InvitationExport {
  /** Absolute. */
  readonly path: string
  /** In the order of the file; one that is gone is left out. */
  readonly handles: readonly string[]
  readonly rows: readonly InvitationRow[]
  /** Bearer secrets: written only because the person ticked it. */
  readonly includesLinks: boolean
  readonly linkOf: (handle: string) => Secret | null
  readonly nowMs: number
  /** Whether the profile is still open. */
  readonly isOpen: () => boolean
}

/** Rows written in one go; a few milliseconds. */
const rowsInPiece = 500

const header = [
  'Fleet reference',
  'Fleet name',
  'E-mail',
  'Phone',
  'Status',
  'Created at (UTC)',
  'Expires at (UTC)',
  'Accepted at (UTC)',
  'Declined at (UTC)',
  'Decline reason',
  'Permissions',
  'Providers',
  'Last sent at (UTC)',
  'Last sent by'
]

/**
 * Writes invitations as CSV, piece by piece: main has a page to answer meanwhile.
 *
 * @returns how many were written; null when the profile was closed meanwhile, and there is no file
 * @throws the file system's error; there is no file then
 */
export async function writeInvitations(options: InvitationExport): Promise<number | null> {
  const { path, handles, rows, includesLinks, linkOf, isOpen } = options
  const byHandle = new Map(rows.map((row) => [row.handle, row]))
  const found = handles.flatMap((handle) => byHandle.get(handle) ?? [])
  const file = await beginFile(path)
  try {
    await file.write(byteOrderMark + csvLine(includesLinks ? [...header, 'Link'] : header))
    for (let at = 0; at < found.length; at += rowsInPiece) {
      if (!isOpen()) {
        await file.discard()
        return null
      }
      const piece = found.slice(at, at + rowsInPiece).map((row) => {
        const cells = cellsOf(row, options.nowMs)
        return csvLine(includesLinks ? [...cells, linkOf(row.handle)?.reveal() ?? null] : cells)
      })
      await file.write(piece.join(''))
      await nextTurn()
    }
    await file.finish()
    return found.length
  } catch (error) {
    await file.discard()
    throw error
  }
}

function cellsOf(row: InvitationRow, nowMs: number): readonly CsvCell[] {
  const standing = invitationStanding(row.status, row.expiresAtMs, nowMs)
  return [
    row.fleetRef,
    row.fleetName,
    row.fleetEmail,
    row.fleetPhone,
    // A status that this version has not heard of is written as the server says it.
    standing === 'unknown' ? row.status : standing,
    instant(row.createdAtMs),
    instant(row.expiresAtMs),
    instant(row.acceptedAtMs),
    instant(row.declinedAtMs),
    row.declineReason,
    Object.entries(row.permissions)
      .map(([resource, level]) => `${resource}: ${level}`)
      .join('; '),
    row.limitTsps.join('; '),
    instant(row.chased?.atMs ?? null),
    row.chased?.via ?? null
  ]
}

function instant(atMs: number | null): string | null {
  if (atMs === null) return null
  const at = new Date(atMs)
  return Number.isNaN(at.getTime()) ? null : at.toISOString()
}
