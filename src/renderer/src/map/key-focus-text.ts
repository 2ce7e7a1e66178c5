import type { VehicleTable } from '@renderer/state/vehicle-table'
import { formatAge } from '@shared/domain/time'
import { vehicleFlags } from '@shared/domain/vehicle-flags'
import { keyFocusWords } from './display-words'
import type { KeyFocus } from './map-host-types'
import { words } from './words'

type FocusTable = Pick<VehicleTable, 'name' | 'fleetName' | 'flags' | 'occurredAtMs'>

/** What a screen reader says of the thing on the map that the keyboard is on: "T-104, Swift Transport, moving, seen 2 min ago, 3 of 41 in view". */
export function keyFocusText(focus: KeyFocus, table: FocusTable, nowMs: number): string {
  const place = keyFocusWords.place(words.count(focus.place), words.count(focus.of))
  if (focus.kind === 'cluster') return `${keyFocusWords.cluster(words.count(focus.total))}, ${place}`
  const { slot } = focus
  const isMoving = ((table.flags[slot] ?? 0) & vehicleFlags.moving) !== 0
  const age = formatAge(table.occurredAtMs[slot] ?? NaN, nowMs)
  const parts = [
    table.name(slot) || words.unnamed,
    table.fleetName(slot),
    isMoving ? keyFocusWords.moving : keyFocusWords.standing,
    age ? keyFocusWords.seen(age) : keyFocusWords.notSeen,
    place
  ]
  return parts.filter((part) => part !== '').join(', ')
}
