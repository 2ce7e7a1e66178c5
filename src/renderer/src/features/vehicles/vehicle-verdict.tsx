import { Button } from '@mantine/core'
import type { Verdict } from '@shared/domain/verdict-kinds'
import { vehicleVerdict } from '@shared/domain/verdict-vehicle'
import { vehicleFlags } from '@shared/domain/vehicle-flags'
import type { FleetRow } from '@shared/ipc/schemas-fleets'
import { useFleets, useFleetView, useNow, useRewind, useView } from '@renderer/state/stores'
import type { VehicleTable } from '@renderer/state/vehicle-table'
import { VerdictChip } from '../fleets/verdict-chip'
import { mustActText, verdictSentence } from '../fleets/verdict-words'
import classes from './vehicle-detail.module.css'
import { words as detailWords } from './vehicle-detail-words'

interface Props {
  readonly table: VehicleTable
  readonly slot: number
}

/** Why the selected vehicle is not seen as it should be, and whose turn it is; nothing while all is well, or while the past is shown. */
export function VehicleVerdict({ table, slot }: Props) {
  const nowMs = useNow()
  const isRewound = useRewind((rewind) => rewind.kind === 'rewound')
  const byKey = useFleets((state) => state.byKey)
  const openFleet = useFleetView((state) => state.open)
  const show = useView((state) => state.show)
  if (isRewound) return null
  const fleet = fleetNamed(byKey.values(), table.fleetName(slot))
  const isMoving = ((table.flags[slot] ?? 0) & vehicleFlags.moving) !== 0
  const verdict = vehicleVerdict(
    fleet === null ? null : sourceVerdict(fleet, table.providerName(slot)),
    table.occurredAtMs[slot] ?? NaN,
    isMoving ? 'moving' : 'standing',
    nowMs
  )
  if (verdict.kind === 'fine') return null
  return (
    <div className={classes['verdict']} role="status">
      <p className={classes['verdictHead']}>
        <VerdictChip kind={verdict.kind} /> <span>{mustActText(verdict.actor)}</span>
      </p>
      <p>{verdictSentence(verdict, nowMs)}</p>
      {fleet !== null && (
        <Button
          size="compact-xs"
          variant="subtle"
          onClick={() => {
            openFleet(fleet.key)
            show('fleets')
          }}
        >
          {detailWords.openFleet}
        </Button>
      )}
    </div>
  )
}

/** Positions know a fleet by its name alone. */
function fleetNamed(rows: Iterable<FleetRow>, name: string): FleetRow | null {
  if (name === '') return null
  for (const row of rows) if (row.name === name) return row
  return null
}

/** The fleet's verdict, where it is that of the vehicle's own connection: a fleet of two providers may be late at the other one only. */
function sourceVerdict({ verdict, connectionCount }: FleetRow, providerName: string): Verdict | null {
  const isOwn = connectionCount <= 1 || verdict.providerName === null || verdict.providerName === providerName
  return isOwn ? verdict : null
}
