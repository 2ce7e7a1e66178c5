import { assertNever } from '@shared/domain/assert-never'
import { invitationTabs, type InvitationSort } from '@shared/domain/invitation-tabs'
import type { InvitationRow } from '@shared/ipc/schemas-invitations'
import { sortKeyOf } from '@renderer/list/fold'
import type { JudgedInvitation } from './invitation-filter'

/** Keys of texts, kept for as long as their row is. */
interface TextKeys {
  readonly fleetRef: string
  readonly fleetName: string
  readonly contact: string
}

const textKeys = new WeakMap<InvitationRow, TextKeys>()

function textKeysOf(row: InvitationRow): TextKeys {
  const kept = textKeys.get(row)
  if (kept !== undefined) return kept
  const keys = {
    fleetRef: sortKeyOf(row.fleetRef),
    fleetName: sortKeyOf(row.fleetName ?? ''),
    contact: sortKeyOf(row.fleetEmail ?? row.fleetPhone ?? '')
  }
  textKeys.set(row, keys)
  return keys
}

/**
 * Sorts; what says nothing comes last, whichever way. Equal ones keep the order they came in.
 *
 * @param judged newest first, as main sorts them
 */
export function sortInvitations(
  judged: readonly JudgedInvitation[],
  sort: InvitationSort
): readonly JudgedInvitation[] {
  const direction = sort.isDescending ? -1 : 1
  const { column } = sort
  switch (column) {
    case 'fleetRef':
    case 'fleetName':
    case 'contact':
      return byKey(judged, direction, ({ row }) => textKeysOf(row)[column])
    case 'status':
      return byKey(judged, direction, ({ tab }) => String(invitationTabs.indexOf(tab)))
    case 'created':
      return byTime(judged, direction, ({ row }) => row.createdAtMs)
    case 'expires':
      return byTime(judged, direction, ({ row }) => row.expiresAtMs)
    case 'chased':
      return byTime(judged, direction, ({ row }) => row.chased?.atMs ?? null)
    default:
      return assertNever(column)
  }
}

type Direction = 1 | -1
const emptyKey = '\uffff'

function byKey(
  judged: readonly JudgedInvitation[],
  direction: Direction,
  keyOf: (each: JudgedInvitation) => string
): readonly JudgedInvitation[] {
  const keyed = judged.map((each) => ({ each, key: keyOf(each) }))
  keyed.sort((a, b) => {
    if (a.key === b.key) return 0
    if (a.key === emptyKey || b.key === emptyKey) return a.key === emptyKey ? 1 : -1
    return a.key < b.key ? -direction : direction
  })
  return keyed.map(({ each }) => each)
}

function byTime(
  judged: readonly JudgedInvitation[],
  direction: Direction,
  timeOf: (each: JudgedInvitation) => number | null
): readonly JudgedInvitation[] {
  return [...judged].sort((a, b) => {
    const one = timeOf(a)
    const other = timeOf(b)
    if (one === null || other === null) return Number(one === null) - Number(other === null)
    return (one - other) * direction
  })
}
